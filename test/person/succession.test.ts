import { callerOf } from 'cloudfunctions/kit/context'
import { qixian } from 'shared/charter/qixian'
import { type HeldPost, postsOn } from 'shared/identity/model'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { decideEnd, decideHold } from 'shared/person/posts'
import { asRegistered, settled } from 'shared/person/succession'

const NOW = chinaTime('2029-03-01T09:00')
const TERM = { from: '2025-12-20', until: '2028-12-19' }
const by = { why: '辞职', by: '秘书', at: 0 }
const someone = (_id: string, posts: HeldPost[], unitId = 'u1') => ({ _id, name: _id, unitId, posts })

test.each<[string, Partial<HeldPost>, string, boolean]>([
  ['任期最后一天', {}, '2028-12-19', true],
  ['届满次日，还没有改选', {}, '2028-12-20', true],
  ['届满两年，还没有改选', {}, '2030-12-19', true],
  ['已写明结束，当天', { ended: by }, '2028-12-19', true],
  ['已写明结束，次日', { ended: by }, '2028-12-20', false],
  ['还没开始', {}, '2025-12-19', false],
])('是不是在任：%s', (_, over, day, holds) => {
  expect(postsOn([{ post: 'chair', ...TERM, ...over }], day)).toEqual(holds ? ['chair'] : [])
})

test('届满而没有改选的理事长仍能主持，谁也不会被关在外面', () => {
  const principal = { _id: 'wx:1', v: 1, personId: 'p', name: '王', unitId: 'u', unitName: '校', posts: [{ post: 'chair', ...TERM }] }
  expect(callerOf(principal, qixian, NOW).capabilities.has('preside')).toBe(true)
})

describe('接任', () => {
  const old = (post: string, unitId?: string) => someone('前任', [{ post, ...TERM }], unitId)
  const over = (post: string, from: string, unitId?: string, oldUnit?: string) =>
    settled(qixian, [post], [old(post, oldUnit), someone('后任', [{ post, from }], unitId)], '秘书', NOW).has('前任')

  test.each<[string, string, string, boolean]>([
    ['一人的职务，届满前半年以内就任', 'chair', '2028-06-22', true],
    ['一人的职务，届满前半年以前就任', 'chair', '2028-06-21', false],
    ['多人的职务，届满前后三十天就任', 'viceChair', '2028-11-19', true],
    ['多人的职务，任期中间补选的不算接任', 'viceChair', '2028-11-18', false],
  ])('%s', (_, post, from, holds) => {
    expect(over(post, from, 'u2')).toBe(holds)
  })

  test.each([['本单位', 'u1', true], ['别的单位', 'u2', false]])('理事由%s的人接任', (_, unitId, holds) => {
    expect(over('director', '2028-12-20', unitId)).toBe(holds)
  })

  test('本人连任也是接任；已写明结束的不再改', () => {
    const again = someone('同一人', [{ post: 'viceChair', ...TERM }, { post: 'viceChair', from: '2029-01-10' }])
    expect(settled(qixian, ['viceChair'], [again], '秘书', NOW).get('同一人')).toMatchObject([{ ended: { why: '本人连任' } }, { from: '2029-01-10' }])
    const closed = someone('前任', [{ post: 'chair', ...TERM, ended: by }])
    expect(settled(qixian, ['chair'], [closed, someone('后任', [{ post: 'chair', from: '2029-01-10' }])], '秘书', NOW).size).toBe(0)
  })

  test('登记新理事长，前任的任期随之写明结束，权限次日就没有', () => {
    const before = someone('前任', [{ post: 'chair', ...TERM }], 'u2')
    const outcome = decideHold(qixian, { person: someone('后任', []), holders: [before] }, { post: 'chair', from: '2029-02-01' }, '秘书', NOW)
    if (isRefusal(outcome)) throw new Error(outcome.message)
    expect(postsOn(outcome.value.others.get('前任')!, '2029-03-01')).toEqual([])
    expect(postsOn(outcome.value.posts, '2029-03-01')).toEqual(['chair'])
  })
})

test.each<[string, string, string | undefined, boolean]>([
  ['没有任期的职务，写了止期就到那天为止', 'secretary', '2026-12-07', true],
  ['有任期的职务，止期是届满', 'director', '2026-12-07', false],
  ['没有写止期', 'secretary', undefined, false],
])('登记：%s', (_, post, until, ends) => {
  const held = asRegistered(qixian, { post, from: '2026-01-01', ...(until && { until }) }, NOW)
  expect(held.ended !== undefined).toBe(ends)
})

test.each([
  ['到今天为止', '2029-03-01', 'accepted'],
  ['到明天为止', '2029-03-02', 'ENDS_LATER'],
])('届满后还在任的，可以写明%s', (_, until, code) => {
  const outcome = decideEnd(qixian, someone('前任', [{ post: 'viceChair', ...TERM }]), { others: [] }, { post: 'viceChair', from: TERM.from }, until, '辞去', '秘书', NOW)
  expect(isRefusal(outcome) ? outcome.code : 'accepted').toBe(code)
})
