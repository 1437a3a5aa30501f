import { chinaTime } from 'shared/kernel/time'
import type { InboxEntry } from 'shared/message/model'
import type { Person } from 'shared/person/model'
import { checkId } from 'shared/review/model'
import { approve, restore, takeDown } from 'shared/review/operations'
import { approved, type Training } from 'shared/training/model'
import { tellTraining } from 'shared/training/operations'
import { decideTell } from 'shared/training/rules'
import type { Unit } from 'shared/unit/model'
import { type Hall, openHall, prepare, type Prepared } from 'test/router/hall'
import { course, waiting } from './prepared'

/** Of a newly approved training those whom it is for are told, once. */
let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
})

const LAST = chinaTime('2026-12-31T23:59')
test.each<[string, Partial<Training>, number, boolean]>([
  ['第一次通过', {}, LAST, true],
  ['通过时已经截止', {}, LAST + 60_000, false],
  ['说过的', { toldAt: 1 }, LAST, false],
])('%s', (_, over, at, told) => {
  const training = waiting('t', over)
  const { document, event } = approved({ ...training, review: { ...training.review, state: 'approved' } }, at)
  expect(event !== undefined).toBe(told)
  expect(document.toldAt).toBe(told ? at : over.toldAt)
  expect(document.published).toMatchObject({ edition: 1, at })
})

test('说过没有，改了再交也记得，下架以后重写也记得', () => {
  const once = approved({ ...waiting('t'), review: { ...waiting('t').review, state: 'approved' } }, LAST).document
  for (const state of ['approved', 'down'] as const) {
    const decided = decideTell({ _id: 't', known: { ...once, review: { ...once.review, state } }, course: course(), edition: 1, unit: once, by: once.by }, LAST)
    expect(decided).toMatchObject({ value: { toldAt: LAST } })
  }
})

const told = { edition: 0, title: '焊接安全', about: '上岗前要看的。', form: 'video' as const, link: 'https://v.example.org/weld', hours: 2, from: '2026-12-08', until: '2026-12-31' }
const entries = (hall: Hall) => (hall.documents()['deliveries'] as unknown as InboxEntry[]).filter(({ title }) => title === '新的在线培训：焊接安全')
const personsOf = (hall: Hall) => new Map((hall.documents()['persons'] as unknown as Person[]).map((one) => [one._id, one]))
const kindOf = (hall: Hall) => {
  const kinds = new Map((hall.documents()['units'] as unknown as Unit[]).map(({ _id, kind }) => [_id, kind]))
  return (personId: string) => kinds.get(personsOf(hall).get(personId)!.unitId)
}

async function offered(audience: readonly Unit['kind'][]) {
  const hall = await openHall(prepared.documents)
  const { trainingId } = await hall.must('wx:officer04', tellTraining, { ...told, audience: [...audience] })
  await hall.examine()
  await hall.must('secretary', approve, { checkId: checkId('training', trainingId, 1) })
  await hall.deliver()
  return { hall, trainingId }
}

test('面向全体的，在任的人各收到一条，点开就是这个培训', async () => {
  const { hall, trainingId } = await offered([])
  const got = entries(hall)
  expect(new Set(got.map(({ personId }) => personId)).size).toBe(got.length)
  expect(got.every(({ page, channel }) => page === `packages/training/item/index?trainingId=${trainingId}` && channel === 'inbox')).toBe(true)
  expect(new Set(got.map(({ personId }) => kindOf(hall)(personId))).size).toBeGreaterThan(1)
})

test('面向企业的，只有企业的人收到', async () => {
  const { hall } = await offered(['enterprise'])
  const got = entries(hall)
  expect(got.length).toBeGreaterThan(0)
  expect(new Set(got.map(({ personId }) => kindOf(hall)(personId)))).toEqual(new Set(['enterprise']))
})

test('改了再通过、下架又恢复，不再说第二遍', async () => {
  const { hall, trainingId } = await offered([])
  const { length } = entries(hall)
  await hall.must('wx:officer04', tellTraining, { ...told, audience: [], trainingId, edition: 1, about: '修订。' })
  await hall.examine()
  await hall.must('secretary', approve, { checkId: checkId('training', trainingId, 2) })
  await hall.must('secretary', takeDown, { checkId: checkId('training', trainingId, 2), reason: '误传' })
  await hall.must('secretary', restore, { checkId: checkId('training', trainingId, 2), reason: '核实无误' })
  await hall.deliver()
  expect(entries(hall)).toHaveLength(length)
})
