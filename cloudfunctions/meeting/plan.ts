import { isRefusal } from 'shared/kernel/decision'
import { fullTime, yearOf } from 'shared/kernel/time'
import { calendarId, calendars, type Meeting, type MeetingPlan, meetings, type Session } from 'shared/meeting/model'
import { adoptCalendar, cancelMeeting, changeMeeting, draftMeeting, foreseeSession, postponeMeeting, publishMeeting } from 'shared/meeting/operations'
import { decideCalendar, sessionOf, warningsOf } from 'shared/meeting/convene'
import { decideCancel, decideChange, decideDraft, decideMove, decidePostpone, decidePublish, decideUnmoved } from 'shared/meeting/rules'
import { factsOfMeeting } from '../attendance/read'
import { callerAs, type Context } from '../kit/context'
import { answers, change, commit, commits, type EventDraft } from '../kit/outcome'
import { chairOn } from '../person/read'
import { meetingOr } from './read'

export const foresee = answers(foreseeSession, async ({ meetingId, ...plan }, ctx) => {
  const known = meetingId === undefined ? undefined : await meetingOr(ctx.db, meetingId, true)
  return isRefusal(known) ? known : { session: await sessionFor(ctx, plan, meetingId) }
})

export const draft = commits(draftMeeting, async ({ meetingId, edition, plan }, ctx) => {
  const previous = meetingId === undefined ? undefined : await meetingOr(ctx.db, meetingId, true)
  if (isRefusal(previous)) return previous
  if (previous) {
    const unmoved = decideUnmoved(previous, edition ?? -1)
    if (isRefusal(unmoved)) return unmoved
  }
  const session = await sessionFor(ctx, plan, meetingId)
  return commit(decideDraft(previous, plan, { id: ctx.newId(), doorKey: ctx.newId() }, callerAs(ctx), ctx.now), (next) => ({
    answer: { ...done(next), warnings: warningsOf(ctx.charter, plan, session, ctx.now) },
    changes: [change(meetings, next)],
  }))
})

export const publish = commits(publishMeeting, async ({ meetingId, edition }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const unmoved = decideUnmoved(meeting, edition)
  if (isRefusal(unmoved)) return unmoved
  const [session, chair] = await Promise.all([sessionFor(ctx, meeting, meetingId), chairOn(ctx.db, ctx.charter, meeting)])
  return commit(decidePublish(meeting, { session, chair }, callerAs(ctx), ctx.now), (next) => ({
    answer: done(next),
    changes: [change(meetings, next)],
    event: notice(next, 'meeting.published', `会议通知：${next.title}`, `请在 ${fullTime(next.replyBy)} 前答复：参加、请假或派人列席`),
  }))
})

export const alter = commits(changeMeeting, async ({ meetingId, edition, plan, reason }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const unmoved = decideUnmoved(meeting, edition)
  if (isRefusal(unmoved)) return unmoved
  const session = await sessionFor(ctx, plan, meetingId)
  const changed = decideChange(meeting, plan, session, reason, callerAs(ctx), ctx.now)
  if (isRefusal(changed)) return changed
  const moved = decideMove(meeting, plan.startsAt, await arrivedAt(ctx, meetingId), 'plan.startsAt')
  return commit(isRefusal(moved) ? moved : changed, (next) => ({
    answer: done(next),
    changes: [change(meetings, next)],
    event: {
      ...notice(next, 'meeting.changed', `会议变更：${next.title}`, `${next.history.at(-1)!.what}。原因：${reason}`),
      ...excused(meeting, next),
    },
  }))
})

export const postpone = commits(postponeMeeting, async ({ meetingId, startsAt, endsAt, replyBy, reason }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const times = { startsAt, endsAt, replyBy }
  const session = await sessionFor(ctx, { ...meeting, ...times }, meetingId)
  const postponed = decidePostpone(meeting, times, session, reason, callerAs(ctx), ctx.now)
  if (isRefusal(postponed)) return postponed
  const moved = decideMove(meeting, startsAt, await arrivedAt(ctx, meetingId), 'startsAt')
  return commit(isRefusal(moved) ? moved : postponed, (next) => ({
    answer: done(next),
    changes: [change(meetings, next)],
    event: notice(next, 'meeting.postponed', `会议延期：${next.title}`, `原定 ${fullTime(meeting.startsAt)}。原因：${reason}`),
  }))
})

export const cancel = commits(cancelMeeting, async ({ meetingId, reason }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  return commit(decideCancel(meeting, reason, callerAs(ctx), ctx.now), (next) => ({
    answer: done(next),
    changes: [change(meetings, next)],
    event: notice(next, 'meeting.cancelled', `会议取消：${next.title}`, `原因：${reason}`),
  }))
})

export const adopt = commits(adoptCalendar, async ({ year, ...adopted }, ctx) => {
  const previous = await ctx.db.get(calendars, calendarId(year))
  return commit(decideCalendar(previous, { year, ...adopted }, ctx.now), (next) => ({
    answer: { year, days: [...next.days], v: next.v + 1 },
    changes: [change(calendars, next)],
  }))
})

const arrivedAt = async ({ db }: Context, meetingId: string): Promise<number> =>
  (await factsOfMeeting(db, meetingId)).filter((fact) => fact.fact === 'checkIn' && fact.annulled === null).length

const done = ({ _id, status, edition }: Meeting) => ({ meetingId: _id, status, edition })

/** Whoever was invited by name and is no more is told that he need not come. */
function excused(before: Meeting, { invited, title, contactName, contactPhone }: Meeting): Pick<EventDraft, 'excused'> {
  const personIds = before.invited.filter((personId) => !invited.includes(personId))
  if (personIds.length === 0) return {}
  const body = `${fullTime(before.startsAt)}\n${before.place}\n参会名单有调整，这次会议不再请您参加。有疑问请联系 ${contactName} ${contactPhone}`
  return { excused: { personIds, title: `不用参加了：${title}`, body } }
}

/** Three lines: when, where, what is asked. */
function notice(meeting: Meeting, type: string, title: string, asks: string): EventDraft {
  return {
    type,
    audience: { kind: 'meeting', meetingId: meeting._id },
    title,
    body: `${fullTime(meeting.startsAt)}\n${meeting.place}\n${asks}`,
    told: { what: meeting.title, when: meeting.startsAt, where: meeting.place, asks },
    meetingId: meeting._id,
  }
}

async function sessionFor(
  { db, charter, now }: Context,
  plan: Pick<MeetingPlan, 'kind' | 'startsAt'>,
  meetingId: string | undefined,
): Promise<Session | null> {
  const [calendar, assemblies] = await Promise.all([
    plan.kind === 'council' ? db.get(calendars, calendarId(yearOf(plan.startsAt))) : undefined,
    plan.kind === 'assembly' ? db.find(meetings, { kind: 'assembly', status: { in: ['published', 'inSession', 'closing', 'closed'] } }) : [],
  ])
  return sessionOf(charter, plan, calendar, assemblies.filter((other) => other._id !== meetingId), now)
}
