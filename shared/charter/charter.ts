import type { Capability } from 'shared/kernel/capability'
import type { Day } from 'shared/kernel/time'
import type { Parameters } from './parameters'

/** The days between which something is law, both included. `null`: not stated (from) or still in force (until). */
export interface Span {
  readonly from: Day | null
  readonly until: Day | null
}

/**
 * What can be counted at a meeting. `one` is the number 1, for bars that are plain numbers (十名以上);
 * `cast` is yes + no + abstain; `others.x` is how many of the group `x` are in the room.
 */
export type Count =
  | 'one'
  | 'entitled'
  | 'present'
  | 'attended'
  | 'viceChairs'
  | 'viceChairsPresent'
  | 'yes'
  | 'no'
  | 'abstain'
  | 'cast'
  | `others.${string}`

/** `num / den` of a base, in integers: at least that much, or more than that much when `strict`. */
export interface Threshold {
  readonly num: number
  readonly den: number
  readonly of: Count
  readonly strict: boolean
}

/** Which readings must be the chosen ones for something to apply: `{ X5: ['both', 'present'] }`. */
export type Under = Readonly<Record<string, readonly string[]>>

/** One bar that a sitting or a vote must reach. */
export interface Rule extends Span {
  readonly stage: 'quorum' | 'majority'
  readonly body: string
  /** Absent: every session, every matter. */
  readonly sessions?: readonly string[]
  readonly matters?: readonly string[]
  /** Applies only when the meeting has recorded this, such as a grave division of opinion. */
  readonly trigger?: string
  /** Applies only when one count is larger than another. */
  readonly when?: { readonly more: Count; readonly than: Count }
  readonly have: Count
  readonly least: Threshold
  /** `informative` rules are shown beside the verdict and never decide it. */
  readonly force: 'binding' | 'informative'
  readonly clause: string
  /** Other clauses that say the same. */
  readonly also?: readonly string[]
  /** The text, or the reading of a text, that speaks here: verdicts are compared between voices. */
  readonly voice: string
  readonly under?: Under
  /** Applies only while these settings have these values. */
  readonly where?: Partial<Parameters>
}

/** Who nominates, elects, decides, may change: a post, a body, the unit that leads or sends, or an outsider. */
export type Party =
  | { readonly post: string }
  | { readonly body: string }
  | { readonly unit: 'lead' | 'own' | 'any' }
  | { readonly outside: string }
  | { readonly anyone: 'meeting' }

export type Tie = 'count' | 'presider' | 'revote' | 'lot' | 'fails'

export interface Body extends Span {
  readonly id: string
  readonly name: string
  /** How its members are called in a sentence. */
  readonly members: string
  readonly role: 'supreme' | 'executive' | 'standing' | 'supervising' | 'advising' | 'office'
  readonly parent: string | null
  /** Posts whose holders sit on it, and what filters them. `null`: the source is silent. */
  readonly seats: readonly Seat[] | null
  /** There may be several of it, set up one by one, and who belongs to it is entered and does not follow from posts. */
  readonly entered?: boolean
  readonly termYears: number | null
  /** Kinds of session that its rules tell apart. Empty: it has no statutory meeting. */
  readonly sessions: readonly string[]
  readonly meets: readonly Frequency[]
  readonly convener: Party | null
  readonly chairs: string | null
  readonly tie: { readonly rule: Tie; readonly clause: string } | null
  readonly clause: string
}

export interface Seat {
  readonly post: string
  readonly min: number | null
  readonly max: number | null
  readonly clause: string
}

export interface Frequency {
  readonly least: number
  readonly per: 'year' | 'half-year' | 'quarter' | 'month'
  readonly force: 'must' | 'warn'
  readonly clause: string
}

export interface Post extends Span {
  readonly id: string
  readonly name: string
  readonly nominatedBy: Party | null
  readonly electedBy: Party | null
  /** The act by which it is filled. */
  readonly by: 'election' | 'election-then-letter' | 'appointment' | 'designation' | 'delegation'
  /** Candidates must hold this post already. */
  readonly fromAmong: string | null
  readonly atMost: number | null
  readonly termYears: number | null
  /** `null`: as often as elected. */
  readonly termsInRow: number | null
  readonly ageMax: { readonly years: number; readonly clause: string; readonly ruling: string } | null
  readonly capabilities: readonly Capability[]
  readonly clauses: readonly string[]
}

/** What a body may be asked to decide, and by which majority. */
export interface Topic extends Span {
  readonly id: string
  readonly name: string
  readonly body: string
  readonly matter: string
  /** A matter that replaces `matter` when a reading is the chosen one. */
  readonly instead?: { readonly matter: string; readonly under: Under }
  readonly clauses: readonly string[]
}

export interface Step {
  readonly by: Party
  readonly act: string
  /** The topic decided in this step, if it is a vote. */
  readonly topic?: string
  readonly withinDays?: number
  readonly clause: string
}

export interface Procedure extends Span {
  readonly id: string
  readonly name: string
  readonly steps: readonly Step[]
  readonly clauses: readonly string[]
}

/** A plain number, or a fraction of a body's seats. */
export type Bound = number | Pick<Threshold, 'num' | 'den' | 'strict'>

/** A floor or a cap outside a vote: ten co-signers, a third of the board to call a meeting, at most a fifth co-opted. */
export interface Quota extends Span {
  readonly id: string
  readonly name: string
  readonly least: Bound | null
  readonly most: Bound | null
  /** The post that is counted. */
  readonly of: string
  readonly clause: string
}

/** May somebody else sit or vote for a member? Every field may be `null`: the source is silent. */
export interface Proxy {
  readonly allowed: boolean
  readonly who: 'same-unit' | 'another-member' | 'anyone' | null
  readonly written: boolean | null
  readonly filedBefore: boolean | null
  readonly mostEach: number | null
  readonly countsInQuorum: boolean | null
  readonly clause: string
}

/** What follows when a holder of a post has missed so many meetings. */
export interface Absence {
  readonly post: string
  readonly times: number
  readonly consecutive: boolean
  readonly effect: string
  readonly clause: string
}

export interface Clause extends Span {
  readonly id: string
  readonly document: string
  /** As people write it in a resolution: `第十二条（一）`. */
  readonly article: string
  readonly states: string
  /** hard: refused when broken; warn: warned; process: a record is kept; declared: shown only. */
  readonly force: 'hard' | 'warn' | 'process' | 'declared'
}

export interface Reading {
  readonly id: string
  readonly says: string
  readonly source: string
}

/** A contradiction or a hole in the texts, how each side reads, and which reading the program runs on. */
export interface Ruling {
  readonly id: string
  readonly title: string
  readonly texts: readonly { readonly clause: string; readonly says: string }[]
  readonly effect: string
  readonly readings: readonly Reading[]
  readonly chosen: string
  /** The ruling as a sentence for the screen. */
  readonly ruling: string
  readonly changedBy: Party
  /** The numbered interpretation that confirmed it; until then it is the software's default. */
  readonly confirmed: { readonly number: string; readonly on: Day } | null
}

export interface Parameter<T> {
  readonly name: string
  readonly value: T
  readonly changedBy: Party
  /** The clause that leaves it open, if one does. */
  readonly clause: string | null
  /** `true`: chosen by this program because the texts are silent. */
  readonly ours: boolean
  /** The resolution that set it, and what it was before; `null` while it stands as delivered. */
  readonly changed: { readonly resolution: string; readonly on: Day; readonly was: T } | null
}

/** The law of one organisation as data. No code branches on which one it is. */
export interface Charter {
  readonly id: string
  readonly name: string
  /** The words of its sentences; what is missing is called by a plain general word. */
  readonly words: Partial<Readonly<Record<string, string>>>
  readonly bodies: readonly Body[]
  readonly posts: readonly Post[]
  readonly matters: readonly string[]
  readonly topics: readonly Topic[]
  readonly rules: readonly Rule[]
  readonly procedures: readonly Procedure[]
  readonly quotas: readonly Quota[]
  readonly proxy: Proxy | null
  readonly absences: readonly Absence[]
  readonly clauses: readonly Clause[]
  readonly rulings: readonly Ruling[]
  readonly parameters: { readonly [K in keyof Parameters]?: Parameter<Parameters[K]> }
}
