import type { Capability } from 'shared/kernel/capability'
import type { Day } from 'shared/kernel/time'
import type { Body, Charter, Clause, Post, Ruling, Span, Topic, Under } from './charter'

export const bodyById = (charter: Charter, id: string): Body | undefined => charter.bodies.find((b) => b.id === id)
export const postById = (charter: Charter, id: string): Post | undefined => charter.posts.find((p) => p.id === id)
export const clauseById = (charter: Charter, id: string): Clause | undefined => charter.clauses.find((c) => c.id === id)
export const rulingById = (charter: Charter, id: string): Ruling | undefined => charter.rulings.find((r) => r.id === id)

/** What the holder of these posts may do. A post the charter does not know adds nothing. */
export const postCapabilities = (charter: Charter, posts: readonly string[]): Set<Capability> =>
  new Set(posts.flatMap((id) => postById(charter, id)?.capabilities ?? []))

/** The posts that carry a capability. */
export const postsCarrying = (charter: Charter, capability: Capability): string[] =>
  charter.posts.filter((post) => post.capabilities.includes(capability)).map(({ id }) => id)

/** The posts whose holders sit on a body with a vote. */
export const seatsOf = (charter: Charter, body: string): string[] =>
  (bodyById(charter, body)?.seats ?? []).map((seat) => seat.post)

/** By which majority a topic is decided, under the chosen readings. */
export function matterOf(charter: Charter, topic: string): string | undefined {
  const found: Topic | undefined = charter.topics.find((t) => t.id === topic)
  if (!found) return undefined
  return found.instead && holdsUnder(charter, found.instead.under) ? found.instead.matter : found.matter
}

/** Are the readings that something waits for the chosen ones? */
export const holdsUnder = (charter: Charter, under: Under): boolean =>
  Object.entries(under).every(([id, readings]) => readings.includes(rulingById(charter, id)?.chosen ?? ''))

/**
 * The same charter with another reading chosen, or the chosen one confirmed by a numbered interpretation.
 * Throws on a ruling or reading the charter does not have: without it rules would silently fall away.
 */
export function interpret(charter: Charter, id: string, change: Partial<Pick<Ruling, 'chosen' | 'confirmed'>>): Charter {
  const ruling = rulingById(charter, id)
  const next = ruling && { ...ruling, ...change }
  if (!next?.readings.some((r) => r.id === next.chosen)) throw new RangeError(`No reading ${change.chosen ?? ''} of ${id}`)
  return { ...charter, rulings: charter.rulings.map((r) => (r.id === id ? next : r)) }
}

/** Is it law on that day? Both ends of a span are included. */
export const holdsOn = ({ from, until }: Span, day: Day): boolean =>
  (from === null || from <= day) && (until === null || day <= until)

/** The charter as it stood on a day: what was not yet or is no longer law is left out. */
export function inForce(charter: Charter, day: Day): Charter {
  const now = <T extends Span>(items: readonly T[]) => items.filter((item) => holdsOn(item, day))
  return {
    ...charter,
    bodies: now(charter.bodies),
    posts: now(charter.posts),
    topics: now(charter.topics),
    rules: now(charter.rules),
    procedures: now(charter.procedures),
    quotas: now(charter.quotas),
  }
}

/** What follows for the holder of a post after missing so many meetings, `null` when nothing does. */
export function afterAbsences(charter: Charter, post: string, times: number): { effect: string; clause: string } | null {
  const due = charter.absences.filter((a) => a.post === post && times >= a.times)
  return due.length === 0 ? null : due.reduce((worst, a) => (a.times > worst.times ? a : worst))
}
