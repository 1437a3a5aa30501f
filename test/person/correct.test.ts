import { isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { type Correction, decideAdd, decideCorrect } from 'shared/person/correct'
import type { Person } from 'shared/person/model'
import type { Unit } from 'shared/unit/model'

const NOW = chinaTime('2026-12-08T09:00')
const unit: Unit = { _id: 'u2', v: 1, name: '乙校', kind: 'school', lead: false }
const spelling = { pinyin: 'lin xin', initials: 'lx' }
const person: Person = {
  _id: 'p1', v: 4, name: '林新', ...spelling, unitId: 'u1', unitName: '甲校', title: '校长', phone: '19900000001', posts: [], birth: '1966-05-12',
}
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? `${outcome.code} ${outcome.field ?? ''}`.trim() : 'accepted')
const other = { _id: 'p2', name: '别人', unitName: '丙校' }

const facts = { name: '林新', title: '', phone: '19900000001' }
test.each([
  ['都对', {}, {}, 'accepted'],
  ['电话少一位', { phone: '1990000000' }, {}, 'BAD_PHONE phone'],
  ['电话多一位', { phone: '199000000011' }, {}, 'BAD_PHONE phone'],
  ['电话是别人的', {}, { samePhone: [other] }, 'PHONE_TAKEN phone'],
  ['没有这个单位', {}, { unit: undefined }, 'NO_UNIT unitId'],
  ['出生年月', { birth: '1966-05' }, {}, 'accepted'],
  ['出生月份不存在', { birth: '1966-13' }, {}, 'BAD_BIRTH birth'],
  ['出生日期不存在', { birth: '1966-02-30' }, {}, 'BAD_BIRTH birth'],
  ['今天出生', { birth: '2026-12-08' }, {}, 'accepted'],
  ['明天出生', { birth: '2026-12-09' }, {}, 'AHEAD birth'],
])('添一个人：%s', (_, over, group, code) => {
  expect(codeOf(decideAdd({ ...facts, ...spelling, ...over }, { unit, samePhone: [], ...group }, 'p9', NOW))).toBe(code)
})

const correct = (correction: Correction, from = person) => decideCorrect(from, correction, spelling, [], NOW)
test.each<[string, Correction, string]>([
  ['改单位，不写日期，是更正', { unit }, 'accepted'],
  ['今天起调动', { unit, since: '2026-12-08' }, 'accepted'],
  ['明天起调动', { unit, since: '2026-12-09' }, 'AHEAD since'],
  ['写了日期却没有变动', { since: '2026-12-01' }, 'NOTHING_CHANGED since'],
  ['什么也没有改', {}, 'NOTHING_CHANGED'],
  ['改成同样的内容', { name: '林新', phone: '19900000001', birth: '1966-05-12' }, 'NOTHING_CHANGED'],
])('更正：%s', (_, correction, code) => {
  expect(codeOf(correct(correction))).toBe(code)
})

test('写明日期的调动，留下原单位到前一天为止；更正不留', () => {
  expect(correct({ unit, title: '院长', since: '2026-09-01' })).toMatchObject({
    value: { v: 4, unitId: 'u2', unitName: '乙校', title: '院长', earlier: [{ until: '2026-08-31', unitId: 'u1', unitName: '甲校', title: '校长' }] },
  })
  expect(correct({ unit })).not.toHaveProperty('value.earlier')
})

test.each([['2026-08-31', 'BEFORE_LAST_MOVE since'], ['2026-09-01', 'accepted']])('上一次变动到 2026-08-31，这次从 %s 起', (since, code) => {
  const moved = { ...person, earlier: [{ until: '2026-08-31', unitId: 'u0', unitName: '老校', title: '' }] }
  expect(codeOf(correct({ unit, since }, moved))).toBe(code)
})

test('清空出生日期', () => {
  expect(correct({ birth: '' })).not.toHaveProperty('value.birth')
})

test('原来的电话不合格，也能先更正别的', () => {
  expect(codeOf(correct({ title: '副校长' }, { ...person, phone: '' }))).toBe('accepted')
})
