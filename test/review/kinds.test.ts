import { isToJudge, kindAmong, KINDS } from 'cloudfunctions/review/kinds'
import schema from 'cloudfunctions/schema.json'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Review, type ReviewKind, underReview } from 'shared/review/model'
import { NOW } from './specimen'

const by = { personId: 'editor', name: '陈编审' }

/** The pages that the client has, as its configuration writes them. */
const pages = [...readFileSync(join(__dirname, '../../client/src/app.config.ts'), 'utf8').matchAll(/root: '([^']+)'[^[]*pages: \[([^\]]*)\]/g)].flatMap(([, root, below]) =>
  [...below!.matchAll(/'([^']+)'/g)].map(([, page]) => `${root}/${page}`),
)

test('一种内容只登记一次', () => {
  expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length)
  expect(KINDS.length).toBeGreaterThan(0)
})

const under: Review = underReview(2, NOW)
const OVER: readonly (readonly [ReviewKind, object, boolean])[] = [
  ['contribution', { state: 'submitted' }, false],
  ['contribution', { state: 'draft' }, true],
  ['contribution', { state: 'returned' }, true],
  ['contribution', { state: 'adopted' }, true],
  ['contribution', { state: 'declined' }, true],
  ['issue', { state: 'draft', edition: 2 }, false],
  ['issue', { state: 'draft', edition: 3 }, true],
  ['issue', { state: 'dropped', edition: 2 }, true],
  ['posting', { closed: null }, false],
  ['posting', { closed: { why: 'dropped', at: NOW, by } }, true],
  ['entry', { state: 'open' }, false],
  ['entry', { state: 'asked' }, false],
  ['entry', { state: 'withdrawn' }, false],
  ['entry', { state: 'removed' }, true],
  ['showcase', {}, false],
  ['training', {}, false],
  ['step', {}, false],
  ['news', {}, false],
]
test.each(OVER)('%s %j，别处已经了结：%s', (kind, own, over) => {
  const document = { _id: 'one', v: 1, review: { ...under, state: 'waiting' as const }, ...own }
  const one = kindAmong(KINDS)(kind)
  expect(one?.over?.(document) !== undefined).toBe(over)
  expect(isToJudge(one, { edition: 2 }, document, ['waiting'])).toBe(!over)
  expect(isToJudge(one, { edition: 1 }, document, ['waiting'])).toBe(false)
  expect(isToJudge(one, { edition: 2 }, document, ['checking'])).toBe(false)
})

describe.each(KINDS.map((one) => [one.kind, one] as const))('%s', (_, { name, collection, page, approved }) => {
  test('有中文名', () => {
    expect(name).toMatch(/^\p{Script=Han}{2,8}$/u)
  })
  test('有存放的集合', () => {
    expect(Object.keys(schema.collections)).toContain(collection.name)
  })
  test('有看得到它的页面，编号写在里面', () => {
    const [path, query = ''] = page('subject-1').split('?')
    expect(pages).toContain(path)
    expect(query).toContain('subject')
  })
  test('有通过以后的一步', () => {
    expect(typeof approved).toBe('function')
  })
})
