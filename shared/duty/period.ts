import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import { addDays, type Day } from '../kernel/time'

/** A stretch of time on which a unit reports: `2026-11`, `2026-Q4` or `2026`. */
export interface Period {
  readonly key: string
  readonly every: 'month' | 'quarter' | 'year'
  /** First and last day. */
  readonly from: Day
  readonly to: Day
  readonly name: string
}

const KEY = /^(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/
const two = (n: number): string => String(n).padStart(2, '0')
const lastDay = (year: number, month: number): Day => addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1)

/** The period that a key names; undefined where it names none. */
export function readPeriod(key: string): Period | undefined {
  const found = KEY.exec(key)
  if (!found) return undefined
  const year = Number(found[1])
  if (found[2]) {
    const month = Number(found[2])
    return { key, every: 'month', from: `${key}-01`, to: lastDay(year, month), name: `${year}年${month}月` }
  }
  if (found[3]) {
    const quarter = Number(found[3])
    return { key, every: 'quarter', from: `${year}-${two(quarter * 3 - 2)}-01`, to: lastDay(year, quarter * 3), name: `${year}年第${quarter}季度` }
  }
  return { key, every: 'year', from: `${year}-01-01`, to: `${year}-12-31`, name: `${year}年度` }
}

/** The period of that length in which a day lies. */
export function periodOn(every: Period['every'], day: Day): Period {
  const year = day.slice(0, 4)
  const month = Number(day.slice(5, 7))
  return readPeriod(every === 'year' ? year : every === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(month / 3)}`)!
}

/** The month in which a day lies. */
export const monthOn = (day: Day): Period => periodOn('month', day)

const before = ({ every, from }: Period): Period => periodOn(every, addDays(from, -1))

/** How often units report: each of these, once a period. */
export function reportsEvery(charter: Charter): readonly Period['every'][] {
  const every = parameter(charter, 'reportEvery')
  return every === null || every === 'year' ? ['year'] : [every, 'year']
}

/** The last day on which a report is on time. */
export const dueOn = (charter: Charter, { to }: Pick<Period, 'to'>): Day => addDays(to, parameter(charter, 'reportDue')?.days ?? 0)

/** The periods whose reports are due within a month, the shorter ones first. */
export const periodsDueIn = (charter: Charter, month: Period): Period[] =>
  reportsEvery(charter).flatMap((every) => {
    const due: Period[] = []
    for (let period = periodOn(every, month.to); dueOn(charter, period) >= month.from; period = before(period)) {
      if (dueOn(charter, period) <= month.to) due.unshift(period)
    }
    return due
  })

/** The periods that run on a day. */
export const periodsRunning = (charter: Charter, day: Day): Period[] => reportsEvery(charter).map((every) => periodOn(every, day))
