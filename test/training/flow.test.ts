import { personDaysOf } from 'cloudfunctions/training/read'
import declared from 'cloudfunctions/schema.json'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import type { Check } from 'shared/review/model'
import { addDays, DAY } from 'shared/kernel/time'
import { approved, type Training } from 'shared/training/model'
import { finishTraining, getTraining, listTrainings, tellTraining, type TrainingCard, type TrainingPlace, trainingYear, whoFinished, writtenTrainings } from 'shared/training/operations'
import { directDatabase } from 'test/support/direct-database'
import { type Hall, NOW, openHall, prepare, type Prepared } from 'test/router/hall'
import { course, shown } from './prepared'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const told = { edition: 0, title: '焊接安全', about: '上岗前要看的。', form: 'video' as const, link: 'https://v.example.org/weld', hours: 2, from: '2026-12-08', until: '2026-12-31', audience: [] }
const trainingsIn = (of: Hall) => of.documents()['trainings'] as unknown as Training[]
const trainingOf = (trainingId: string, over: Partial<Training> = {}) => openHall({ ...prepared.documents, trainings: [...trainingsIn(hall), shown(trainingId, over)] })

test('发的培训先去审，成员看不到；审过了才看到，看到的是审过的那一稿', async () => {
  const { trainingId } = await hall.must('officer04', tellTraining, told)
  const [check] = (hall.documents()['checks'] as unknown as Check[]).filter(({ subjectId }) => subjectId === trainingId)
  expect(check).toMatchObject({ kind: 'training', edition: 1, texts: ['焊接安全', '上岗前要看的。', 'https://v.example.org/weld'], subject: 'tcb:demo-officer04' })
  expect(await hall.ask('director05', getTraining.name, { trainingId })).toMatchObject({ code: 'NO_TRAINING' })
  const listed = async () => (await hall.must('director05', listTrainings, { over: false })).trainings.map(({ title }) => title)
  expect(await listed()).not.toContain('焊接安全')
  const trainings = trainingsIn(hall).map((one) => (one._id === trainingId ? approved({ ...one, review: { ...one.review, state: 'approved' } }, NOW).document : one))
  hall = await openHall({ ...hall.documents(), trainings })
  expect(await listed()).toContain('焊接安全')
  await hall.must('officer04', tellTraining, { ...told, trainingId, edition: 1, title: '焊接安全（修订）' })
  expect(await hall.must('director05', getTraining, { trainingId })).toMatchObject({ title: '焊接安全' })
})

test('别的单位的信息员和秘书处都改不了这个单位的培训', async () => {
  const given = { ...told, trainingId: 'training-shown', edition: 1 }
  expect(await hall.ask('officer04', tellTraining.name, given)).toMatchObject({ code: 'NO_TRAINING' })
  expect(await hall.ask('secretary', 'training.tellGroup', given)).toMatchObject({ code: 'NO_TRAINING' })
  expect(await hall.ask('officer03', tellTraining.name, given)).toMatchObject({ kind: 'accepted' })
})

test('学完了只记一次：再点一次，还是第一次的时间，不多算', async () => {
  const first = await hall.must('director06', finishTraining, { trainingId: 'training-shown', note: '' })
  hall.at = NOW + DAY
  expect(await hall.must('director06', finishTraining, { trainingId: 'training-shown', note: '再点一次' })).toEqual(first)
  expect(await hall.must('director06', getTraining, { trainingId: 'training-shown' })).toMatchObject({ finished: 2, finishedAt: NOW })
})

test('面向企业的培训，学校的人看得到，标记不了', async () => {
  hall = await trainingOf('training-firms', { course: course({ audience: ['enterprise'] }) })
  expect(await hall.must('officer03', getTraining, { trainingId: 'training-firms' })).toMatchObject({ whyNot: '这个培训面向企业的人' })
  expect(await hall.ask('officer03', finishTraining.name, { trainingId: 'training-firms', note: '' })).toMatchObject({ code: 'NOT_FOR_YOU' })
})

test.each([
  ['已结束的', true, (i: number) => addDays('2026-11-30', -Math.floor(i / 7))],
  ['已结束的，都在同一天', true, () => '2026-11-30'],
  ['正在进行的', false, (i: number) => addDays('2026-12-20', Math.floor(i / 7))],
  ['正在进行的，都到年底', false, () => '2026-12-31'],
])('%s一页一页看完，一个不漏一个不重', async (_, over, until) => {
  const all = Array.from({ length: 90 }, (_one, i) => shown(`training-${String(i * 7919).slice(-3)}-${i}`, { course: course({ from: '2026-01-01', until: until(i) }) }))
  hall = await openHall({ ...prepared.documents, trainings: all })
  const [ids, days]: [string[], string[]] = [[], []]
  for (let after: TrainingPlace | null | undefined; after !== null; ) {
    const { trainings, next }: { trainings: readonly TrainingCard[]; next: TrainingPlace | null } = await hall.must('director05', listTrainings, { over, ...(after !== undefined && { after }) })
    ids.push(...trainings.map(({ trainingId }) => trainingId))
    days.push(...trainings.map((one) => one.until))
    after = next
  }
  expect([ids.length, new Set(ids).size]).toEqual([90, 90])
  expect(days).toEqual(over ? [...days].sort().reverse() : [...days].sort())
})

test('谁学完了：开办的单位和秘书处看得到，别的单位看不到', async () => {
  const ask = { trainingId: 'training-shown' }
  expect(await hall.must('officer03', whoFinished, ask)).toMatchObject({ hours: 8, units: [{ persons: [{ note: '看了两遍' }] }] })
  expect(await hall.ask('officer04', whoFinished.name, ask)).toMatchObject({ code: 'NOT_YOURS' })
  expect(await hall.ask('director05', whoFinished.name, ask)).toMatchObject({ code: 'NOT_YOURS' })
})

test('写过的：信息员只看本单位的，秘书处看全部，改只能改自己的', async () => {
  const { trainings: own } = await hall.must('officer03', writtenTrainings, {})
  expect(own.map(({ trainingId, own: mine }) => [trainingId, mine]).sort()).toEqual([['training-shown', true], ['training-waiting', true]])
  expect((await hall.must('officer04', writtenTrainings, {})).trainings).toEqual([])
  expect((await hall.must('secretary', writtenTrainings, {})).trainings.map(({ own: mine }) => mine)).toEqual([false, false])
})

test('一年的人日：学的记给学的单位，办的记给办的单位', async () => {
  await hall.must('director06', finishTraining, { trainingId: 'training-shown', note: '' })
  const { rows } = await hall.must('secretary', trainingYear, { year: 2026 })
  expect(rows.find(({ unitId }) => unitId === 'unit-05')).toMatchObject({ finishes: 1, hours: 8, offered: 0 })
  expect(rows.find(({ unitId }) => unitId === 'unit-03')).toMatchObject({ offered: 16 })
  const store = openStore({ schema: readSchema(declared) })
  for (const { _id, ...doc } of hall.documents()['trainingFinishes']!) await store.insert('trainingFinishes', { _id, ...doc })
  const found = await personDaysOf(directDatabase(store), ['unit-05', 'unit-03', 'unit-07'], 2026)
  expect(['unit-05', 'unit-03', 'unit-07'].map((unitId) => [found.get(unitId)!.hours, found.get(unitId)!.offered])).toEqual([[8, 0], [0, 16], [0, 0]])
  expect((await personDaysOf(directDatabase(store), ['unit-05'], 2025)).get('unit-05')!.hours).toBe(0)
})
