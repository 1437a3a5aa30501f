import { explanations, attendanceId, replies, type ReplyView } from 'shared/attendance/model'
import { acknowledgeLeave, exceptLeave, explain } from 'shared/attendance/operations'
import { decideAcknowledge, decideException, decideExplain } from 'shared/attendance/rules'
import { accept, isRefusal } from 'shared/kernel/decision'
import { meetings } from 'shared/meeting/model'
import { seatOf } from 'shared/meeting/roll'
import { callerAs } from '../kit/context'
import { append, change, commit, commits, appends, guard } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { checkInOf, replyOf, viewOfReply } from './read'

export const acknowledge = commits(acknowledgeLeave, async ({ meetingId, personId }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const reply = await replyOf(ctx.db, meetingId, personId)
  return commit(decideAcknowledge(reply, callerAs(ctx), ctx.now), (stored) => ({
    answer: viewOfReply(stored) as ReplyView,
    changes: [change(replies, stored)],
  }))
})

export const except = commits(exceptLeave, async ({ meetingId, personId, reason }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const reply = await replyOf(ctx.db, meetingId, personId)
  return commit(decideException(ctx.charter, meeting, reply, reason, callerAs(ctx), ctx.now), (stored) => ({
    answer: viewOfReply(stored) as ReplyView,
    changes: [change(replies, stored)],
    guards: [guard(meetings, meeting)],
  }))
})

export const explainAbsence = appends(explain, async ({ meetingId, reason }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const { personId, held } = ctx.caller
  const checkIn = await checkInOf(ctx.db, meetingId, personId)
  const decision = decideExplain(meeting, seatOf(ctx.charter, meeting, { _id: personId, posts: held }), checkIn, ctx.now)
  if (isRefusal(decision)) return decision
  const record = { _id: attendanceId(meetingId, personId, 'explanation'), fact: 'explanation', meetingId, personId, at: ctx.now, reason } as const
  return append(accept(record), explanations, (stored) => accept({ at: stored.at, reason: stored.reason }))
})
