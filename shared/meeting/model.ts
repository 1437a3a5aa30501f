import { collection, type Versioned } from '../kernel/collection'
import { array, boolean, count, type Infer, object, text } from '../kernel/schema'
import type { Day, Instant } from '../kernel/time'
import type { Method } from '../attendance/model'

/** The two statutory kinds (MR2) have a quorum; the others are notice, check-in and minutes only (X47). */
export const MEETING_KINDS = ['assembly', 'council', 'secretariat', 'forum'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

export const meetingKindName: Record<MeetingKind, string> = {
  assembly: '理事大会',
  council: '理事长会',
  secretariat: '秘书处会议',
  forum: '座谈会',
}

export type StatutoryKind = 'assembly' | 'council'
export const isStatutory = (kind: MeetingKind): kind is StatutoryKind => kind === 'assembly' || kind === 'council'

/** Regular or ad-hoc; for the council it follows from its adopted calendar and is never chosen (X2). */
export type Session = 'regular' | 'adhoc' | 'unknown'
export const sessionName: Record<Session, string> = { regular: '定期', adhoc: '不定期（临时）', unknown: '定期与否未定' }

/**
 * draft → published → inSession → closing → closed; published → cancelled or inquorate (流会).
 * `closing` has a deadline; the count follows after it.
 */
export const STATUSES = ['draft', 'published', 'inSession', 'closing', 'closed', 'cancelled', 'inquorate'] as const
export type MeetingStatus = (typeof STATUSES)[number]

/** Where a meeting is found in the list. */
export const SHELVES = ['coming', 'past', 'cancelled'] as const
export type Shelf = (typeof SHELVES)[number]
export const shelved: Record<Shelf, readonly MeetingStatus[]> = {
  coming: ['draft', 'published', 'inSession'],
  past: ['closing', 'closed'],
  cancelled: ['cancelled', 'inquorate'],
}

export const statusName: Record<MeetingStatus, string> = {
  draft: '草稿',
  published: '已通知',
  inSession: '正在开会',
  closing: '正在闭会',
  closed: '已结束',
  cancelled: '已取消',
  inquorate: '流会',
}

/** Somebody who sits in the body, with the posts that seat him there. */
export interface RollEntry {
  readonly personId: string
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly unitId: string
  readonly unitName: string
  readonly title: string
  readonly phone: string
  readonly posts: readonly string[]
  /** Entitled to vote; observers (列席) are not. */
  readonly entitled: boolean
}

export interface Topic {
  readonly title: string
  readonly matter: 'ordinary' | 'major'
}

/** Something to read beforehand (MR5). */
export interface Paper {
  readonly title: string
  readonly text: string
}

/** A file laid before those invited; each name once. */
export interface Handout {
  readonly name: string
  /** The title of the topic it belongs to; empty for the meeting as a whole. */
  readonly topic: string
  readonly file: string
  readonly by: string
  readonly at: Instant
  /** Whether those invited have been told of it. */
  readonly told: boolean
}

/** Fields of the reply that the secretariat switches on. */
export interface Logistics {
  readonly companions: boolean
  readonly lodging: boolean
  readonly meals: boolean
  readonly plate: boolean
}

/** What the secretariat writes; all of it may change until the call to order, and each change is told. */
export interface MeetingPlan {
  readonly kind: MeetingKind
  readonly title: string
  /** 届 */
  readonly term: number
  /** 次, counted within the 届. */
  readonly number: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly replyBy: Instant
  readonly place: string
  readonly directions: string
  readonly contactName: string
  readonly contactPhone: string
  readonly topics: readonly Topic[]
  readonly papers: readonly Paper[]
  readonly logistics: Logistics
  /** Persons invited by name: observers of a statutory meeting, everybody of another. */
  readonly invited: readonly string[]
  /** The council's resolution or proposal behind an assembly (CH12.1c, CH19.3), as text. */
  readonly basis: string
}

/** How people come in by scanning. */
export interface Door {
  /** Makes and checks the codes of this meeting; made with the draft, told to nobody. */
  readonly key: string
  /** The code on paper is taken too. */
  readonly fixed: boolean
  /** The code can be seen from afar, as in a video call: no scan counts before the desk has confirmed it (X50). */
  readonly shared: boolean
}

/** Who takes the chair: by office, or delegated by the chair (CH12.1d). */
export interface Presiding {
  readonly personId: string
  readonly name: string
  readonly by: 'office' | 'delegation'
  readonly reason?: string
  readonly at?: Instant
}

/** The quorum as it was computed, each test with its clause, and its sentence. */
export const quorumRecord = object({
  stands: boolean(),
  tests: array(object({ clause: text(40), of: text(40), need: count, have: count, holds: boolean() })),
  sentence: text(500),
})
export type QuorumRecord = Infer<typeof quorumRecord>

/** How a person of the roll counts at the end; exactly one of these for each. */
export const PRESENCES = ['present', 'late', 'left', 'excused', 'explained', 'absent'] as const
export type Presence = (typeof PRESENCES)[number]

export const presenceName: Record<Presence, string> = {
  present: '出席',
  late: '迟到',
  left: '早退',
  excused: '请假',
  explained: '缺席（已说明）',
  absent: '缺席',
}

export interface FrozenEntry extends RollEntry {
  readonly presence: Presence
  readonly arrivedAt?: Instant
  readonly leftAt?: Instant
  /** How the arrival was taken down. */
  readonly method?: Method
  /** Whole minutes after the start, of whoever counts as late; and before the end, of whoever went early (MR7.5). */
  readonly lateBy?: number
  readonly leftBy?: number
  /** 特殊情况 of the same. */
  readonly special?: string
  readonly note?: string
}

/** Presence at one moment with everything the decision relied on; never computed again. */
export interface Frozen {
  readonly at: Instant
  readonly charter: string
  readonly session: Session | null
  readonly entries: readonly FrozenEntry[]
  readonly counts: Readonly<Record<Presence, number>>
  readonly entitled: number
  /** In the room with a vote at that moment. */
  readonly inRoom: number
  readonly observers: readonly string[]
  /** Whether the code on paper had been taken, and whether scans waited for the desk. */
  readonly door: Omit<Door, 'key'>
  readonly quorum: QuorumRecord | null
}

/** One line of the meeting's own story. */
export interface MeetingEntry {
  readonly at: Instant
  readonly by: string
  readonly what: string
  readonly note?: string
  /** Whoever read the notice before this must hear of it. */
  readonly notable?: boolean
}

export interface Meeting extends Versioned, MeetingPlan {
  /** Counts the changes of the plan; `v` also counts every reply. Two desks that write at once are told by this. */
  readonly edition: number
  readonly status: MeetingStatus
  readonly session: Session | null
  readonly presiding: Presiding | null
  readonly door: Door
  readonly publishedAt?: Instant
  readonly handouts?: readonly Handout[]
  /** The start of which those invited have been reminded. */
  readonly reminded?: Instant
  readonly order?: Frozen & { readonly declaredBy: string; readonly recordedBy: string }
  readonly closing?: { readonly at: Instant; readonly deadline: Instant; readonly by: string }
  readonly final?: Frozen
  readonly inquorate?: { readonly at: Instant; readonly quorum: QuorumRecord; readonly nextAt?: Instant; readonly by: string }
  /** What was copied from paper; a meeting that was held with this program has none. */
  readonly paper?: PaperRecord
  readonly history: readonly MeetingEntry[]
}

/** A resolution as the minutes on paper have it; the votes only where they say them. */
export interface PaperResolution {
  readonly number: string
  readonly title: string
  readonly matter: 'ordinary' | 'major'
  readonly yes?: number
  readonly no?: number
  readonly abstain?: number
  readonly passed: boolean
}

/** A meeting of the past, registered from its minutes (补录): who did it, on what it rests, and what does not agree with the texts. */
export interface PaperRecord {
  readonly by: string
  readonly at: Instant
  readonly source: string
  readonly files: readonly { readonly name: string; readonly file: string }[]
  readonly resolutions: readonly PaperResolution[]
  readonly remarks: readonly { readonly message: string; readonly clause?: string }[]
}

export const meetings = collection<Meeting>('meetings')

/** Whether the minutes on paper have somebody with a vote as excused; his leave of the year is counted by it (X28). */
export const excusedOnPaper = ({ paper, final }: Pick<Meeting, 'paper' | 'final'>, personId: string): boolean =>
  paper !== undefined && (final?.entries ?? []).some((entry) => entry.personId === personId && entry.entitled && entry.presence === 'excused')

/** As much of a meeting as the rules about one person look at; what pages are shown has it too. */
export type Occasion = Pick<Meeting, '_id' | 'kind' | 'status' | 'startsAt'> & { readonly order?: { readonly at: Instant } | undefined }

/** The dates adopted by the council for its regular meetings of a year; `_id` is `council:2026`. */
export interface Calendar extends Versioned {
  readonly body: 'council'
  readonly year: number
  readonly days: readonly Day[]
  readonly adoptedOn: Day
  /** The resolution by which it was adopted. */
  readonly resolution: string
}

export const calendars = collection<Calendar>('calendars')
export const calendarId = (year: number): string => `council:${year}`
