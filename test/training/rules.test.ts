import { qixian } from 'shared/charter/qixian'
import type { Decision } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { type Course, MOST, shownOf, type Training } from 'shared/training/model'
import { daysSay, decideFinish, decideTell, hoursADay, tenthsOfDays, trainedBy } from 'shared/training/rules'
import type { UnitKind } from 'shared/unit/model'
import { course, finished, shown, waiting } from './prepared'

const NOW = chinaTime('2026-12-08T09:00')
const by = { personId: 'p1', name: '周敏' }
const unit = { unitId: 'unit-03', unitName: '示范三校' }
const person = { personId: 'p9', name: '吴刚', unitId: 'unit-05', unitName: '示范五校' }
const codeOf = (decision: Decision<unknown>) => (decision.kind === 'refused' ? [decision.code, decision.field].filter(Boolean).join(' ') : 'accepted')

const tell = (over: Partial<Course> = {}, known?: Training, edition = known?.review.edition ?? 0, of = unit) =>
  decideTell({ _id: 't', known, course: course(over), edition, unit: of, by }, NOW)

test.each<[string, Partial<Course>, string]>([
  ['都对', {}, 'accepted'],
  ['没有名称', { title: ' ' }, 'NOT_WHOLE title'],
  ['没有说明', { about: '' }, 'NOT_WHOLE about'],
  ['网址不安全', { link: 'http://v.example.org/a' }, 'NOT_WHOLE link'],
  ['网址里是脚本', { link: 'javascript:alert(1)' }, 'NOT_WHOLE link'],
  ['网址里有空格', { link: 'https://v.example.org/a b' }, 'NOT_WHOLE link'],
  ['是文件却没有文件', { form: 'paper' }, 'NOT_WHOLE paper'],
  ['有文件', { form: 'paper', link: '', paper: { file: 'f', name: '讲义.pdf' } }, 'accepted'],
  ['零学时', { hours: 0 }, 'NOT_WHOLE hours'],
  ['一学时', { hours: 1 }, 'accepted'],
  ['半学时', { hours: 1.5 }, 'NOT_WHOLE hours'],
  ['最多的学时', { hours: MOST.hours }, 'accepted'],
  ['多一学时', { hours: MOST.hours + 1 }, 'NOT_WHOLE hours'],
  ['一天的', { from: '2026-12-08', until: '2026-12-08' }, 'accepted'],
  ['截止在开始之前', { from: '2026-12-10', until: '2026-12-09' }, 'NOT_WHOLE until'],
  ['昨天就截止', { until: '2026-12-07' }, 'NOT_WHOLE until'],
])('发培训：%s', (_, over, code) => {
  expect(codeOf(tell(over))).toBe(code)
})

test('审核前谁也看不到；改一稿时，上一稿还看得到；撤下的不再看得到', () => {
  const first = tell()
  expect(first).toMatchObject({ value: { until: '', review: { state: 'checking', edition: 1 } } })
  const next = tell({ title: '数控机床操作提高' }, shown('t'))
  expect(next).toMatchObject({ value: { until: '2026-12-31', review: { state: 'checking', edition: 2 }, published: { course: { title: '数控机床操作入门' } } } })
  const down = { ...shown('t'), review: { ...shown('t').review, state: 'down' as const } }
  expect(shownOf(down)).toBeUndefined()
  expect(tell({}, down)).toMatchObject({ value: { until: '' } })
  expect(tell({}, down)).not.toHaveProperty('value.published')
})

test.each([
  ['有人刚交过一稿', 0, unit, 'NEWER_EDITION edition'],
  ['别的单位的', 1, { unitId: 'unit-04', unitName: '示范四校' }, 'NO_TRAINING trainingId'],
])('改培训：%s', (_, edition, of, code) => {
  expect(codeOf(tell({}, shown('t'), edition, of))).toBe(code)
})

const finish = (training: Training | undefined, at = NOW, kind: UnitKind = 'school') => decideFinish({ training, person, kind, note: '' }, at)

test.each<[string, Training | undefined, string, UnitKind, string]>([
  ['开始的前一分钟', shown('t'), '2026-11-30T23:59', 'school', 'NOT_BEGUN trainingId'],
  ['开始的零点', shown('t'), '2026-12-01T00:00', 'school', 'accepted'],
  ['截止的最后一分钟', shown('t'), '2026-12-31T23:59', 'school', 'accepted'],
  ['截止的第二天零点', shown('t'), '2027-01-01T00:00', 'school', 'OVER trainingId'],
  ['面向企业，本人在企业', shown('t', { course: course({ audience: ['enterprise'] }) }), '2026-12-08T09:00', 'enterprise', 'accepted'],
  ['面向企业，本人在学校', shown('t', { course: course({ audience: ['enterprise'] }) }), '2026-12-08T09:00', 'school', 'NOT_FOR_YOU trainingId'],
  ['还没有审', waiting('t'), '2026-12-08T09:00', 'school', 'NO_TRAINING trainingId'],
  ['没有这个', undefined, '2026-12-08T09:00', 'school', 'NO_TRAINING trainingId'],
])('学完了：%s', (_, training, at, kind, code) => {
  expect(codeOf(finish(training, chinaTime(at), kind))).toBe(code)
})

test('记下的是公布的那一稿的学时，不是还在审的', () => {
  const next = { ...shown('t'), course: course({ hours: 80 }) }
  expect(finish(next)).toMatchObject({ value: { _id: 't:p9', hours: 8, year: 2026 } })
})

test.each([
  [0, 6, 0], [1, 6, 2], [2, 6, 3], [3, 6, 5], [6, 6, 10], [8, 6, 13], [9, 6, 15], [3000, 6, 5000], [2999, 6, 4998], [1, 8, 1], [1, 24, 0], [3, 24, 1],
])('%d 学时，%d 学时一人日，是 %d 个十分之一人日', (hours, aDay, tenths) => {
  expect(tenthsOfDays(hours, aDay)).toBe(tenths)
})

test('人日写一位小数；没有规定一人日几学时的，写学时', () => {
  expect(daysSay(8, hoursADay(qixian))).toBe('1.3 人日')
  expect(daysSay(8, null)).toBe('8 学时')
})

test('一个单位：自己的人学了多少，自己开的别人学了多少', () => {
  const done = [
    finished('a', 'p1'), finished('b', 'p1', { hours: 3, ofUnitId: 'unit-05' }), finished('a', 'p2', { unitId: 'unit-06' }),
  ]
  expect(trainedBy('unit-05', done)).toEqual({ persons: 1, finishes: 2, hours: 11, offered: 3 })
  expect(trainedBy('unit-03', done)).toEqual({ persons: 0, finishes: 0, hours: 0, offered: 16 })
})
