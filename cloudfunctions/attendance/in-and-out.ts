import { type CheckIn, checkIns, type CheckInView } from 'shared/attendance/model'
import { annul, recordLeaving, recordReturn, reinstate } from 'shared/attendance/operations'
import { decideAnnul, decideLeaving, decideReinstate, decideReturn } from 'shared/attendance/rules'
import { type Decision, isRefusal, type Refusal } from 'shared/kernel/decision'
import { type Meeting, meetings } from 'shared/meeting/model'
import { callerAs, type Context } from '../kit/context'
import { change, commit, type Commit, commits, guard } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { checkInOf, viewOfCheckIn } from './read'

export const leaves = commits(recordLeaving, ({ meetingId, personId, note }, ctx) =>
  alter(ctx, meetingId, personId, (meeting, checkIn) => decideLeaving(meeting, checkIn, callerAs(ctx), note, ctx.now)),
)

export const returns = commits(recordReturn, ({ meetingId, personId }, ctx) =>
  alter(ctx, meetingId, personId, (meeting, checkIn) => decideReturn(meeting, checkIn, ctx.now)),
)

export const annulEntry = commits(annul, ({ meetingId, personId, reason }, ctx) =>
  alter(ctx, meetingId, personId, (meeting, checkIn) => decideAnnul(meeting, checkIn, callerAs(ctx), reason, ctx.now)),
)

export const reinstateEntry = commits(reinstate, ({ meetingId, personId, reason }, ctx) =>
  alter(ctx, meetingId, personId, (meeting, checkIn) => decideReinstate(ctx.charter, meeting, checkIn, callerAs(ctx), reason, ctx.now)),
)

/** Presence that can shrink is written against the meeting it was read with, so that no call to order slips between. */
async function alter(
  ctx: Context,
  meetingId: string,
  personId: string,
  decide: (meeting: Meeting, checkIn: CheckIn | undefined) => Decision<CheckIn>,
): Promise<Refusal | Commit<CheckInView>> {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const checkIn = await checkInOf(ctx.db, meetingId, personId)
  return commit(decide(meeting, checkIn), (stored) => ({
    answer: viewOfCheckIn(stored)!,
    changes: [change(checkIns, stored)],
    guards: [guard(meetings, meeting)],
  }))
}
