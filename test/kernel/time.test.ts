import { day, parse } from 'shared/kernel/schema'
import { addYears, chinaTime, dayOf, daysBetween, nearTime, sayDay, sayWeekday, wallTime } from 'shared/kernel/time'

test.each([
  ['2026-02-28', true], ['2026-02-29', false], ['2026-02-31', false], ['2028-02-29', true], ['2026-13-01', false],
  ['2026-00-10', false], ['2026-1-1', false], ['2026-01-01T00:00', false], ['', false],
])('日期「%s」', (text, exists) => {
  expect('value' in parse(day, text)).toBe(exists)
})

test('中国的一天从零点到零点，与机器的时区无关', () => {
  const midnight = chinaTime('2026-12-18T00:00')
  expect([dayOf(midnight - 1), dayOf(midnight)]).toEqual(['2026-12-17', '2026-12-18'])
  expect(wallTime(midnight)).toBe('2026-12-18T00:00')
  expect(midnight).toBe(Date.UTC(2026, 11, 17, 16))
})

test('闰日加年、跨年数日', () => {
  expect(addYears('2028-02-29', 1)).toBe('2029-02-28')
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
})

test.each([
  ['2026-12-18T09:00', '2026-12-17T23:59', '明天(周五) 09:00'],
  ['2026-12-18T09:00', '2026-12-18T23:59', '今天(周五) 09:00'],
  ['2026-12-18T09:00', '2026-12-20T00:00', '12月18日(周五) 09:00'],
  ['2027-01-03T09:00', '2026-12-18T09:00', '2027年1月3日(周日) 09:00'],
])('%s 在 %s 说成「%s」', (at, now, says) => {
  expect(nearTime(chinaTime(at), chinaTime(now))).toBe(says)
})

test('日子写成中文；要到场的日子带星期', () => {
  expect(sayDay('2026-12-04')).toBe('2026年12月4日')
  expect(sayWeekday('2026-12-04')).toBe('2026年12月4日(周五)')
  expect(sayWeekday('2027-01-03')).toBe('2027年1月3日(周日)')
})
