import { collection, type Versioned } from '../kernel/collection'
import type { Day, Instant } from '../kernel/time'

/** A post held by a person from a day on; `until` is the last day of its term. */
export interface HeldPost {
  /** Id of a post of the charter. */
  readonly post: string
  readonly from: Day
  readonly until?: Day
  /** On what it rests: a resolution, a letter of delegation, the roll of an earlier year. */
  readonly source?: string
  /** A scan of it, as a file id. */
  readonly file?: string
  /** It ended, or ends, with that day: why, and who wrote that down. Without it the term runs out and the office goes on. */
  readonly ended?: { readonly why: string; readonly by: string; readonly at: Instant }
}

/** What somebody has agreed to when binding: which text, and when. */
export interface Consent {
  readonly version: string
  readonly at: Instant
}

/**
 * An identity and the person it is bound to, once: `_id` is `provider:subject`, the provider `wx` or `tcb`.
 * The person's name, unit and posts are copied here by the commit that changes them, so that a call reads one document.
 */
export interface Principal extends Versioned {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  readonly posts: readonly HeldPost[]
  readonly boundAt?: Instant
  /** By an invitation's code, by WeChat's phone number, as the founder, or let in at the desk by the person's phone. */
  readonly boundBy?: 'code' | 'phone' | 'founding' | 'desk'
  readonly consent?: Consent
  /** The identity is nobody any more. The entry stays as a record and may be bound again. */
  readonly unbound?: { readonly at: Instant; readonly by: string; readonly why: string }
}

export const principals = collection<Principal>('principals')

export type Provider = 'wx' | 'tcb'
export const providerOf = (subject: string): Provider => (subject.startsWith('wx:') ? 'wx' : 'tcb')

/**
 * The one-time code that binds whoever brings it to a person; `_id` is the person, so that nobody has two. It is used up when
 * the person has joined since it was issued (`Person.joinedAt`): by this code or in any other way.
 */
export interface Invitation extends Versioned {
  /** Eight characters, as `readCode` answers them. */
  readonly code: string
  readonly issuedAt: Instant
  /** The person who issued it. */
  readonly issuedBy: string
  readonly expiresAt: Instant
  readonly withdrawn: { readonly at: Instant; readonly by: string } | null
  /** The codes before this one, all void. */
  readonly earlier: readonly string[]
}

export const invitations = collection<Invitation>('invitations')

/**
 * The one-time word by which the first administrator of an empty environment is let in; `_id` is `founding`. Deploying writes
 * it as version 1; it is spent by the guard of the founding commit, which makes that 2.
 */
export interface Founding extends Versioned {
  /** SHA-256 of the word, in hex. */
  readonly hash: string
}

export const foundings = collection<Founding>('foundings')
export const FOUNDING_ID = 'founding'
export const isSpent = (founding: Founding): boolean => founding.v > 1

/** Whether a post is held on a day: a term that has run out leaves its holder in office until it is taken up or ended. */
export const isHeldOn = ({ from, until, ended }: HeldPost, day: Day): boolean => from <= day && (until === undefined || day <= until || !ended)

/** The posts held on a day, each once. */
export const postsOn = (posts: readonly HeldPost[], day: Day): string[] => [...new Set(posts.filter((held) => isHeldOn(held, day)).map((held) => held.post))]
