import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import { addDays, type Day } from '../kernel/time'
import type { IssueNumbers } from './model'
import { dayOf } from '../kernel/time'

/** A stretch of the calendar in which one issue is due (X29), by its first and last day. */
export interface Period {
  readonly name: '本月' | '本季' | '本年'
  readonly from: Day
  readonly until: Day
}

/** The period of a day; undefined where the group has not said how often its bulletin appears. */
export function periodOf(charter: Pick<Charter, 'parameters'>, day: Day): Period | undefined {
  const every = parameter(charter, 'bulletinEvery')
  if (every === null) return undefined
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = { month: 1, quarter: 3, year: 12 }[every]
  const first = month - ((month - 1) % months)
  const from = firstOf(year, first)
  const until = addDays(firstOf(year, first + months), -1)
  return { name: every === 'month' ? '本月' : every === 'quarter' ? '本季' : '本年', from, until }
}

const firstOf = (year: number, month: number): Day =>
  month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`

/** The period of today if no issue has been published in it. */
export function missing(charter: Pick<Charter, 'parameters'>, last: Pick<IssueNumbers, 'publishedAt'> | undefined, today: Day): Period | undefined {
  const period = periodOf(charter, today)
  return period && (last === undefined || dayOf(last.publishedAt) < period.from) ? period : undefined
}
