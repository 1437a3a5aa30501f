import { qixian } from 'shared/charter/qixian'
import { ageRemark, birthSpan, fullYears } from 'shared/person/age'

const chair = qixian.posts.find(({ id }) => id === 'chair')!
const secretary = qixian.posts.find(({ id }) => id === 'secretary')!
const remarkOf = (birth: string | undefined, from: string, until?: string, today = from) => {
  const remark = ageRemark(chair, { from, ...(until && { until }) }, birth, today)
  return remark && `${remark.kind} ${remark.clause}`
}

test.each([
  ['1966-05-12', '2026-05-11', 59],
  ['1966-05-12', '2026-05-12', 60],
  ['1964-02-29', '2025-02-27', 60],
  ['1964-02-29', '2025-02-28', 61],
])('%s 出生，到 %s 满 %d 周岁', (born, on, years) => {
  expect(fullYears(born, on)).toBe(years)
})

test.each([
  ['1966-05', { first: '1966-05-01', last: '1966-05-31' }],
  ['1968-02', { first: '1968-02-01', last: '1968-02-29' }],
  ['1966-12', { first: '1966-12-01', last: '1966-12-31' }],
  ['1966-05-12', { first: '1966-05-12', last: '1966-05-12' }],
])('出生「%s」是哪几天', (birth, span) => {
  expect(birthSpan(birth)).toEqual(span)
})

test.each([
  ['六十周岁生日当天任职', '1966-05-12', '2026-05-12', undefined],
  ['生日次日任职，两种读法不同', '1966-05-12', '2026-05-13', 'age X26'],
  ['六十一周岁生日前一天', '1966-05-12', '2027-05-11', 'age X26'],
  ['六十一周岁生日当天', '1966-05-12', '2027-05-12', 'age CH16.3'],
  ['只知道年月，整月都在六十以内', '1966-05', '2026-05-01', undefined],
  ['只知道年月，当月任职说不准', '1966-05', '2026-05-02', 'birth X26'],
  ['只知道年月，整月都已过生日', '1966-05', '2026-06-01', 'age X26'],
  ['没有出生日期', undefined, '2026-05-12', 'birth CH16.3'],
])('%s', (_, birth, from, said) => {
  expect(remarkOf(birth, from)).toBe(said)
})

test.each([
  ['任期最后一天正好六十周岁', '2029-05-12', '2026-05-12', undefined],
  ['任期内将过六十周岁', '2029-05-13', '2026-05-12', 'ageAhead X26'],
  ['生日当天还没有过', '2029-05-13', '2029-05-12', 'ageAhead X26'],
])('%s', (_, until, today, said) => {
  expect(remarkOf('1969-05-12', '2026-05-12', until, today)).toBe(said)
})

test('任期内过了六十周岁只作提示，不说超龄', () => {
  expect(ageRemark(chair, { from: '2026-05-12', until: '2029-05-11' }, '1967-05-12', '2027-05-13')?.message).toContain('不影响现任')
})

test('没有年龄要求的职务不作提示', () => {
  expect(ageRemark(secretary, { from: '2026-05-12' }, '1940-01-01', '2026-05-12')).toBeUndefined()
})
