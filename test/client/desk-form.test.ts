import { EMPTY, type Form, formOf, gapsOf, inChinese, planIn, planOf, stepOf, usualReplyDay, usualTitle } from 'client/packages/desk/edit/form'
import { chinaTime } from 'shared/kernel/time'

const TODAY = '2026-12-01'
const typed = (part: Partial<Form> = {}): Form => ({
  ...EMPTY,
  term: '2',
  number: '3',
  day: '2026-12-18',
  place: ' 行政楼三层 ',
  contactName: '赵卫东',
  contactPhone: '13800000001',
  topics: [{ title: '审议年度报告', matter: 'ordinary' }, { title: '  ', matter: 'major' }],
  papers: [{ title: '', text: '' }],
  ...part,
})
const planned = (part: Partial<Form> = {}) => planOf(typed(part), TODAY, null)

test('填好的表成为通知：前后空白去掉，空的议题和材料不送', () => {
  expect(planned()).toMatchObject({
    title: '第二届第三次理事大会',
    startsAt: chinaTime('2026-12-18T09:00'),
    endsAt: chinaTime('2026-12-18T11:30'),
    replyBy: chinaTime('2026-12-16T18:00'),
    place: '行政楼三层',
    topics: [{ title: '审议年度报告', matter: 'ordinary' }],
    papers: [],
  })
  expect(gapsOf(planned())).toEqual([])
})

test('从通知还原的表再成为通知，一项不差', () => {
  const plan = planned({ kind: 'council', title: '临时会', lastDay: '2026-12-19', logistics: { companions: true, lodging: false, meals: true, plate: false } })
  expect(planOf(formOf(plan), TODAY, null)).toEqual(plan)
})

test('没有动过的时间一秒不变，动过的按分钟', () => {
  const before = { ...planned(), startsAt: chinaTime('2026-12-18T09:00') + 31_000 }
  const form = formOf(before)
  expect(planOf(form, TODAY, before).startsAt).toBe(before.startsAt)
  expect(planOf({ ...form, from: '09:01' }, TODAY, before).startsAt).toBe(chinaTime('2026-12-18T09:01'))
})

test.each([
  ['日期', { day: '' }, 'startsAt', 0],
  ['地点', { place: ' ' }, 'place', 1],
  ['联系电话', { contactPhone: '' }, 'contactPhone', 1],
])('没填%s：说缺什么，并指到那一步', (_name, part, field, step) => {
  expect(gapsOf(planned(part))).toContainEqual(expect.objectContaining({ field, step, missing: true }))
})

test.each([
  [80, []],
  [81, [expect.objectContaining({ field: 'place', missing: false, message: '地点：最多 80 个字' })]],
])('地点 %d 个字', (length, gaps) => {
  expect(gapsOf(planned({ place: '楼'.repeat(length) }))).toEqual(gaps)
})

test('云端说的字段，带不带前缀都指到同一步', () => {
  expect([stepOf('plan.topics.0.title'), stepOf('topics'), stepOf('plan.invited'), stepOf('v')]).toEqual([2, 2, 3, 4])
})

test.each([
  ['2026-12-18', '2026-12-16'],
  ['2026-12-03', '2026-12-01'],
  ['2026-12-02', '2026-12-01'],
  ['', ''],
])('%s 开会，默认 %s 前答复，不早于今天', (day, expected) => {
  expect(usualReplyDay(day, TODAY)).toBe(expected)
})

test.each([
  [{ kind: 'assembly', term: '', number: '' }, '理事大会'],
  [{ kind: 'council', term: '10', number: '21' }, '第十届第二十一次理事长会'],
  [{ kind: 'forum', term: '2', number: '3' }, '座谈会'],
] as const)('%j 叫做 %s', (form, title) => {
  expect(usualTitle(form)).toBe(title)
})

test.each([[1, '一'], [9, '九'], [10, '十'], [11, '十一'], [20, '二十'], [99, '九十九'], [100, '100']])('%d 写作 %s', (n, words) => {
  expect(inChinese(n)).toBe(words)
})

test('会议里只取通知的各项，先后一致，可以相比', () => {
  const plan = planned()
  const shuffled = { _id: 'm', v: 3, status: 'draft', ...Object.fromEntries(Object.entries(plan).reverse()) }
  expect(JSON.stringify(planIn(shuffled as unknown as typeof plan))).toBe(JSON.stringify(planIn(plan)))
})
