import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import { accept, type Decision, refuse } from '../kernel/decision'
import { addDays, type Day, dayOf, daysBetween, type Instant } from '../kernel/time'
import { isPublic } from '../review/model'
import type { Named, Posting } from './model'

/** Days of a posting's life, counted from the day of its approval or renewal, which is day 0. */
interface Limits {
  /** The last day on which it is good. */
  readonly good: number
  readonly renewFrom: number
  /** The first day on which others do not see it any more. */
  readonly hidden: number
}

export function limitsOf(charter: Charter): Limits {
  const life = parameter(charter, 'postingLife')
  return {
    good: life?.days ?? Infinity,
    renewFrom: life?.renewFromDay ?? 0,
    hidden: parameter(charter, 'bankFreshness')?.hiddenDays ?? Infinity,
  }
}

export const AGES = ['fresh', 'ending', 'stale', 'hidden'] as const
export type Age = (typeof AGES)[number]

/** fresh → ending, in which it can be renewed → stale, which says so → hidden from others and never lost. */
export function ageOn(charter: Charter, confirmedOn: Day, today: Day): Age {
  const { good, renewFrom, hidden } = limitsOf(charter)
  const days = daysBetween(confirmedOn, today)
  if (days >= hidden) return 'hidden'
  if (days > good) return 'stale'
  return days >= renewFrom ? 'ending' : 'fresh'
}

/** The last day on which a posting is good, and the first on which it can be renewed; null where there is no such limit. */
export function daysOf(charter: Charter, confirmedOn: Day): { lastGood: Day | null; renewFrom: Day } {
  const { good, renewFrom } = limitsOf(charter)
  return { lastGood: Number.isFinite(good) ? addDays(confirmedOn, good) : null, renewFrom: addDays(confirmedOn, renewFrom) }
}

/** What was confirmed on that day or before is hidden today; undefined where nothing ever is. */
export function hiddenUpTo(charter: Charter, today: Day): Day | undefined {
  const { hidden } = limitsOf(charter)
  return Number.isFinite(hidden) ? addDays(today, -hidden) : undefined
}

/** What was confirmed before that day is not good any more. */
export function goodSince(charter: Charter, today: Day): Day | undefined {
  const { good } = limitsOf(charter)
  return Number.isFinite(good) ? addDays(today, -good) : undefined
}

/** What was confirmed on that day or before can be renewed today. */
export const renewableUpTo = (charter: Charter, today: Day): Day => addDays(today, -limitsOf(charter).renewFrom)

/** Whether others find it in the list today. */
export const isShown = (charter: Charter, posting: Pick<Posting, 'review' | 'closed' | 'confirmedOn'>, today: Day): boolean =>
  isPublic(posting) && posting.closed === null && posting.confirmedOn !== null && ageOn(charter, posting.confirmedOn, today) !== 'hidden'

/** Still true: good from today for as long again. Too early there is nothing to renew, and a list that is always new tells nobody anything. */
export function decideRenew(charter: Charter, posting: Posting, by: Named, at: Instant): Decision<Posting> {
  const today = dayOf(at)
  if (posting.closed) return refuse('CLOSED', '这条信息已关闭，不能续期；还有需要请重新发布', { field: 'postingId' })
  if (!isPublic(posting) || posting.confirmedOn === null) return refuse('NOT_PUBLIC', '这条信息还没有通过审核，通过之日起算有效期', { field: 'postingId' })
  if (ageOn(charter, posting.confirmedOn, today) === 'fresh') {
    const { renewFrom } = daysOf(charter, posting.confirmedOn)
    const from = limitsOf(charter).renewFrom
    return refuse('TOO_EARLY', `还不到续期的时候：按参数「供需信息有效期」，从第 ${from} 天（${renewFrom}）起可以续期`, {
      field: 'postingId',
      facts: { from, renewFrom, parameter: 'postingLife' },
    })
  }
  return accept({ ...posting, confirmedOn: today, renewed: [...posting.renewed, { at, by }] })
}
