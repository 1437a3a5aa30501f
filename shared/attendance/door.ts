import type { Charter } from '../charter/charter'
import { accept, type Decision, refuse, type Refusal } from '../kernel/decision'
import { type Instant, SECOND } from '../kernel/time'
import type { Meeting } from '../meeting/model'
import { attendanceId, type By, type CheckIn, type PendingScan } from './model'
import { doorClosed, presenceFixed, type Seat } from './rules'

/** A code stands on the screen for so long, in milliseconds, and the next one follows. */
export const WINDOW = 10 * SECOND
/** So long after it has gone from the screen a code is still taken: lifting a phone takes time. */
export const GRACE = 20 * SECOND

/** The number of the window that a moment lies in. */
export const windowAt = (at: Instant): number => Math.floor(at / WINDOW)
export const windowFrom = (window: number): Instant => window * WINDOW
export const windowUntil = (window: number): Instant => windowFrom(window + 1)

/** What a token turned out to be: whether the meeting's own key made it, and when it stood on the screen. */
export type Ticket =
  | { readonly kind: 'good' | 'stale'; readonly window: number }
  /** Made by the key for a window that has not begun. */
  | { readonly kind: 'early' }
  /** The code on paper, which has no window. */
  | { readonly kind: 'fixed' }
  | { readonly kind: 'forged' }

/** Everything for which a scan can be refused: what the person is told, and what the desk reads beside the name. */
export const SCAN_REFUSALS = {
  FOREIGN: { says: '这不是本集团会议的签到码，请扫会场屏幕上的码', desk: '扫的不是会议的码' },
  FORGED: { says: '这个签到码不是平台发出的，请扫会场屏幕上的码', desk: '码是假的' },
  STALE: { says: '这个码已经换了，请再扫一次会场屏幕上的码', desk: '码已过期' },
  FIXED_OFF: { says: '本次会议没有启用纸质签到码，请扫会场屏幕上的码', desk: '纸质码没有启用' },
  NOT_INVITED: { says: '您不在本次会议的参会名单中，如有疑问请到会务台', desk: '不在名单中' },
  NOT_PUBLISHED: { says: '会议通知还没有发出', desk: '会议还没有通知' },
  NOT_OPEN: { says: '签到还没有开始', desk: '签到还没有开始' },
  CANCELLED: { says: '会议已取消', desk: '会议已取消' },
  MEETING_OVER: { says: '会议已结束，到会情况已定', desk: '会议已结束' },
  ANNULLED: { says: '您的签到已被撤销，请到会务台说明', desk: '签到已被撤销' },
  DECLINED: { says: '您的扫码没有得到会务确认，请到会务台签到', desk: '扫码未获确认' },
} as const

export type ScanRefusal = keyof typeof SCAN_REFUSALS

const refuseScan = (code: ScanRefusal, detail?: Parameters<typeof refuse>[2]): Refusal => refuse(code, SCAN_REFUSALS[code].says, detail)

/** Not one of our codes, or of no meeting that is told to anybody. */
export const foreign = refuseScan('FOREIGN', { field: 'code' })

export interface ScanFacts {
  readonly meeting: Meeting
  readonly person: By
  readonly seat: Seat
  readonly ticket: Ticket
  /** The phone says that it could not send the code at once. */
  readonly queued: boolean
}

/**
 * A scan by the person himself: a check-in, or a pending scan where the code proves less than presence: it comes late, or the
 * meeting is on a screen elsewhere too (X50). Whatever may be stored already is for `scanAnswered`.
 */
export function decideScan(charter: Charter, { meeting, person, seat, ticket, queued }: ScanFacts, at: Instant): Decision<CheckIn | PendingScan> {
  if (ticket.kind === 'forged') return refuseScan('FORGED', { field: 'code' })
  if (ticket.kind === 'fixed' && !meeting.door.fixed) return refuseScan('FIXED_OFF', { field: 'code' })
  if (ticket.kind === 'early' || (ticket.kind === 'stale' && !queued)) return refuseScan('STALE', { field: 'code' })
  const scannedAt = ticket.kind === 'stale' ? windowFrom(ticket.window) : at
  const closed = doorClosed(charter, meeting, scannedAt)
  if (closed) return closed
  if (seat === 'none') return refuseScan('NOT_INVITED')
  const about = { meetingId: meeting._id, personId: person.personId }
  if (ticket.kind === 'stale' || meeting.door.shared) {
    const why = ticket.kind === 'stale' ? 'queued' : 'shared'
    return accept({ _id: attendanceId(meeting._id, person.personId, 'pending'), v: 1, fact: 'pending', ...about, at, scannedAt, why, settled: null })
  }
  return accept({
    _id: attendanceId(meeting._id, person.personId, 'checkIn'),
    v: 1,
    fact: 'checkIn',
    ...about,
    arrivedAt: at,
    method: ticket.kind === 'fixed' ? 'fixed' : 'scan',
    by: person,
    absences: [],
    annulled: null,
    history: [],
  })
}

/** What a scan is answered once it is stored, now or the first time. */
export interface Receipt {
  readonly meetingId: string
  /** Six digits that the person can show and the desk can look up. */
  readonly number: string
  readonly arrivedAt: Instant
  /** False while the desk has not confirmed it. */
  readonly counts: boolean
}

/** The answer to a scan from the record that is stored: the same for whoever scans again. */
export function scanAnswered(stored: CheckIn | PendingScan): Decision<Receipt> {
  if (stored.fact === 'pending') {
    const { settled } = stored
    if (settled && !settled.confirmed) return refuseScan('DECLINED', { facts: { reason: settled.reason ?? '' } })
    return accept({ meetingId: stored.meetingId, number: receiptNumber(stored, stored.scannedAt), arrivedAt: stored.scannedAt, counts: settled !== null })
  }
  if (stored.annulled) return refuseScan('ANNULLED', { facts: { reason: stored.annulled.reason } })
  return accept({ meetingId: stored.meetingId, number: receiptNumber(stored, stored.arrivedAt), arrivedAt: stored.arrivedAt, counts: true })
}

/** 签到号: six digits from who, where and when (FNV-1a), so that it needs no counter and can be worked out again. */
export function receiptNumber({ meetingId, personId }: { readonly meetingId: string; readonly personId: string }, arrivedAt: Instant): string {
  let hash = 0x811c9dc5
  for (const sign of `${meetingId}:${personId}:${arrivedAt}`) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0
  return String(hash % 1_000_000).padStart(6, '0')
}

export interface PendingFacts {
  readonly meeting: Meeting
  readonly pending: PendingScan | undefined
  readonly checkIn: CheckIn | undefined
  readonly seat: Seat
  readonly by: By
}

/** The desk has seen the person in the room: the scan becomes a check-in of the moment that its code proves. */
export function decideConfirm(charter: Charter, facts: PendingFacts, at: Instant): Decision<{ pending: PendingScan; checkIn: CheckIn }> {
  const { meeting, checkIn, seat, by } = facts
  const waiting = waitingScan(facts)
  if (waiting.kind === 'refused') return waiting
  const pending = waiting.value
  const closed = doorClosed(charter, meeting, pending.scannedAt)
  if (closed) return closed
  if (seat === 'none') return refuse('NOT_INVITED', '此人不在本次会议的名单中', { field: 'personId' })
  if (checkIn) return checkIn.annulled ? refuse('ANNULLED', '此人的签到已撤销，如本人确在会场请用「恢复签到」') : refuse('ALREADY_HERE', '此人已签到，不用再确认')
  const { meetingId, personId, scannedAt } = pending
  return accept({
    pending: { ...pending, settled: { at, by, confirmed: true } },
    checkIn: {
      _id: attendanceId(meetingId, personId, 'checkIn'),
      v: 0,
      fact: 'checkIn',
      meetingId,
      personId,
      arrivedAt: scannedAt,
      method: 'queued',
      by,
      absences: [],
      annulled: null,
      history: [{ at, by: by.name, what: pending.why === 'queued' ? '确认补传的扫码' : '确认远程会场的扫码' }],
    },
  })
}

/** The person is not in the room, or the desk takes him down otherwise. */
export function decideDecline(facts: Omit<PendingFacts, 'seat'>, reason: string, at: Instant): Decision<PendingScan> {
  const waiting = waitingScan(facts)
  return waiting.kind === 'refused' ? waiting : accept({ ...waiting.value, settled: { at, by: facts.by, confirmed: false, reason } })
}

function waitingScan({ meeting, pending }: Pick<PendingFacts, 'meeting' | 'pending'>): Decision<PendingScan> {
  const over = presenceFixed(meeting)
  if (over) return over
  if (!pending) return refuse('NOT_PENDING', '此人没有待确认的扫码', { field: 'personId' })
  if (pending.settled) return refuse('SETTLED', pending.settled.confirmed ? '这次扫码已经确认' : '这次扫码已经驳回，本人在场请用「签到」')
  return accept(pending)
}

/** 特殊情况: what the secretariat heard about somebody's being late or leaving early (MR7.5); an empty text takes it back. */
export function decideSpecial(meeting: Meeting, checkIn: CheckIn | undefined, text: string, by: By, at: Instant): Decision<CheckIn> {
  const over = presenceFixed(meeting)
  if (over) return over
  if (!checkIn || checkIn.annulled !== null) return refuse('NOT_CHECKED_IN', '此人没有签到', { field: 'personId' })
  const { special: _, ...rest } = checkIn
  const history = [...checkIn.history, { at, by: by.name, what: text === '' ? '删去特殊情况' : `特殊情况：${text}` }]
  return accept({ ...rest, ...(text !== '' && { special: { text, at, by } }), history })
}
