import { collection, type Document, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Instant } from '../kernel/time'
import type { Event } from '../message/model'

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

/** What an approval makes of a document besides its review, and whom it concerns besides the author. */
export interface Approved<T extends Reviewed> {
  readonly document: T
  readonly event?: Omit<Event, '_id' | 'v' | 'at' | 'expanded'>
}

/** One edition of a document as it was handed in. */
export interface HandedIn {
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
  /** Handed in with many others, which are looked at together. */
  readonly group?: Group
}

/** Many editions that were handed in at once, by an import. */
export interface Group {
  readonly id: string
  readonly title: string
}

/**
 * waiting → asked (WeChat owes an answer about pictures) → person (somebody of the secretariat judges) → done, or returned to
 * its author; over: a newer edition came, or there is nothing left to judge.
 */
export const CHECK_STATES = ['waiting', 'asked', 'person', 'returned', 'done', 'over'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** What WeChat says of a text or a picture: nothing against it, somebody should look, or it must not be shown. */
export const SUGGESTIONS = ['pass', 'review', 'risky'] as const
export type Suggestion = (typeof SUGGESTIONS)[number]

/** What is known of one part of an edition: the `place`-th text or picture. */
export interface Finding {
  readonly of: 'text' | 'picture'
  readonly place: number
  /** By which WeChat names the picture when it calls back. */
  readonly trace?: string
  readonly askedAt: Instant
  /** Null until WeChat has called back. */
  readonly says: Suggestion | null
  /** WeChat's number for what it sees; 100 is nothing. */
  readonly label: number
}

export const VERDICTS = ['clean', 'doubtful', 'faulty'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Why WeChat has not said anything yet: nobody whose name it takes, its author was not seen, no call back, no answer at all. */
export const STUCK = ['nobody', 'unseen', 'silent', 'down'] as const
export type Stuck = (typeof STUCK)[number]

export const ACTS = ['checked', 'approved', 'returned', 'down', 'restored', 'kept'] as const
export type Act = (typeof ACTS)[number]

/** What was decided on an edition; by nobody where WeChat's answer decided. */
export interface Decided {
  readonly act: Act
  readonly at: Instant
  readonly by: { readonly personId: string; readonly name: string } | null
  readonly reason: string
}

/** The examination of one edition of one document; `_id` is `kind:subject:edition`. */
export interface Check extends Versioned, HandedIn {
  readonly state: CheckState
  readonly findings: readonly Finding[]
  readonly verdict: Verdict | null
  /** WeChat is not asked before. */
  readonly nextAt: Instant
  /** How often it was asked without getting to an end. */
  readonly tries: number
  readonly stuck: Stuck | null
  /** Somebody asks WeChat just now, or died in it. */
  readonly claimedAt: Instant | null
  /** The identity of somebody of the secretariat in whose name it is asked. */
  readonly lent: string | null
  /** How many members have objected since somebody last looked into it. */
  readonly objections: number
  readonly log: readonly Decided[]
}

export const checks = collection<Check>('checks')

export const checkId = (kind: ReviewKind, subjectId: string, edition: number): string => factId(kind, subjectId, String(edition))

/** The check of an edition that is handed in; stored in the commit that hands it in. */
export const checkOf = (handedIn: HandedIn): Check => ({
  _id: checkId(handedIn.kind, handedIn.subjectId, handedIn.edition),
  v: 0,
  ...handedIn,
  state: 'waiting',
  findings: [],
  verdict: null,
  nextAt: handedIn.at,
  tries: 0,
  stuck: null,
  claimedAt: null,
  lent: null,
  objections: 0,
  log: [],
})

/** What WeChat has called back about a picture; `_id` is its trace. Stored as it comes, once, whatever became of the check. */
export interface PictureAnswer extends Document {
  readonly at: Instant
  /** Null: it could not look at the picture. */
  readonly says: Suggestion | null
  readonly label: number
}

export const pictureAnswers = collection<PictureAnswer>('pictureAnswers')

/** Why a member objects to what he reads. */
export const OBJECTIONS = ['false', 'private', 'indecent', 'advertising', 'infringing', 'other'] as const
export type ObjectionReason = (typeof OBJECTIONS)[number]

/** A member objects to an edition; `_id` is the check's and the person's. */
export interface Objection extends Versioned {
  readonly checkId: string
  readonly at: Instant
  readonly by: { readonly personId: string; readonly name: string; readonly unitName: string }
  readonly reason: ObjectionReason
  readonly says: string
}

export const objections = collection<Objection>('objections')
