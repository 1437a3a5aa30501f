import { attendanceId, readMarks } from 'shared/attendance/model'
import { inbox, type InboxEntry } from 'shared/message/model'
import type { Reader } from '../kit/database'

/** More than this is shown as this and a plus. */
export const MOST_COUNTED = 100

/** What the person has not read, the newest first: neither the message itself, nor the meeting's notice since it came. */
export async function unreadOf(db: Reader, personId: string): Promise<readonly InboxEntry[]> {
  const options = { order: { field: 'at', direction: 'desc' }, limit: MOST_COUNTED } as const
  return stillUnread(db, personId, await db.find(inbox, { personId, channel: 'inbox', read: false }, options))
}

/** Those of the entries that are not read. A meeting's page is read for the messages that had come by then. */
export async function stillUnread(db: Reader, personId: string, entries: readonly InboxEntry[]): Promise<readonly InboxEntry[]> {
  const open = entries.filter((entry) => !entry.read)
  const meetingIds = [...new Set(open.flatMap(({ meetingId }) => meetingId ?? []))]
  if (meetingIds.length === 0) return open
  const marks = await db.find(readMarks, { _id: { in: meetingIds.map((id) => attendanceId(id, personId, 'read')) } })
  const readAt = new Map(marks.map(({ meetingId, at }) => [meetingId, at]))
  return open.filter(({ meetingId = '', at }) => (readAt.get(meetingId) ?? -Infinity) < at)
}

export const viewOfEntry = ({ _id, at, title, body, meetingId, page }: InboxEntry, unread: ReadonlySet<string>) => ({
  _id, at, title, body, ...(meetingId !== undefined && { meetingId }), ...(page !== undefined && { page }), read: !unread.has(_id),
})
