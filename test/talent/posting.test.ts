import { decideFromNeed, draftOf } from 'shared/demand/from-need'
import { closePosting, getPosting, postingForm, renewPosting, submitPosting } from 'shared/demand/operations'
import { isRefusal } from 'shared/kernel/decision'
import { DAY } from 'shared/kernel/time'
import { confirmEntries, getEntry, removeEntry } from 'shared/talent/operations'
import { openHall, type Hall } from 'test/router/hall'
import { demoDocuments } from 'local/demo/demo'
import { AT, entry } from './bank'

/** From a need of the bank to a posting, and what is told at either of the other. */
const need = entry('need', 'need', { fields: { trade: '数控操作', skills: '会编程', count: '约 8 人', period: '2027 年春', region: '城西', reach: '雀联系人' } })
let hall: Hall
beforeEach(async () => {
  const { bankEntries: _, postings: __, ...demo } = demoDocuments(AT)
  hall = await openHall({ ...demo, bankEntries: [need, { ...need, _id: 'far', unitId: 'unit-12' }, entry('teacher', 'teacher', { unitId: 'unit-11' })] } as never)
  hall.at = AT
})

const said = {
  entryId: 'need', edition: 0, side: 'need' as const, kind: 'talent' as const, title: '数控操作 8 人', fields: { trade: '数控操作' }, region: 'county' as const, place: '城西',
  number: 8, description: '能力要求：会编程', contactId: 'person-officer11', pictures: [],
}
const submit = () => hall.must('officer11', submitPosting, said)
const codeOf = async (as: string, operation: string, input: object) => {
  const reply = await hall.ask(as, operation, input)
  return reply.kind === 'refused' ? [reply.code, reply.field] : reply.kind
}
const kept = async () => (await hall.must('officer11', getEntry, { entryId: 'need' })).kept!
const told = async (postingId: string) => (await hall.must('officer11', getPosting, { postingId })).kept!.need

describe('带过去什么', () => {
  test('方向、人数、能力、时间、地区带过去，怎样联系不带', () => {
    const draft = draftOf(need.fields)
    expect(draft).toEqual({ title: '数控操作 8 人', trade: '数控操作', place: '城西', number: 8, description: '能力要求：会编程\n需要时间：2027 年春' })
    expect(JSON.stringify(draft)).not.toContain('雀联系人')
  })
  test.each([
    ['若干', null, '数控操作'], ['', null, '数控操作'], ['8～10 人', 8, '数控操作 8 人'], ['100人', 100, '数控操作 100 人'],
  ])('人数写「%s」', (count, number, title) => {
    expect(draftOf({ trade: '数控操作', count })).toMatchObject({ number, title })
  })
  test('标题不超过三十字', () => {
    expect(draftOf({ trade: '长'.repeat(40), count: '999999' }).title.length).toBeLessThanOrEqual(30)
  })
})

describe('哪些能发布', () => {
  const open = { closed: null }
  const over = { closed: { why: 'met' as const, at: AT, by: need.by } }
  test.each([
    ['在用的', need, [], 'accepted'],
    ['发布过、已关闭的', need, [over], 'accepted'],
    ['还开着一条的', need, [over, open], ['POSTED_ALREADY', 'entryId']],
    ['移出的', { ...need, state: 'removed' as const }, [], ['NO_ENTRY', 'entryId']],
    ['别的单位的', { ...need, unitId: 'unit-12' }, [], ['NO_ENTRY', 'entryId']],
    ['不是需求的', entry('t', 'technician'), [], ['NO_ENTRY', 'entryId']],
    ['没有的', undefined, [], ['NO_ENTRY', 'entryId']],
  ] as const)('%s', (_, one, posted, expected) => {
    const outcome = decideFromNeed(one, 'unit-11', posted)
    expect(isRefusal(outcome) ? [outcome.code, outcome.field] : 'accepted').toEqual(expected)
  })
})

test('从需求到供需：带着内容开始，发布以后两边都看得到对方，不能再发布第二条', async () => {
  expect(await kept()).toMatchObject({ posting: null, postable: true })
  expect((await hall.must('officer11', postingForm, { entryId: 'need' })).need).toMatchObject({ title: '数控操作 8 人', number: 8 })
  const { postingId } = await submit()
  expect(await kept()).toMatchObject({ posting: { postingId, open: true, renewable: false }, postable: false })
  expect(await told(postingId)).toMatchObject({ entryId: 'need', inUse: true, due: false })
  for (const [operation, input] of [['demand.form', { entryId: 'need' }], ['demand.submit', said]] as const) {
    expect(await codeOf('officer11', operation, input)).toEqual(['POSTED_ALREADY', 'entryId'])
  }
})

test('别的单位的需求、移出的需求，不能拿来发布', async () => {
  expect(await codeOf('officer11', 'demand.submit', { ...said, entryId: 'far' })).toEqual(['NO_ENTRY', 'entryId'])
  expect(await codeOf('officer11', 'demand.form', { entryId: 'teacher' })).toEqual(['NO_ENTRY', 'entryId'])
  await hall.must('officer11', removeEntry, { entryId: 'need' })
  expect(await codeOf('officer11', 'demand.submit', said)).toEqual(['NO_ENTRY', 'entryId'])
})

test('一边续了、关了、移出了，另一边提醒', async () => {
  const { postingId } = await submit()
  await hall.examine()
  const { items } = (await hall.ask('secretary', 'review.queue', { list: 'waiting' }) as unknown as { value: { items: { checkId: string }[] } }).value
  for (const { checkId } of items) await hall.ask('secretary', 'review.approve', { checkId })
  hall.at = AT + 30 * DAY
  expect((await kept()).posting).toMatchObject({ renewable: true })
  expect(await told(postingId)).toMatchObject({ due: true })
  const { v } = await hall.must('officer11', getEntry, { entryId: 'need' })
  await hall.must('officer11', confirmEntries, { entries: [{ entryId: 'need', v }] })
  await hall.must('officer11', renewPosting, { postingId })
  expect([(await kept()).posting!.renewable, (await told(postingId))!.due]).toEqual([false, false])
  await hall.must('officer11', closePosting, { postingId, why: 'met' })
  expect(await kept()).toMatchObject({ posting: { open: false }, postable: true })
  await hall.must('officer11', removeEntry, { entryId: 'need' })
  expect(await told(postingId)).toMatchObject({ inUse: false, due: false })
})

test('别的单位看不到它从哪条需求来', async () => {
  const { postingId } = await submit()
  expect(JSON.stringify(await hall.ask('secretary', 'demand.get', { postingId }))).not.toContain('"entryId"')
  expect(JSON.stringify(await hall.ask('secretary', 'talent.get', { entryId: 'need' }))).not.toContain(postingId)
})
