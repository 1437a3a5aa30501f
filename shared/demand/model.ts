import { collection, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Day, Instant } from '../kernel/time'
import type { Reviewed } from '../review/model'
import type { UnitKind } from '../unit/model'
import type { FieldId, Kind, Region, Side } from './kinds'

export interface Named {
  readonly personId: string
  readonly name: string
}

/** Who comes first where several want the same (X25). Nobody is excellent before the assessment has said so. */
export const STANDINGS = ['excellent', 'member', 'outside'] as const
export type Standing = (typeof STANDINGS)[number]

/** Why an offer or a need was closed: a counterpart was found, or it is not wanted any more. */
export const CLOSINGS = ['met', 'dropped'] as const
export type Closing = (typeof CLOSINGS)[number]
export const closingName: Record<Closing, string> = { met: '已对接', dropped: '不再需要' }

/** What a unit offers or needs (供需信息). */
export interface Posting extends Reviewed {
  readonly unitId: string
  readonly unitName: string
  readonly unitKind: UnitKind
  /** The entry of the bank of needs from which it was made. */
  readonly entryId?: string
  readonly side: Side
  readonly kind: Kind
  readonly title: string
  readonly fields: Readonly<Partial<Record<FieldId, string>>>
  readonly region: Region
  readonly place: string
  /** As many of what the kind counts; null where nothing is said. */
  readonly number: number | null
  /** The days between which it is wanted; null is open. */
  readonly from: Day | null
  readonly until: Day | null
  readonly description: string
  /** Ids of files in the cloud's own folder. */
  readonly pictures: readonly string[]
  /** Of the same unit; told to a counterpart only when both have agreed to talk. */
  readonly contact: Named
  readonly by: Named
  /** When it was first handed in: among equals the earlier request stands first (X25). */
  readonly at: Instant
  readonly standing: Standing
  readonly closed: { readonly why: Closing; readonly at: Instant; readonly by: Named } | null
  /** The day of the last approval or renewal; null before the first approval. */
  readonly confirmedOn: Day | null
  readonly renewed: readonly { readonly at: Instant; readonly by: Named }[]
  /** Pieces of its words and their pinyin, by which it is searched. */
  readonly terms: readonly string[]
  /** `listingKeys` while others can find it, else empty. */
  readonly keys: readonly string[]
  /** While others can find it the day of `confirmedOn` and the id, else empty: `2026-11-20:posting`. */
  readonly listedSince: string
  /** Sorts as the list stands: standing, time of the request, id. */
  readonly order: string
}

export const postings = collection<Posting>('postings')

/** Who talk with each other: the unit that posted, and the one that asked. */
export const ENDS = ['owner', 'asker'] as const
export type End = (typeof ENDS)[number]
export const otherEnd = (end: End): End => (end === 'owner' ? 'asker' : 'owner')

export const THREAD_STATES = ['asked', 'talking', 'agreed', 'failed', 'done'] as const
export type ThreadState = (typeof THREAD_STATES)[number]
export const threadStateName: Record<ThreadState, string> = { asked: '已提出', talking: '洽谈中', agreed: '已达成', failed: '未成', done: '已完成' }

export const ACTS = ['ask', 'talk', 'decline', 'withdraw', 'offer', 'rework', 'confirm', 'fail', 'finish', 'lapse'] as const
export type Act = (typeof ACTS)[number]

export interface Result {
  /** Persons placed, trained or sent; 0 where it was not about persons. */
  readonly people: number
  /** In yuan; 0 where no money was agreed. */
  readonly amount: number
}

/** What one end has done, or the secretariat for it by telephone; what was said with it is a `ThreadNote`. */
export interface Step {
  readonly act: Act
  readonly end: End
  readonly at: Instant
  readonly by: Named
  /** The secretariat has registered it for that end. */
  readonly phone: boolean
  readonly noted: boolean
  readonly result?: Result
}

export interface Party {
  readonly unitId: string
  readonly unitName: string
  readonly contact: Named
}

/** Two units about one posting (对接); `_id` is `posting:unit:n`, the n-th time that this unit asks. */
export interface Thread extends Versioned {
  readonly postingId: string
  /** As it was when it was asked for. */
  readonly title: string
  readonly side: Side
  readonly kind: Kind
  readonly owner: Party
  readonly asker: Party
  /** Both units' ids. */
  readonly unitIds: readonly string[]
  readonly state: ThreadState
  /** Who has said that it is agreed, while the other has not yet. */
  readonly offered: End | null
  readonly steps: readonly Step[]
  readonly at: Instant
  readonly open: boolean
  /** The units whose turn it is. */
  readonly waitsFor: readonly string[]
  readonly urged: { readonly at: Instant; readonly by: Named } | null
}

export const threads = collection<Thread>('threads')
export const threadId = (postingId: string, unitId: string, nth: number): string => factId(postingId, unitId, String(nth))

/** What was said with a step, for the other end only once it was checked; `_id` is `thread:step`. */
export interface ThreadNote extends Reviewed {
  readonly threadId: string
  readonly step: number
  readonly unitId: string
  readonly text: string
}

export const threadNotes = collection<ThreadNote>('threadNotes')
export const noteId = (thread: string, step: number): string => factId(thread, String(step))

/** What somebody wants to hear of as soon as it is posted; `_id` is the person. */
export interface Subscription extends Versioned {
  readonly unitId: string
  readonly topics: readonly string[]
}

export const subscriptions = collection<Subscription>('subscriptions')
