import { boardSheet, myDuties, readBoard, urgeUnits } from 'shared/duty/board'
import { dutyStateName, dutyUrgings, isOpen, reports, reportStateName } from 'shared/duty/model'
import { dueOn, monthOn, type Period, periodsDueIn, periodsRunning, readPeriod } from 'shared/duty/period'
import { decideUrgeUnits, nextUrge } from 'shared/duty/urge'
import type { Sheet } from 'shared/document/model'
import { type Decision, accept, isRefusal, refuse } from 'shared/kernel/decision'
import { addDays, chinaTime, dayOf } from 'shared/kernel/time'
import { type Unit, units } from 'shared/unit/model'
import { makeWorkbook } from '../document/read'
import type { Context } from '../kit/context'
import { answers, change, commit, commits } from '../kit/outcome'
import { DUTIES } from './duties/all'
import type { Column } from './duties/duty'
import { answering } from './people'

/** So many reports of a unit are listed, and so many months can be looked back. */
const LISTED = 24
const MONTHS = 13
/** Reports that were due in so many months before can still be caught up from the list. */
const BEHIND = 2

const named = ({ key, name }: Period) => ({ key, name })
const monthBefore = ({ from }: Period): Period => monthOn(addDays(from, -1))

/** A month that has begun. */
function monthOf(key: string | undefined, { now }: Pick<Context, 'now'>): Decision<Period> {
  const today = monthOn(dayOf(now))
  const asked = key === undefined ? today : readPeriod(key)
  if (asked?.every !== 'month') return refuse('NO_PERIOD', '没有这个月', { field: 'month' })
  return asked.from > today.from ? refuse('NOT_BEGUN', `${asked.name}还没有开始`, { field: 'month' }) : accept(asked)
}

const columnsOf = async (ctx: Context, month: Period, all: readonly Unit[]): Promise<Column[]> =>
  (await Promise.all(DUTIES.map((duty) => duty(ctx, month, all)))).flat()

export const mine = answers(myDuties, async (_, ctx) => {
  const { caller, charter, db, now } = ctx
  const today = dayOf(now)
  const month = monthOn(today)
  const [unit, people, written] = await Promise.all([
    db.get(units, caller.unitId),
    answering(db, charter, today),
    db.find(reports, { unitId: caller.unitId }, { order: { field: 'period', direction: 'desc' }, limit: LISTED }),
  ])
  if (!unit) return refuse('NO_UNIT', '名册上没有您的单位，请联系秘书处')
  const duties = (await columnsOf(ctx, month, [unit])).map(({ key, title, dueOn: due, clause, of }) => ({ kind: key, title, dueOn: due, ...(clause && { clause }), ...of(unit) }))
  const shown = new Set(periodsDueIn(charter, month).map(({ key }) => key))
  const before = Array.from({ length: BEHIND }, (_, i) => i).reduce<Period[]>((months) => [...months, monthBefore(months.at(-1) ?? month)], [])
  const late = before.flatMap((one) => periodsDueIn(charter, one)).filter(({ to }) => unit.since === undefined || unit.since <= to)
  const handed = new Map(written.map((report) => [report.period, report]))
  const others = [...periodsRunning(charter, today).map((period) => ({ period, late: false })), ...late.map((period) => ({ period, late: true }))]
    .filter(({ period }) => !shown.has(period.key) && !['handed', 'accepted'].includes(handed.get(period.key)?.state ?? ''))
    .map(({ period, late: isLate }) => ({ period: period.key, name: period.name, dueOn: dueOn(charter, period), begun: handed.has(period.key), late: isLate }))
  return {
    unitName: unit.name,
    month: named(month),
    today,
    officers: (people.get(unit._id)?.officers ?? []).map(({ name }) => name),
    open: duties.filter(({ state }) => isOpen(state)).length,
    duties,
    others,
    reports: written.map(({ period, state, handed: last, counted }) => ({
      period,
      name: readPeriod(period)?.name ?? period,
      state: reportStateName[state],
      at: last?.at ?? null,
      onTime: counted?.onTime ?? null,
    })),
  }
})

/** The month's board: every unit of the group, with what it owes. */
async function boardOf(ctx: Context, month: Period) {
  const { charter, db, now } = ctx
  const [all, people, urged] = await Promise.all([
    db.find(units, {}, { order: { field: '_id', direction: 'asc' } }),
    answering(db, charter, dayOf(now)),
    db.get(dutyUrgings, month.key),
  ])
  const members = all.filter(({ since }) => since === undefined || since <= month.to)
  const columns = await columnsOf(ctx, month, members)
  const rows = members.map((unit) => {
    const cells = columns.map(({ of }) => of(unit))
    const who = people.get(unit._id)
    return {
      unitId: unit._id,
      unitName: unit.name,
      officers: (who?.officers ?? []).map(({ name }) => name),
      told: (who?.told ?? []).map(({ _id }) => _id),
      open: cells.filter(({ state }) => isOpen(state)).length,
      next: nextUrge(charter, urged, unit._id, now) ?? null,
      urgedAt: urged?.last[unit._id] ?? null,
      cells: cells.map(({ state, says }) => ({ state, says })),
    }
  })
  return { columns, rows, urged }
}

export const board = answers(readBoard, async ({ month: key }, ctx) => {
  const month = monthOf(key, ctx)
  if (isRefusal(month)) return month
  const { columns, rows } = await boardOf(ctx, month.value)
  const months = Array.from({ length: MONTHS - 1 }).reduce<Period[]>((all) => [...all, monthBefore(all.at(-1)!)], [monthOn(dayOf(ctx.now))])
  return {
    month: named(month.value),
    months: months.map(named),
    columns: columns.map(({ key: column, title, dueOn: due }) => ({ key: column, title, dueOn: due })),
    rows: rows.map(({ told, ...row }) => ({ ...row, reachable: told.length > 0 })),
  }
})

export const urge = commits(urgeUnits, async ({ month: key, unitIds }, ctx) => {
  const month = monthOf(key, ctx)
  if (isRefusal(month)) return month
  const { columns, rows, urged } = await boardOf(ctx, month.value)
  const asked = new Set(unitIds)
  const owing = rows.filter(({ unitId, open }) => asked.has(unitId) && open > 0).map(({ unitId, told }) => ({ unitId, personIds: told }))
  const last = columns.map(({ dueOn: due }) => due ?? '').filter((due) => due >= dayOf(ctx.now)).sort()[0] ?? dayOf(ctx.now)
  return commit(decideUrgeUnits(ctx.charter, month.value.key, owing, urged, ctx.caller.name, ctx.now), ({ urging, units: told }) => {
    const personIds = [...new Set(told.flatMap((unit) => unit.personIds))]
    return {
      answer: { units: told.length, persons: personIds.length },
      changes: [change(dutyUrgings, urging)],
      event: {
        type: 'duty.urged',
        audience: { kind: 'persons', personIds },
        title: `请办理${month.value.name}的信息报送`,
        body: '贵单位本月还有没办完的事，打开可以看到是哪几件，一件一件办。',
        told: { what: `${month.value.name}信息报送`, when: chinaTime(`${last}T23:59`), where: '', asks: '还有没办完的，请打开办理' },
        page: 'packages/duty/mine/index',
      },
    }
  })
})

export const sheet = answers(boardSheet, async ({ month: key }, ctx) => {
  const month = monthOf(key, ctx)
  if (isRefusal(month)) return month
  const { columns, rows } = await boardOf(ctx, month.value)
  const table: Sheet = {
    title: `${month.value.name}信息员工作台账`,
    about: [`制表日期：${dayOf(ctx.now)}`],
    columns: [
      { title: '序号', width: 6 }, { title: '单位', width: 28 }, { title: '信息员', width: 14 },
      ...columns.map(({ title, dueOn: due }) => ({ title: due === null ? title : `${title}（${due} 止）`, width: 20 })),
      { title: '还差', width: 8 },
    ],
    rows: rows.map(({ unitName, officers, cells, open }, i) => [
      String(i + 1), unitName, officers.join('、') || '没有信息员',
      ...cells.map(({ state, says }) => (state === 'none' ? says || dutyStateName.none : `${dutyStateName[state]} ${says}`.trim())),
      String(open),
    ]),
    foot: [`共 ${rows.length} 个单位，办完的 ${rows.filter(({ open }) => open === 0).length} 个；没有信息员的 ${rows.filter(({ officers }) => officers.length === 0).length} 个。`],
  }
  return makeWorkbook(ctx, `${month.value.name}信息员工作台账.xlsx`, [table])
})
