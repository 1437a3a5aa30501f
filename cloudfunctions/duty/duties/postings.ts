import { monthOn } from 'shared/duty/period'
import { addDays, chinaTime, dayOf } from 'shared/kernel/time'
import { postingsOf } from '../../demand/read'
import type { Duty, Standing } from './duty'

/** What a unit has posted in the month, and what of it is to be renewed. Nobody must post; what is posted must be true. */
export const postingDuties: Duty = async (ctx, month, units) => {
  const span = { from: chinaTime(`${month.from}T00:00`), until: chinaTime(`${addDays(month.to, 1)}T00:00`) }
  const done = new Map((await postingsOf(ctx, units.map(({ _id }) => _id), span)).map((one) => [one.unitId, one]))
  const isNow = month.key === monthOn(dayOf(ctx.now)).key
  return [{
    key: 'postings',
    title: '供需信息',
    dueOn: null,
    of({ _id }): Standing {
      const { posted, renewed, stale } = done.get(_id) ?? { posted: 0, renewed: 0, stale: 0 }
      if (isNow && stale > 0) return { state: 'owed', says: `${stale} 条该续期或撤下`, page: 'packages/demand/mine/index?tab=due', does: '去续期' }
      const says = [posted > 0 && `发布 ${posted} 条`, renewed > 0 && `续期 ${renewed} 次`].filter(Boolean).join('，')
      return { state: says === '' ? 'none' : 'done', says: says || '本月没有发布', page: 'packages/demand/mine/index', does: says === '' ? '去发布' : '看一看' }
    },
  }]
}
