import { attendanceId, type Explanation, explanations, replies, type ReplyView } from 'shared/attendance/model'
import { acknowledgeLeave, exceptLeave, explain } from 'shared/attendance/operations'
import { decideAcknowledge, decideException, decideExplain } from 'shared/attendance/rules'
import { accept, type Decision, isRefusal } from 'shared/kernel/decision'
import { meetings } from 'shared/meeting/model'
import { seatOf } from 'shared/meeting/roll'
import { callerAs } from '../kit/context'
import { append, appends, change, commit, commits, guard } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { checkInOf, orEarlier, replyOf, viewOfReply } from './read'

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
    // Whoever takes the chair reads why, but not lodging and number plate.
    answer: viewOfReply(stored, { reasons: true, logistics: ctx.caller.capabilities.has('register') }) as ReplyView,
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
  const _id = attendanceId(meetingId, personId, 'explanation')
  const record: Decision<Explanation> = isRefusal(decision) ? decision : accept({ _id, fact: 'explanation', meetingId, personId, at: ctx.now, reason })
  return append(await orEarlier(record, () => ctx.db.get(explanations, _id)), explanations, (stored) => accept({ at: stored.at, reason: stored.reason }))
})
