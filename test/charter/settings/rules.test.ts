import { evaluate } from 'shared/charter/evaluate'
import { parameter } from 'shared/charter/parameters'
import { qixian } from 'shared/charter/qixian'
import { decideChange, decideConfirm, latestValue } from 'shared/charter/setting/rules'
import { charterAt, type Settings, SETTINGS_LIFE, standsFrom } from 'shared/charter/settings'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime, MINUTE } from 'shared/kernel/time'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'

const NOW = chinaTime('2026-12-08T09:00')
const told = { key: 'visitsPerTerm', value: 2, resolution: '理事长会〔2026〕5号', on: '2026-12-04' } as const
const given = { id: 'X3', reading: 'charter', number: '秘释〔2026〕1号', on: '2026-12-04' }

const accepted = (decision: ReturnType<typeof decideChange>): Settings => {
  if (isRefusal(decision)) throw new Error(decision.message)
  return decision.value
}
const refusal = (decision: ReturnType<typeof decideChange>) => (isRefusal(decision) ? [decision.code, decision.field] : [])

test.each([
  ['由会议当场决定的', { ...told, key: 'votingMode' as const }, ['NOT_SETTABLE', 'key']],
  ['值不对', { ...told, value: 37 }, ['BAD_INPUT', 'value']],
  ['与现在相同', { ...told, value: 1 }, ['NO_CHANGE', 'value']],
  ['决议在明天', { ...told, on: '2026-12-09' }, ['NOT_YET_RESOLVED', 'on']],
  ['决议在今天', { ...told, on: '2026-12-08' }, []],
])('登记参数，%s：%j', (_, input, outcome) => {
  expect(refusal(decideChange(qixian, undefined, input, '秘书甲', NOW))).toEqual(outcome)
})

test.each([
  ['没有这一条', { ...given, id: 'X99' }, ['NO_RULING', 'id']],
  ['没有这种读法', { ...given, reading: 'other' }, ['NO_READING', 'reading']],
  ['日期在明天', { ...given, on: '2026-12-09' }, ['NOT_YET_RESOLVED', 'on']],
  ['日期在今天', { ...given, on: '2026-12-08' }, []],
])('确认口径，%s：%j', (_, input, outcome) => {
  expect(refusal(decideConfirm(qixian, undefined, input, '秘书甲', NOW))).toEqual(outcome)
})

test('一分钟后生效，差一毫秒还不算；原值和决议都留着', () => {
  const kept = accepted(decideChange(qixian, undefined, told, '秘书甲', NOW))
  const at = (when: number) => parameter(charterAt(qixian, kept, when), 'visitsPerTerm')
  expect([at(NOW), at(NOW + MINUTE - 1), at(NOW + MINUTE)]).toEqual([1, 1, 2])
  const again = accepted(decideChange(charterAt(qixian, kept, NOW + MINUTE), kept, { ...told, value: 3, resolution: '理事长会〔2026〕6号' }, '秘书甲', NOW + MINUTE))
  expect(again.changes.map(({ was, value, resolution }) => [was, value, resolution])).toEqual([
    [1, 2, '理事长会〔2026〕5号'],
    [2, 3, '理事长会〔2026〕6号'],
  ])
  expect(charterAt(qixian, again, NOW + 2 * MINUTE).parameters.visitsPerTerm).toMatchObject({ value: 3, changed: { was: 2, resolution: '理事长会〔2026〕6号' } })
})

test('还没生效就再改一次，以后一次为准，原值是前一次的值', () => {
  const once = accepted(decideChange(qixian, undefined, told, '秘书甲', NOW))
  expect(latestValue(qixian, once, 'visitsPerTerm')).toBe(2)
  const twice = accepted(decideChange(qixian, once, { ...told, value: 3 }, '秘书甲', NOW + 1000))
  expect(twice.changes.at(-1)).toMatchObject({ was: 2, value: 3 })
  expect(parameter(charterAt(qixian, twice, NOW + 2 * MINUTE), 'visitsPerTerm')).toBe(3)
})

test('最慢的一次登记，也在所有旧副本失效之后才生效', () => {
  // A request may commit as late as its time limit; whoever has read just before keeps that copy for its life.
  expect(NOW + FUNCTION_LIMIT + SETTINGS_LIFE).toBeLessThan(standsFrom(NOW))
})

const vote = { body: 'assembly', session: 'regular', matter: 'major', entitled: 30, present: 20, yes: 10 }
const verdict = (kept: Settings | undefined, when: number) => {
  const found = evaluate(charterAt(qixian, kept, when), vote)
  if (isRefusal(found)) throw new Error(found.message)
  return found.value
}

test('确认之前，结论写明软件默认口径；涉及的都确认了，写明已确认解释', () => {
  expect(verdict(undefined, NOW).basis).toBe('软件默认口径')
  const rests = verdict(undefined, NOW).readings.map(({ ruling }) => ruling)
  expect(rests.length).toBeGreaterThan(1)
  const kept = rests.reduce<Settings | undefined>((before, id, n) => {
    const reading = qixian.rulings.find((ruling) => ruling.id === id)!.chosen
    expect(verdict(before, NOW + 10 * MINUTE).basis).toBe('软件默认口径')
    return accepted(decideConfirm(qixian, before, { id, reading, number: `秘释〔2026〕${n + 1}号`, on: '2026-12-04' }, '秘书甲', NOW))
  }, undefined)
  expect(verdict(kept, NOW + MINUTE - 1).basis).toBe('软件默认口径')
  expect(verdict(kept, NOW + MINUTE).basis).toBe('已确认解释')
})

test('换一种理解，核算就按那一种：重大问题只看到会的半数', () => {
  expect(verdict(undefined, NOW).outcome).toBe('FAILED')
  const kept = accepted(decideConfirm(qixian, undefined, given, '秘书甲', NOW))
  expect([verdict(kept, NOW + MINUTE - 1).outcome, verdict(kept, NOW + MINUTE).outcome]).toEqual(['FAILED', 'PASSED'])
  expect(kept.confirmed).toMatchObject([{ ruling: 'X3', was: 'both', reading: 'charter', number: '秘释〔2026〕1号' }])
})

test('同一编号、同一理解不重复登记，换了编号或理解可以', () => {
  const kept = accepted(decideConfirm(qixian, undefined, given, '秘书甲', NOW))
  expect(refusal(decideConfirm(qixian, kept, given, '秘书甲', NOW + MINUTE))).toEqual(['NO_CHANGE', 'number'])
  expect(refusal(decideConfirm(qixian, kept, { ...given, number: '秘释〔2026〕2号' }, '秘书甲', NOW + MINUTE))).toEqual([])
  expect(refusal(decideConfirm(qixian, kept, { ...given, reading: 'both' }, '秘书甲', NOW + MINUTE))).toEqual([])
})

test('章程里已经没有的参数、口径和读法，略过不用', () => {
  const kept = accepted(decideConfirm(qixian, accepted(decideChange(qixian, undefined, told, '秘书甲', NOW)), given, '秘书甲', NOW))
  const bare = { ...qixian, parameters: {}, rulings: qixian.rulings.filter(({ id }) => id !== 'X3') }
  expect(charterAt(bare, kept, NOW + MINUTE)).toEqual(bare)
})
