import { refuse, type Refusal } from 'shared/kernel/decision'
import { type Meeting, meetings } from 'shared/meeting/model'
import type { Reader } from '../kit/database'

export const noMeeting = refuse('NO_MEETING', '没有这个会议，可能已被删除', { field: 'meetingId' })

/** The meeting, or the refusal that names the field. A draft is there for those who convene only. */
export async function meetingOr(db: Reader, id: string, seesDrafts: boolean): Promise<Meeting | Refusal> {
  const meeting = await db.get(meetings, id)
  return !meeting || (meeting.status === 'draft' && !seesDrafts) ? noMeeting : meeting
}

/** How many of these meetings still count for the leaves of a year: a cancelled one gives its leave back. */
export async function countHeld(db: Reader, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const found = await db.find(meetings, { _id: { in: ids } })
  return found.filter((meeting) => meeting.status !== 'cancelled').length
}
