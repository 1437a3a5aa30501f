import { isRefusal } from 'shared/kernel/decision'
import type { Charter } from 'shared/charter/charter'
import { factId } from 'shared/kernel/id'
import { fullTime, type Instant } from 'shared/kernel/time'
import { type Frozen, type Meeting, meetings } from 'shared/meeting/model'
import { decideCount } from 'shared/meeting/rules'
import { type Event, events } from 'shared/message/model'
import { factsOfMeeting } from '../attendance/read'
import { eachApart } from '../kit/apart'
import { Conflict, type Database } from '../kit/database'

/** The second step of closing: freezes every meeting whose last check-ins have arrived. Safe to run twice, and at once. */
export async function countClosed(db: Database, charter: Charter, now: Instant): Promise<number> {
  return eachApart(await db.find(meetings, { status: 'closing' }), async (meeting) => {
    const facts = await factsOfMeeting(db, meeting._id)
    const decision = decideCount(charter, meeting, meeting.order!.entries, facts, now)
    if (isRefusal(decision)) return false
    try {
      await db.transaction(async (tx) => {
        const stored = await tx.get(meetings, meeting._id)
        if (stored?.v !== meeting.v) throw new Conflict()
        await tx.put(meetings, { ...decision.value, v: meeting.v + 1 })
        await tx.put(events, resultOf(decision.value))
      })
      return true
    } catch (error) {
      if (error instanceof Conflict) return false
      throw error
    }
  })
}

/** What those invited are told: who came, whether the quorum stood, and where the list is. */
function resultOf({ _id: meetingId, title, startsAt, place, final }: Meeting & { final: Frozen }): Event {
  const { at, counts, entitled, quorum } = final
  const came = `应到 ${entitled} 人，实到 ${counts.present + counts.late + counts.left} 人，请假 ${counts.excused} 人`
  return {
    _id: factId(meetingId, 'counted'),
    v: 1,
    at,
    type: 'meeting.counted',
    audience: { kind: 'meeting', meetingId },
    title: `会议结果：${title}`,
    body: `${fullTime(startsAt)}\n到会名单见会议页\n${came}${quorum ? `。${quorum.sentence}` : ''}`.slice(0, 500),
    told: { what: title, when: startsAt, where: place, asks: `${came}，详见会议页` },
    meetingId,
    expanded: false,
  }
}
