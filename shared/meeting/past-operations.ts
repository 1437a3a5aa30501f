import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { paperResolution, warning } from './operations'

/** The kinds that have a quorum, resolutions and leaves that count; of the others nothing is owed to the record (X47). */
const kind = picklist(['assembly', 'council'], '补录只用于理事大会和理事长会')

const record = {
  kind,
  title: text(60),
  term: count,
  number: count,
  startsAt: instant,
  endsAt: instant,
  place: text(80),
  /** Who took the chair. */
  presiding: id,
  /** Those who came and those excused; whoever of the roll is in neither was absent. */
  present: list(id, 500),
  excused: list(object({ personId: id, reason: note(200) }), 500),
  observers: list(text(40), 60),
  resolutions: list(paperResolution, 60),
  /** The minutes that were copied: their number or where they are kept. */
  source: text(200),
  files: list(object({ name: text(80), file: text(300) }), 10),
}

const done = object({ meetingId: id, remarks: array(warning) })

export const pastRoll = query('meeting.pastRoll', {
  needs: 'administer',
  says: '补录会议用：那一天的应到名单和届次',
  input: object({ kind, startsAt: instant }),
  output: object({
    persons: array(object({ personId: id, name: text(20), unitName: text(60), posts: array(text(40)), chairs: boolean() })),
    session: picklist(['regular', 'adhoc', 'unknown']),
    term: nullable(count),
  }),
})

export const registerPast = command('meeting.registerPast', {
  needs: 'administer',
  says: '补录纸质会议：到会、请假、决议照纪要登记，按章程核算并提示，不拒绝；当年请假计入次数',
  input: object(record),
  output: done,
})

export const correctPast = command('meeting.correctPast', {
  needs: 'administer',
  says: '更正补录的会议：种类、届、次不变，其余可改，写明原因并留痕',
  input: object({ meetingId: id, edition: count, ...record, reason: text(200) }),
  output: done,
})

export const readPast = query('meeting.past', {
  needs: 'administer',
  says: '补录的一次会议，用于更正',
  input: object({ meetingId: id }),
  output: object({ meetingId: id, edition: count, ...record, history: array(object({ at: instant, by: text(20), what: text(80), note: optional(note(500)) })) }),
})

export const openPaper = query('meeting.openPaper', {
  needs: 'member',
  says: '打开补录会议的扫描件：十分钟内有效的地址',
  input: object({ meetingId: id, file: count }),
  output: object({ address: text(2000), name: text(80) }),
})

export type PastRoll = Infer<typeof pastRoll.output>
export type PastRecord = Infer<typeof registerPast.input>
