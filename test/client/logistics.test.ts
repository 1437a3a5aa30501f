import { logisticsSays, logisticsTotals } from 'client/parts/meeting/logistics'
import type { LogisticsAnswer, ReplyView } from 'shared/attendance/model'

const reply = (logistics: LogisticsAnswer, choice: ReplyView['choice'] = 'attend'): ReplyView => ({
  choice, reason: '', logistics, at: 0, by: { personId: 'p', name: '甲' }, onBehalf: false,
})

test.each([
  [{}, ''],
  [{ companions: 0, meals: false }, '不用餐'],
  [{ companions: 2, lodging: 'single', meals: true, plate: '晋A00000' }, '随行 2 人，住单间，用餐，车牌 晋A00000'],
] as const)('%j 说成「%s」', (answer, says) => {
  expect(logisticsSays(answer)).toBe(says)
})

test('接待合计只算来的人，随行的人也用餐，没有人要的不列', () => {
  const replies = [
    reply({ companions: 2, meals: true, plate: '晋A00000' }),
    reply({ companions: 1, meals: false, lodging: 'shared' }),
    reply({ meals: true, lodging: 'single' }, 'leave'),
    null,
  ]
  expect(logisticsTotals(replies)).toEqual([
    { name: '随行', value: 3 },
    { name: '用餐', value: 3 },
    { name: '合住', value: 1 },
    { name: '车辆', value: 1 },
  ])
  expect(logisticsTotals([reply({})])).toEqual([])
})
