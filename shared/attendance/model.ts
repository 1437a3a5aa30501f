import { collection, type Document, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import { array, boolean, count, id, type Infer, instant, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import type { Instant } from '../kernel/time'

/** Everything known of one person at one meeting; each fact is a document whose `_id` is the fact. */
interface Fact extends Document {
  readonly meetingId: string
  readonly personId: string
}

export interface By {
  readonly personId: string
  readonly name: string
}

/** 参加 · 请假 · 派人列席; `null` once withdrawn. */
export const CHOICES = ['attend', 'leave', 'observer'] as const
export type Choice = (typeof CHOICES)[number]

export const choiceName: Record<Choice, string> = { attend: '参加', leave: '请假', observer: '派人列席' }

export interface Substitute {
  readonly name: string
  readonly title: string
}

export interface LogisticsAnswer {
  readonly companions?: number
  readonly lodging?: 'none' | 'single' | 'shared'
  readonly meals?: boolean
  readonly plate?: string
}

/** Whether a choice keeps the person away. */
export const isAway = (choice: Choice | null | undefined): choice is 'leave' | 'observer' => choice === 'leave' || choice === 'observer'

export interface Reply extends Fact, Versioned {
  readonly fact: 'reply'
  readonly choice: Choice | null
  /** Why, for 请假 and 派人列席. */
  readonly reason: string
  readonly substitute?: Substitute
  readonly logistics: LogisticsAnswer
  readonly at: Instant
  readonly by: By
  /** Answered by the unit's information officer. */
  readonly onBehalf: boolean
  /** Which leave of the calendar year this is, 1-based; only of a statutory meeting. */
  readonly ordinal?: number
  /** The secretariat has seen the leave. */
  readonly acknowledged?: { readonly at: Instant; readonly by: By }
  /** The chair excuses a leave beyond the quota (X28). */
  readonly exception?: { readonly at: Instant; readonly by: By; readonly reason: string }
  readonly history: readonly { readonly at: Instant; readonly by: string; readonly choice: Choice | null }[]
}

/** One time out of the room; still out while `returnedAt` is not there. */
export interface Absence {
  readonly leftAt: Instant
  readonly returnedAt?: Instant
  readonly by: By
  readonly note: string
}

/**
 * How somebody was taken down as present: by the desk, by the code on the screen, by the code on paper, by a scan that
 * came late or from afar and that the desk has confirmed, from a sheet signed by hand. All of them count the same.
 */
export const METHODS = ['register', 'scan', 'fixed', 'queued', 'paper'] as const
export type Method = (typeof METHODS)[number]

export const methodName: Record<Method, string> = { register: '代签到', scan: '扫码', fixed: '固定码', queued: '扫码后确认', paper: '纸质补录' }

export interface CheckIn extends Fact, Versioned {
  readonly fact: 'checkIn'
  readonly arrivedAt: Instant
  readonly method: Method
  readonly by: By
  /** What excuses being late or leaving early (MR7.5), as the secretariat heard it. */
  readonly special?: { readonly text: string; readonly at: Instant; readonly by: By }
  readonly absences: readonly Absence[]
  /** Not null: the entry does not count. */
  readonly annulled: { readonly at: Instant; readonly by: By; readonly reason: string } | null
  readonly history: readonly { readonly at: Instant; readonly by: string; readonly what: string }[]
}

/**
 * A scan that proves nothing by itself: sent late, or made where the code can be seen from afar (X50). It counts for
 * nothing until the desk has seen the person in the room.
 */
export interface PendingScan extends Fact, Versioned {
  readonly fact: 'pending'
  /** When the cloud heard of it. */
  readonly at: Instant
  /** When the code stood on the screen, as the code itself proves. */
  readonly scannedAt: Instant
  readonly why: 'queued' | 'shared'
  readonly settled: { readonly at: Instant; readonly by: By; readonly confirmed: boolean; readonly reason?: string } | null
}

/** waiting → confirmed, by a second person; or rejected, whereupon the typist corrects it and it waits again. */
export const SHEET_STATES = ['waiting', 'confirmed', 'rejected'] as const
export type SheetState = (typeof SHEET_STATES)[number]

/** A sign-in sheet on paper, typed in by one of the secretariat. It counts for nothing until another has confirmed it. */
export interface Sheet extends Versioned {
  readonly meetingId: string
  readonly personIds: readonly string[]
  /** The photo of the paper, in the cloud's own folder. */
  readonly photo: string
  readonly state: SheetState
  /** Counts how often it was handed in: what is confirmed is what was looked at. */
  readonly edition: number
  /** When it was handed in last, and by whom. */
  readonly at: Instant
  readonly by: By
  readonly settled: { readonly at: Instant; readonly by: By; readonly reason?: string } | null
  /** The batch that writes its check-ins. */
  readonly batch?: string
}

export const sheets = collection<Sheet>('sheets')

export interface ReadMark extends Fact {
  readonly fact: 'read'
  readonly at: Instant
}

/** Said after the start: it explains an absence and is no leave (MR7.7a). */
export interface Explanation extends Fact {
  readonly fact: 'explanation'
  readonly at: Instant
  readonly reason: string
}

/** The substitute of a director is in the room: 列席, without quorum or vote (X6). */
export interface ObserverSeat extends Fact {
  readonly fact: 'observer'
  readonly at: Instant
  readonly by: By
  readonly substitute: Substitute
}

export type AttendanceFact = Reply | CheckIn | PendingScan | ReadMark | Explanation | ObserverSeat

export const attendance = collection<AttendanceFact>('attendance')
export const replies = collection<Reply>('attendance')
export const checkIns = collection<CheckIn>('attendance')
export const pendingScans = collection<PendingScan>('attendance')
export const readMarks = collection<ReadMark>('attendance')
export const explanations = collection<Explanation>('attendance')
export const observerSeats = collection<ObserverSeat>('attendance')

export const attendanceId = (meetingId: string, personId: string, fact: AttendanceFact['fact']): string =>
  factId(meetingId, personId, fact)

/** The statutory meetings of a year for which a person has asked leave, in order; `_id` is `person:year`. */
export interface LeaveYear extends Versioned {
  readonly personId: string
  readonly year: number
  readonly meetingIds: readonly string[]
}

export const leaveYears = collection<LeaveYear>('leaveYears')
export const leaveYearId = (personId: string, year: number): string => factId(personId, String(year))

/** In the room now: checked in, not annulled, not gone out. */
export const isHere = (checkIn: CheckIn | undefined): boolean =>
  checkIn !== undefined && checkIn.annulled === null && checkIn.absences.every((absence) => absence.returnedAt !== undefined)

const by = object({ personId: id, name: text(20) })

/** Who sits in for a director, and what the secretariat asked of whoever comes; the same as told and as shown. */
export const substitute = object({ name: text(20), title: note(40) })
export const logisticsAnswer = object({
  companions: optional(count),
  lodging: optional(picklist(['none', 'single', 'shared'])),
  meals: optional(boolean()),
  plate: optional(note(12)),
})

/** A reply as pages show it. */
export const replyView = object({
  choice: nullable(picklist(CHOICES)),
  reason: note(300),
  substitute: optional(substitute),
  logistics: logisticsAnswer,
  at: instant,
  by,
  onBehalf: boolean(),
  ordinal: optional(count),
  acknowledged: optional(object({ at: instant, by })),
  exception: optional(object({ at: instant, by, reason: note(300) })),
})

export const checkInView = object({
  arrivedAt: instant,
  method: picklist(METHODS),
  absences: array(object({ leftAt: instant, returnedAt: optional(instant), note: note(200) })),
  annulled: nullable(object({ at: instant, by, reason: text(200) })),
  special: optional(text(200)),
})

export type ReplyView = Infer<typeof replyView>
export type CheckInView = Infer<typeof checkInView>
