import { addDays, chinaTime } from 'shared/kernel/time'
import { contributionsOf } from '../../bulletin/read'
import type { Duty, Standing } from './duty'

/** What a unit has contributed to the bulletin in the month. No text says how much it must. */
export const contributionDuties: Duty = async ({ db }, month, units) => {
  const span = { from: chinaTime(`${month.from}T00:00`), until: chinaTime(`${addDays(month.to, 1)}T00:00`) }
  const done = new Map((await contributionsOf(db, units.length === 1 ? [units[0]!._id] : undefined, span)).map((one) => [one.unitId, one]))
  return [{
    key: 'contributions',
    title: '简报投稿',
    dueOn: null,
    of({ _id }): Standing {
      const { handed, adopted } = done.get(_id) ?? { handed: 0, adopted: 0 }
      const page = 'packages/bulletin/mine/index'
      if (handed === 0) return { state: 'none', says: '本月没有投稿', page, does: '去投稿' }
      return { state: 'done', says: `投稿 ${handed} 篇${adopted > 0 ? `，采用 ${adopted} 篇` : ''}`, page, does: '看一看' }
    },
  }]
}
