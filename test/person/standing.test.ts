import { qixian } from 'shared/charter/qixian'
import type { HeldPost } from 'shared/identity/model'
import { type Member, placeOn, remarksOnGroup, remarksOnPerson, remarksOnUnit, shownPosts } from 'shared/person/standing'

const member = (_id: string, posts: HeldPost[], over: Partial<Member> = {}): Member => ({
  _id, name: _id, unitId: 'u1', unitName: '甲校', title: '校长', birth: '1980-01-01', posts, ...over,
})
const kinds = (remarks: readonly { kind: string }[]) => remarks.map(({ kind }) => kind)

const chair: HeldPost[] = [{ post: 'director', from: '2024-01-01' }, { post: 'chair', from: '2024-01-01', until: '2026-12-31' }]
test.each([
  ['2026-07-03', []],
  ['2026-07-04', ['termEnds']],
  ['2026-12-31', ['termEnds']],
  ['2027-01-01', ['termOver']],
  ['2029-01-01', ['termOver']],
])('任期到 2026-12-31，在 %s 提示 %j', (day, said) => {
  const person = member('甲', chair)
  expect(kinds(remarksOnPerson(qixian, person, [person], day))).toEqual(said)
})

test.each([
  ['同一人连任', [...chair, { post: 'chair', from: '2027-02-01' }], [], false],
  ['别人在届满前后当选', chair, [member('乙', [{ post: 'chair', from: '2026-12-20' }])], false],
  ['别人早在届满半年多以前就任此职', chair, [member('乙', [{ post: 'chair', from: '2026-07-03' }])], true],
  ['没有人接', chair, [], true],
  ['写明已经结束', [{ ...chair[1]!, ended: { why: '辞去', by: '秘书', at: 0 } }], [], false],
])('届满以后仍在名册上：%s', (_, posts, others, shown) => {
  const person = member('甲', posts)
  const now = shownPosts(qixian, person, [person, ...others], '2027-03-01')
  expect(now.some((held) => held.post === 'chair' && held.until === '2026-12-31')).toBe(shown)
})

test('理事按单位接替：别的单位换人不算本单位换了', () => {
  const old = member('甲', [{ post: 'director', from: '2024-01-01', until: '2026-12-31' }])
  const next = (unitId: string) => member('乙', [{ post: 'director', from: '2027-01-01' }], { unitId })
  expect(shownPosts(qixian, old, [old, next('u2')], '2027-03-01')).toHaveLength(1)
  expect(shownPosts(qixian, old, [old, next('u1')], '2027-03-01')).toHaveLength(0)
})

test('秘书长不是理事，照实登记并标明', () => {
  const person = member('甲', [{ post: 'secretaryGeneral', from: '2026-01-01' }])
  expect(remarksOnPerson(qixian, person, [person], '2026-06-01')).toMatchObject([{ kind: 'among', clause: 'X33' }])
  const director = member('乙', [...person.posts, { post: 'director', from: '2026-01-01' }])
  expect(remarksOnPerson(qixian, director, [director], '2026-06-01')).toEqual([])
})

const officer = member('信', [{ post: 'informationOfficer', from: '2026-01-01' }])
const director = member('理', [{ post: 'director', from: '2026-01-01' }])
const whole = { agreement: { state: 'onFile' as const }, creditCode: 'x' }
test.each([
  ['齐全', whole, [director, officer], []],
  ['没有理事', whole, [officer], ['noDirector']],
  ['两名理事', whole, [director, member('理二', director.posts as HeldPost[]), officer], ['twoDirectors']],
  ['无信息员', whole, [director], ['noOfficer']],
  ['两名信息员', whole, [director, officer, member('信二', officer.posts as HeldPost[])], ['twoOfficers']],
  ['协议书没有登记', { creditCode: 'x' }, [director, officer], ['agreement']],
  ['协议书登记为未见', { ...whole, agreement: { state: 'missing' as const } }, [director, officer], ['agreement']],
  ['没有信用代码', { agreement: whole.agreement }, [director, officer], ['creditCode']],
])('单位%s', (_, unit, people, said) => {
  expect(kinds(remarksOnUnit(qixian, unit, people, '2026-06-01'))).toEqual(said)
})

test('任职前一天不算理事，当天才算', () => {
  expect(kinds(remarksOnUnit(qixian, whole, [director, officer], '2025-12-31'))).toEqual(['noDirector', 'noOfficer'])
  expect(kinds(remarksOnUnit(qixian, whole, [director, officer], '2026-01-01'))).toEqual([])
})

test.each([[1, []], [2, ['tooMany']]])('登记了 %d 名理事长', (n, said) => {
  const all = Array.from({ length: n }, (_, i) => member(`p${i}`, [{ post: 'chair', from: '2026-01-01' }]))
  expect(kinds(remarksOnGroup(qixian, all, '2026-06-01'))).toEqual(said)
})

test('某一天在哪个单位：变动前一天在旧单位，当天在新单位', () => {
  const moved = member('甲', [], { unitId: 'u2', unitName: '乙校', earlier: [{ until: '2026-08-31', unitId: 'u1', unitName: '甲校', title: '副校长' }] })
  expect(placeOn(moved, '2026-08-31').unitId).toBe('u1')
  expect(placeOn(moved, '2026-09-01').unitId).toBe('u2')
})
