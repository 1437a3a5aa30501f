import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { MEETING_KINDS, STATUSES } from '../meeting/model'
import { checkInView, METHODS } from './model'
import { outlook, refused } from './operations'

const someone = { meetingId: id, personId: id }

export const checkIn = command('attendance.checkIn', {
  needs: 'member',
  says: '扫码签到：本人扫会场的码；补传的旧码须会务确认后才计入',
  // A code on paper lasts as long as the meeting: it is nothing to keep in a record of refusals.
  hides: ['code'],
  /** `code` is what was scanned or opened, whole; `queued`: it could not be sent at once. */
  input: object({ code: text(500), queued: optional(boolean()) }),
  output: object({ meetingId: id, number: text(6), arrivedAt: instant, counts: boolean() }),
})

/** How a scan of one's own stands. */
export const STANDINGS = ['none', 'pending', 'counted', 'declined', 'annulled'] as const
export type Standing = (typeof STANDINGS)[number]

export const receipt = query('attendance.receipt', {
  needs: 'member',
  says: '签到回执：本人是否已计入到会、签到号、第几位，会场到了多少人',
  input: object({ meetingId: id }),
  output: object({
    meetingId: id,
    title: text(60),
    startsAt: instant,
    place: text(80),
    status: picklist(STATUSES),
    standing: picklist(STANDINGS),
    seat: picklist(['entitled', 'observer', 'none']),
    number: nullable(text(6)),
    arrivedAt: nullable(instant),
    method: nullable(picklist(METHODS)),
    /** Among those whose check-in counts, by arrival; 1-based. */
    rank: nullable(count),
    /** Whole minutes late; 0 when in time (MR7.5). */
    lateBy: count,
    /** Why the desk declined or annulled it, and 特殊情况 where it was noted. */
    remark: nullable(note(200)),
    here: count,
    entitled: count,
    quorum: nullable(outlook),
  }),
})

export const confirmScan = command('attendance.confirmScan', {
  needs: 'register',
  says: '确认一次待确认的扫码：本人确在会场，自此计入到会',
  input: object(someone),
  output: checkInView,
})

export const declineScan = command('attendance.declineScan', {
  needs: 'register',
  says: '驳回一次待确认的扫码，须说明原因',
  input: object({ ...someone, reason: text(200) }),
  output: object({ at: instant, reason: text(200) }),
})

export const noteSpecial = command('attendance.noteSpecial', {
  needs: 'register',
  says: '记下迟到、早退的特殊情况；留空则删去',
  hides: ['note'],
  input: object({ ...someone, note: note(200) }),
  output: checkInView,
})

const name = object({ personId: id, name: text(20), unitName: text(60) })

export const projector = query('attendance.projector', {
  needs: 'register',
  says: '签到投屏：此刻和随后两段的签到码、应到已到还差、未到名单',
  input: object({ meetingId: id }),
  output: object({
    meetingId: id,
    kind: picklist(MEETING_KINDS),
    title: text(60),
    startsAt: instant,
    place: text(80),
    status: picklist(STATUSES),
    /** Why nobody can be checked in; null while the door is open. */
    closed: nullable(refused),
    opensAt: instant,
    shared: boolean(),
    /** Each with the moments between which it may be shown; never one of the past. */
    codes: array(object({ from: instant, until: instant, path: text(60), scene: text(32) })),
    /** The code on paper, while it is taken. */
    fixed: nullable(object({ path: text(60), scene: text(32) })),
    here: count,
    entitled: count,
    quorum: nullable(outlook),
    missing: array(name),
    onLeave: array(name),
    pending: count,
  }),
})

export type Projected = Infer<typeof projector.output>
export type ReceiptView = Infer<typeof receipt.output>
