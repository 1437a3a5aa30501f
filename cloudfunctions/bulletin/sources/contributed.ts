import { contributionsOf } from '../read'
import type { Sources } from './model'

/** What each unit has contributed to the bulletin. */
export const contributed: Sources[string] = async ({ db }, span) => {
  const units = (await contributionsOf(db, undefined, span)).sort((a, b) => b.adopted - a.adopted || b.handed - a.handed || (a.unitName < b.unitName ? -1 : 1))
  if (units.length === 0) return []
  const handed = units.reduce((sum, one) => sum + one.handed, 0)
  const text = `共收到 ${units.length} 个单位的稿件 ${handed} 篇：${units.map((one) => `${one.unitName} ${one.handed} 篇，采用 ${one.adopted} 篇`).join('；')}。`
  return [{ section: '数据', title: '供稿情况', text, byline: '秘书处', pictures: [] }]
}
