import { qixian } from 'shared/charter/qixian'
import { ageOn, daysOf, decideRenew, isShown } from 'shared/demand/life'
import { isRefusal } from 'shared/kernel/decision'
import { addDays, chinaTime } from 'shared/kernel/time'
import { posting, reviewed } from './posted'

const DAY0 = '2026-11-01'
const on = (days: number) => addDays(DAY0, days)
const by = { personId: 'p', name: '某人' }

test.each([
  [0, 'fresh'], [23, 'fresh'], [24, 'ending'], [31, 'ending'], [32, 'stale'], [61, 'stale'], [62, 'hidden'], [400, 'hidden'],
])('通过审核后第 %i 天：%s', (days, age) => {
  expect(ageOn(qixian, DAY0, on(days))).toBe(age)
})

test.each([
  ['第 23 天的最后一分钟还不能续', 23, '23:59', 'TOO_EARLY'],
  ['第 24 天零点起能续', 24, '00:00', undefined],
  ['到期那天能续', 31, '23:59', undefined],
  ['过期以后能续', 32, '09:00', undefined],
  ['不再列出以后也能续', 62, '09:00', undefined],
  ['一年以后也没有丢', 400, '09:00', undefined],
])('续期：%s', (_, days, time, code) => {
  const at = chinaTime(`${on(days)}T${time}`)
  const decided = decideRenew(qixian, posting('a', { confirmedOn: DAY0 }), by, at)
  if (code) expect(decided).toMatchObject({ code, message: expect.stringContaining('供需信息有效期'), facts: { renewFrom: '2026-11-25' } })
  else expect(decided).toMatchObject({ value: { confirmedOn: on(days), renewed: [{ at, by }] } })
})

test('续期以后从当天重新算：又是三十一天，当天不能再续', () => {
  const at = chinaTime(`${on(40)}T10:00`)
  const decided = decideRenew(qixian, posting('a', { confirmedOn: DAY0 }), by, at)
  if (isRefusal(decided)) throw new Error(decided.message)
  expect(daysOf(qixian, decided.value.confirmedOn!)).toEqual({ lastGood: on(71), renewFrom: on(64) })
  expect(decideRenew(qixian, decided.value, by, at)).toMatchObject({ code: 'TOO_EARLY' })
})

test('参数改了，期限跟着改', () => {
  const charter = { ...qixian, parameters: { ...qixian.parameters, postingLife: { ...qixian.parameters.postingLife!, value: { days: 10, renewFromDay: 5 } } } }
  expect([4, 5, 10, 11].map((days) => ageOn(charter, DAY0, on(days)))).toEqual(['fresh', 'ending', 'ending', 'stale'])
})

test('没通过审核的、已关闭的不能续', () => {
  const at = chinaTime(`${on(30)}T10:00`)
  expect(decideRenew(qixian, posting('a', { confirmedOn: null, review: reviewed('waiting') }), by, at)).toMatchObject({ code: 'NOT_PUBLIC' })
  expect(decideRenew(qixian, posting('a', { confirmedOn: DAY0, review: reviewed('down') }), by, at)).toMatchObject({ code: 'NOT_PUBLIC' })
  expect(decideRenew(qixian, posting('a', { confirmedOn: DAY0, closed: { why: 'met', at, by } }), by, at)).toMatchObject({ code: 'CLOSED' })
})

test.each([
  ['通过的', {}, 0, true], ['第 61 天', {}, 61, true], ['第 62 天', {}, 62, false], ['待审的', { review: reviewed('waiting') }, 0, false],
  ['下架的', { review: reviewed('down') }, 0, false], ['关闭的', { closed: { why: 'dropped' as const, at: 0, by } }, 0, false],
])('别人看得到吗：%s', (_, over, days, shown) => {
  expect(isShown(qixian, posting('a', { confirmedOn: DAY0, ...over }), on(days))).toBe(shown)
})
