import { isAway } from 'shared/attendance/model'
import { isRefusal } from 'shared/kernel/decision'
import { fullTime } from 'shared/kernel/time'
import { type Meeting, meetings } from 'shared/meeting/model'
import { callToOrder, closeMeeting, declareInquorate, delegateChair } from 'shared/meeting/operations'
import { decideCallToOrder, decideClose, decideDelegate, decideInquorate } from 'shared/meeting/rules'
import { factsOfMeeting, replyOf } from '../attendance/read'
import { callerAs, type Context } from '../kit/context'
import { change, commit, commits, type EventDraft } from '../kit/outcome'
import { chairOn, rollOfMeeting } from '../person/read'
import { meetingOr } from './read'

export const order = commits(callToOrder, async ({ meetingId }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const decision = decideCallToOrder(ctx.charter, await hall(ctx, meeting), ctx.now)
  return commit(decision, (next) => ({
    answer: { meetingId, status: next.status, edition: next.edition, quorum: next.order!.quorum },
    changes: [change(meetings, next)],
  }))
})

export const inquorate = commits(declareInquorate, async ({ meetingId, nextAt }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  return commit(decideInquorate(ctx.charter, await hall(ctx, meeting), nextAt, ctx.now), (next) => ({
    answer: { meetingId, status: next.status, edition: next.edition, quorum: next.inquorate.quorum },
    changes: [change(meetings, next)],
    event: {
      type: 'meeting.inquorate',
      audience: { kind: 'meeting', meetingId },
      title: `流会：${next.title}`,
      body: `${next.inquorate.quorum.sentence}\n${nextAt === undefined ? '下次时间另行通知' : `下次时间：${fullTime(nextAt)}`}`,
      meetingId,
    },
  }))
})

export const close = commits(closeMeeting, async ({ meetingId }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  return commit(decideClose(meeting, callerAs(ctx), atDesk(ctx), ctx.now), (next) => ({
    answer: { meetingId, status: next.status, edition: next.edition, deadline: next.closing.deadline },
    changes: [change(meetings, next)],
  }))
})

export const delegate = commits(delegateChair, async ({ meetingId, personId, reason }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const [roll, chair, own] = await Promise.all([
    rollOfMeeting(ctx.db, ctx.charter, meeting),
    chairOn(ctx.db, ctx.charter, meeting),
    replyOf(ctx.db, meetingId, ctx.caller.personId),
  ])
  const facts = {
    meeting,
    candidate: roll.find((entry) => entry.personId === personId),
    by: callerAs(ctx),
    isChair: chair?.personId === ctx.caller.personId,
    chairAway: isAway(own?.choice ?? null),
  }
  return commit(decideDelegate(ctx.charter, facts, reason, ctx.now), (next) => ({
    answer: { meetingId, status: next.status, edition: next.edition },
    changes: [change(meetings, next)],
    event: delegationTold(meeting, next, reason),
  }))
})

/** Whoever is to preside, or need not any more, is told. */
function delegationTold(before: Meeting, { _id: meetingId, title, startsAt, place, presiding }: Meeting, reason: string): EventDraft {
  const delegated = presiding!.by === 'delegation'
  return {
    type: 'meeting.delegated',
    audience: { kind: 'persons', personIds: [delegated ? presiding!.personId : before.presiding!.personId] },
    title: delegated ? `请您主持：${title}` : `不必主持：${title}`,
    body: `${fullTime(startsAt)}\n${place}\n${delegated ? '理事长因故不能出席，委托您主持' : `改由 ${presiding!.name} 本人主持`}。原因：${reason}`,
    meetingId,
  }
}

/** Everything that the presence in the hall follows from. */
async function hall(ctx: Context, meeting: Meeting) {
  const [roll, facts] = await Promise.all([rollOfMeeting(ctx.db, ctx.charter, meeting), factsOfMeeting(ctx.db, meeting._id)])
  return { meeting, roll, facts, by: callerAs(ctx), isSecretariat: atDesk(ctx) }
}

const atDesk = ({ caller }: Context): boolean => caller.capabilities.has('register')
