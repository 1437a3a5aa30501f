import { collection, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Instant } from '../kernel/time'

/** What of the members' writing goes through review. */
export const REVIEW_KINDS = ['posting', 'step', 'contribution', 'issue', 'news', 'entry', 'showcase', 'training'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** checking → waiting (for a person) → approved, or returned to whoever wrote it; down: taken away after it was public. */
export const REVIEW_STATES = ['checking', 'waiting', 'approved', 'returned', 'down'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

export interface Review {
  readonly state: ReviewState
  /** Counts what was handed in; a decision holds for the edition that was seen. */
  readonly edition: number
  /** When it came into this state. */
  readonly at: Instant
  /** Who decided; null while nobody has, or where the checker did. */
  readonly by: { readonly personId: string; readonly name: string } | null
  /** Why it was returned or taken down. */
  readonly reason: string | null
}

/** A document that others see only while its review says `approved`. */
export interface Reviewed extends Versioned {
  readonly review: Review
}

export const underReview = (edition: number, at: Instant): Review => ({ state: 'checking', edition, at, by: null, reason: null })

export const isPublic = ({ review }: Pick<Reviewed, 'review'>): boolean => review.state === 'approved'

/** One edition of one document, to be looked at by WeChat; `_id` is `kind:subject:edition`. */
export interface Check extends Versioned {
  readonly kind: ReviewKind
  readonly subjectId: string
  readonly edition: number
  readonly title: string
  /** All that others would read. */
  readonly texts: readonly string[]
  /** Ids of pictures in the cloud's own folders. */
  readonly pictures: readonly string[]
  readonly unitName: string
  readonly author: { readonly personId: string; readonly name: string }
  /** The identity that handed it in: WeChat checks in somebody's name. */
  readonly subject: string
  readonly at: Instant
  readonly state: 'waiting'
}

export const checks = collection<Check>('checks')

export const checkId = (kind: ReviewKind, subjectId: string, edition: number): string => factId(kind, subjectId, String(edition))

/** The check of an edition that is handed in; stored in the commit that hands it in. */
export const checkOf = (handedIn: Omit<Check, '_id' | 'v' | 'state'>): Check => ({
  _id: checkId(handedIn.kind, handedIn.subjectId, handedIn.edition),
  v: 0,
  ...handedIn,
  state: 'waiting',
})
