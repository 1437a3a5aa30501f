import { command, query } from '../../kernel/operation'
import { anything, array, boolean, day, id, type Infer, instant, nullable, object, picklist, type Schema, text } from '../../kernel/schema'
import type { Json } from './shape'
import { KEYS } from './shapes'

const key = picklist(KEYS, '没有这项参数')
const json = anything as Schema<Json>

/** A change as it is told: old and new value in words. */
const change = object({ says: text(1000), was: text(1000), resolution: text(80), on: day, by: text(20), at: instant, from: instant })

const item = {
  key,
  name: text(40),
  /** The value in force, in words. */
  says: text(1000),
  /** Who may change it. */
  by: text(40),
  /** The clause that leaves it open or states it, and how it is cited. */
  clause: nullable(text(20)),
  cited: nullable(text(60)),
  /** Chosen by this program because the texts are silent, and never set by the group. */
  ours: boolean(),
  /** False where each meeting decides for itself. */
  settable: boolean(),
  /** The change that stands. */
  last: nullable(change),
  /** Registered and not yet in force. */
  pending: nullable(change),
}

export const listSettings = query('charter.settings', {
  needs: 'member',
  says: '参数：条文没有写明的规定，现在的值、依据、谁可以改、上次的决议',
  input: object({}),
  output: object({ items: array(object(item)) }),
})

const meeting = object({ meetingId: id, title: text(60), startsAt: instant })

export const getSetting = query('charter.setting', {
  needs: 'member',
  says: '一项参数：现在的值、可以怎样填、历次变更、会影响到的会议',
  input: object({ key }),
  output: object({
    ...item,
    value: json,
    /** What was set last, though it may not be in force yet. */
    latest: json,
    /** How it may be filled in; see `Shape`. */
    shape: json,
    history: array(change),
    /** Meetings whose notice is out and at which a change would be felt. */
    touches: array(meeting),
  }),
})

export const changeSetting = command('charter.changeSetting', {
  needs: 'administer',
  says: '登记参数变更：由有权的机构决议，一分钟后生效，原值留存',
  input: object({ key, value: json, resolution: text(80), on: day }),
  output: object({ key, says: text(1000), was: text(1000), from: instant }),
})

const confirmation = object({ reading: text(200), was: text(200), number: text(60), on: day, by: text(20), at: instant, from: instant })

const ruling = {
  id: text(20),
  title: text(100),
  /** The reading in force, in words. */
  says: text(200),
  by: text(40),
  confirmed: nullable(object({ number: text(60), on: day })),
  /** Registered and not yet in force. */
  pending: nullable(confirmation),
}

export const listRulings = query('charter.rulings', {
  needs: 'member',
  says: '口径：条文的矛盾和空白现在怎样理解，是否已由秘书处确认',
  input: object({}),
  output: object({ rulings: array(object(ruling)) }),
})

export const getRuling = query('charter.ruling', {
  needs: 'member',
  says: '一条口径：各文本的说法、可以有的理解、历次解释',
  input: object({ id: text(20) }),
  output: object({
    ...ruling,
    effect: text(300),
    /** How the program words its own reading. */
    ruling: text(400),
    chosen: text(40),
    texts: array(object({ clause: text(20), cited: text(60), says: text(200) })),
    readings: array(object({ id: text(40), says: text(200), source: text(100) })),
    history: array(confirmation),
  }),
})

export const confirmRuling = command('charter.confirmRuling', {
  needs: 'administer',
  says: '登记一号解释：确认一条口径，或改用另一种理解，一分钟后生效',
  input: object({ id: text(20), reading: text(40), number: text(60), on: day }),
  output: object({ id: text(20), says: text(200), from: instant }),
})

export const getStanding = query('charter.standing', {
  needs: 'public',
  says: '集团改过的参数和确认过的口径：页面照此预先判断，与平台所依据的一致',
  input: object({}),
  output: object({
    changes: array(object({ key, value: json, was: json, resolution: text(80), on: day, from: instant })),
    confirmed: array(object({ ruling: text(20), reading: text(40), was: text(40), number: text(60), on: day, from: instant })),
  }),
})

export type SettingItem = Infer<typeof listSettings.output>['items'][number]
export type SettingPage = Infer<typeof getSetting.output>
export type RulingItem = Infer<typeof listRulings.output>['rulings'][number]
export type RulingPage = Infer<typeof getRuling.output>
