import type { Sheet } from 'shared/document/model'
import { refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { finishes } from 'shared/training/model'
import { trainingSheet, trainingYear } from 'shared/training/operations'
import { daysSay, hoursADay, trainedBy } from 'shared/training/rules'
import { units } from 'shared/unit/model'
import { makeWorkbook } from '../document/read'
import type { Context } from '../kit/context'
import { answers } from '../kit/outcome'

const badYear = refuse('BAD_INPUT', '请选择年份', { field: 'year' })
const isYear = (year: number): boolean => year >= 2000 && year <= 2099

async function yearOfUnits({ db }: Pick<Context, 'db'>, year: number) {
  const [all, done] = await Promise.all([db.find(units, {}), db.find(finishes, { year })])
  return { done, rows: all.map(({ _id, name }) => ({ unitId: _id, unitName: name, ...trainedBy(_id, done) })) }
}

export const readYear = answers(trainingYear, async ({ year }, ctx) => {
  if (!isYear(year)) return badYear
  const { rows } = await yearOfUnits(ctx, year)
  return { year, hoursADay: hoursADay(ctx.charter), rows: rows.sort((a, b) => b.hours - a.hours) }
})

export const yearSheet = answers(trainingSheet, async ({ year }, ctx) => {
  if (!isYear(year)) return badYear
  const { rows, done } = await yearOfUnits(ctx, year)
  const aDay = hoursADay(ctx.charter)
  const total = rows.reduce((sum, { hours }) => sum + hours, 0)
  const rule = aDay === null ? [] : [`一人日按 ${aDay} 学时计算，四舍五入到一位小数。`]
  const byUnit: Sheet = {
    title: `${year}年在线培训`,
    about: [],
    columns: [
      { title: '序号', width: 6 }, { title: '单位', width: 28 }, { title: '参加人数', width: 10 }, { title: '完成人次', width: 10 },
      { title: '学时', width: 10 }, { title: '折合', width: 12 }, { title: '本单位开办的，各单位学习的学时', width: 18 },
    ],
    rows: rows.map(({ unitName, persons, finishes: times, hours, offered }, i) => [
      String(i + 1), unitName, String(persons), String(times), String(hours), daysSay(hours, aDay), String(offered),
    ]),
    foot: [`合计 ${total} 学时，${daysSay(total, aDay)}。`, ...rule],
  }
  const byPerson: Sheet = {
    title: `${year}年培训明细`,
    about: [],
    columns: [
      { title: '序号', width: 6 }, { title: '培训', width: 30 }, { title: '单位', width: 28 }, { title: '姓名', width: 10 },
      { title: '完成日期', width: 12 }, { title: '学时', width: 8 }, { title: '说明', width: 30 },
    ],
    rows: [...done].sort((a, b) => a.at - b.at).map(({ title, unitName, name, at, hours, note }, i) => [String(i + 1), title, unitName, name, dayOf(at), String(hours), note]),
    foot: [`共 ${done.length} 人次。`],
  }
  return makeWorkbook(ctx, `${year}年在线培训.xlsx`, [byUnit, byPerson])
})
