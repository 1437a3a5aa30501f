import { flawOf, type Json, wordsOf } from 'shared/charter/setting/shape'
import { type Key, KEYS, shapeOf } from 'shared/charter/setting/shapes'
import { qixian } from 'shared/charter/qixian'

const shape = (key: Key) => shapeOf(qixian, key)!
const flaw = (key: Key, value: unknown) => flawOf(shape(key), value, 'value')

test('章程里的每一项都能登记，只有表决方式由会议当场决定', () => {
  expect(Object.keys(qixian.parameters).sort()).toEqual([...KEYS].sort())
  expect(KEYS.filter((key) => shapeOf(qixian, key) === null)).toEqual(['votingMode'])
})

test.each(KEYS.filter((key) => key !== 'votingMode'))('%s 交付时的值合乎它自己的写法', (key) => {
  const { value } = qixian.parameters[key]!
  expect(flaw(key, value)).toBeUndefined()
  expect(wordsOf(shape(key), value as Json)).not.toMatch(/undefined|null|object|true|false/)
})

test.each<[Key, unknown, string | undefined]>([
  ['leaveQuota', { perYear: 0, bodies: [] }, undefined],
  ['leaveQuota', { perYear: -1, bodies: ['assembly'] }, 'value.perYear'],
  ['leaveQuota', { perYear: 12, bodies: ['council'] }, undefined],
  ['leaveQuota', { perYear: 13, bodies: ['council'] }, 'value.perYear'],
  ['leaveQuota', { perYear: 1.5, bodies: ['council'] }, 'value.perYear'],
  ['leaveQuota', { perYear: 2, bodies: ['council', 'council'] }, 'value.bodies'],
  ['leaveQuota', { perYear: 2, bodies: ['secretariat'] }, 'value.bodies'],
  ['leaveQuota', { perYear: 2 }, 'value.bodies'],
  ['leaveQuota', { perYear: 2, bodies: ['council'], more: 1 }, 'value.more'],
  ['leaveQuota', [], 'value'],
  ['leaveQuota', null, 'value'],
  ['lateTolerance', { minutes: 60 }, undefined],
  ['lateTolerance', { minutes: 61 }, 'value.minutes'],
  ['yearEndWindow', { body: 'assembly', from: '11-30', to: '11-30', alarmFrom: '10-01' }, undefined],
  ['yearEndWindow', { body: 'assembly', from: '12-01', to: '11-30', alarmFrom: '10-01' }, 'value.to'],
  ['yearEndWindow', { body: 'assembly', from: '02-29', to: '12-31', alarmFrom: '01-01' }, undefined],
  ['yearEndWindow', { body: 'assembly', from: '02-30', to: '12-31', alarmFrom: '01-01' }, 'value.from'],
  ['yearEndWindow', { body: 'council', from: '11-01', to: '12-31', alarmFrom: '10-01' }, 'value.body'],
  ['bankFreshness', { staleDays: 62, hiddenDays: 62 }, undefined],
  ['bankFreshness', { staleDays: 63, hiddenDays: 62 }, 'value.hiddenDays'],
  ['termsInRow', null, undefined],
  ['termsInRow', 1, undefined],
  ['termsInRow', 0, 'value'],
  ['authority', null, undefined],
  ['authority', '某省教育厅', undefined],
  ['authority', ' ', 'value'],
  ['authority', '长'.repeat(41), 'value'],
  ['castingVote', true, undefined],
  ['castingVote', 'true', 'value'],
  ['leadDays', { assembly: { regular: 10, adhoc: 2, unknown: 10 }, council: { regular: 61, adhoc: 2, unknown: 5 } }, 'value.council.regular'],
  ['leadDays', { assembly: { regular: 10, adhoc: 2, unknown: 10 } }, 'value.council'],
  ['retentionYears', { ...qixian.parameters.retentionYears!.value, roster: 0 }, 'value.roster'],
  ['retentionYears', { ...qixian.parameters.retentionYears!.value, roster: 1 }, undefined],
  ['chairDelegation', { assembly: { most: 1, to: 'viceChair' }, council: { to: 'viceChair', most: 1 } }, undefined],
  ['chairDelegation', { assembly: null, council: null }, 'value.assembly'],
  ['chairDelegation', { assembly: { to: 'viceChair', most: 1 }, council: { to: 'chair', most: 1 } }, 'value.council'],
])('%s 填 %j，不对的是 %s', (key, value, field) => {
  expect(flaw(key, value)?.field).toBe(field)
})

test.each<[Key, Json, string]>([
  ['doorLead', { minutes: 60 }, '60 分钟'],
  ['leaveQuota', { perYear: 2, bodies: ['council', 'assembly'] }, '每人每年：2 次；计入的会议：理事大会、理事长会'],
  ['termsInRow', null, '不限'],
  ['authority', null, '尚未确定'],
  ['reportEvery', 'month', '每月'],
  ['chairDelegation', { assembly: { to: 'viceChair', most: 1 }, council: null }, '理事大会：可以委托 1 名副理事长；理事长会：不能委托'],
  ['leadDays', { assembly: { regular: 10, adhoc: 2, unknown: 10 }, council: { regular: 5, adhoc: 2, unknown: 5 } },
    '理事大会（定期：10 天；临时：2 天；定期与否未定：10 天）；理事长会（定期：5 天；临时：2 天；定期与否未定：5 天）'],
])('%s 的 %j 读作「%s」', (key, value, says) => {
  expect(wordsOf(shape(key), value)).toBe(says)
})
