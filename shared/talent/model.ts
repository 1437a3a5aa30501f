import { collection, type Document, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Day, Instant } from '../kernel/time'
import type { Reviewed } from '../review/model'
import type { Bank, Fields, Purpose } from './banks'

export type { Bank, Fields } from './banks'

export interface By {
  readonly personId: string
  readonly name: string
}

/** That somebody agrees to be in a bank: for what, until which day, and how it was given. */
export interface Consent {
  readonly purposes: readonly Purpose[]
  /** The last day. */
  readonly until: Day
  /** On a paper that was scanned, or with the person's own account. */
  readonly how: 'paper' | 'account'
  /** The scan, as a file id. */
  readonly file?: string
  /** What the paper is called where it is a list that many have signed; it is shown to none of them. */
  readonly list?: string
  readonly at: Instant
  /** Who registered it: the unit's officer, or the person. */
  readonly by: By
  readonly withdrawn?: { readonly at: Instant; readonly by: By; readonly who: 'person' | 'unit' }
}

/** asked: the person has not agreed yet; open: in use; withdrawn: the consent was taken back; removed: the unit took it out. */
export const ENTRY_STATES = ['asked', 'open', 'withdrawn', 'removed'] as const
export type EntryState = (typeof ENTRY_STATES)[number]

/** One line of a bank, kept by a unit. It says nothing that members may not read, but for consent and account. */
export interface Entry extends Reviewed {
  readonly bank: Bank
  readonly unitId: string
  readonly fields: Fields
  readonly state: EntryState
  /** The person of the roll, where the one it is about has an account. */
  readonly personId?: string
  readonly consent: Consent | null
  /** Consents before this one, the oldest first. */
  readonly earlier: readonly Consent[]
  /** When the unit said last that it is still true. */
  readonly checkedOn: Day
  /** `checkedOn:_id`, by which lists are ordered and paged. */
  readonly rank: string
  /** By which members find it; made of what they may read. */
  readonly words: readonly string[]
  readonly by: By
  readonly at: Instant
}

export const entries = collection<Entry>('bankEntries')

/** Longer words are found by their beginning. */
export const LONGEST_WORD = 3

export const pieces = (text: string): string[] => text.toLowerCase().split(/[\s,，、;；.。:：()（）/·|“”"'-]+/).filter((piece) => piece !== '')

/**
 * Every stretch of one to three characters in the texts, so that a search is one read by index: Chinese has no spaces between
 * words, and 数控 is to be found in 高档数控机床.
 */
export function wordsIn(texts: readonly string[]): string[] {
  const all = new Set<string>()
  for (const piece of texts.flatMap(pieces)) {
    for (let length = 1; length <= LONGEST_WORD; length++) {
      for (let at = 0; at + length <= piece.length; at++) all.add(piece.slice(at, at + length))
    }
  }
  return [...all]
}

export const rankOf = (checkedOn: Day, entryId: string): string => `${checkedOn}:${entryId}`

/** Who the student of an entry is; `_id` is the entry. */
export interface Identity extends Versioned {
  readonly unitId: string
  readonly name: string
  /** 学号. */
  readonly number: string
  readonly phone: string
  /** `2012-05-12`, or `2012-05`. */
  readonly birth: string
  /** The guardian's consent as a scan; without it nobody under fourteen is entered. */
  readonly guardian?: string
  /** What was mended of it since the consent was given, the oldest first. */
  readonly corrected?: readonly Correction[]
}

/** By what a student is told from others. */
export type Who = Pick<Identity, 'name' | 'number' | 'birth'>

/** What an identity said before it was mended. */
export interface Correction {
  readonly at: Instant
  readonly by: By
  readonly was: Who
}

export const identities = collection<Identity>('bankIdentities')

/** lapsed: nobody can grant it any more, because whoever asked has gone elsewhere or the consent is another. */
export const REQUEST_STATES = ['asked', 'granted', 'refused', 'lapsed'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** That the school or the person has said yes. */
export interface Agreed {
  readonly at: Instant
  readonly by: By
  readonly how: 'paper' | 'account'
  readonly file?: string
}

/** Somebody asks who a student is; `_id` is `entry:person`, so that one asks once at a time. */
export interface Request extends Versioned {
  readonly entryId: string
  readonly unitId: string
  /** The student's account, if there is one. */
  readonly personId?: string
  /** The entry as others know it: trade and year. */
  readonly about: string
  readonly by: By & { readonly unitId: string; readonly unitName: string }
  readonly purpose: Purpose
  readonly says: string
  readonly at: Instant
  /** The consent of the entry under which it was asked: another one revives nothing. */
  readonly consentAt: Instant
  readonly state: RequestState
  readonly school: Agreed | null
  readonly person: Agreed | null
  /** The last day on which the identity is shown; set by the school. */
  readonly until: Day | null
  readonly reason: string
}

export const requests = collection<Request>('bankRequests')
export const requestIdOf = (entryId: string, personId: string): string => factId(entryId, personId)

/** An identity has been shown to whoever was granted it; one record a day, `_id` is `request:day`. */
export interface Look extends Document {
  readonly requestId: string
  readonly entryId: string
  readonly by: By
  readonly unitName: string
  readonly purpose: Purpose
  readonly day: Day
  readonly at: Instant
}

export const looks = collection<Look>('bankLooks')
export const lookId = (requestId: string, day: Day): string => factId(requestId, day)
