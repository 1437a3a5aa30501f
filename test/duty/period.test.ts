import type { Charter } from 'shared/charter/charter'
import { qixian } from 'shared/charter/qixian'
import { dueOn, monthOn, type Period, periodOn, periodsDueIn, periodsRunning, readPeriod } from 'shared/duty/period'

const every = (reportEvery: 'month' | 'quarter' | 'year', days = 5): Charter => ({
  ...qixian,
  parameters: {
    ...qixian.parameters,
    reportEvery: { ...qixian.parameters.reportEvery!, value: reportEvery },
    reportDue: { ...qixian.parameters.reportDue!, value: { days } },
  },
})

test.each([
  ['2026-11', '2026-11-01', '2026-11-30', '2026年11月'],
  ['2026-12', '2026-12-01', '2026-12-31', '2026年12月'],
  ['2028-02', '2028-02-01', '2028-02-29', '2028年2月'],
  ['2026-Q1', '2026-01-01', '2026-03-31', '2026年第1季度'],
  ['2026-Q4', '2026-10-01', '2026-12-31', '2026年第4季度'],
  ['2026', '2026-01-01', '2026-12-31', '2026年度'],
])('%s 从 %s 到 %s，叫%s', (key, from, to, name) => {
  expect(readPeriod(key)).toMatchObject({ key, from, to, name })
})

test.each(['2026-13', '2026-00', '2026-Q5', '2026-Q0', '1999', '2026-1', '', '2026-11-01', '$where'])('「%s」不是一期', (key) => {
  expect(readPeriod(key)).toBeUndefined()
})

test.each([
  ['month', '2026-11-30', '2026-11'],
  ['quarter', '2026-09-30', '2026-Q3'],
  ['quarter', '2026-10-01', '2026-Q4'],
  ['year', '2026-12-31', '2026'],
] as [Period['every'], string, string][])('按 %s 算，%s 在 %s', (of, day, key) => {
  expect(periodOn(of, day).key).toBe(key)
})

test.each([
  ['month', 5, '2026-12', ['2026-11']],
  ['month', 5, '2027-01', ['2026-12', '2026']],
  ['month', 0, '2026-12', ['2026-12', '2026']],
  ['month', 31, '2026-12', ['2026-10', '2026-11']],
  ['month', 31, '2027-01', ['2026-12', '2026']],
  ['quarter', 5, '2026-12', []],
  ['quarter', 5, '2026-10', ['2026-Q3']],
  ['quarter', 5, '2027-01', ['2026-Q4', '2026']],
  ['year', 5, '2027-01', ['2026']],
  ['year', 5, '2026-12', []],
] as ['month' | 'quarter' | 'year', number, string, string[]][])('按 %s 报、期限 %d 天，%s 到期的是 %j', (of, days, month, keys) => {
  expect(periodsDueIn(every(of, days), readPeriod(month)!).map(({ key }) => key)).toEqual(keys)
})

test('十一月的报送，十二月五日是最后一天', () => {
  expect(dueOn(qixian, readPeriod('2026-11')!)).toBe('2026-12-05')
})

test('一天里正在写的，是这一期和这一年', () => {
  expect(periodsRunning(every('month'), '2026-12-08').map(({ key }) => key)).toEqual(['2026-12', '2026'])
  expect(periodsRunning(every('year'), '2026-12-08').map(({ key }) => key)).toEqual(['2026'])
  expect(monthOn('2026-12-08').key).toBe('2026-12')
})
