import { reportId, reports } from 'shared/duty/model'
import { dueOn, periodsDueIn } from 'shared/duty/period'
import { reportDuty } from 'shared/duty/rules'
import { dayOf, fullTime } from 'shared/kernel/time'
import type { Duty, Standing } from './duty'

/** The reports whose last day lies in the month (VI2c). A unit owes none on a time before it joined. */
export const reportDuties: Duty = async ({ db, charter, now }, month, units) => {
  const due = periodsDueIn(charter, month)
  if (due.length === 0) return []
  const keys = due.map(({ key }) => key)
  const found = await (units.length === 1
    ? db.find(reports, { _id: { in: keys.map((key) => reportId(units[0]!._id, key)) } })
    : db.find(reports, { period: { in: keys } }))
  const byId = new Map(found.map((report) => [report._id, report]))
  return due.map((period) => ({
    key: `report-${period.key}`,
    title: `${period.name}报送`,
    dueOn: dueOn(charter, period),
    clause: 'VI2c',
    of({ _id, since }): Standing {
      const page = `packages/duty/report/index?period=${period.key}`
      if (since !== undefined && since > period.to) return { state: 'none', says: '当时还没有加入', page, does: '看一看' }
      const report = byId.get(reportId(_id, period.key))
      const state = reportDuty(report, report?.counted?.dueOn ?? dueOn(charter, period), dayOf(now))
      const does = { done: '看一看', late: '看一看', none: '看一看', returned: '去改', owed: report ? '接着写' : '去报送', overdue: '去补报' }[state]
      const says = {
        done: `${report?.handed ? fullTime(report.handed.at) : ''} 已报`,
        late: `${report?.handed ? fullTime(report.handed.at) : ''} 补报`,
        returned: report?.remarks.at(-1)?.text ?? '',
        owed: report ? '已开始写，还没有报' : '还没有写',
        overdue: report ? '写了，还没有报' : '没有报',
        none: '',
      }[state]
      return { state, says: says.slice(0, 120), page, does }
    },
  }))
}
