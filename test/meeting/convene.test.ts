import { qixian } from 'shared/charter/qixian'
import { chinaTime, DAY } from 'shared/kernel/time'
import { assemblyOverdue, decideCalendar, sessionOf, warningsOf } from 'shared/meeting/convene'
import type { Calendar } from 'shared/meeting/model'
import { meetingWith, START } from './people'

const calendar: Calendar = { _id: 'council:2026', v: 1, body: 'council', year: 2026, days: ['2026-12-04'], adoptedOn: '2026-01-08', resolution: '理事长会〔2026〕1号' }

test.each([
  ['会期内的日子', '2026-12-04T09:00', calendar, '2026-11-20T09:00', 'regular'],
  ['会期内的日子，最后一分钟', '2026-12-04T23:59', calendar, '2026-11-20T09:00', 'regular'],
  ['会期后一天', '2026-12-05T00:00', calendar, '2026-11-20T09:00', 'adhoc'],
  ['会期外的日子', '2026-12-11T09:00', calendar, '2026-11-20T09:00', 'adhoc'],
  ['没有登记会期', '2026-12-04T09:00', undefined, '2026-11-20T09:00', 'unknown'],
  ['会期当天才通过', '2026-12-04T09:00', { ...calendar, adoptedOn: '2026-11-20' }, '2026-11-20T09:00', 'regular'],
  ['会期在通知之后才通过', '2026-12-04T09:00', { ...calendar, adoptedOn: '2026-11-21' }, '2026-11-20T09:00', 'adhoc'],
])('理事长会是否定期由会期推出：%s', (_, startsAt, known, now, expected) => {
  expect(sessionOf(qixian, { kind: 'council', startsAt: chinaTime(startsAt) }, known, [], chinaTime(now))).toBe(expected)
})

test.each([
  ['2026-10-31T09:00', [], 'adhoc'],
  ['2026-11-01T00:00', [], 'regular'],
  ['2026-12-31T23:59', [], 'regular'],
  ['2026-12-18T09:00', ['2026-11-05T09:00'], 'adhoc'],
  ['2026-12-18T09:00', ['2025-12-20T09:00'], 'regular'],
])('理事大会 %s，同年已有 %j，则为 %s', (startsAt, others, expected) => {
  const taken = others.map((at) => ({ startsAt: chinaTime(at) }))
  expect(sessionOf(qixian, { kind: 'assembly', startsAt: chinaTime(startsAt) }, undefined, taken, START - 30 * DAY)).toBe(expected)
})

test('没有法定人数的会议不分定期与否，也没有提示', () => {
  expect(sessionOf(qixian, { kind: 'forum', startsAt: START }, undefined, [], START)).toBeNull()
  expect(warningsOf(qixian, meetingWith({ kind: 'forum' }), null, START)).toEqual([])
})

const clauses = (...args: Parameters<typeof warningsOf>) => warningsOf(...args).map(({ clause }) => clause)

test.each([
  ['大会提前 10 天整', 'assembly', 'regular', 10 * DAY, []],
  ['大会差一毫秒不足 10 天', 'assembly', 'regular', 10 * DAY - 1, ['MR5']],
  ['定期理事长会提前 5 天', 'council', 'regular', 5 * DAY, []],
  ['定期理事长会不足 5 天', 'council', 'regular', 5 * DAY - 1, ['MR5']],
  ['临时理事长会提前 2 天', 'council', 'adhoc', 2 * DAY, ['CH13.2c']],
  ['临时理事长会不足 2 天', 'council', 'adhoc', 2 * DAY - 1, ['MR5', 'CH13.2c']],
  ['定期与否未定，按较长的提前天数', 'council', 'unknown', 5 * DAY - 1, ['MR5', 'X2']],
] as const)('%s', (_, kind, session, ahead, expected) => {
  expect(clauses(qixian, meetingWith({ kind }), session, START - ahead)).toEqual(expected)
})

test('大会没有写明理事长会的决定，或不在年底，都有提示', () => {
  expect(clauses(qixian, meetingWith({ basis: '' }), 'regular', START - 20 * DAY)).toEqual(['CH19.3'])
  expect(clauses(qixian, meetingWith({ startsAt: chinaTime('2026-10-31T09:00') }), 'adhoc', START - 100 * DAY)).toEqual(['CH12.1a'])
})

test.each([
  ['2026-09-30T23:59', [], undefined],
  ['2026-10-01T00:00', [], 91],
  ['2026-11-20T09:00', [], 41],
  ['2026-12-31T09:00', [], 0],
  ['2026-11-20T09:00', ['published'], undefined],
  ['2026-11-20T09:00', ['cancelled', 'inquorate'], 41],
] as const)('%s，大会状态 %j：距年底 %s 天', (now, statuses, expected) => {
  const assemblies = statuses.map((status) => ({ startsAt: START, status }))
  expect(assemblyOverdue(qixian, assemblies, chinaTime(now))).toBe(expected)
})

test.each([
  ['别的年份', { days: ['2027-01-05'] }, 'OTHER_YEAR'],
  ['一个会期也没有', { days: [] }, 'NO_DAYS'],
  ['通过日期在明天', { adoptedOn: '2026-12-19' }, 'NOT_ADOPTED_YET'],
])('会期登记被拒：%s', (_, over, code) => {
  expect(decideCalendar(undefined, { year: 2026, days: ['2026-12-04'], adoptedOn: '2026-12-18', resolution: '1号', ...over }, START)).toMatchObject({ code })
})

test('会期登记去重、排序，再登记时接着原来的版本', () => {
  const decided = decideCalendar(calendar, { year: 2026, days: ['2026-12-04', '2026-03-18', '2026-12-04'], adoptedOn: '2026-12-18', resolution: '2号' }, START)
  expect(decided).toMatchObject({ kind: 'accepted', value: { v: 1, days: ['2026-03-18', '2026-12-04'] } })
})
