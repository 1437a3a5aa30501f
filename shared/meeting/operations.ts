import { CAPABILITIES } from '../kernel/capability'
import { command, query } from '../kernel/operation'
import {
  array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text,
} from '../kernel/schema'
import { checkInView, CHOICES, METHODS, replyView } from '../attendance/model'
import { MEETING_KINDS, PRESENCES, quorumRecord, SHELVES, STATUSES } from './model'

export const plan = object({
  kind: picklist(MEETING_KINDS),
  title: text(60),
  term: count,
  number: count,
  startsAt: instant,
  endsAt: instant,
  replyBy: instant,
  place: text(80),
  directions: note(300),
  contactName: text(20),
  contactPhone: text(20),
  topics: list(object({ title: text(120), matter: picklist(['ordinary', 'major']) }), 30),
  papers: list(object({ title: text(80), text: text(5000) }), 20),
  logistics: object({ companions: boolean(), lodging: boolean(), meals: boolean(), plate: boolean() }),
  invited: list(id, 200),
  basis: note(200),
})

const session = nullable(picklist(['regular', 'adhoc', 'unknown']))
/** A remark that never blocks, with the clause behind it. */
export const warning = object({ message: text(300), clause: optional(text(40)) })

const card = object({
  _id: id,
  kind: picklist(MEETING_KINDS),
  title: text(60),
  status: picklist(STATUSES),
  session,
  startsAt: instant,
  endsAt: instant,
  place: text(80),
  /** Registered from its minutes on paper. */
  paper: optional(boolean()),
})

const presiding = object({
  personId: id,
  name: text(20),
  by: picklist(['office', 'delegation']),
  reason: optional(note(200)),
  at: optional(instant),
})

const frozenEntry = object({
  personId: id,
  name: text(20),
  pinyin: note(80),
  initials: note(20),
  unitName: text(60),
  posts: array(text(40)),
  entitled: boolean(),
  presence: picklist(PRESENCES),
  arrivedAt: optional(instant),
  leftAt: optional(instant),
  method: optional(picklist(METHODS)),
  lateBy: optional(count),
  leftBy: optional(count),
  special: optional(note(200)),
  note: optional(note(300)),
})

const door = object({ fixed: boolean(), shared: boolean() })

const frozenFields = {
  at: instant,
  charter: text(40),
  session,
  entries: array(frozenEntry),
  counts: object({ present: count, late: count, left: count, excused: count, explained: count, absent: count }),
  entitled: count,
  inRoom: count,
  observers: array(text(80)),
  door,
  quorum: nullable(quorumRecord),
}

/** A resolution as the minutes on paper have it. */
export const paperResolution = object({
  number: note(40),
  title: text(120),
  matter: picklist(['ordinary', 'major']),
  yes: optional(count),
  no: optional(count),
  abstain: optional(count),
  passed: boolean(),
})

const meetingView = object({
  ...plan.entries,
  _id: id,
  v: count,
  edition: count,
  status: picklist(STATUSES),
  session,
  presiding: nullable(presiding),
  door,
  publishedAt: optional(instant),
  /** For those invited, and those who convene. */
  handouts: array(object({ name: text(80), topic: note(120), at: instant, told: boolean() })),
  order: optional(object({ ...frozenFields, declaredBy: text(20), recordedBy: text(20) })),
  closing: optional(object({ at: instant, deadline: instant, by: text(20) })),
  final: optional(object(frozenFields)),
  inquorate: optional(object({ at: instant, quorum: quorumRecord, nextAt: optional(instant), by: text(20) })),
  paper: optional(
    object({
      by: text(20),
      at: instant,
      source: text(200),
      files: array(object({ name: text(80) })),
      resolutions: array(paperResolution),
      remarks: array(warning),
    }),
  ),
  history: array(object({ at: instant, by: text(20), what: text(80), note: optional(note(500)), notable: optional(boolean()) })),
})

/** What the caller has to do with the meeting. */
const mine = object({
  seat: picklist(['entitled', 'observer', 'none']),
  read: boolean(),
  reply: nullable(replyView),
  checkIn: nullable(checkInView),
  /** A scan of one's own waits for the desk. */
  pending: boolean(),
  /** When check-in begins. */
  doorAt: instant,
  explanation: nullable(note(300)),
  /** How the reader counted, once the meeting is closed. */
  presence: nullable(picklist(PRESENCES)),
})

/** What the caller's posts and this meeting's chair allow him here. */
const duties = object({
  /** Takes the chair. */
  presides: boolean(),
  /** Holds the office whose holder may hand the chair on. */
  delegates: boolean(),
  excepts: boolean(),
  /** May open the board. */
  watches: boolean(),
  /** Writes notices, changes and cancels. */
  convenes: boolean(),
})

/** Somebody of the information officer's unit who sits at the meeting. */
const colleague = object({ personId: id, name: text(20), choice: nullable(picklist(CHOICES)), onBehalf: boolean() })

const ref = object({ meetingId: id })
const done = object({ meetingId: id, status: picklist(STATUSES), edition: count })

/** One thing that waits for the caller, with the page that deals with it. */
const todo = object({
  kind: picklist(['reply', 'replyFor', 'acknowledge', 'except', 'delegate', 'draft', 'callToOrder', 'overdue', 'schedule', 'go']),
  meetingId: optional(id),
  personId: optional(id),
  title: text(80),
  detail: note(200),
  due: optional(instant),
  clause: optional(text(40)),
  /** Of `go`: where it is done, and the verb on its button. */
  page: optional(text(200)),
  does: optional(text(12)),
})

export const home = query('meeting.home', {
  needs: 'public',
  says: '首页：我是谁、需要我处理的事、下一场会议、最近消息；访客只看到集团名称',
  input: object({}),
  output: object({
    group: text(60),
    me: nullable(object({ name: text(20), unitName: text(60), posts: array(text(40)) })),
    capabilities: array(picklist(CAPABILITIES)),
    todos: array(todo),
    next: nullable(object({ ...card.entries, mine })),
    /** From when the reader can check in somewhere; null when nothing is ahead, or he has. */
    doorAt: nullable(instant),
    messages: array(object({ _id: id, at: instant, title: text(80), body: note(500), meetingId: optional(id), page: optional(text(200)), read: boolean() })),
    /** Messages that are not read; 100 stands for more. */
    unread: count,
  }),
})

export const listMeetings = query('meeting.list', {
  needs: 'member',
  says: '会议列表：我能看到的将要召开、已经召开或取消流会的会议，近的在前',
  input: object({
    shelf: picklist(SHELVES),
    /** The `next` of the page before. */
    beyond: optional(instant),
  }),
  output: object({
    meetings: array(
      object({
        ...card.entries,
        seat: picklist(['entitled', 'observer', 'none']),
        /** The own answer to a coming meeting. */
        choice: nullable(picklist(CHOICES)),
        /** How the caller counts at a meeting that is over. */
        presence: nullable(picklist(PRESENCES)),
      }),
    ),
    convenes: boolean(),
    /** From where to ask on; null where nothing is left. */
    next: nullable(instant),
  }),
})

export const getMeeting = query('meeting.get', {
  needs: 'member',
  says: '会议页：会议与本人的答复、签到',
  input: ref,
  output: object({ meeting: meetingView, mine, duties, colleagues: array(colleague), warnings: array(warning) }),
})

export const foreseeSession = query('meeting.session', {
  needs: 'convene',
  says: '这样拟会，算定期还是不定期会议',
  input: object({ kind: picklist(MEETING_KINDS), startsAt: instant, meetingId: optional(id) }),
  output: object({ session }),
})

export const draftMeeting = command('meeting.draft', {
  needs: 'convene',
  says: '拟会议：新建或修改草稿',
  input: object({ meetingId: optional(id), edition: optional(count), plan }),
  output: object({ ...done.entries, warnings: array(warning) }),
})

export const publishMeeting = command('meeting.publish', {
  needs: 'convene',
  says: '发布会议通知',
  input: object({ meetingId: id, edition: count }),
  output: done,
})

export const changeMeeting = command('meeting.change', {
  needs: 'convene',
  says: '变更已发布的会议并通知',
  input: object({ meetingId: id, edition: count, plan, reason: text(200) }),
  output: done,
})

export const postponeMeeting = command('meeting.postpone', {
  needs: 'convene',
  says: '会议延期并通知',
  input: object({ meetingId: id, startsAt: instant, endsAt: instant, replyBy: instant, reason: text(200) }),
  output: done,
})

export const cancelMeeting = command('meeting.cancel', {
  needs: 'convene',
  says: '取消会议并通知',
  input: object({ meetingId: id, reason: text(200) }),
  output: done,
})

export const delegateChair = command('meeting.delegateChair', {
  needs: 'delegate',
  says: '理事长委托一名副理事长主持',
  input: object({ meetingId: id, personId: id, reason: text(200) }),
  output: done,
})

export const setDoor = command('meeting.setDoor', {
  needs: 'register',
  says: '签到方式：启用或停用纸质签到码；有远程会场时扫码逐一确认',
  input: object({ meetingId: id, fixed: boolean(), shared: boolean() }),
  output: object({ meetingId: id, fixed: boolean(), shared: boolean() }),
})

export const callToOrder = command('meeting.callToOrder', {
  needs: 'preside',
  says: '宣布开会：法定人数达到后方可',
  input: ref,
  output: object({ ...done.entries, quorum: nullable(quorumRecord) }),
})

export const declareInquorate = command('meeting.declareInquorate', {
  needs: 'preside',
  says: '宣布流会，可同时定下次日期',
  input: object({ meetingId: id, nextAt: optional(instant) }),
  output: object({ ...done.entries, quorum: quorumRecord }),
})

export const closeMeeting = command('meeting.close', {
  needs: 'preside',
  says: '宣布闭会',
  input: ref,
  output: object({ ...done.entries, deadline: instant }),
})

export const adoptCalendar = command('meeting.adoptCalendar', {
  needs: 'convene',
  says: '登记理事长会通过的年度会期',
  input: object({ year: count, days: list(day, 24), adoptedOn: day, resolution: text(80) }),
  output: object({ year: count, days: array(day), v: count }),
})

export const getCalendar = query('meeting.calendar', {
  needs: 'member',
  says: '理事长会某年的会期',
  input: object({ year: count }),
  output: object({
    year: count,
    calendar: nullable(object({ days: array(day), adoptedOn: day, resolution: text(80) })),
  }),
})

export type Warning = Infer<typeof warning>
export type Todo = Infer<typeof todo>
export type Mine = Infer<typeof mine>
export type Home = Infer<typeof home.output>
export type MeetingList = Infer<typeof listMeetings.output>
export type ListedMeeting = MeetingList['meetings'][number]
export type MeetingPage = Infer<typeof getMeeting.output>
export type Duties = Infer<typeof duties>
export type Colleague = Infer<typeof colleague>
export type MeetingView = Infer<typeof meetingView>
export type MeetingCard = Infer<typeof card>
