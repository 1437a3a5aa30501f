import { attendanceId, checkIns, type ObserverSeat, observerSeats, readMarks } from 'shared/attendance/model'
import { checkInFor, markRead, seatObserver } from 'shared/attendance/operations'
import { decideCheckIn, decideRepeatedCheckIn, decideSeatObserver } from 'shared/attendance/rules'
import { accept, type Decision, isRefusal, refuse } from 'shared/kernel/decision'
import { seatOf } from 'shared/meeting/roll'
import { callerAs } from '../kit/context'
import { append, appends } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { personById } from '../person/read'
import { checkInOf, orEarlier, replyOf, viewOfCheckIn } from './read'

export const checkInSomeone = appends(checkInFor, async ({ meetingId, personId }, ctx) => {
  const [meeting, person] = await Promise.all([meetingOr(ctx.db, meetingId, false), personById(ctx.db, personId)])
  if (isRefusal(meeting)) return meeting
  if (!person) return refuse('NO_PERSON', '名册里没有这个人', { field: 'personId' })
  const facts = {
    meeting,
    person: { personId, name: person.name },
    seat: seatOf(ctx.charter, meeting, person),
    by: callerAs(ctx),
  }
  const decision = decideCheckIn(ctx.charter, facts, ctx.now)
  return append(await orEarlier(decision, () => checkInOf(ctx.db, meetingId, personId)), checkIns, (stored) => {
    const repeated = decideRepeatedCheckIn(stored)
    return isRefusal(repeated) ? repeated : accept(viewOfCheckIn(repeated.value)!)
  })
})

export const seatSubstitute = appends(seatObserver, async ({ meetingId, personId }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const _id = attendanceId(meetingId, personId, 'observer')
  const decision = decideSeatObserver(ctx.charter, meeting, await replyOf(ctx.db, meetingId, personId), ctx.now)
  const record: Decision<ObserverSeat> = isRefusal(decision)
    ? decision
    : accept({ _id, fact: 'observer', meetingId, personId, at: ctx.now, by: callerAs(ctx), substitute: decision.value })
  return append(await orEarlier(record, () => ctx.db.get(observerSeats, _id)), observerSeats, (stored) => accept({ at: stored.at, name: stored.substitute.name }))
})

export const read = appends(markRead, async ({ meetingId }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const { personId, held } = ctx.caller
  if (seatOf(ctx.charter, meeting, { _id: personId, posts: held }) === 'none') {
    return refuse('NOT_INVITED', '您不在本次会议的名单中', { field: 'meetingId' })
  }
  const record = { _id: attendanceId(meetingId, personId, 'read'), fact: 'read', meetingId, personId, at: ctx.now } as const
  return append(accept(record), readMarks, (stored) => accept({ at: stored.at }))
})
