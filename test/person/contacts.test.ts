import { qixian } from 'shared/charter/qixian'
import type { Charter } from 'shared/charter/charter'
import { chinaTime, DAY, dayOf } from 'shared/kernel/time'
import { phoneLookId, type PhoneLook } from 'shared/person/contacts-model'
import { decideReveal, maskPhone, type RevealFacts } from 'shared/person/contacts-rules'

const NOW = chinaTime('2026-12-08T09:00')
const by = { personId: 'me', name: '王文华', unitName: '青松职业技术学院' }
const person = { _id: 'p', phone: '13800000006' }
const look = (personId: string, over: Partial<PhoneLook> = {}): PhoneLook => ({
  _id: phoneLookId(dayOf(NOW), 'me', 1), day: dayOf(NOW), at: NOW - 1, by, personId, purpose: 'call', counts: true, ...over,
})
const looks = (n: number, over: Partial<PhoneLook> = {}) => Array.from({ length: n }, (_, i) => look(`other${i}`, over))
const facts = (over: Partial<RevealFacts> = {}): RevealFacts => ({ person, ofOffice: false, today: [], by, ...over })
const outcome = (charter: Charter, over: Partial<RevealFacts>) => {
  const decided = decideReveal(charter, facts(over), 'show', NOW)
  return decided.kind === 'accepted' ? 'accepted' : decided.code
}

test.each([
  ['13800000006', '138****0006'],
  ['03510000006', '035****0006'],
  ['0351000006', '********06'],
  ['600006', '****06'],
  ['6', '6'],
  ['', ''],
])('电话 %s 只显示首尾', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

test.each([
  ['第 1 人', {}, 'accepted'],
  ['第 30 人', { today: looks(29) }, 'accepted'],
  ['第 31 人', { today: looks(30) }, 'TOO_MANY_PHONES'],
  ['第 31 人，是秘书处的人', { today: looks(30), ofOffice: true }, 'accepted'],
  ['看过秘书处 30 人后的第 1 人', { today: looks(30, { counts: false }) }, 'accepted'],
  ['满 30 人后，再看其中一人', { today: [...looks(29), look('p')] }, 'accepted'],
  ['名册上没有', { person: undefined }, 'NO_PERSON'],
  ['没有登记电话', { person: { _id: 'p', phone: '' } }, 'NO_PHONE'],
  ['本人', { person: { _id: 'me', phone: '13800000006' } }, 'OWN_PHONE'],
] as [string, Partial<RevealFacts>, string][])('查看电话：%s', (_, over, expected) => {
  expect(outcome(qixian, over)).toBe(expected)
})

test('上限是一项设置，拒绝时说出数字和出路', () => {
  const setting = qixian.parameters.phoneLooks!
  const two = { ...qixian, parameters: { ...qixian.parameters, phoneLooks: { ...setting, value: { perDay: 2 } } } }
  expect([outcome(two, { today: looks(1) }), outcome(two, { today: looks(2) })]).toEqual(['accepted', 'TOO_MANY_PHONES'])
  const refused = decideReveal(two, facts({ today: looks(2) }), 'call', NOW)
  expect(refused).toMatchObject({ facts: { seen: 2, most: 2 } })
  expect(refused.kind === 'refused' && refused.message).toMatch(/2 人.*明天.*秘书处/)
})

test('一天里同一个人只记一条，留下第一次的用途；第二天另记', () => {
  const first = decideReveal(qixian, facts(), 'call', NOW)
  const stored = first.kind === 'accepted' ? first.value : undefined
  expect(stored).toMatchObject({ _id: '2026-12-08:me:1', purpose: 'call', at: NOW, counts: true })
  expect(decideReveal(qixian, facts({ today: [stored!] }), 'save', NOW + 1)).toMatchObject({ value: stored })
  expect(decideReveal(qixian, facts(), 'save', NOW + DAY)).toMatchObject({ value: { _id: '2026-12-09:me:1', purpose: 'save' } })
})
