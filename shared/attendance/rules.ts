import type { Charter } from '../charter/charter'
import { doorLead, leaveExcuses, leavesPerYear } from '../charter/sittings'
import { accept, type Decision, refuse, type Refusal } from '../kernel/decision'
import { clock, type Instant, nearTime } from '../kernel/time'
import { isStatutory, type Meeting, type Occasion } from '../meeting/model'
import { attendanceId, type By, type CheckIn, type Choice, isAway, isHere, type LeaveYear, type LogisticsAnswer, type Reply, type Substitute } from './model'

export type Seat = 'entitled' | 'observer' | 'none'

/** A leave must be asked beforehand: until the start, or until the call to order if that came first (MR7.7a). */
export const repliesUntil = (meeting: Occasion): Instant => Math.min(meeting.startsAt, meeting.order?.at ?? Infinity)

/** Check-in opens so long before the start. */
export const checkInOpensAt = (charter: Charter, meeting: Pick<Meeting, 'startsAt'>): Instant =>
  meeting.startsAt - doorLead(charter)

/** What the person should know before asking for the `ordinal`-th leave of the year. */
export function leaveRemark(charter: Charter, ordinal: number): string {
  const quota = leavesPerYear(charter)
  if (quota === Infinity) return `这是今年第 ${ordinal} 次请假`
  if (ordinal < quota) return `这是今年第 ${ordinal} 次请假，每年最多 ${quota} 次`
  if (ordinal === quota) return `这是今年第 ${ordinal} 次请假，也是最后一次`
  return `今年已请假 ${quota} 次；再请将记为「缺席（已说明）」，除非理事长作例外`
}

export interface ReplyFacts {
  readonly meeting: Occasion
  readonly person: By
  readonly seat: Seat
  readonly previous: Reply | undefined
  readonly checkIn: Pick<CheckIn, 'annulled'> | undefined
  /** Leaves of the year for other statutory meetings that were not cancelled. */
  readonly leavesBefore: number
  readonly by: By
}

export interface Answer {
  readonly choice: Choice
  readonly reason: string
  readonly substitute?: Substitute
  readonly logistics?: LogisticsAnswer
}

/** 参加、请假或派人列席. A leave is registered, not granted (MR7.7a); a third is registered too and does not excuse (X28). */
export function decideReply(facts: ReplyFacts, answer: Answer, at: Instant): Decision<Reply> {
  const { meeting, person, seat, previous, by } = facts
  const onBehalf = by.personId !== person.personId
  const closed = repliesClosed(meeting, at)
  if (closed) return closed
  if (seat === 'none') return notInvited(person, onBehalf)
  if (onBehalf && previous && previous.choice !== null && !previous.onBehalf) {
    return refuse('OWN_REPLY', `${person.name}本人已经答复，不能代填`)
  }
  if (isAway(answer.choice)) {
    if (facts.checkIn && facts.checkIn.annulled === null) return refuse('ALREADY_HERE', `${person.name}已签到，不能再请假`)
    if (answer.reason === '') return refuse('NO_REASON', '请写明原因', { clause: 'MR7.7a', field: 'reason' })
  }
  if (answer.choice === 'observer') {
    if (seat !== 'entitled' || !isStatutory(meeting.kind)) {
      return refuse('NO_SUBSTITUTE', '本次会议不能派人列席，请选「参加」或「请假」', { clause: 'X6', field: 'choice' })
    }
    if (!answer.substitute) return refuse('NO_SUBSTITUTE_NAME', '请写明列席人姓名', { clause: 'X6', field: 'substitute' })
  }
  const counts = isAway(answer.choice) && seat === 'entitled' && isStatutory(meeting.kind)
  return accept({
    _id: attendanceId(meeting._id, person.personId, 'reply'),
    v: previous?.v ?? 0,
    fact: 'reply',
    meetingId: meeting._id,
    personId: person.personId,
    choice: answer.choice,
    reason: isAway(answer.choice) ? answer.reason : '',
    ...(answer.choice === 'observer' && { substitute: answer.substitute }),
    logistics: answer.choice === 'attend' ? (answer.logistics ?? {}) : {},
    at,
    by,
    onBehalf,
    ...(counts && { ordinal: facts.leavesBefore + 1 }),
    history: [...(previous?.history ?? []), { at, by: by.name, choice: answer.choice }],
  })
}

/** Takes an answer back; the person may so undo what the information officer filled in. */
export function decideWithdraw(facts: Pick<ReplyFacts, 'meeting' | 'previous' | 'by'>, at: Instant): Decision<Reply> {
  const closed = repliesClosed(facts.meeting, at)
  if (closed) return closed
  if (!facts.previous || facts.previous.choice === null) return refuse('NO_REPLY', '还没有答复，无需撤回')
  const { _id, v, fact, meetingId, personId, history } = facts.previous
  const withdrawn: Reply = {
    _id, v, fact, meetingId, personId,
    choice: null,
    reason: '',
    logistics: {},
    at,
    by: facts.by,
    onBehalf: false,
    history: [...history, { at, by: facts.by.name, choice: null }],
  }
  return accept(withdrawn)
}

/** The person's list of leaves of the year once this reply stands. */
export function leaveYearWith(year: LeaveYear, reply: Reply): LeaveYear {
  const others = year.meetingIds.filter((id) => id !== reply.meetingId)
  return { ...year, meetingIds: reply.ordinal === undefined ? others : [...others, reply.meetingId] }
}

/** The secretariat has seen the leave, which is registered and not granted (MR7.7a). Of two, the first stays. */
export function decideAcknowledge(reply: Reply | undefined, by: By, at: Instant): Decision<Reply> {
  if (!reply || !isAway(reply.choice)) return refuse('NO_LEAVE', '此人没有请假', { field: 'personId' })
  return accept(reply.acknowledged ? reply : { ...reply, acknowledged: { at, by } })
}

/** The chair excuses a leave beyond the quota; others need no exception (X28). */
export function decideException(charter: Charter, meeting: Pick<Occasion, 'status'>, reply: Reply | undefined, reason: string, by: By, at: Instant): Decision<Reply> {
  if (!reply || !isAway(reply.choice)) return refuse('NO_LEAVE', '此人没有请假', { field: 'personId' })
  if (meeting.status !== 'published' && meeting.status !== 'inSession') return refuse('MEETING_OVER', '会议已结束，请假情况已定')
  if (leaveExcuses(charter, reply)) return refuse('NO_EXCEPTION_NEEDED', '这次请假在次数之内，不需要例外', { clause: 'MR7.7b' })
  return accept({ ...reply, exception: { at, by, reason } })
}

/** After the start an absence can be explained, which is no leave (MR7.7a). */
export function decideExplain(meeting: Occasion, seat: Seat, checkIn: Pick<CheckIn, 'annulled'> | undefined, at: Instant): Decision<true> {
  if (seat === 'none') return refuse('NOT_INVITED', '您不在本次会议的参会名单中')
  if (checkIn && checkIn.annulled === null) return refuse('ALREADY_HERE', '您已签到，不需要说明缺席')
  if (meeting.status !== 'published' && meeting.status !== 'inSession') return refuse('MEETING_OVER', '会议不在进行中，不能再填写缺席说明')
  if (at < repliesUntil(meeting)) return refuse('LEAVE_STILL_OPEN', '会议还没开始，请直接请假', { clause: 'MR7.7a' })
  return accept(true)
}

/** 代签到: the secretariat has seen the person in the room. A person of the frozen roll may still come late. */
export function decideCheckIn(
  charter: Charter,
  facts: { readonly meeting: Meeting; readonly person: By; readonly seat: Seat; readonly by: By },
  at: Instant,
): Decision<CheckIn> {
  const { meeting, person, seat, by } = facts
  const closed = doorClosed(charter, meeting, at)
  if (closed) return closed
  if (seat === 'none') return refuse('NOT_INVITED', `${person.name}不在本次会议的名单中`, { field: 'personId' })
  return accept({
    _id: attendanceId(meeting._id, person.personId, 'checkIn'),
    v: 1,
    fact: 'checkIn',
    meetingId: meeting._id,
    personId: person.personId,
    arrivedAt: at,
    method: 'register',
    by,
    absences: [],
    annulled: null,
    history: [],
  })
}

/** What a stored check-in answers to whoever asks again: scanning twice is no mistake, an annulled entry is told. */
export const decideRepeatedCheckIn = (stored: CheckIn): Decision<CheckIn> =>
  stored.annulled === null
    ? accept(stored)
    : refuse('ANNULLED', `这条签到已撤销（${stored.annulled.reason}），如本人确在会场请用「恢复签到」`)

/** 列席: the substitute that the director has named is in the room (X6). */
export function decideSeatObserver(charter: Charter, meeting: Meeting, reply: Reply | undefined, at: Instant): Decision<Substitute> {
  const closed = doorClosed(charter, meeting, at)
  if (closed) return closed
  if (reply?.choice !== 'observer' || !reply.substitute) return refuse('NO_SUBSTITUTE', '该理事没有派人列席', { clause: 'X6', field: 'personId' })
  return accept(reply.substitute)
}

/** Somebody goes out of the room; he may come back. */
export function decideLeaving(meeting: Meeting, checkIn: CheckIn | undefined, by: By, note: string, at: Instant): Decision<CheckIn> {
  const over = presenceFixed(meeting)
  if (over) return over
  if (!checkIn || checkIn.annulled !== null) return refuse('NOT_CHECKED_IN', '此人没有签到', { field: 'personId' })
  if (!isHere(checkIn)) return refuse('ALREADY_OUT', '此人已离场')
  return accept({ ...checkIn, absences: [...checkIn.absences, { leftAt: at, by, note }] })
}

/** Whoever went out is back in the room. */
export function decideReturn(meeting: Meeting, checkIn: CheckIn | undefined, at: Instant): Decision<CheckIn> {
  const over = presenceFixed(meeting)
  if (over) return over
  if (!checkIn || checkIn.annulled !== null) return refuse('NOT_CHECKED_IN', '此人没有签到', { field: 'personId' })
  if (isHere(checkIn)) return refuse('ALREADY_HERE', '此人在会场')
  return accept({ ...checkIn, absences: checkIn.absences.map((a) => (a.returnedAt === undefined ? { ...a, returnedAt: at } : a)) })
}

/** An entry made by mistake counts for nothing and stays on record with the reason. */
export function decideAnnul(meeting: Meeting, checkIn: CheckIn | undefined, by: By, reason: string, at: Instant): Decision<CheckIn> {
  const over = presenceFixed(meeting)
  if (over) return over
  if (!checkIn) return refuse('NOT_CHECKED_IN', '此人没有签到', { field: 'personId' })
  if (checkIn.annulled !== null) return refuse('ALREADY_ANNULLED', '这条签到已经撤销')
  return accept({
    ...checkIn,
    annulled: { at, by, reason },
    history: [...checkIn.history, { at, by: by.name, what: `撤销：${reason}` }],
  })
}

/** The person is in the room after all. The arrival counts from now, so the door must be open. */
export function decideReinstate(charter: Charter, meeting: Meeting, checkIn: CheckIn | undefined, by: By, reason: string, at: Instant): Decision<CheckIn> {
  const closed = doorClosed(charter, meeting, at)
  if (closed) return closed
  if (!checkIn || checkIn.annulled === null) return refuse('NOT_ANNULLED', '这条签到没有被撤销', { field: 'personId' })
  return accept({
    ...checkIn,
    arrivedAt: at,
    absences: [],
    annulled: null,
    history: [...checkIn.history, { at, by: by.name, what: `恢复：${reason}` }],
  })
}

function repliesClosed(meeting: Occasion, at: Instant): Refusal | undefined {
  if (meeting.status === 'draft') return refuse('NOT_PUBLISHED', '会议通知还没有发出')
  if (meeting.status === 'cancelled') return refuse('CANCELLED', '会议已取消，不需要答复')
  if (meeting.status === 'inquorate') return refuse('MEETING_OVER', '会议已流会，请等候下次通知')
  if (meeting.status !== 'published' || at >= repliesUntil(meeting)) {
    return refuse('STARTED', '会议已经开始，不能再答复或请假；不能到会的请填写缺席说明', { clause: 'MR7.7a' })
  }
  return undefined
}

/** Why nobody can be checked in now; `undefined` while the door is open. */
export function doorClosed(charter: Charter, meeting: Pick<Meeting, 'status' | 'startsAt'>, at: Instant): Refusal | undefined {
  const over = presenceFixed(meeting)
  if (over) return over
  const opens = checkInOpensAt(charter, meeting)
  if (at < opens) return refuse('NOT_OPEN', `签到 ${nearTime(opens, at)} 开始`, { facts: { opensAt: clock(opens) } })
  return undefined
}

/** Presence changes only between the notice and the closing; why it cannot now. */
export function presenceFixed(meeting: Pick<Meeting, 'status'>): Refusal | undefined {
  if (meeting.status === 'draft') return refuse('NOT_PUBLISHED', '会议通知还没有发出')
  if (meeting.status === 'cancelled') return refuse('CANCELLED', '会议已取消')
  if (meeting.status === 'inquorate') return refuse('MEETING_OVER', '会议已流会')
  if (meeting.status !== 'published' && meeting.status !== 'inSession') return refuse('MEETING_OVER', '会议已闭会，到会情况已定')
  return undefined
}

const notInvited = (person: By, onBehalf: boolean): Refusal =>
  refuse('NOT_INVITED', `${onBehalf ? person.name : '您'}不在本次会议的参会名单中`, { field: onBehalf ? 'personId' : 'meetingId' })
