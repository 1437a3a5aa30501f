import { methodName, type SheetState } from 'shared/attendance/model'
import type { SheetsView } from 'shared/attendance/sheet-operations'

type Person = SheetsView['persons'][number]

export const stateName: Record<SheetState, string> = { waiting: '待确认', confirmed: '已确认', rejected: '已退回' }

/** By unit, as sheets on paper are laid out; within it by name. */
export const byUnit = (persons: readonly Person[]): Person[] =>
  [...persons].sort((a, b) => a.unitName.localeCompare(b.unitName, 'zh') || (a.pinyin < b.pinyin ? -1 : 1))

/** The name, the unit, and what there is of the person already. */
export function saysOf({ name, unitName, seat, standing, method }: Person): string {
  const known = standing === 'here' ? `已签到（${methodName[method!]}）` : standing === 'annulled' ? '签到已撤销' : ''
  return [`${name}，${unitName}`, seat === 'observer' && '列席', known].filter(Boolean).join('，')
}
