import type { Charter } from 'shared/charter/charter'
import { checkInOpensAt } from 'shared/attendance/rules'
import { factId } from 'shared/kernel/id'
import { fullTime, type Instant } from 'shared/kernel/time'
import { type Meeting, meetings } from 'shared/meeting/model'
import { isReminderDue, reminderSays, whomToRemind } from 'shared/meeting/remind'
import { type Event, events } from 'shared/message/model'
import { factsOfMeeting } from '../attendance/read'
import { eachApart } from '../kit/apart'
import { Conflict, type Database } from '../kit/database'
import { rollOfMeeting } from '../person/read'

/**
 * Reminds of the check-in, once for each start of a meeting. The meeting and the event are written together: of two jobs at once
 * one is overtaken, and a meeting that is moved or cancelled meanwhile is not reminded of as it was.
 */
export async function remindOfDoors(db: Database, charter: Charter, now: Instant): Promise<number> {
  const due = (await db.find(meetings, { status: 'published' })).filter((meeting) => isReminderDue(charter, meeting, now))
  return eachApart(due, async (meeting) => {
    const [roll, facts] = await Promise.all([rollOfMeeting(db, charter, meeting), factsOfMeeting(db, meeting._id)])
    const personIds = whomToRemind(roll, facts)
    try {
      await db.transaction(async (tx) => {
        const stored = await tx.get(meetings, meeting._id)
        if (stored?.v !== meeting.v) throw new Conflict()
        await tx.put(meetings, { ...stored, v: stored.v + 1, reminded: stored.startsAt })
        await tx.put(events, reminderOf(charter, meeting, personIds, now))
      })
      return true
    } catch (error) {
      if (error instanceof Conflict) return false
      throw error
    }
  })
}

function reminderOf(charter: Charter, meeting: Meeting, personIds: readonly string[], at: Instant): Event {
  const { _id: meetingId, title, startsAt, place } = meeting
  const asks = reminderSays(charter, meeting, at)
  return {
    _id: factId(meetingId, 'doorOpens', String(startsAt)),
    v: 1,
    at,
    type: 'meeting.doorOpens',
    audience: { kind: 'persons', personIds },
    title: `签到提醒：${title}`,
    body: `${fullTime(startsAt)}\n${place}\n${asks}`,
    told: { what: title, when: checkInOpensAt(charter, meeting), where: place, asks },
    meetingId,
    expanded: false,
  }
}
