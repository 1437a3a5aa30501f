import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { MEETING_KINDS, quorumRecord, STATUSES } from '../meeting/model'
import { checkInView, CHOICES, logisticsAnswer, replyView, substitute } from './model'

const ref = object({ meetingId: id })
const someone = { meetingId: id, personId: id }

const answer = {
  choice: picklist(CHOICES),
  reason: note(300),
  substitute: optional(substitute),
  logistics: optional(logisticsAnswer),
}

export const form = query('attendance.form', {
  needs: 'member',
  says: '答复页：会议要点、已有答复、今年请假次数；信息员可带上本单位的人',
  input: object({ meetingId: id, personId: optional(id) }),
  output: object({
    meetingId: id,
    title: text(60),
    kind: picklist(MEETING_KINDS),
    status: picklist(STATUSES),
    startsAt: instant,
    replyBy: instant,
    place: text(80),
    logistics: object({ companions: boolean(), lodging: boolean(), meals: boolean(), plate: boolean() }),
    person: object({ personId: id, name: text(20), unitName: text(60) }),
    seat: picklist(['entitled', 'observer', 'none']),
    onBehalf: boolean(),
    reply: nullable(replyView),
    checkIn: nullable(checkInView),
    /** The person takes the chair, so that his leave leaves it empty (CH12.1d). */
    presides: boolean(),
    /** Leaves of this calendar year for other statutory meetings that were not cancelled. */
    leavesBefore: count,
  }),
})

export const markRead = command('attendance.markRead', {
  needs: 'member',
  says: '记下已读会议通知',
  input: ref,
  output: object({ at: instant }),
})

export const reply = command('attendance.reply', {
  needs: 'attend',
  says: '答复：参加、请假或派人列席；开会前可改',
  input: object({ meetingId: id, ...answer }),
  output: replyView,
})

export const replyFor = command('attendance.replyFor', {
  needs: 'represent',
  says: '信息员代本单位的人答复，本人可撤回',
  input: object({ ...someone, ...answer }),
  output: replyView,
})

export const withdrawReply = command('attendance.withdrawReply', {
  needs: 'attend',
  says: '撤回答复（本人的，或信息员代填的）',
  input: ref,
  output: replyView,
})

export const explain = command('attendance.explain', {
  needs: 'attend',
  says: '缺席说明：开会后补说原因，不算请假',
  input: object({ meetingId: id, reason: text(300) }),
  output: object({ at: instant, reason: note(300) }),
})

export const acknowledgeLeave = command('attendance.acknowledgeLeave', {
  needs: 'register',
  says: '秘书处知悉一份请假',
  input: object(someone),
  output: replyView,
})

export const exceptLeave = command('attendance.exceptLeave', {
  needs: 'except',
  says: '理事长对超次请假作例外',
  input: object({ ...someone, reason: text(200) }),
  output: replyView,
})

export const checkInFor = command('attendance.checkInFor', {
  needs: 'register',
  says: '代签到：秘书处确认本人已到会场',
  input: object(someone),
  output: checkInView,
})

export const seatObserver = command('attendance.seatObserver', {
  needs: 'register',
  says: '登记列席人员到场（不计法定人数）',
  input: object(someone),
  output: object({ at: instant, name: text(20) }),
})

export const recordLeaving = command('attendance.recordLeaving', {
  needs: 'register',
  says: '记录离场',
  input: object({ ...someone, note: note(200) }),
  output: checkInView,
})

export const recordReturn = command('attendance.recordReturn', {
  needs: 'register',
  says: '记录返回会场',
  input: object(someone),
  output: checkInView,
})

export const annul = command('attendance.annul', {
  needs: 'register',
  says: '撤销一条签到，须说明原因',
  input: object({ ...someone, reason: text(200) }),
  output: checkInView,
})

export const reinstate = command('attendance.reinstate', {
  needs: 'register',
  says: '恢复被撤销的签到，须说明原因',
  input: object({ ...someone, reason: text(200) }),
  output: checkInView,
})

const row = object({
  personId: id,
  name: text(20),
  pinyin: note(80),
  initials: note(20),
  unitName: text(60),
  posts: array(text(40)),
  vice: boolean(),
  phone: note(20),
  seat: picklist(['entitled', 'observer']),
  read: boolean(),
  reply: nullable(replyView),
  checkIn: nullable(checkInView),
  late: boolean(),
  /** Whole minutes; 0 for whoever does not count as late. */
  lateBy: count,
  /** A scan that waits for the desk. */
  pending: nullable(object({ at: instant, scannedAt: instant, why: picklist(['queued', 'shared']), number: text(6) })),
  here: boolean(),
  substituteHere: boolean(),
  explanation: nullable(note(300)),
})

/** A quorum now or as forecast, with what is still missing. */
export const outlook = object({
  ...quorumRecord.entries,
  /** Tests that decide nothing here and are shown all the same (X2). */
  information: quorumRecord.entries.tests,
  missing: count,
  missingVice: count,
  have: count,
  need: count,
})

export const refused = object({ code: text(40), message: text(300), clause: optional(text(40)) })

export const board = query('attendance.board', {
  needs: 'preside',
  says: '会务看板：名单、答复、签到、法定人数与预计',
  input: ref,
  output: object({
    meetingId: id,
    /** The caller. */
    me: id,
    v: count,
    title: text(60),
    kind: picklist(MEETING_KINDS),
    status: picklist(STATUSES),
    startsAt: instant,
    endsAt: instant,
    presiding: nullable(object({ personId: id, name: text(20), by: picklist(['office', 'delegation']) })),
    rows: array(row),
    /** Scans of the last hours that were refused, the latest first; the secretariat's to see. */
    failures: array(object({ at: instant, personId: id, name: text(20), code: text(40), says: text(40), times: count })),
    door: object({ fixed: boolean(), shared: boolean() }),
    /** Sheets on paper that wait for a second person, and those that were rejected. */
    sheets: object({ waiting: count, rejected: count }),
    counts: object({
      entitled: count,
      here: count,
      attend: count,
      leave: count,
      observer: count,
      unanswered: count,
      read: count,
      observersHere: count,
      pending: count,
    }),
    quorum: nullable(outlook),
    forecast: nullable(outlook),
    /** The caller may check people in. */
    registers: boolean(),
    /** Why the caller cannot call to order, declare 流会 or close right now; null when it can be done. */
    orderRefused: nullable(refused),
    inquorateRefused: nullable(refused),
    closeRefused: nullable(refused),
  }),
})

export type BoardRow = Infer<typeof row>
export type Outlook = Infer<typeof outlook>
export type BoardView = Infer<typeof board.output>
export type ReplyForm = Infer<typeof form.output>
