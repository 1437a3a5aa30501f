import { qixian } from 'shared/charter/qixian'
import { type HeldPost, postsOn } from 'shared/identity/model'
import { type Decision, isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import type { Workplace } from 'shared/person/model'
import { decideHold, decideMoved, decideStrike, type Held, type Holding, unitPostsIn } from 'shared/person/posts'
import { type Posted, settled, turnsOf } from 'shared/person/succession'

/** What a succession has ended is given back when it falls, and nothing else. */
const NOW = chinaTime('2029-03-01T09:00')
const TODAY = '2029-03-01'
const TERM = { from: '2025-12-20', until: '2028-12-19' }

type Roll = Readonly<Record<string, Posted>>
const someone = (_id: string, posts: HeldPost[], unitId = 'u1', earlier?: Workplace[]): Posted => ({ _id, name: _id, unitId, posts, ...(earlier && { earlier }) })
const rollOf = (...all: Posted[]): Roll => Object.fromEntries(all.map((one) => [one._id, one]))

/** The roll once a decision stands. */
function then(roll: Roll, personId: string, decision: Decision<Held>): Roll {
  if (isRefusal(decision)) throw new Error(`${decision.code} ${decision.message}`)
  const { posts, others } = decision.value
  return Object.fromEntries(Object.entries(roll).map(([id, one]) => [id, { ...one, posts: id === personId ? posts : (others.get(id) ?? one.posts) }]))
}
/** All that a rule is given to go by: whoever holds or held these posts. */
const holdersOf = (roll: Roll, posts: readonly string[]): Posted[] => Object.values(roll).filter((one) => one.posts.some(({ post }) => posts.includes(post)))
const hold = (roll: Roll, personId: string, holding: Holding): Roll =>
  then(roll, personId, decideHold(qixian, { person: roll[personId]!, holders: holdersOf(roll, [holding.post]) }, holding, '秘书', NOW))
const strike = (roll: Roll, personId: string, { post, from }: Pick<HeldPost, 'post' | 'from'>): Roll =>
  then(roll, personId, decideStrike(qixian, { person: roll[personId]!, holders: holdersOf(roll, [post]) }, { others: [] }, { post, from }, '秘书', NOW))
/** Puts somebody into a unit, as a correction or as a move. */
function move(roll: Roll, personId: string, unitId: string, earlier?: Workplace[]): Roll {
  const moved = { ...roll[personId]!, unitId, ...(earlier && { earlier }) }
  const next = { ...roll, [personId]: moved }
  return then(next, personId, { kind: 'accepted', value: decideMoved(qixian, moved, holdersOf(next, unitPostsIn(qixian, moved)), '秘书', NOW) })
}
const inOffice = (roll: Roll, post: string, day = TODAY) => Object.values(roll).filter(({ posts }) => postsOn(posts, day).includes(post)).map(({ _id }) => _id)
const byHand = { why: '辞职', by: '秘书', at: 0 }
const place = (unitId: string, until: string): Workplace => ({ until, unitId, unitName: unitId, title: '' })

describe('届满的职务', () => {
  const chair = (over: Partial<HeldPost> = {}) => someone('前任', [{ post: 'chair', ...TERM, ...over }])
  const next = { post: 'chair', from: '2029-02-01' }

  test('接任登记错了删去，前任又在任，与没登记过一样', () => {
    const roll = rollOf(chair(), someone('后任', [], 'u2'))
    const taken = hold(roll, '后任', next)
    expect([inOffice(taken, 'chair'), inOffice(taken, 'chair', '2029-01-31')]).toEqual([['后任'], ['前任']])
    expect(taken['前任']!.posts).toMatchObject([{ ended: { why: '由后任接任', by: '秘书', successor: { personId: '后任', from: '2029-02-01' } } }])
    expect(strike(taken, '后任', next)).toEqual(roll)
  })

  test.each<[string, Partial<HeldPost>]>([
    ['因辞职结束的', { ended: byHand }],
    ['到期那天由人写明结束的', { until: '2028-12-19', ended: { ...byHand, why: '不再担任' } }],
  ])('%s，删去后任也不恢复', (_, over) => {
    const roll = rollOf(chair(over), someone('后任', [], 'u2'))
    expect(strike(hold(roll, '后任', next), '后任', next)).toEqual(roll)
  })

  test('还有另一人接任，删去一个不恢复，都删去才恢复', () => {
    const roll = rollOf(chair(), someone('后任', []), someone('又一人', []))
    const both = hold(hold(roll, '后任', next), '又一人', { ...next, from: '2029-02-10' })
    const one = strike(both, '后任', next)
    expect(one['前任']!.posts).toMatchObject([{ ended: { why: '由又一人接任', successor: { personId: '又一人', from: '2029-02-10' } } }])
    expect(strike(one, '又一人', { ...next, from: '2029-02-10' })).toEqual(roll)
  })

  test('本人连任登记错了，上一任又是届满未改选', () => {
    const roll = rollOf(chair())
    const again = hold(roll, '前任', next)
    expect(again['前任']!.posts[0]).toMatchObject({ ended: { why: '本人连任' } })
    expect(strike(again, '前任', next)).toEqual(roll)
  })

  test('改到更早一天才算接任：先删后补登，仍只有一人在任', () => {
    const roll = rollOf(chair(), someone('后任', []))
    const moved = hold(strike(hold(roll, '后任', next), '后任', next), '后任', { ...next, from: '2028-12-20' })
    expect([inOffice(moved, 'chair'), moved['前任']!.posts[0]!.ended!.successor!.from]).toEqual([['后任'], '2028-12-20'])
  })

  test('一次换届结束多位副理事长，删去这一项，全部恢复', () => {
    const roll = rollOf(...['甲', '乙', '丙'].map((id) => someone(id, [{ post: 'viceChair', ...TERM }])), someone('后任', []))
    const taken = hold(roll, '后任', { post: 'viceChair', from: '2028-12-20' })
    expect(inOffice(taken, 'viceChair')).toEqual(['后任'])
    expect(strike(taken, '后任', { post: 'viceChair', from: '2028-12-20' })).toEqual(roll)
  })

  test('补登更早的一任，后来的人早已接任，它一登记就是历任', () => {
    const roll = hold(rollOf(someone('老前任', []), someone('后任', [])), '后任', next)
    expect(inOffice(hold(roll, '老前任', { post: 'chair', ...TERM }), 'chair')).toEqual(['后任'])
  })
})

describe('任期当中接任的理事', () => {
  const LONG = { from: '2026-12-20', until: '2029-12-19' }
  const follow = (roll: Roll, who: string, whom: string, from: string) => hold(roll, who, { post: 'director', from, replaces: whom })

  test.each<[string, string | undefined]>([['原有届满日期', LONG.until], ['原来没有届满日期', undefined]])('删去接任，前任恢复，%s', (_, until) => {
    const roll = rollOf(someone('前任', [{ post: 'director', from: LONG.from, ...(until && { until }) }]), someone('后任', []))
    const taken = follow(roll, '后任', '前任', '2029-02-01')
    expect([taken['前任']!.posts[0]!.until, inOffice(taken, 'director')]).toEqual(['2029-01-31', ['后任']])
    expect(strike(taken, '后任', { post: 'director', from: '2029-02-01' })).toEqual(roll)
  })

  test('中间一任登记错了，更前的一任延到再后一任的前一天', () => {
    const roll = rollOf(someone('甲', [{ post: 'director', ...LONG }]), someone('乙', []), someone('丙', []))
    const chain = follow(follow(roll, '乙', '甲', '2028-02-01'), '丙', '乙', '2029-02-01')
    const mended = strike(chain, '乙', { post: 'director', from: '2028-02-01' })
    expect(mended['甲']!.posts).toMatchObject([{ until: '2029-01-31', ended: { successor: { personId: '丙', from: '2029-02-01', cut: LONG.until } } }])
    expect(inOffice(mended, 'director')).toEqual(['丙'])
    expect(strike(mended, '丙', { post: 'director', from: '2029-02-01' })['甲']).toEqual(roll['甲'])
  })

  const taken = () => follow(rollOf(someone('前任', [{ post: 'director', ...LONG }]), someone('后任', [])), '后任', '前任', '2029-02-01')
  const wrong = { post: 'director', from: '2029-02-01' }

  test('前任已调到别的单位，删去接任不让他回来，结束有自己的原因', () => {
    const left = move(taken(), '前任', 'u2', [place('u1', '2029-02-15')])
    const struck = strike(left, '后任', wrong)
    expect(inOffice(struck, 'director')).toEqual([])
    expect(struck['前任']!.posts[0]!.ended).toEqual({ why: '接任的登记已删去，本人已不在原单位', by: '秘书', at: NOW })
  })

  test.each<[string, string, Workplace[] | undefined, string[]]>([
    ['后任原来就在别的单位，更正后前任恢复', '后任', undefined, ['前任', '后任']],
    ['后任就任以后才调走，前任不恢复', '后任', [place('u1', '2029-02-15')], ['后任']],
    ['后任就任以前就调走了，前任恢复', '后任', [place('u1', '2029-01-31')], ['前任', '后任']],
    ['前任在接任以后调走，仍是历任', '前任', [place('u1', '2029-02-15')], ['后任']],
  ])('单位变动：%s', (_, who, earlier, here) => {
    expect(inOffice(move(taken(), who, 'u2', earlier), 'director')).toEqual(here)
  })

  test('前任调走以后，给原单位补登当时的接任，仍要说接任谁', () => {
    const roll = move(rollOf(someone('前任', [{ post: 'director', ...LONG }]), someone('后任', [])), '前任', 'u2', [place('u1', '2029-02-15')])
    const late = { post: 'director', from: '2029-02-01' }
    expect(decideHold(qixian, { person: roll['后任']!, holders: holdersOf(roll, ['director']) }, late, '秘书', NOW)).toMatchObject({ code: 'SEAT_TAKEN', facts: { personId: '前任' } })
    expect(inOffice(follow(roll, '后任', '前任', '2029-02-01'), 'director')).toEqual(['后任'])
  })
})

describe('一人有几项职务，其中一项由人接任结束', () => {
  const since = { post: 'director', from: '2028-12-20' }
  const taken = (over: readonly HeldPost[] = []) =>
    hold(rollOf(someone('前任', [{ post: 'director', ...TERM }, ...over]), someone('后任', []), someone('又一人', [], 'u2')), '后任', since)
  const ended = { post: 'director', ended: { why: '由后任接任' } }

  test('另一项登记新人，只结束那一项', () => {
    const roll = hold(taken([{ post: 'chair', ...TERM }]), '又一人', { post: 'chair', from: '2028-12-20' })
    expect([inOffice(roll, 'director'), inOffice(roll, 'chair')]).toEqual([['后任'], ['又一人']])
  })

  test('他自己登记别的职务，不恢复', () => {
    const roll = hold(taken(), '前任', { post: 'honoraryChair', from: '2029-02-01' })
    expect(inOffice(roll, 'director')).toEqual(['后任'])
    expect(roll['前任']!.posts).toMatchObject([ended, { post: 'honoraryChair' }])
  })

  test('他自己删去别的职务，不恢复', () => {
    const wrong = { post: 'honoraryChair', from: '2026-01-01' }
    const roll = strike(taken([wrong]), '前任', wrong)
    expect(roll['前任']!.posts).toMatchObject([ended])
    expect(inOffice(roll, 'director')).toEqual(['后任'])
  })

  test('单位变动只牵动单位的职务', () => {
    const chair = hold(taken([{ post: 'chair', ...TERM }]), '又一人', { post: 'chair', from: '2028-12-20' })
    const roll = move(chair, '前任', 'u3', [place('u1', '2029-02-15')])
    expect([inOffice(roll, 'director'), inOffice(roll, 'chair')]).toEqual([['后任'], ['又一人']])
  })
})

test('名册上已经定了的，再算一遍不变', () => {
  const roll = hold(rollOf(someone('前任', [{ post: 'chair', ...TERM }]), someone('后任', [])), '后任', { post: 'chair', from: '2029-02-01' })
  expect(settled(qixian, ['chair'], Object.values(roll), '别人', NOW + 1).size).toBe(0)
})

test.each<[string, Partial<HeldPost>, string[]]>([
  ['恢复', { until: '2029-12-19' }, ['前任的理事长恢复在任，登记的任期到 2029年12月19日']],
  ['没有期限的恢复', {}, ['前任的理事长恢复在任，没有届满日期']],
  ['改了最后一天', { until: '2028-06-30', ended: byHand }, ['前任的理事长到 2028年6月30日 为止']],
  ['没有变', { until: '2028-12-19', ended: byHand }, []],
])('说给人听：%s', (_, now, says) => {
  const before = someone('前任', [{ post: 'chair', ...TERM, ended: byHand }])
  expect(turnsOf(qixian, before, [{ post: 'chair', from: TERM.from, ...now }])).toEqual(says)
})
