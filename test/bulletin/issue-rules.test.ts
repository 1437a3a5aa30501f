import type { Issue } from 'shared/bulletin/model'
import {
  decideArrange, decideBegin, decideCarry, decideCheck, decideDiscard, decideDrop, decidePublish, decideRefill, decideStart, decideWrite, issueChecked,
  nextNumber,
} from 'shared/bulletin/issue-rules'
import { missing, periodOf } from 'shared/bulletin/period'
import { qixian } from 'shared/charter/qixian'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { contribution, issue, item, numbers, reviewed } from './prepared'

const NOW = chinaTime('2026-12-08T09:00')
const by = { personId: 'person-secretary', name: '赵卫东' }
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? `${outcome.code} ${outcome.field ?? ''}`.trim() : 'accepted')
const valueOf = <T>(outcome: { kind: string; value?: T }): T => outcome.value!

const begin = (from: string, until: string, drafts: readonly Issue[] = []) => decideBegin(drafts, { issueId: 'i2', title: '简报', from, until, items: [], by }, NOW)
test.each<[string, string, string, Issue[], string]>([
  ['一天', '2026-12-08', '2026-12-08', [], 'accepted'],
  ['止日在前', '2026-12-08', '2026-12-07', [], 'BAD_SPAN until'],
  ['四百天', '2025-11-03', '2026-12-08', [], 'accepted'],
  ['四百零一天', '2025-11-02', '2026-12-08', [], 'BAD_SPAN from'],
  ['与草稿同一天', '2026-09-30', '2026-10-31', [issue()], 'DRAFT_OPEN from'],
  ['接着草稿', '2026-10-01', '2026-10-31', [issue()], 'accepted'],
])('编一期：%s', (_, from, until, drafts, code) => {
  expect(codeOf(begin(from, until, drafts))).toBe(code)
})

const frame = { title: '简报', note: '', reports: '', sends: '', distributes: '', copies: 0 }
const words = { section: '要闻', title: '新题', text: '新文', byline: '秘书处', captions: [] }
const acts: Record<string, (stored: Issue | undefined, edition: number) => unknown> = {
  排序: (stored, edition) => decideArrange(stored, edition, frame, [{ itemId: 'item-1', section: '会议' }]),
  写一条: (stored, edition) => decideWrite(stored, edition, words, 'new'),
  编入: (stored, edition) => decideCarry(stored, edition, contribution({ state: 'adopted', issueId: '' }), 'new'),
  拿掉: (stored, edition) => decideDrop(stored, edition, 'item-1'),
  重拟: (stored, edition) => decideRefill(stored, edition, [], { from: '2026-07-01', until: '2026-09-30', items: [] }),
  删去: (stored, edition) => decideDiscard(stored, edition, by, NOW),
}
describe.each(Object.entries(acts))('%s', (_, act) => {
  test.each<[string, Issue | undefined, number, string]>([
    ['草稿', issue(), 1, 'accepted'],
    ['没有这期', undefined, 1, 'NO_ISSUE issueId'],
    ['已发布', issue({ state: 'published' }), 1, 'PUBLISHED issueId'],
    ['已删去', issue({ state: 'dropped' }), 1, 'DROPPED issueId'],
    ['看的是旧稿', issue({ edition: 2 }), 1, 'MOVED edition'],
  ])('%s', (_, stored, edition, code) => {
    expect(codeOf(act(stored, edition))).toBe(code)
  })
})

const two = issue({ items: [item(), item({ _id: 'item-2', source: 'attendance' })] })
test.each<[string, string[], string]>([
  ['换了先后', ['item-2', 'item-1'], 'accepted'],
  ['少一条', ['item-1'], 'BAD_ORDER order'],
  ['一条两次', ['item-1', 'item-1'], 'BAD_ORDER order'],
  ['多一条', ['item-1', 'item-2', 'item-3'], 'BAD_ORDER order'],
])('排序：%s', (_, order, code) => {
  expect(codeOf(decideArrange(two, 1, frame, order.map((itemId) => ({ itemId, section: '会议' }))))).toBe(code)
})

test('改过的条不再由记录重拟，没改过的换成新的', () => {
  const written = valueOf(decideWrite(two, 1, { ...words, itemId: 'item-2' }, 'new'))
  expect(written.items[1]).not.toHaveProperty('source')
  const refilled = valueOf(decideRefill({ ...two, items: [...written.items, item({ _id: 'item-3', source: 'meetings' })] }, 1, [], { from: '2026-07-01', until: '2026-09-30', items: [item({ _id: 'fresh', source: 'meetings' })] })).issue
  expect(refilled.items.map(({ _id }) => _id)).toEqual(['item-1', 'item-2', 'fresh'])
})

test.each<[string, object, string]>([
  ['待编', { state: 'adopted', issueId: '' }, 'accepted'],
  ['已编入', { state: 'adopted', issueId: 'other' }, 'CARRIED contributionId'],
  ['没有采用', { state: 'submitted' }, 'NOT_ADOPTED contributionId'],
])('编入稿件：%s', (_, over, code) => {
  expect(codeOf(decideCarry(issue(), 1, contribution(over), 'new'))).toBe(code)
})

test('编入的是编辑稿，署的是作者；拿掉时说得出是哪份稿件', () => {
  const adopted = contribution({ state: 'adopted', issueId: '', edited: { title: '短题', text: '短文', by: '赵卫东', at: NOW } })
  const carried = valueOf(decideCarry(issue(), 1, adopted, 'new'))
  expect(carried).toMatchObject({ contribution: { issueId: 'i1' }, issue: { edition: 2, items: [{}, { _id: 'new', title: '短题', byline: '虚构第三单位 示三' }] } })
  expect(decideDrop(carried.issue, 2, 'new')).toMatchObject({ value: { contributionId: 'c1' } })
})

test.each([[8, 'accepted'], [9, 'TOO_MANY_PICTURES contributionId']])('一期已有二十二张图，再编入 %i 张', (more, code) => {
  const shots = (count: number) => Array.from({ length: count }, (_, i) => ({ file: `f${i}`, caption: '' }))
  expect(codeOf(decideCarry(issue({ items: [item({ pictures: shots(22) })] }), 1, contribution({ state: 'adopted', issueId: '', pictures: shots(more) }), 'new'))).toBe(code)
})

test.each<[string, Partial<Issue>, string]>([
  ['没有内容', { items: [] }, 'EMPTY issueId'],
  ['没有名称', { title: '' }, 'NO_TITLE issueId'],
  ['正在检查', { review: reviewed('checking') }, 'CHECKING issueId'],
  ['已通过', { review: reviewed('approved') }, 'CLEAN issueId'],
  ['系统有疑问', { review: reviewed('waiting') }, 'DOUBTFUL issueId'],
  ['没有通过', { review: reviewed('returned') }, 'FAULTY issueId'],
  ['通过的是前一稿', { edition: 2, review: reviewed('approved', 1) }, 'accepted'],
])('送检：%s', (_, over, code) => {
  expect(codeOf(decideCheck(issue(over), NOW))).toBe(code)
})

test.each<[string, Issue | undefined, string]>([
  ['没有这期', undefined, 'NO_ISSUE issueId'],
  ['已发布', issue({ state: 'published' }), 'PUBLISHED issueId'],
  ['已删去', issue({ state: 'dropped' }), 'DROPPED issueId'],
])('送检：%s', (_, stored, code) => {
  expect(codeOf(decideCheck(stored, NOW))).toBe(code)
})

test('别人同时改过的，送检的是改过的那一稿', () => {
  expect(valueOf(decideCheck(issue({ edition: 4 }), NOW)).review).toMatchObject({ state: 'checking', edition: 4 })
})

test.each<[string, string, string, Issue[], string]>([
  ['自己原来的日期', '2026-07-01', '2026-09-30', [issue()], 'accepted'],
  ['碰到别的草稿的第一天', '2026-07-01', '2026-10-01', [issue(), issue({ _id: 'i2', from: '2026-10-01', until: '2026-10-31' })], 'DRAFT_OPEN from'],
  ['到别的草稿的前一天', '2026-07-01', '2026-09-30', [issue(), issue({ _id: 'i2', from: '2026-10-01', until: '2026-10-31' })], 'accepted'],
  ['碰到别的草稿的最后一天', '2026-06-30', '2026-09-30', [issue({ _id: 'i2', from: '2026-04-01', until: '2026-06-30' })], 'DRAFT_OPEN from'],
  ['止日在前', '2026-07-02', '2026-07-01', [], 'BAD_SPAN until'],
])('重拟：%s', (_, from, until, drafts, code) => {
  expect(codeOf(decideRefill(issue(), 1, drafts, { from, until, items: [] }))).toBe(code)
})

const many = (count: number) => Array.from({ length: count }, (_, i) => item({ _id: `many-${i}`, source: 'meetings' }))
test.each([[59, 59, 0], [60, 60, 0], [61, 60, 1]])('记录拟出 %i 条：编进 %i 条，说出还有 %i 条放不下', (drafted, kept, left) => {
  const begun = valueOf(decideBegin([], { issueId: 'i2', title: '简报', from: '2026-12-01', until: '2026-12-08', items: many(drafted), by }, NOW))
  expect([begun.issue.items.length, begun.left]).toEqual([kept, left])
  const refilled = valueOf(decideRefill(issue({ items: [] }), 1, [], { from: '2026-07-01', until: '2026-09-30', items: many(drafted) }))
  expect([refilled.issue.items.length, refilled.left]).toEqual([kept, left])
})

test('删去草稿，说出编入的是哪些稿件', () => {
  const { issue: dropped, freed } = valueOf(decideDiscard(issue({ items: [item({ contributionId: 'c1' }), item({ _id: 'item-2' }), item({ _id: 'item-3', contributionId: 'c2' })] }), 1, by, NOW))
  expect(dropped).toMatchObject({ state: 'dropped', dropped: { at: NOW, by: '赵卫东' } })
  expect(freed).toEqual(['c1', 'c2'])
})

const paper = { inYear: 3, total: 14, day: '2026-12-08', source: '2026年第3期原件' }
test.each<[string, Partial<typeof paper>, string]>([
  ['今天印发的', {}, 'accepted'],
  ['明天印发的', { day: '2026-12-09' }, 'AHEAD day'],
  ['第零期', { inYear: 0 }, 'BAD_NUMBER inYear'],
  ['总期号就是年期号', { total: 3 }, 'accepted'],
  ['总期号小于年期号', { total: 2 }, 'BAD_NUMBER total'],
  ['没有依据', { source: '' }, 'NO_SOURCE source'],
])('登记纸质期号：%s', (_, over, code) => {
  expect(codeOf(decideStart(undefined, { ...paper, ...over }, by, NOW))).toBe(code)
})

test('登记过、发布过的，不能再登记，说明为什么', () => {
  const started = valueOf(decideStart(undefined, paper, by, NOW))
  expect(decideStart(started, paper, by, NOW)).toMatchObject({ code: 'REGISTERED', message: expect.stringContaining('赵卫东已于') as string })
  expect(decideStart(numbers(), paper, by, NOW)).toMatchObject({ code: 'NUMBERED', message: expect.stringContaining('2026-08-30') as string })
})

test.each([
  ['同年', '2026-12-08', { year: 2026, inYear: 4, total: 15 }],
  ['上一年', '2025-12-31', { year: 2026, inYear: 1, total: 15 }],
])('纸质最近一期在%s：第一期接着走，登记的依据留着', (_, day, next) => {
  const last = valueOf(decideStart(undefined, { ...paper, day }, by, NOW))
  const { issue: out, numbers: after } = valueOf(decidePublish(issue({ review: reviewed('approved') }), 1, last, by, NOW))
  expect(out.number).toEqual(next)
  expect(after).toMatchObject({ ...next, publishedAt: NOW, registered: { source: '2026年第3期原件' } })
})

test.each<[string, Partial<Issue>, string]>([
  ['没有送检', {}, 'UNCHECKED issueId'],
  ['正在检查', { review: reviewed('checking') }, 'UNCHECKED issueId'],
  ['系统有疑问', { review: reviewed('waiting') }, 'UNCHECKED issueId'],
  ['没有通过', { review: reviewed('returned') }, 'UNCHECKED issueId'],
  ['通过的是前一稿', { edition: 2, review: reviewed('approved', 1) }, 'UNCHECKED issueId'],
  ['已通过', { review: reviewed('approved') }, 'accepted'],
  ['已发布', { state: 'published', review: reviewed('approved') }, 'PUBLISHED issueId'],
])('发布：%s', (_, over, code) => {
  expect(codeOf(decidePublish(issue(over), over.edition ?? 1, undefined, by, NOW))).toBe(code)
})

test.each([
  ['第一期', undefined, { year: 2026, inYear: 1, total: 1 }],
  ['同年再出', numbers(), { year: 2026, inYear: 3, total: 6 }],
  ['新的一年', numbers({ year: 2025, inYear: 4, total: 9 }), { year: 2026, inYear: 1, total: 10 }],
])('期号：%s', (_, last, next) => {
  expect(nextNumber(last, 2026)).toEqual(next)
})

test('检查通过的草稿告诉编的人，已发布的不再说', () => {
  const clean = { ...issue(), review: reviewed('approved') }
  expect(issueChecked(clean).event).toMatchObject({ audience: { personIds: ['person-secretary'] } })
  expect(issueChecked({ ...clean, state: 'published' })).not.toHaveProperty('event')
})

const every = (value: 'month' | 'quarter' | 'year') => ({ parameters: { ...qixian.parameters, bulletinEvery: { ...qixian.parameters.bulletinEvery!, value } } })
test.each([
  ['month', '2026-12-08', '2026-12-01', '2026-12-31'],
  ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['quarter', '2026-10-01', '2026-10-01', '2026-12-31'],
  ['quarter', '2026-09-30', '2026-07-01', '2026-09-30'],
  ['year', '2026-06-15', '2026-01-01', '2026-12-31'],
] as const)('按%s，%s 在 %s 到 %s', (of, day, from, until) => {
  expect(periodOf(every(of), day)).toMatchObject({ from, until })
})

test.each([
  ['从没发布', undefined, true],
  ['上一季最后一刻发布', chinaTime('2026-09-30T23:59'), true],
  ['本季第一刻发布', chinaTime('2026-10-01T00:00'), false],
])('本季还没有编：%s', (_, publishedAt, due) => {
  const last = publishedAt === undefined ? undefined : numbers({ publishedAt })
  expect(missing(qixian, last, '2026-12-08') !== undefined).toBe(due)
})

test('没有说多久编一期，就不催', () => {
  const { bulletinEvery: _, ...rest } = qixian.parameters
  expect(missing({ parameters: rest }, undefined, '2026-12-08')).toBeUndefined()
})
