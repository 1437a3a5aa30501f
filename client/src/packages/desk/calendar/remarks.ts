import { bodyById } from 'shared/charter/lookup'
import { qixian } from 'shared/charter/qixian'
import type { Day } from 'shared/kernel/time'

const PARTS: Record<string, { name: string; months: number }> = {
  year: { name: '全年', months: 12 },
  'half-year': { name: '半年', months: 6 },
  quarter: { name: '季度', months: 3 },
  month: { name: '月', months: 1 },
}

/** Where the days of a year fall short of how often the council is to meet; remarks, never refusals. */
export function remarksOn(days: readonly Day[]): { message: string; clause: string }[] {
  return (bodyById(qixian, 'council')?.meets ?? []).flatMap(({ least, per, clause }) => {
    const part = PARTS[per]
    if (!part) return []
    const number = 12 / part.months
    const short = Array.from({ length: number }, (_, i) => i).filter(
      (i) => days.filter((day) => Math.floor((Number(day.slice(5, 7)) - 1) / part.months) === i).length < least,
    )
    if (short.length === 0) return []
    const which = number === 1 ? part.name : short.map((i) => (number === 2 ? ['上半年', '下半年'][i]! : `第 ${i + 1} ${part.name}`)).join('、')
    return [{ message: `${which}一般不少于 ${least} 次，现在${number === 1 ? `只有 ${days.length} 次` : '没有排够'}`, clause }]
  })
}
