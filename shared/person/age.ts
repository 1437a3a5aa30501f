import type { Post } from '../charter/charter'
import { addDays, addYears, type Day } from '../kernel/time'
import type { Remark } from './remark'

/** The first and the last day on which somebody of this birth may have been born: one day, or a month where only that is known. */
export function birthSpan(birth: string): { first: Day; last: Day } {
  if (birth.length === 10) return { first: birth, last: birth }
  const [year, month] = birth.split('-').map(Number) as [number, number]
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return { first: `${birth}-01`, last: addDays(`${next}-01`, -1) }
}

/** Full years on a day; somebody born on 29 February is a year older on 28 February of other years, as `addYears` counts. */
export function fullYears(born: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return addYears(born, years) <= on ? years : years - 1
}

type Age = 'within' | 'between' | 'over'

/** On the birthday itself the limit is kept; after it, until the next one, two readings differ (X26). */
const ageOn = (born: Day, limit: number, on: Day): Age =>
  on <= addYears(born, limit) ? 'within' : on < addYears(born, limit + 1) ? 'between' : 'over'

/**
 * What is to be said of the age of whoever holds a post with a limit, taken on the day it began (CH16.3, X26). It is remarked
 * on and never removes anybody; undefined where there is nothing to say.
 */
export function ageRemark(
  { name, ageMax }: Pick<Post, 'name' | 'ageMax'>,
  held: { readonly from: Day; readonly until?: Day },
  birth: string | undefined,
  today: Day,
): Remark | undefined {
  if (!ageMax) return undefined
  const { years, clause, ruling } = ageMax
  if (birth === undefined) return { kind: 'birth', message: `任${name}，没有出生日期，无法核对年龄`, clause }
  const { first, last } = birthSpan(birth)
  const [elder, younger] = [ageOn(first, years, held.from), ageOn(last, years, held.from)]
  if (elder !== younger) return { kind: 'birth', message: `任${name}，只知道出生年月，须核对出生日期`, clause: ruling }
  if (elder === 'over') return { kind: 'age', message: `任${name}时已满 ${fullYears(last, held.from)} 周岁，超过 ${years} 周岁`, clause }
  if (elder === 'between') return { kind: 'age', message: `任${name}时已过 ${years} 周岁生日，两种读法不同`, clause: ruling }
  const passes = addYears(last, years)
  if (passes < today) return { kind: 'ageAhead', message: `任${name}，任期内已过 ${years} 周岁，不影响现任`, clause: ruling }
  if (held.until !== undefined && passes < held.until) return { kind: 'ageAhead', message: `任${name}，${passes} 以后将超过 ${years} 周岁，仍在任期内`, clause: ruling }
  return undefined
}
