import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, list, note, object, optional, picklist, text } from '../kernel/schema'
import { ANSWERS, ASKING_PAGES, MOST_ASKED, PURPOSES, SLOTS, URGED } from './model'
import { reachedUnits, urgeable } from './reached'

const worth = object({ purpose: picklist(PURPOSES), templateId: text(80), left: count })

export const listAsks = query('message.asks', {
  needs: 'member',
  says: '这一页最值得请用户开启的微信提醒，至多三种，以及还剩几次',
  input: object({ page: picklist(ASKING_PAGES) }),
  output: object({
    asks: array(worth),
    /** The fewest that are left of any; 0 says that some push would not come. */
    least: count,
  }),
})

export const grant = command('message.granted', {
  needs: 'member',
  says: '记下用户对微信提醒的回答；同意一次可发一条',
  input: object({ asked: list(object({ purpose: picklist(PURPOSES), answer: picklist(ANSWERS) }), MOST_ASKED) }),
  output: object({ left: array(object({ purpose: picklist(PURPOSES), left: count })) }),
})

const field = object({ key: text(40), holds: picklist(SLOTS) })

export const getTemplates = query('message.templates', {
  needs: 'administer',
  says: '微信提醒的模板：每种用途用哪个模板，有没有出错',
  input: object({}),
  output: object({
    edition: count,
    templates: array(
      object({
        purpose: picklist(PURPOSES),
        templateId: text(80),
        fields: array(field),
        broken: optional(object({ at: instant, code: count })),
        fault: optional(object({ at: instant, says: note(300) })),
      }),
    ),
    /** Who has set them last, and when. */
    by: optional(text(20)),
    at: optional(instant),
  }),
})

export const setTemplates = command('message.setTemplates', {
  needs: 'administer',
  says: '设置微信提醒的模板，一次写全',
  input: object({
    edition: count,
    templates: list(object({ purpose: picklist(PURPOSES), templateId: text(80), fields: list(field, 5) }), PURPOSES.length),
  }),
  output: object({ edition: count }),
})

const weighed = object({ personId: id, rank: picklist([1, 2, 3]), why: text(80), clause: optional(text(40)) })
export const receipts = query('message.receipts', {
  needs: 'convene',
  says: '通知的回执：按单位看未读、已读、已答复，催谁要紧，谁要打电话',
  input: object({ meetingId: id }),
  output: object({
    meetingId: id,
    title: text(60),
    startsAt: instant,
    replyBy: instant,
    counts: object({ unread: count, read: count, answered: count }),
    units: reachedUnits,
    /** Those who have not answered, whom the quorum needs most first. */
    order: array(weighed),
    unread: urgeable,
    unanswered: urgeable,
    /** The template of the urging stands. */
    pushes: boolean(),
  }),
})

export const urge = command('message.urge', {
  needs: 'convene',
  says: '催办：提醒还没有读、或还没有答复的人；同一会议同一批人隔一段时间才能再催',
  input: object({ meetingId: id, whom: picklist(URGED) }),
  output: object({ at: instant, urged: count }),
})

export type Asks = Infer<typeof listAsks.output>
export type Receipts = Infer<typeof receipts.output>
export type TemplatesView = Infer<typeof getTemplates.output>
