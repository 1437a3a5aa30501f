import { attendanceId, readMarks } from 'shared/attendance/model'
import type { Todo } from 'shared/home/model'
import { DAY, type Instant } from 'shared/kernel/time'
import { inbox, type InboxEntry } from 'shared/message/model'
import { MARKS, type Notice, noticeAddress, noticeAt, noticeCopies, type NoticeCopy, noticeMarkId, noticeMarks, notices } from 'shared/message/notice/model'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'

/** More than this is shown as this and a plus. */
export const MOST_COUNTED = 100

/** What the person has not read, the newest first: neither the message itself, nor the meeting's notice since it came. */
export async function unreadOf(db: Reader, personId: string): Promise<readonly InboxEntry[]> {
  const options = { order: { field: 'at', direction: 'desc' }, limit: MOST_COUNTED } as const
  return stillUnread(db, personId, await db.find(inbox, { personId, channel: 'inbox', read: false }, options))
}

/** Those of the entries that are not read. The page of a meeting or a notice is read for the messages that had come by then. */
export async function stillUnread(db: Reader, personId: string, entries: readonly InboxEntry[]): Promise<readonly InboxEntry[]> {
  const open = entries.filter((entry) => !entry.read)
  const meetingIds = [...new Set(open.flatMap(({ meetingId }) => meetingId ?? []))]
  const noticeIds = [...new Set(open.flatMap(({ page }) => noticeAt(page) ?? []))]
  const [ofMeetings, ofNotices] = await Promise.all([
    meetingIds.length === 0 ? [] : db.find(readMarks, { _id: { in: meetingIds.map((id) => attendanceId(id, personId, 'read')) } }),
    noticeIds.length === 0 ? [] : db.find(noticeMarks, { _id: { in: noticeIds.flatMap((id) => MARKS.map((mark) => noticeMarkId(id, personId, mark))) } }),
  ])
  const readAt = new Map<string, Instant>(ofMeetings.map(({ meetingId, at }) => [meetingId, at]))
  for (const { noticeId, at } of ofNotices) readAt.set(noticeId, Math.max(at, readAt.get(noticeId) ?? at))
  return open.filter(({ meetingId, page, at }) => (readAt.get(meetingId ?? noticeAt(page) ?? '') ?? -Infinity) < at)
}

export const viewOfEntry = ({ _id, at, title, body, meetingId, page }: InboxEntry, unread: ReadonlySet<string>) => ({
  _id, at, title, body, ...(meetingId !== undefined && { meetingId }), ...(page !== undefined && { page }), read: !unread.has(_id),
})

/** A confirmation that is late is asked for so much longer. */
const STILL_ASKED = 30 * DAY

/** The notices that the caller has still to confirm, and what the secretariat's clock could not send. */
export async function todosOf({ db, caller, now }: Context): Promise<readonly Todo[]> {
  const { personId, capabilities } = caller
  const [copies, held] = await Promise.all([
    db.find(noticeCopies, { personId, confirmBy: { gt: now - STILL_ASKED } }),
    capabilities.has('moderate') ? db.find(notices, { state: 'draft', 'held.at': { gt: 0 } }) : [],
  ])
  return [...(await unconfirmed(db, personId, copies)), ...held.map(heldTodo)]
}

async function unconfirmed(db: Reader, personId: string, copies: readonly NoticeCopy[]): Promise<readonly Todo[]> {
  if (copies.length === 0) return []
  const marks = await db.find(noticeMarks, { _id: { in: copies.map(({ noticeId }) => noticeMarkId(noticeId, personId, 'confirm')) } })
  const confirmed = new Set(marks.map(({ noticeId }) => noticeId))
  const open = copies.filter(({ noticeId }) => !confirmed.has(noticeId))
  const all = open.length === 0 ? [] : await db.find(notices, { _id: { in: open.map(({ noticeId }) => noticeId) } })
  return all
    .filter(({ state }) => state === 'sent')
    .map(({ _id, title, confirmBy }) => ({ kind: 'go', title, detail: '通知，请确认已阅', due: confirmBy!, page: noticeAddress(_id), does: '去确认' }))
}

const heldTodo = ({ _id, title, held }: Notice): Todo => ({
  kind: 'go', title, detail: `定时通知没有发出：${held!.message}`, page: `packages/notice/edit/index?noticeId=${_id}`, does: '去看看',
})

/** How many notices that have not gone out are for a department. */
export const waitingFor = async (db: Reader, departmentId: string): Promise<number> =>
  (await db.find(notices, { state: { in: ['draft', 'scheduled'] } })).filter(({ scope }) => scope.departments.includes(departmentId)).length
