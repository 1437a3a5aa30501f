import { events as stored } from 'shared/message/model'
import { acceptReport, getReport, handIn, listReports, readReport, returnReport, saveReport } from 'shared/duty/operations'
import { myDuties, readBoard, urgeUnits } from 'shared/duty/board'
import type { Event } from 'shared/message/model'
import { chinaTime, HOUR } from 'shared/kernel/time'
import { parameter } from 'shared/charter/parameters'
import { qixian } from 'shared/charter/qixian'
import type { Person } from 'shared/person/model'
import { directDatabase } from 'test/support/direct-database'
import { openStore } from 'local/store/store'
import { readSchema } from 'local/store/schema'
import declared from 'cloudfunctions/schema.json'
import { reportsOf, todosOf } from 'cloudfunctions/duty/read'
import type { Context } from 'cloudfunctions/kit/context'
import { type Hall, NOW, openHall, person, prepare, type Prepared } from 'test/router/hall'
import { answersTo, PERIOD } from './prepared'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const UNIT = 'unit-06'
const OFFICER = 'officer06'
const ID = `${UNIT}:${PERIOD}`
const eventsOf = (type: string) => (hall.documents()[stored.name] as unknown as Event[]).filter((event) => event.type === type)

async function report(period = PERIOD, as = OFFICER): Promise<void> {
  const { edition } = await hall.must(as, saveReport, { period, edition: (await hall.must(as, getReport, { period })).edition, answers: answersTo(period) })
  await hall.must(as, handIn, { period, edition })
}

test('从写到收下：退回说明原因，改好再报，本人收到两条消息', async () => {
  await report()
  const { edition } = await hall.must('secretary', readReport, { reportId: ID })
  await hall.must('secretary', returnReport, { reportId: ID, edition, text: '案例写得太简单', missing: ['case'] })
  expect(eventsOf('duty.returned')).toMatchObject([
    { audience: { kind: 'persons', personIds: [person(OFFICER)] }, title: '2026年11月报送退回', body: '案例写得太简单\n缺 典型案例，补齐后重新计算报送时间', page: `packages/duty/report/index?period=${PERIOD}` },
  ])
  const back = await hall.must(OFFICER, getReport, { period: PERIOD })
  expect(back).toMatchObject({ state: 'returned', counted: null, remarks: [{ text: '案例写得太简单', missing: ['case'] }] })
  const saved = await hall.must(OFFICER, saveReport, { period: PERIOD, edition: back.edition, answers: [{ question: 'case', value: '起因、做法和结果' }] })
  await hall.must(OFFICER, handIn, { period: PERIOD, edition: saved.edition })
  await hall.must('secretary', acceptReport, { reportId: ID, edition: saved.edition })
  expect(await hall.must(OFFICER, getReport, { period: PERIOD })).toMatchObject({ state: 'accepted', counted: { onTime: false } })
  expect(eventsOf('duty.accepted')).toMatchObject([{ audience: { personIds: [person(OFFICER)] } }])
})

test('退回后正在改的内容，秘书处看不到；再报了才看得到', async () => {
  await report()
  const { edition } = await hall.must('secretary', readReport, { reportId: ID })
  await hall.must('secretary', returnReport, { reportId: ID, edition, text: '请核对', missing: [] })
  expect(await hall.must('secretary', readReport, { reportId: ID })).toMatchObject({ state: 'returned', answers: [], papers: [] })
})

test('上一期写的带到这一期，标明还没有看过', async () => {
  await report()
  const next = await hall.must(OFFICER, getReport, { period: '2026-12' })
  expect(next).toMatchObject({ state: null, from: '2026年11月', edition: 0 })
  expect(next.answers).toHaveLength(answersTo('2026-12').length)
  expect(next.answers.every(({ own }) => !own)).toBe(true)
  const { edition } = await hall.must(OFFICER, saveReport, { period: '2026-12', edition: 0, answers: [{ question: 'partners', value: '1' }] })
  expect(await hall.ask(OFFICER, handIn.name, { period: '2026-12', edition })).toMatchObject({ code: 'INCOMPLETE', message: '还缺 基础数据、工作总结、典型案例、存在问题、落实情况' })
})

test('年度报送不从月报带内容', async () => {
  await report()
  expect(await hall.must(OFFICER, getReport, { period: '2026' })).toMatchObject({ from: null, answers: [] })
})

test('同单位的理事和信息员写同一份', async () => {
  await hall.must('officer03', saveReport, { period: '2026-12', edition: 0, answers: [{ question: 'summary', value: '信息员写的' }] })
  expect(await hall.ask('secretary-general', saveReport.name, { period: '2026-12', edition: 0, answers: [{ question: 'summary', value: '理事写的' }] })).toMatchObject({ code: 'MOVED' })
  expect(await hall.must('secretary-general', getReport, { period: '2026-12' })).toMatchObject({ edition: 1 })
})

test('报送台：等着看的按报送先后，一期里没有报的单位也列着', async () => {
  hall.at = NOW + HOUR
  await report()
  const desk = await hall.must('secretary', listReports, { period: PERIOD })
  expect(desk.waiting.map(({ reportId }) => reportId)).toEqual([`unit-04:${PERIOD}`, ID])
  expect(desk.rows).toHaveLength(37)
  expect(desk.rows.find(({ unitId }) => unitId === 'unit-03')).toMatchObject({ reportId: null, state: 'draft', onTime: null })
  expect(desk.periods.map(({ key }) => key).slice(0, 3)).toEqual(['2026-12', '2026', PERIOD])
})

describe('台账', () => {
  const boardOf = async () => hall.must('secretary', readBoard, { month: '2026-12' })

  test('十二月到期的是十一月的报送：报了的、没报的、没有信息员的', async () => {
    const { columns, rows } = await boardOf()
    expect(columns[0]).toMatchObject({ key: 'report-2026-11', dueOn: '2026-12-05' })
    expect(rows.find(({ unitId }) => unitId === 'unit-04')).toMatchObject({ cells: [{ state: 'late' }, ...rows[0]!.cells.slice(1).map(() => expect.anything())] })
    expect(rows.find(({ unitId }) => unitId === UNIT)).toMatchObject({ open: expect.any(Number), officers: [expect.any(String)], reachable: true })
  })

  test('这个月以后才加入的单位不在内，这一期以后才加入的不用报', async () => {
    const units = prepared.documents['units']!.map((unit) => (unit._id === UNIT ? { ...unit, since: '2026-12-01' } : unit._id === 'unit-07' ? { ...unit, since: '2027-01-01' } : unit))
    hall = await openHall({ ...prepared.documents, units })
    const { rows } = await boardOf()
    expect(rows.find(({ unitId }) => unitId === UNIT)?.cells[0]).toMatchObject({ state: 'none' })
    expect(rows.some(({ unitId }) => unitId === 'unit-07')).toBe(false)
  })

  test('催办只催还差的，一个间隔里同一单位只催一次；没有信息员的告诉理事', async () => {
    const persons = (prepared.documents['persons'] as unknown as Person[]).map((one) => (one._id === person(OFFICER) ? { ...one, posts: [] } : one))
    hall = await openHall({ ...prepared.documents, persons })
    expect((await boardOf()).rows.find(({ unitId }) => unitId === UNIT)).toMatchObject({ officers: [], reachable: true })
    await hall.must('secretary', urgeUnits, { month: '2026-12', unitIds: [UNIT] })
    const [{ audience }] = eventsOf('duty.urged') as [Event]
    expect(audience).toMatchObject({ personIds: [persons.find(({ unitId, posts }) => unitId === UNIT && posts.some(({ post }) => post === 'director'))!._id] })
    const interval = parameter(qixian, 'urgeInterval')!.hours * HOUR
    hall.at = NOW + interval - 1
    expect(await hall.ask('secretary', urgeUnits.name, { month: '2026-12', unitIds: [UNIT] })).toMatchObject({ code: 'URGED_LATELY' })
    hall.at = NOW + interval
    expect(await hall.ask('secretary', urgeUnits.name, { month: '2026-12', unitIds: [UNIT] })).toMatchObject({ kind: 'accepted' })
  })

  test('下个月还没有开始，打不开', async () => {
    expect(await hall.ask('secretary', readBoard.name, { month: '2027-01' })).toMatchObject({ code: 'NOT_BEGUN', field: 'month' })
  })
})

test('信息员看到这个月还差几件，报了就不差这一件', async () => {
  const before = await hall.must(OFFICER, myDuties, {})
  expect(before.duties[0]).toMatchObject({ title: '2026年11月报送', state: 'overdue', does: '去补报', page: `packages/duty/report/index?period=${PERIOD}` })
  await report()
  const after = await hall.must(OFFICER, myDuties, {})
  expect(after.open).toBe(before.open - 1)
  expect(after.others.map(({ period }) => period)).toEqual(['2026-12', '2026', '2026-10', '2026-09'])
})

describe('首页', () => {
  const todosAt = async (at: number, capabilities: readonly string[]) => {
    const store = openStore({ schema: readSchema(declared) })
    for (const { _id, ...doc } of hall.documents()['reports'] ?? []) await store.insert('reports', { _id, ...doc })
    return todosOf({ db: directDatabase(store), charter: qixian, now: at, caller: { unitId: UNIT, capabilities: new Set(capabilities) } } as unknown as Context)
  }
  const OWN = ['inform', 'represent']

  test.each([
    ['到期前十天，上一期还没有报', '2026-11-25T09:00', ['2026年10月报送', '2026年11月报送']],
    ['到期前十一天', '2026-11-24T09:00', ['2026年10月报送']],
    ['到期那天', '2026-12-05T23:59', ['2026年11月报送']],
    ['过了期', '2026-12-08T09:00', ['2026年11月报送']],
    ['年底两份', '2026-12-31T09:00', ['2026年11月报送', '2026年12月报送', '2026年度报送']],
  ])('信息员：%s', async (_, at, titles) => {
    expect((await todosAt(chinaTime(at), OWN)).map(({ title }) => title)).toEqual(titles)
  })

  test('理事不被催，秘书处看到有几份等着看', async () => {
    expect(await todosAt(NOW, ['inform'])).toEqual([])
    expect(await todosAt(NOW, ['moderate'])).toMatchObject([{ title: '成员单位报送', detail: '1 份等着看' }])
  })
})

test('考核要的：一年里每期按时没有、缺哪几部分', async () => {
  await report()
  const store = openStore({ schema: readSchema(declared) })
  for (const { _id, ...doc } of hall.documents()['reports']!) await store.insert('reports', { _id, ...doc })
  const found = await reportsOf(directDatabase(store), [UNIT, 'unit-03'], 2026)
  expect(found.get(UNIT)).toEqual([{ period: PERIOD, onTime: false, missing: [], accepted: false }])
  expect(found.get('unit-03')).toEqual([])
  expect((await reportsOf(directDatabase(store), [UNIT], 2027)).get(UNIT)).toEqual([])
})
