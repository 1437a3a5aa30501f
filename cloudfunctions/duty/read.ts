import { type Report, reportId, reports } from 'shared/duty/model'
import { dueOn, monthOn, periodsDueIn, type Period, readPeriod } from 'shared/duty/period'
import { gapsIn, reportDuty } from 'shared/duty/rules'
import { type Part, questionsFor } from 'shared/duty/template'
import type { Todo } from 'shared/home/model'
import { addDays, chinaTime, dayOf } from 'shared/kernel/time'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'

/** An information officer is reminded of a report from so many days before its last day on. */
const AHEAD = 10

/** The reports that wait for the caller: his unit's, and for the secretariat those that were handed in. */
export const todosOf = async (ctx: Context): Promise<Todo[]> => [...(await owed(ctx)), ...(await toRead(ctx))]

async function owed({ caller, charter, db, now }: Context): Promise<Todo[]> {
  // Directors may report too; it is the officer, or whoever is there in his place, who is asked to.
  if (!caller.capabilities.has('inform') || !caller.capabilities.has('represent')) return []
  const today = dayOf(now)
  const due = periodsDueIn(charter, monthOn(today)).concat(aheadOf(today, charter))
  const periods = [...new Map(due.map((period) => [period.key, period])).values()].filter((period) => addDays(dueOn(charter, period), -AHEAD) <= today)
  if (periods.length === 0) return []
  const found = new Map((await db.find(reports, { _id: { in: periods.map(({ key }) => reportId(caller.unitId, key)) } })).map((report) => [report.period, report]))
  return periods.flatMap((period) => todoFor(period, found.get(period.key), charter, today))
}

/** What falls due at the very beginning of the next month. */
const aheadOf = (today: string, charter: Context['charter']): Period[] => periodsDueIn(charter, monthOn(addDays(monthOn(today).to, 1)))

function todoFor(period: Period, report: Report | undefined, charter: Context['charter'], today: string): Todo[] {
  const due = dueOn(charter, period)
  const state = reportDuty(report, due, today)
  if (state === 'done' || state === 'late') return []
  const detail = { returned: `秘书处退回：${report?.remarks.at(-1)?.text ?? ''}`, overdue: '已过报送期限，请补报', owed: report ? '已开始写，还没有报送' : '还没有写', none: '' }[state]
  return [{
    kind: 'go',
    title: `${period.name}报送`,
    detail: detail.slice(0, 200),
    ...(state !== 'returned' && { due: chinaTime(`${due}T23:59`) }),
    page: `packages/duty/report/index?period=${period.key}`,
    does: state === 'returned' ? '去改' : report ? '接着写' : '去报送',
  }]
}

async function toRead({ caller, db }: Context): Promise<Todo[]> {
  if (!caller.capabilities.has('moderate')) return []
  const waiting = await db.find(reports, { state: 'handed' }, { limit: 100 })
  if (waiting.length === 0) return []
  return [{ kind: 'go', title: '成员单位报送', detail: `${waiting.length === 100 ? '100 份以上' : `${waiting.length} 份`}等着看`, page: 'packages/duty/desk/index', does: '去看' }]
}

/** How a unit has reported on one period, for the assessment (AT1.2): on time counts only with all five parts. */
export interface Reported {
  readonly period: string
  readonly onTime: boolean
  /** Parts that are missing; none where it was handed in whole. */
  readonly missing: readonly Part[]
  readonly accepted: boolean
}

/** What these units have handed in on the periods of a year, by unit; a period without an entry was not reported on. */
export async function reportsOf(db: Reader, unitIds: readonly string[], year: number): Promise<ReadonlyMap<string, readonly Reported[]>> {
  const found = await db.find(reports, { unitId: { in: unitIds }, period: { gte: String(year), lt: String(year + 1) } })
  return new Map(
    unitIds.map((unitId) => [
      unitId,
      found.flatMap((report): Reported[] => {
        const period = readPeriod(report.period)
        if (report.unitId !== unitId || !period || report.handed === null) return []
        const missing = report.state === 'returned' ? (report.remarks.at(-1)?.missing ?? []) : gapsIn(questionsFor(period), report.answers).map(({ part }) => part)
        return [{ period: report.period, onTime: report.counted?.onTime === true, missing, accepted: report.state === 'accepted' }]
      }),
    ]),
  )
}
