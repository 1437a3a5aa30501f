import { isRefusal } from 'shared/kernel/decision'
import type { Charter } from 'shared/charter/charter'
import type { Instant } from 'shared/kernel/time'
import { meetings } from 'shared/meeting/model'
import { decideCount } from 'shared/meeting/rules'
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
      })
      return true
    } catch (error) {
      if (error instanceof Conflict) return false
      throw error
    }
  })
}
