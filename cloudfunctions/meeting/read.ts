import { refuse, type Refusal } from 'shared/kernel/decision'
import { type Instant, yearOf } from 'shared/kernel/time'
import { excusedOnPaper, isStatutory, type Meeting, meetings } from 'shared/meeting/model'
import { seatOf } from 'shared/meeting/roll'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'

/** One answer for a meeting that is not there and one that is not the caller's to see. */
export const noMeeting = refuse('NO_MEETING', '没有这个会议，或者您不在参会名单中', { field: 'meetingId' })

/** The meeting, or the refusal that names the field. A draft is there for those who convene only. */
export async function meetingOr(db: Reader, id: string, seesDrafts: boolean): Promise<Meeting | Refusal> {
  const meeting = await db.get(meetings, id)
  return !meeting || (meeting.status === 'draft' && !seesDrafts) ? noMeeting : meeting
}

/** Statutory meetings are the group's; the others concern whom they invite. Drafts are the secretariat's. */
export function mayRead(meeting: Meeting, { caller, charter }: Pick<Context, 'caller' | 'charter'>): boolean {
  if (caller.capabilities.has('convene')) return true
  if (meeting.status === 'draft') return false
  return isStatutory(meeting.kind) || seatOf(charter, meeting, { _id: caller.personId, posts: caller.held }) !== 'none'
}

/** What is laid before a meeting is for those who sit there, and for those who prepare it. */
export const mayOpenHandouts = (meeting: Meeting, { caller, charter }: Pick<Context, 'caller' | 'charter'>): boolean =>
  caller.capabilities.has('convene') || seatOf(charter, meeting, { _id: caller.personId, posts: caller.held }) !== 'none'

/** How many of these meetings still count for the leaves of the year: one cancelled, or moved out of it, gives its leave back. */
export async function countHeld(db: Reader, ids: readonly string[], year: number, personId: string): Promise<number> {
  if (ids.length === 0) return 0
  const found = await db.find(meetings, { _id: { in: ids } })
  const stands = (meeting: Meeting) => (meeting.paper ? excusedOnPaper(meeting, personId) : meeting.status !== 'cancelled')
  return found.filter((meeting) => stands(meeting) && yearOf(meeting.startsAt) === year).length
}

/** Meetings whose notice is out and that are not over. */
export const meetingsAhead = (db: Reader): Promise<Meeting[]> => db.find(meetings, { status: { in: ['published', 'inSession'] } })

/** What these meetings are called, by id. */
export async function titlesOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = ids.length === 0 ? [] : await db.find(meetings, { _id: { in: [...new Set(ids)] } })
  return new Map(found.map(({ _id, title }) => [_id, title]))
}

/** Meetings that began, or were to begin, between two moments, the earliest first. */
export const meetingsBetween = (db: Reader, from: Instant, until: Instant): Promise<Meeting[]> =>
  db.find(meetings, { startsAt: { gte: from, lt: until } }, { order: { field: 'startsAt', direction: 'asc' } })
