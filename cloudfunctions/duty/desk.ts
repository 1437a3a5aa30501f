import type { Sheet } from 'shared/document/model'
import { isHanded, type Report, reportId, reports } from 'shared/duty/model'
import { acceptReport, figures, listReports, readReport, returnReport } from 'shared/duty/operations'
import { dueOn, monthOn, type Period, periodsDueIn, periodsRunning, readPeriod } from 'shared/duty/period'
import { decideAccept, decideReturn } from 'shared/duty/rules'
import { partName, questionsFor } from 'shared/duty/template'
import { refuse } from 'shared/kernel/decision'
import { addDays, dayOf, fullTime } from 'shared/kernel/time'
import { type Unit, units } from 'shared/unit/model'
import { makeWorkbook } from '../document/read'
import { callerAs, type Context } from '../kit/context'
import { answers, change, commit, commits } from '../kit/outcome'
import { viewOf } from './view'

/** So many waiting reports are listed, and the periods of so many months are offered. */
const LISTED = 60
const MONTHS = 12

const noPeriod = refuse('NO_PERIOD', '没有这一期', { field: 'period' })

/** The periods on which reports are due or being written, the newest first. */
function periodsOf({ charter, now }: Pick<Context, 'charter' | 'now'>): Period[] {
  const today = dayOf(now)
  const months = Array.from({ length: MONTHS - 1 }).reduce<Period[]>((all) => [...all, monthOn(addDays(all.at(-1)!.from, -1))], [monthOn(today)])
  const all = [...periodsRunning(charter, today), ...months.flatMap((month) => periodsDueIn(charter, month))]
  return [...new Map(all.map((period) => [period.key, period])).values()].sort((a, b) => (a.to === b.to ? (a.from < b.from ? 1 : -1) : a.to < b.to ? 1 : -1))
}

const membersIn = (all: readonly Unit[], { to }: Period): Unit[] => all.filter(({ since }) => since === undefined || since <= to)

export const list = answers(listReports, async ({ period: key }, ctx) => {
  const period = readPeriod(key)
  if (!period) return noPeriod
  const { charter, db } = ctx
  const [all, found, waiting] = await Promise.all([
    db.find(units, {}),
    db.find(reports, { period: key }),
    db.find(reports, { state: 'handed' }, { order: { field: 'handed.at', direction: 'asc' }, limit: LISTED }),
  ])
  const byId = new Map(found.map((report) => [report._id, report]))
  return {
    period: { ...period, dueOn: dueOn(charter, period) },
    periods: periodsOf(ctx).map(({ key: one, name }) => ({ key: one, name })),
    waiting: waiting.map(({ _id, unitName, period: of, handed, counted, remarks }) => ({
      reportId: _id, unitName, period: readPeriod(of)?.name ?? of, at: handed!.at, by: handed!.by.name, onTime: counted!.onTime, again: remarks.length > 0,
    })),
    rows: membersIn(all, period).map(({ _id, name }) => {
      const report = byId.get(reportId(_id, key))
      // What a unit is writing is its own until it hands it in.
      const shown = report && (isHanded(report) || report.state === 'returned') ? report : undefined
      return { unitId: _id, unitName: name, reportId: shown?._id ?? null, state: report?.state ?? null, onTime: shown?.counted?.onTime ?? null, at: shown?.handed?.at ?? null }
    }),
  }
})

export const read = answers(readReport, async ({ reportId: id }, { charter, db }) => {
  const report = await db.get(reports, id)
  const period = report && readPeriod(report.period)
  if (!report || !period || report.state === 'draft') return refuse('NO_REPORT', '没有这份报送', { field: 'reportId' })
  const view = viewOf(charter, period, report)
  // Sent back, it is being mended: what the unit writes now is not yet for others.
  return { ...view, unitId: report.unitId, ...(report.state === 'returned' && { answers: [], papers: [] }) }
})

const tells = (report: Report, title: string, body: string, type: string) => ({
  type,
  audience: { kind: 'persons' as const, personIds: report.handed ? [report.handed.by.personId] : [] },
  title,
  body,
  page: `packages/duty/report/index?period=${report.period}`,
})

export const returnIt = commits(returnReport, async ({ reportId: id, edition, text, missing }, ctx) => {
  const report = await ctx.db.get(reports, id)
  return commit(decideReturn(report, text, missing, edition, callerAs(ctx), ctx.now), (next) => ({
    answer: {},
    changes: [change(reports, next)],
    event: tells(
      next,
      `${readPeriod(next.period)?.name ?? ''}报送退回`,
      `${text}${missing.length > 0 ? `\n缺 ${next.remarks.at(-1)!.missing.map((part) => partName[part]).join('、')}，补齐后重新计算报送时间` : '\n改好后再报一次'}`,
      'duty.returned',
    ),
  }))
})

export const acceptIt = commits(acceptReport, async ({ reportId: id, edition }, ctx) => {
  const report = await ctx.db.get(reports, id)
  return commit(decideAccept(report, edition, callerAs(ctx), ctx.now), (next) => ({
    answer: {},
    changes: [change(reports, next)],
    event: tells(next, `${readPeriod(next.period)?.name ?? ''}报送已收下`, `秘书处已收下，${next.counted?.onTime ? '按时' : '补报'}。`, 'duty.accepted'),
  }))
})

export const figuresSheet = answers(figures, async ({ period: key }, ctx) => {
  const period = readPeriod(key)
  if (!period) return noPeriod
  const [all, found] = await Promise.all([ctx.db.find(units, {}), ctx.db.find(reports, { period: key })])
  const questions = questionsFor(period).filter(({ kind }) => kind === 'number')
  const handed = new Map(found.filter(isHanded).map((report) => [report.unitId, report]))
  const members = membersIn(all, period)
  const figure = (report: Report, question: string): number => Number(report.answers[question]?.value ?? 0)
  const table: Sheet = {
    title: `${period.name}基础数据`,
    about: [`已报送 ${handed.size} 个单位，未报送 ${members.filter(({ _id }) => !handed.has(_id)).length} 个；制表日期 ${dayOf(ctx.now)}`],
    columns: [
      { title: '序号', width: 6 }, { title: '单位', width: 28 }, { title: '报送时间', width: 20 }, { title: '是否按时', width: 10 },
      ...questions.map(({ label, unit }) => ({ title: `${label}（${unit ?? ''}）`, width: 14 })),
    ],
    rows: [
      ...members.map(({ _id, name }, i) => {
        const report = handed.get(_id)
        return report
          ? [String(i + 1), name, fullTime(report.handed!.at), report.counted?.onTime ? '按时' : '补报', ...questions.map(({ id }) => report.answers[id]?.value ?? '')]
          : [String(i + 1), name, '未报送', '', ...questions.map(() => '')]
      }),
      ['', '合计', '', '', ...questions.map(({ id }) => String([...handed.values()].reduce((sum, report) => sum + figure(report, id), 0)))],
    ],
    foot: [],
  }
  return makeWorkbook(ctx, `${period.name}基础数据.xlsx`, [table])
})
