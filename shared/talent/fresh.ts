import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import { addDays, type Day, daysBetween } from '../kernel/time'

/** fresh; stale, to be confirmed by the unit; hidden from others until it is. */
export const FRESHNESS = ['fresh', 'stale', 'hidden'] as const
export type Freshness = (typeof FRESHNESS)[number]

/** So many days after it was confirmed an entry is stale, and hidden; null where the charter leaves it open. */
export type Limits = { readonly staleDays: number; readonly hiddenDays: number } | null

export const limitsOf = (charter: Charter): Limits => parameter(charter, 'bankFreshness')

/** On the last day of a span an entry is still what it was. */
export function freshness(checkedOn: Day, today: Day, limits: Limits): Freshness {
  const age = daysBetween(checkedOn, today)
  if (limits === null || age <= limits.staleDays) return 'fresh'
  return age <= limits.hiddenDays ? 'stale' : 'hidden'
}

/** Entries confirmed before this day are stale. */
export const staleBefore = (today: Day, limits: Limits): Day => (limits === null ? '' : addDays(today, -limits.staleDays))

/** Entries confirmed before this day are hidden. */
export const hiddenBefore = (today: Day, limits: Limits): Day => (limits === null ? '' : addDays(today, -limits.hiddenDays))
