import { qixian } from 'shared/charter/qixian'
import type { HeldPost } from 'shared/identity/model'
import type { ImportFacts } from 'shared/person/import/match'
import { checkRoll } from 'shared/person/import/rules'
import { aPerson, aUnit, book, type PersonCells, tools } from './sheets'

/** What a workbook does to terms that have ended, and to those that end by it. */
const TODAY = '2029-03-01'
const TERM = { from: '2025-12-20', until: '2028-12-19' }
const chair = (n: number, own: PersonCells = {}) => aPerson(n, n + 1, { posts: '理事长', ...TERM, ...own })

function after(persons: readonly PersonCells[], facts: ImportFacts = { units: [], persons: [] }): ImportFacts {
  const checked = checkRoll(book([aUnit(1), aUnit(2), aUnit(3)], persons), facts, qixian, TODAY, tools)
  expect(checked.flaws).toEqual([])
  return { units: checked.units.map((one) => one.after), persons: checked.persons.map((one) => one.after) }
}
const postsOf = ({ persons }: ImportFacts, n: number) => persons.find(({ name }) => name === aPerson(n, 1).name)!.posts
const withEnd = (facts: ImportFacts, ended: HeldPost['ended'], until: string): ImportFacts => ({
  ...facts, persons: facts.persons.map((one, i) => (i === 0 ? { ...one, posts: one.posts.map((held) => ({ ...held, until, ...(ended && { ended }) })) } : one)),
})

test('表里有接任的人，前任的任期随之结束，记下是谁；再导一次不变', () => {
  const roll = after([chair(0), chair(1, { from: '2029-02-01', until: '2032-01-31' })])
  expect(postsOf(roll, 0)).toMatchObject([{ ended: { successor: { personId: roll.persons[1]!._id, from: '2029-02-01' } } }])
  expect(after([chair(0), chair(1, { from: '2029-02-01', until: '2032-01-31' })], roll)).toEqual(roll)
})

test('表里更正了接任的起始日期，前任的结束跟着更正', () => {
  const roll = after([chair(0), chair(1, { from: '2029-02-01', until: '2032-01-31' })])
  const mended = after([chair(1, { from: '2028-12-20', until: '2032-01-31' })], roll)
  expect([postsOf(mended, 1).length, postsOf(mended, 0)[0]!.ended!.successor!.from]).toEqual([1, '2028-12-20'])
})

test('表里把接任的起始日期更正到任期以前，前任又是届满未改选', () => {
  const roll = after([chair(0), chair(1, { from: '2029-02-01', until: '2032-01-31' })])
  const mended = after([chair(1, { from: '2025-12-20', until: '2032-01-31' })], roll)
  expect(postsOf(mended, 0)[0]!.ended).toBeUndefined()
})

const resigned = { why: '辞职', by: '秘书', at: 0 }
test.each<[string, string | null, string]>([
  ['还写着原来的届满', TERM.until, '2027-06-30'],
  ['没有写届满', null, '2027-06-30'],
  ['写着同一天', '2027-06-30', '2027-06-30'],
  ['写着更早的一天', '2027-05-31', '2027-05-31'],
])('辞职到 2027 年 6 月 30 日的人，表里%s', (_, until, stands) => {
  const roll = withEnd(after([chair(0)]), resigned, '2027-06-30')
  expect(postsOf(after([chair(0, { until })], roll), 0)).toMatchObject([{ until: stands, ended: resigned }])
})

describe('任期当中由人接任的理事', () => {
  const director = (n: number, own: PersonCells) => aPerson(n, 1, { posts: '理事', ...own })
  const first = { from: '2026-12-20', until: '2029-12-19' }
  const taken = (): ImportFacts => {
    const roll = after([director(0, { ...first, until: '2029-01-31' }), director(1, { from: '2029-02-01', until: '2032-01-31' })])
    return withEnd(roll, { why: '接任', by: '秘书', at: 0, successor: { personId: roll.persons[1]!._id, from: '2029-02-01', cut: first.until } }, '2029-01-31')
  }

  test.each<[string, string, string, string | undefined]>([
    ['还写着原来的届满，仍到接任前一天', '2029-12-19', '2029-01-31', '2029-12-19'],
    ['写着另一个届满，记为原来的届满', '2029-11-30', '2029-01-31', '2029-11-30'],
    ['写着接任以前就届满了，到那一天', '2028-12-31', '2028-12-31', undefined],
  ])('表里%s', (_, until, stands, cut) => {
    const [held] = postsOf(after([director(0, { ...first, until })], taken()), 0)
    expect([held!.until, held!.ended?.successor?.cut]).toEqual([stands, cut])
  })
})
