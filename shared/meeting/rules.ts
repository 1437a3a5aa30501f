import type { AttendanceFact, By } from '../attendance/model'
import { isHere } from '../attendance/model'
import type { Charter } from '../charter/charter'
import { delegablePost, lateAfter } from '../charter/sittings'
import { accept, type Decision, refuse, type Refusal } from '../kernel/decision'
import { dayOf, fullTime, type Instant, nearTime } from '../kernel/time'
import { type Frozen, isStatutory, type Meeting, type MeetingEntry, meetingKindName, type MeetingPlan, type QuorumRecord, type RollEntry, type Session } from './model'
import { factsByPerson, freeze, quorumNow, recordOf } from './presence'

/**
 * How long a function may run, and so how long a check-in that was read as in time may still be on its way to the
 * store. Closing waits for it before and after the deadline; the deployed time-out may not be longer.
 */
export const FUNCTION_LIMIT = 10_000

const withEntry = (meeting: Meeting, entry: MeetingEntry): readonly MeetingEntry[] => [...meeting.history, entry]

/** What a plan must be before it is even a draft worth keeping. */
export function flawOf(plan: MeetingPlan): Refusal | undefined {
  if (plan.endsAt <= plan.startsAt) return refuse('BAD_PLAN', '结束时间应晚于开始时间', { field: 'plan.endsAt' })
  if (plan.replyBy > plan.startsAt) return refuse('BAD_PLAN', '答复截止不能晚于开会', { field: 'plan.replyBy', clause: 'MR7.7a' })
  return undefined
}

/** Begins a draft, or writes over one; after the notice it takes a change. Whether it may be sent is asked at publishing. */
export function decideDraft(previous: Meeting | undefined, plan: MeetingPlan, fresh: { readonly id: string; readonly doorKey: string }, by: By, at: Instant): Decision<Meeting> {
  const flaw = flawOf(plan)
  if (flaw) return flaw
  if (!previous) {
    const created: Meeting = {
      ...plan, _id: fresh.id, v: 0, edition: 1, status: 'draft', session: null, presiding: null,
      door: { key: fresh.doorKey, fixed: false, shared: false }, history: [{ at, by: by.name, what: '拟稿' }],
    }
    return accept(created)
  }
  if (previous.status !== 'draft') return refuse('NOT_DRAFT', '通知已发出，请用「变更」')
  return accept({ ...previous, ...plan, edition: previous.edition + 1 })
}

/** Another desk has written since this page was read. */
export const decideUnmoved = (meeting: Meeting, edition: number): Decision<true> =>
  meeting.edition === edition ? accept(true) : refuse('MOVED', '这份会议刚被别人改过，请刷新后再改', { field: 'edition' })

export interface PublishFacts {
  readonly session: Session | null
  /** Who holds the chair's office on the day, if anybody does. */
  readonly chair: By | undefined
}

/** Sends the notice: a time to come, topics for a statutory meeting (MR5), somebody invited to another. Fixes session and chair. */
export function decidePublish(meeting: Meeting, facts: PublishFacts, by: By, at: Instant): Decision<Meeting> {
  if (meeting.status !== 'draft') return refuse('NOT_DRAFT', '通知已经发出')
  const unready = unreadiness(meeting, at)
  if (unready) return unready
  return accept({
    ...meeting,
    status: 'published',
    session: facts.session,
    presiding: facts.chair ? { ...facts.chair, by: 'office' } : null,
    publishedAt: at,
    history: withEntry(meeting, { at, by: by.name, what: '发布通知' }),
  })
}

function unreadiness(plan: MeetingPlan, at: Instant): Refusal | undefined {
  const flaw = flawOf(plan)
  if (flaw) return flaw
  if (plan.startsAt <= at) return refuse('IN_THE_PAST', '开会时间已过', { field: 'plan.startsAt' })
  if (isStatutory(plan.kind) && plan.topics.length === 0) {
    return refuse('NO_TOPICS', '通知要写明主要议题，会前发给参会人员', { clause: 'MR5', field: 'plan.topics' })
  }
  if (!isStatutory(plan.kind) && plan.invited.length === 0) return refuse('NOBODY_INVITED', '请先选参会人员', { field: 'plan.invited' })
  return undefined
}

/** A change after the notice: all but the kind. The session is derived anew, and everybody is told. */
export function decideChange(meeting: Meeting, plan: MeetingPlan, session: Session | null, reason: string, by: By, at: Instant): Decision<Meeting> {
  if (meeting.status !== 'published') return notPublished(meeting)
  if (plan.kind !== meeting.kind) return refuse('KIND_FIXED', '已通知的会议不能改成另一种会议', { field: 'plan.kind' })
  const unready = unreadiness(plan, at)
  if (unready) return unready
  const what = differences(meeting, plan)
  if (what.length === 0) return refuse('NOTHING_CHANGED', '没有改动')
  return accept({ ...meeting, ...plan, edition: meeting.edition + 1, session, history: withEntry(meeting, { at, by: by.name, what: `变更${what.join('、')}`, note: reason, notable: true }) })
}

const FIELDS: readonly (readonly [keyof MeetingPlan, string])[] = [
  ['title', '名称'], ['term', '届'], ['number', '次'], ['startsAt', '开始时间'], ['endsAt', '结束时间'], ['replyBy', '答复截止'],
  ['place', '地点'], ['directions', '路线'], ['contactName', '联系人'], ['contactPhone', '联系电话'], ['topics', '议题'],
  ['papers', '材料'], ['logistics', '答复项目'], ['invited', '邀请名单'], ['basis', '依据'],
]

/** The Chinese names of the fields that differ. */
export const differences = (before: MeetingPlan, after: MeetingPlan): string[] =>
  FIELDS.filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(([, name]) => name)

/** The same meeting later. Replies stand, the session is derived anew; times as instants, refused by the field at fault. */
export function decidePostpone(
  meeting: Meeting,
  times: Pick<MeetingPlan, 'startsAt' | 'endsAt' | 'replyBy'>,
  session: Session | null,
  reason: string,
  by: By,
  at: Instant,
): Decision<Meeting> {
  if (meeting.status !== 'published') return notPublished(meeting)
  if (times.startsAt <= meeting.startsAt) return refuse('NOT_LATER', '延期后的时间应晚于原定时间', { field: 'startsAt' })
  const unready = unreadiness({ ...meeting, ...times }, at)
  if (unready) return { ...unready, field: unready.field?.replace('plan.', '') }
  const what = `延期：原定 ${fullTime(meeting.startsAt)}`
  return accept({ ...meeting, ...times, edition: meeting.edition + 1, session, history: withEntry(meeting, { at, by: by.name, what, note: reason, notable: true }) })
}

/** Whoever has checked in (so many, but for what was annulled) has come on this day; on another one he would make a quorum of nobody. */
export function decideMove(
  meeting: Pick<Meeting, 'startsAt'>,
  startsAt: Instant,
  arrived: number,
  field: 'startsAt' | 'plan.startsAt',
): Decision<true> {
  if (arrived === 0 || dayOf(startsAt) === dayOf(meeting.startsAt)) return accept(true)
  return refuse('ARRIVED', `已有 ${arrived} 人签到，不能改到另一天；请先撤销签到，或取消本次会议后另发通知`, { field })
}

/** Only between the notice and the call to order. The leaves it took are given back. */
export function decideCancel(meeting: Meeting, reason: string, by: By, at: Instant): Decision<Meeting> {
  if (meeting.status !== 'published') return notPublished(meeting)
  return accept({ ...meeting, status: 'cancelled', history: withEntry(meeting, { at, by: by.name, what: '取消', note: reason, notable: true }) })
}

/**
 * The chair who cannot attend an assembly may delegate one vice chair (CH12.1d), and take the chair back;
 * for the council no text says so (X27).
 */
export function decideDelegate(
  charter: Charter,
  facts: {
    readonly meeting: Meeting
    readonly candidate: RollEntry | undefined
    readonly by: By
    readonly isChair: boolean
    /** The chair has asked leave or sends an observer. */
    readonly chairAway: boolean
  },
  reason: string,
  at: Instant,
): Decision<Meeting> {
  const { meeting, candidate, by, isChair, chairAway } = facts
  const takesBack = isChair && candidate?.personId === by.personId && meeting.presiding?.by === 'delegation'
  const closed = delegationClosed(charter, meeting, isChair, chairAway || takesBack)
  if (closed) return closed
  if (takesBack) {
    return accept({ ...meeting, presiding: { ...by, by: 'office' }, history: withEntry(meeting, { at, by: by.name, what: '收回委托，由本人主持', note: reason }) })
  }
  if (!candidate || !candidate.entitled || !candidate.posts.includes(delegablePost(charter, meeting.kind)!)) {
    return refuse('NOT_VICE_CHAIR', '只能委托一名副理事长主持', { clause: 'CH12.1d', field: 'personId' })
  }
  const presiding = { personId: candidate.personId, name: candidate.name, by: 'delegation', reason, at } as const
  return accept({ ...meeting, presiding, history: withEntry(meeting, { at, by: by.name, what: `委托 ${candidate.name} 主持`, note: reason }) })
}

/** Why the chair of this meeting cannot be handed on at all, whoever is thought of. */
export function delegationClosed(charter: Charter, meeting: Pick<Meeting, 'status' | 'kind'>, isChair: boolean, chairAway: boolean): Refusal | undefined {
  if (meeting.status !== 'published') return notPublished(meeting)
  if (!isChair) return refuse('NOT_CHAIR', '只有理事长可以委托他人主持', { clause: 'CH12.1d' })
  if (delegablePost(charter, meeting.kind) === null) {
    return refuse('NO_DELEGATION', '章程只写了理事大会可以委托主持；理事长会须先由理事长会通过此项设置，否则请延期', { clause: 'X27' })
  }
  if (!chairAway) return refuse('CHAIR_ATTENDS', '理事长因故不能出席时才能委托他人主持，请先请假', { clause: 'CH12.1d' })
  return undefined
}

export interface OrderFacts {
  readonly meeting: Meeting
  readonly roll: readonly RollEntry[]
  readonly facts: readonly AttendanceFact[]
  readonly by: By
  /** Works for the presiding person at the desk. */
  readonly isSecretariat: boolean
}

/** 宣布开会: only when the quorum stands (CH12.1b, MR4c, CH13.2c), by whoever takes the chair, who must be in the room. */
export function decideCallToOrder(charter: Charter, { meeting, roll, facts, by, isSecretariat }: OrderFacts, at: Instant): Decision<Meeting> {
  if (meeting.status === 'inSession') return refuse('IN_SESSION', `会议已于 ${nearTime(meeting.order!.at, at)} 宣布开会`)
  if (meeting.status !== 'published') return notPublished(meeting)
  const earliest = meeting.startsAt - lateAfter(charter)
  if (at < earliest) return refuse('TOO_EARLY', `会议定于 ${nearTime(meeting.startsAt, at)}，还不到开会时间`)
  const byPerson = factsByPerson(facts)
  if (isStatutory(meeting.kind) && !meeting.presiding) {
    return refuse('NOBODY_PRESIDES', '现在没有理事长，须先确定主持人', { clause: 'CH12.1d' })
  }
  const other = someoneElsePresides(meeting, by, isSecretariat)
  if (other) return other
  const quorum = quorumNow(charter, meeting, roll, byPerson)
  if (quorum && !quorum.stands) {
    const [first] = quorum.tests.filter((test) => !test.holds)
    return refuse('NO_QUORUM', quorum.sentence, {
      clause: first!.clause,
      facts: { entitled: roll.filter((e) => e.entitled).length, need: first!.need, have: first!.have, missing: first!.need - first!.have },
    })
  }
  if (isStatutory(meeting.kind) && !isHere(byPerson.get(meeting.presiding!.personId)?.checkIn)) {
    return refuse('PRESIDER_ABSENT', `主持人 ${meeting.presiding!.name} 还没有签到`, { clause: 'CH12.1d' })
  }
  const declaredBy = meeting.presiding?.name ?? by.name
  return accept({
    ...meeting,
    status: 'inSession',
    order: { ...freeze(charter, meeting, roll, facts, at), declaredBy, recordedBy: by.name },
    history: withEntry(meeting, { at, by: by.name, what: '宣布开会', ...(quorum && { note: quorum.sentence }) }),
  })
}

/** 流会, by whoever takes the chair: the quorum cannot be reached. Refused while it stands, and before the appointed hour. */
export function decideInquorate(
  charter: Charter,
  { meeting, roll, facts, by, isSecretariat }: OrderFacts,
  nextAt: Instant | undefined,
  at: Instant,
): Decision<Meeting & { inquorate: { quorum: QuorumRecord } }> {
  if (meeting.status !== 'published') return notPublished(meeting)
  const quorum = quorumNow(charter, meeting, roll, factsByPerson(facts))
  if (!quorum) return refuse('NO_STATUTORY_QUORUM', `${meetingKindName[meeting.kind]}没有法定人数，不存在流会`, { clause: 'X47' })
  const other = someoneElsePresides(meeting, by, isSecretariat)
  if (other) return other
  if (at < meeting.startsAt) return refuse('TOO_EARLY', `会议定于 ${nearTime(meeting.startsAt, at)}，未到时间不能宣布流会`)
  if (quorum.stands) return refuse('QUORUM_STANDS', quorum.sentence, { clause: quorum.tests[0]!.clause })
  if (nextAt !== undefined && nextAt <= at) return refuse('IN_THE_PAST', '下次开会时间应在今后', { field: 'nextAt' })
  const record = recordOf(quorum)
  return accept({
    ...meeting,
    status: 'inquorate',
    inquorate: { at, quorum: record, by: by.name, ...(nextAt !== undefined && { nextAt }) },
    history: withEntry(meeting, { at, by: by.name, what: '流会', note: quorum.sentence }),
  })
}

/** 闭会, first step: the deadline lies beyond every request that may have read the meeting as open. */
export function decideClose(meeting: Meeting, by: By, isSecretariat: boolean, at: Instant): Decision<Meeting & { closing: { deadline: Instant } }> {
  if (meeting.status !== 'inSession') return refuse('NOT_IN_SESSION', '会议不在进行中')
  const other = someoneElsePresides(meeting, by, isSecretariat)
  if (other) return other
  return accept({
    ...meeting,
    status: 'closing',
    closing: { at, deadline: at + FUNCTION_LIMIT, by: by.name },
    history: withEntry(meeting, { at, by: by.name, what: '宣布闭会' }),
  })
}

/** When the second step may be taken: what was stamped before the deadline has arrived by then. */
export const countableAt = (meeting: Meeting & { closing: { deadline: Instant } }): Instant => meeting.closing.deadline + FUNCTION_LIMIT

/** 闭会, second step: the count of what was stamped before the deadline, frozen. */
export function decideCount(charter: Charter, meeting: Meeting, roll: readonly RollEntry[], facts: readonly AttendanceFact[], at: Instant): Decision<Meeting & { final: Frozen }> {
  const { closing } = meeting
  if (meeting.status !== 'closing' || !closing) return refuse('NOT_CLOSING', '会议没有在闭会')
  if (at < countableAt({ ...meeting, closing })) return refuse('TOO_EARLY', '等待最后的签到到齐')
  const inTime = facts.filter((fact) => fact.fact !== 'checkIn' || fact.arrivedAt <= closing.deadline)
  return accept({ ...meeting, status: 'closed', final: freeze(charter, meeting, roll, inTime, closing.deadline, closing.at) })
}

/** Opening, ending and giving up a meeting is for whoever takes its chair; the secretariat records it, and acts where nobody does. */
function someoneElsePresides({ kind, presiding }: Meeting, by: By, isSecretariat: boolean): Refusal | undefined {
  if (isSecretariat || by.personId === presiding?.personId) return undefined
  const sentence = presiding ? `本次会议由 ${presiding.name} 主持` : '本次会议没有指定主持人，由秘书处宣布'
  return refuse('NOT_PRESIDING', sentence, isStatutory(kind) ? { clause: 'CH12.1d' } : {})
}

function notPublished(meeting: Pick<Meeting, 'status'>): Refusal {
  const sentence = {
    draft: '会议通知还没有发出',
    published: '',
    inSession: '会议正在进行',
    closing: '会议正在闭会',
    closed: '会议已结束',
    cancelled: '会议已取消',
    inquorate: '会议已流会',
  }[meeting.status]
  return refuse('WRONG_STATUS', sentence)
}
