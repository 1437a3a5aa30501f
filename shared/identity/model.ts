import { collection, type Versioned } from '../kernel/collection'
import type { Day } from '../kernel/time'

/** A post held by a person between two days; `until` is the last day. */
export interface HeldPost {
  /** Id of a post of the charter. */
  readonly post: string
  readonly from: Day
  readonly until?: Day
}

/**
 * An identity and the person it is bound to, once: `_id` is `provider:subject`.
 * The person's name, unit and posts are copied here by the commit that changes them, so that a call reads one document.
 */
export interface Principal extends Versioned {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  readonly posts: readonly HeldPost[]
}

export const principals = collection<Principal>('principals')

/** The posts held on a day. */
export const postsOn = (posts: readonly HeldPost[], day: Day): string[] =>
  posts.filter((held) => held.from <= day && (held.until === undefined || day <= held.until)).map((held) => held.post)
