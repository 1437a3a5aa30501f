import { form } from 'shared/attendance/operations'
import { isRefusal, refuse } from 'shared/kernel/decision'
import { yearOf } from 'shared/kernel/time'
import { seatOf } from 'shared/meeting/roll'
import { answers } from '../kit/outcome'
import { countHeld, mayRead, meetingOr, noMeeting } from '../meeting/read'
import { personById } from '../person/read'
import { factsOfPerson, leavesOf, viewOfCheckIn, viewOfReply } from './read'

export const replyForm = answers(form, async ({ meetingId, personId }, ctx) => {
  const { db, charter, caller } = ctx
  const onBehalf = personId !== undefined && personId !== caller.personId
  const [meeting, other] = await Promise.all([meetingOr(db, meetingId, false), onBehalf ? personById(db, personId) : undefined])
  if (isRefusal(meeting)) return meeting
  if (onBehalf && (!caller.capabilities.has('represent') || other?.unitId !== caller.unitId)) {
    return refuse('NOT_OF_UNIT', '只能为本单位的人代填', { field: 'personId' })
  }
  const person = other ?? { _id: caller.personId, name: caller.name, unitName: caller.unitName, posts: caller.held }
  const seat = seatOf(charter, meeting, person)
  if (seat === 'none' && !mayRead(meeting, ctx)) return noMeeting
  const year = yearOf(meeting.startsAt)
  const [{ reply, checkIn }, leaves] = await Promise.all([
    factsOfPerson(db, meetingId, person._id),
    leavesOf(db, person._id, year),
  ])
  const leavesBefore = await countHeld(db, leaves.meetingIds.filter((id) => id !== meetingId), year, person._id)
  const { title, kind, status, startsAt, replyBy, place, logistics } = meeting
  return {
    meetingId,
    title, kind, status, startsAt, replyBy, place, logistics,
    person: { personId: person._id, name: person.name, unitName: person.unitName },
    seat,
    onBehalf,
    // What the person has answered himself is not the officer's to read or to change.
    reply: onBehalf && reply?.onBehalf === false ? viewOfReply(reply, { reasons: false, logistics: false }) : viewOfReply(reply),
    checkIn: viewOfCheckIn(checkIn),
    presides: meeting.presiding?.personId === person._id,
    leavesBefore,
  }
})
