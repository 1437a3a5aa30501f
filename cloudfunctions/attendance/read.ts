import {
  attendance, type AttendanceFact, attendanceId, type CheckIn, checkIns, type CheckInView, type LeaveYear, leaveYearId, leaveYears, type PendingScan, pendingScans, type Reply, replies, type ReplyView, type Sheet, sheets,
} from 'shared/attendance/model'
import { audit, type AuditEntry } from 'shared/audit/model'
import type { Todo } from 'shared/home/model'
import { accept, type Decision, isRefusal } from 'shared/kernel/decision'
import { DAY } from 'shared/kernel/time'
import { factsByPerson, type FactsOfPerson } from 'shared/meeting/presence'
import { rowsUnderWay } from '../kit/batch'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { meetingsAhead } from '../meeting/read'

/** The facts that are stored, for pages that many watch and that ask again within seconds. */
export const storedFacts = (db: Reader, meetingId: string): Promise<AttendanceFact[]> => db.find(attendance, { meetingId })

/**
 * Every fact of a meeting. Those on a confirmed sheet are there from the confirmation, although their check-ins may still be
 * on their way to the store: whoever decides by these facts misses none of them.
 */
export async function factsOfMeeting(db: Reader, meetingId: string): Promise<AttendanceFact[]> {
  const underWay = await rowsUnderWay(db, meetingId)
  const stored = await storedFacts(db, meetingId)
  if (underWay.length === 0) return stored
  const known = new Set(stored.map(({ _id }) => _id))
  const coming = underWay.filter((row) => row.collection === attendance.name && !known.has(row._id))
  return [...stored, ...coming.map(({ _id, fields }) => ({ ...fields, _id, v: 1 }) as unknown as AttendanceFact)]
}

/** The facts of one person at one meeting, in one read by their ids. */
export async function factsOfPerson(db: Reader, meetingId: string, personId: string): Promise<FactsOfPerson> {
  const kinds = ['reply', 'checkIn', 'pending', 'read', 'explanation', 'observer'] as const
  const found = await db.find(attendance, { _id: { in: kinds.map((kind) => attendanceId(meetingId, personId, kind)) } })
  return factsByPerson(found).get(personId) ?? {}
}

/** One person's facts at several meetings, by meeting. */
export async function factsAcross(db: Reader, meetingIds: readonly string[], personId: string): Promise<ReadonlyMap<string, FactsOfPerson>> {
  if (meetingIds.length === 0) return new Map()
  const ids = meetingIds.flatMap((meetingId) =>
    (['reply', 'checkIn', 'pending', 'read', 'explanation'] as const).map((kind) => attendanceId(meetingId, personId, kind)),
  )
  const found = await db.find(attendance, { _id: { in: ids } })
  return new Map(meetingIds.map((id) => [id, factsByPerson(found.filter((fact) => fact.meetingId === id)).get(personId) ?? {}]))
}

export const replyOf = (db: Reader, meetingId: string, personId: string): Promise<Reply | undefined> =>
  db.get(replies, attendanceId(meetingId, personId, 'reply'))

export const checkInOf = (db: Reader, meetingId: string, personId: string): Promise<CheckIn | undefined> =>
  db.get(checkIns, attendanceId(meetingId, personId, 'checkIn'))

export const pendingOf = (db: Reader, meetingId: string, personId: string): Promise<PendingScan | undefined> =>
  db.get(pendingScans, attendanceId(meetingId, personId, 'pending'))

/** The latest scans that were refused at a meeting, as the record of refusals keeps them. */
export const refusedScans = (db: Reader, meetingId: string, most: number): Promise<AuditEntry[]> =>
  db.find(audit, { meetingId, operation: 'attendance.checkIn' }, { order: { field: 'at', direction: 'desc' }, limit: most })

export const sheetsOf = (db: Reader, meetingId: string): Promise<Sheet[]> => db.find(sheets, { meetingId }, { order: { field: 'at', direction: 'asc' } })

export const sheetPage = (meetingId: string, sheetId: string): string => `packages/door/sheet/index?meetingId=${meetingId}&sheetId=${sheetId}`

/** A sheet older than that waits for a meeting that is over, or stands on its board. */
const SHEETS_WAIT = 2 * DAY

/** Sheets on paper: those of others to be confirmed, the own ones to be corrected. */
export async function todosOf({ db, caller, now }: Context): Promise<readonly Todo[]> {
  if (!caller.capabilities.has('register')) return []
  const open = await db.find(sheets, { state: { in: ['waiting', 'rejected'] }, at: { gt: now - SHEETS_WAIT } })
  const mine = open.filter(({ state, by }) => (state === 'rejected') === (by.personId === caller.personId))
  if (mine.length === 0) return []
  const ahead = new Map((await meetingsAhead(db)).map((meeting) => [meeting._id, meeting]))
  return mine.flatMap(({ _id, meetingId, state, by, personIds, settled }): Todo[] => {
    const meeting = ahead.get(meetingId)
    if (!meeting) return []
    const rejected = state === 'rejected'
    const detail = rejected ? `${settled!.by.name}退回了您录入的签到表：${settled!.reason}`.slice(0, 200) : `${by.name}录入的纸质签到表，${personIds.length} 人，请对照照片确认`
    return [{ kind: 'go', title: meeting.title, detail, due: meeting.endsAt, page: sheetPage(meetingId, _id), does: rejected ? '去更正' : '去核对' }]
  })
}

/** Whatever these persons have answered to these meetings, withdrawn answers too. */
export const repliesOf = (db: Reader, meetingIds: readonly string[], personIds: readonly string[]): Promise<Reply[]> =>
  db.find(replies, { _id: { in: meetingIds.flatMap((m) => personIds.map((p) => attendanceId(m, p, 'reply'))) } })

/** Every 请假 and 派人列席 for these meetings. */
export const awayReplies = (db: Reader, meetingIds: readonly string[]): Promise<Reply[]> =>
  meetingIds.length === 0
    ? Promise.resolve([])
    : db.find(replies, { meetingId: { in: meetingIds }, fact: 'reply', choice: { in: ['leave', 'observer'] } })

/** A refusal gives way to what is stored: whoever asks again because the answer was lost is told it, even if the door has closed since. */
export async function orEarlier<T>(decision: Decision<T>, earlier: () => Promise<T | undefined>): Promise<Decision<T>> {
  const stored = isRefusal(decision) ? await earlier() : undefined
  return stored ? accept(stored) : decision
}

/** A reader who is not the person himself, and what he may know of an answer. */
interface Sight {
  readonly reasons: boolean
  readonly logistics: boolean
}

/**
 * An answer for a page; null once withdrawn. Why somebody is away is for himself, for the secretariat, who registers it,
 * and for the chair, who may make an exception; where he lodges and what he drives is for himself and the secretariat.
 */
export function viewOfReply(reply: Reply | undefined, sees: Sight = { reasons: true, logistics: true }): ReplyView | null {
  if (!reply || reply.choice === null) return null
  const { choice, reason, substitute, logistics, at, by, onBehalf, ordinal, acknowledged, exception } = reply
  return {
    choice, substitute, at, by, onBehalf, ordinal, acknowledged,
    reason: sees.reasons ? reason : '',
    logistics: sees.logistics ? logistics : {},
    exception: exception && (sees.reasons ? exception : { ...exception, reason: '' }),
  } as ReplyView
}

/** A check-in for a page, annulled or not; null where there is none. 特殊情况 and why somebody left are for the person and the secretariat. */
export function viewOfCheckIn(checkIn: CheckIn | undefined, { reasons } = { reasons: true }): CheckInView | null {
  if (!checkIn) return null
  const { arrivedAt, method, absences, annulled, special } = checkIn
  return {
    arrivedAt,
    method,
    ...(reasons && special && { special: special.text }),
    absences: absences.map(({ leftAt, returnedAt, note }) => ({ leftAt, ...(returnedAt !== undefined && { returnedAt }), note: reasons ? note : '' })),
    annulled,
  }
}

/**
 * The leaves of somebody's year, in one read: the list that his own answers move, and every meeting for which he has been on
 * leave, with those registered from paper, of which each has an entry of its own.
 */
export async function leavesOf(db: Reader, personId: string, year: number): Promise<{ own: LeaveYear; meetingIds: string[] }> {
  const found = await db.find(leaveYears, { personId, year })
  const _id = leaveYearId(personId, year)
  const own = found.find((one) => one._id === _id) ?? { _id, v: 0, personId, year, meetingIds: [] }
  return { own, meetingIds: found.flatMap(({ meetingIds }) => meetingIds) }
}
