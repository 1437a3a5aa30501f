import { monthOn } from 'shared/duty/period'
import { dayOf } from 'shared/kernel/time'
import { freshnessOf } from '../../talent/read'
import type { Duty, Standing } from './duty'

const page = 'packages/talent/banks/index'

/**
 * What a unit keeps in the banks is to be confirmed month by month (VI2f). Only how it stands today is known, so that a month
 * gone by has no such column.
 */
export const bankDuties: Duty = async ({ db, charter, now }, month, units) => {
  const today = dayOf(now)
  if (month.key !== monthOn(today).key) return []
  const lines = await freshnessOf(db, charter, units.map(({ _id }) => _id), today)
  return [{
    key: 'banks',
    title: '人才库',
    dueOn: null,
    clause: 'VI2f',
    of({ _id }): Standing {
      const own = lines.filter(({ unitId }) => unitId === _id)
      const count = (of: 'total' | 'stale' | 'hidden') => own.reduce((sum, line) => sum + line[of], 0)
      const due = count('stale') + count('hidden')
      if (count('total') === 0) return { state: 'none', says: '还没有条目', page, does: '去填' }
      if (due === 0) return { state: 'done', says: `${count('total')} 条都是最近确认的`, page, does: '看一看' }
      const gone = count('hidden')
      return { state: gone > 0 ? 'overdue' : 'owed', says: `${due} 条该确认仍有效${gone > 0 ? `，其中 ${gone} 条别人已看不到` : ''}`, page, does: '去确认' }
    },
  }]
}
