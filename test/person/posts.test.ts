import { qixian } from 'shared/charter/qixian'
import type { HeldPost } from 'shared/identity/model'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { decideEnd, decideHold, decideStrike, decideTerm, type Holding } from 'shared/person/posts'

const NOW = chinaTime('2026-12-08T09:00')
const someone = (_id: string, posts: HeldPost[] = []) => ({ _id, name: _id, unitId: 'u1', posts })
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? `${outcome.code} ${outcome.field ?? ''}`.trim() : 'accepted')
const hold = (holding: Partial<Holding>, own: HeldPost[] = [], holders = [someone('老理事', [{ post: 'director', from: '2023-12-20', until: '2026-12-19' }])]) =>
  decideHold(qixian, { person: someone('新人', own), holders }, { post: 'viceChair', from: '2026-12-08', ...holding }, '秘书', NOW)

test.each([
  ['今天起任职', {}, 'accepted'],
  ['明天起任职', { from: '2026-12-09' }, 'AHEAD from'],
  ['只任一天', { until: '2026-12-08' }, 'accepted'],
  ['结束早于开始', { until: '2026-12-07' }, 'ENDS_BEFORE until'],
  ['章程没有的职务', { post: 'emperor' }, 'UNKNOWN_POST post'],
  ['多年前的历任', { from: '2019-01-01', until: '2021-12-31' }, 'accepted'],
])('%s', (_, holding, code) => {
  expect(codeOf(hold(holding))).toBe(code)
})

const before: HeldPost[] = [{ post: 'viceChair', from: '2023-12-20', until: '2026-11-30' }]
test.each([
  ['上一任结束当天又起', '2026-11-30', 'HELD_ALREADY from'],
  ['上一任结束次日再任', '2026-12-01', 'accepted'],
])('%s', (_, from, code) => {
  expect(codeOf(hold({ from }, before))).toBe(code)
})

test.each([
  ['本单位已有理事，没有说接任', {}, 'SEAT_TAKEN replaces'],
  ['接任现在的理事', { replaces: '老理事' }, 'accepted'],
  ['说成接任别人', { replaces: '不相干' }, 'SEAT_TAKEN replaces'],
  ['前任还在任，只任一天也不行', { from: '2026-12-08', until: '2026-12-08' }, 'SEAT_TAKEN replaces'],
  ['早于现任的历任，到现任开始前一天', { from: '2020-01-01', until: '2023-12-19' }, 'accepted'],
  ['早于现任的历任，到现任开始当天', { from: '2020-01-01', until: '2023-12-20', replaces: '老理事' }, 'FOLLOWS_NOBODY until'],
])('一个单位一名理事：%s', (_, holding, code) => {
  expect(codeOf(hold({ post: 'director', ...holding }))).toBe(code)
})

test('接任理事，前任的任期到前一天为止，并写明由谁接任', () => {
  const outcome = hold({ post: 'director', replaces: '老理事' })
  if (isRefusal(outcome)) throw new Error(outcome.message)
  expect([...outcome.value.others]).toMatchObject([['老理事', [{ until: '2026-12-07', ended: { why: '由新人接任', by: '秘书', at: NOW } }]]])
})

test('没有接任的人时拒绝引用章程', () => {
  expect(hold({ post: 'director' })).toMatchObject({ clause: 'CH11a', facts: { personId: '老理事', from: '2023-12-20' } })
})

const director: HeldPost = { post: 'director', from: '2025-12-20', until: '2028-12-19' }
const ended = (until: string) => decideEnd(qixian, someone('理事', [director]), { others: [] }, { post: 'director', from: '2025-12-20' }, until, '调离', '秘书', NOW)
test.each([
  ['开始前一天', '2025-12-19', 'ENDS_BEFORE until'],
  ['开始当天', '2025-12-20', 'accepted'],
  ['届满当天', '2028-12-19', 'accepted'],
  ['届满次日', '2028-12-20', 'ENDS_LATER until'],
])('提前结束在%s', (_, until, code) => {
  expect(codeOf(ended(until))).toBe(code)
})

const keeper = (_id: string, until?: string) => someone(_id, [{ post: 'secretary', from: '2025-12-20', ...(until && { until, ended: { why: '届满', by: '秘书', at: NOW } }) }])
test.each([
  ['只剩他一个', [], 'LAST_KEEPER post'],
  ['另有一人在任', [keeper('另一人')], 'accepted'],
  ['另一人昨天已到期', [keeper('另一人', '2026-12-07')], 'LAST_KEEPER post'],
  ['另一人今天到期', [keeper('另一人', '2026-12-08')], 'LAST_KEEPER post'],
  ['另一人已写明几年后到期', [keeper('另一人', '2029-12-31')], 'LAST_KEEPER post'],
  ['另有两人，只有一人写明了到期', [keeper('另一人', '2029-12-31'), keeper('又一人')], 'accepted'],
  ['名单里只有他自己', [keeper('秘书')], 'LAST_KEEPER post'],
])('最后一个能管理名册的人不能卸任：%s', (_, others, code) => {
  const which = { post: 'secretary', from: '2025-12-20' }
  expect(codeOf(decideStrike(qixian, { person: keeper('秘书'), holders: [] }, { others }, which, '秘书', NOW))).toBe(code)
  expect(codeOf(decideEnd(qixian, keeper('秘书'), { others }, which, '2026-12-07', '调离', '秘书', NOW))).toBe(code)
})

test.each([
  ['另有人一直在任，可以', [keeper('另一人')], 'accepted'],
  ['另一人也写明了更早到期，不行', [keeper('另一人', '2026-12-20')], 'LAST_KEEPER post'],
])('已写明到期的人再改到更早一天：%s', (_, others, code) => {
  const end = decideEnd(qixian, keeper('秘书', '2026-12-31'), { others }, { post: 'secretary', from: '2025-12-20' }, '2026-12-25', '调离', '秘书', NOW)
  expect(codeOf(end)).toBe(code)
})

test('接手的人到任期结束时仍在任才算', () => {
  const end = decideEnd(qixian, keeper('秘书'), { others: [keeper('另一人', '2026-12-31')] }, { post: 'secretary', from: '2025-12-20' }, '2026-12-31', '退休', '秘书', NOW)
  expect(codeOf(end)).toBe('LAST_KEEPER post')
})

test('删去登记有误的任职，别的不动', () => {
  const strike = (posts: HeldPost[]) => decideStrike(qixian, { person: someone('理事', posts), holders: [] }, { others: [] }, director, '秘书', NOW)
  expect(strike([...before, director])).toMatchObject({ value: { posts: before } })
  expect(codeOf(strike(before))).toBe('NO_SUCH_POST post')
})

const term = { number: 1, from: '2025-12-20', until: '2028-12-19', source: '成立大会纪要' }
test.each([
  ['今天起', { from: '2026-12-08' }, 'accepted'],
  ['明天起', { from: '2026-12-09' }, 'AHEAD from'],
  ['第〇届', { number: 0 }, 'BAD_TERM number'],
  ['结束早于开始', { until: '2025-12-19' }, 'ENDS_BEFORE until'],
])('登记届次：%s', (_, over, code) => {
  expect(codeOf(decideTerm(undefined, { ...term, ...over }, '秘书', NOW))).toBe(code)
})

test('更正届次时，没有新传的扫描件就留用原来的', () => {
  const first = { ...term, _id: '1', v: 3, file: 'cloud://a/1', by: '秘书', at: 1 }
  expect(decideTerm(first, { ...term, until: '2028-12-31' }, '秘书', NOW)).toMatchObject({ value: { v: 3, until: '2028-12-31', file: 'cloud://a/1' } })
})
