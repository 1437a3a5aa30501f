import { checkIns, pendingScans } from 'shared/attendance/model'
import { decideConfirm, decideDecline, decideSpecial } from 'shared/attendance/door'
import { confirmScan, declineScan, noteSpecial } from 'shared/attendance/door-operations'
import { isRefusal } from 'shared/kernel/decision'
import { meetings } from 'shared/meeting/model'
import { seatOf } from 'shared/meeting/roll'
import { callerAs, type Context } from '../kit/context'
import { change, commit, commits, guard } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { personById } from '../person/read'
import { checkInOf, factsOfPerson, viewOfCheckIn } from './read'

export const confirm = commits(confirmScan, async ({ meetingId, personId }, ctx) => {
  const [meeting, person, facts] = await Promise.all([meetingOr(ctx.db, meetingId, false), personById(ctx.db, personId), waiting(ctx, meetingId, personId)])
  if (isRefusal(meeting)) return meeting
  const seat = person ? seatOf(ctx.charter, meeting, person) : 'none'
  return commit(decideConfirm(ctx.charter, { ...facts, meeting, seat }, ctx.now), ({ pending, checkIn }) => ({
    answer: viewOfCheckIn(checkIn)!,
    changes: [change(pendingScans, pending), change(checkIns, checkIn)],
    guards: [guard(meetings, meeting)],
  }))
})

export const decline = commits(declineScan, async ({ meetingId, personId, reason }, ctx) => {
  const [meeting, facts] = await Promise.all([meetingOr(ctx.db, meetingId, false), waiting(ctx, meetingId, personId)])
  if (isRefusal(meeting)) return meeting
  return commit(decideDecline({ ...facts, meeting }, reason, ctx.now), (pending) => ({
    answer: { at: ctx.now, reason },
    changes: [change(pendingScans, pending)],
    guards: [guard(meetings, meeting)],
  }))
})

export const special = commits(noteSpecial, async ({ meetingId, personId, note }, ctx) => {
  const [meeting, checkIn] = await Promise.all([meetingOr(ctx.db, meetingId, false), checkInOf(ctx.db, meetingId, personId)])
  if (isRefusal(meeting)) return meeting
  return commit(decideSpecial(meeting, checkIn, note, callerAs(ctx), ctx.now), (stored) => ({
    answer: viewOfCheckIn(stored)!,
    changes: [change(checkIns, stored)],
    guards: [guard(meetings, meeting)],
  }))
})

/** The scan and the check-in of one moment. */
async function waiting(ctx: Context, meetingId: string, personId: string) {
  const { pending, checkIn } = await factsOfPerson(ctx.db, meetingId, personId)
  return { pending, checkIn, by: callerAs(ctx) }
}
