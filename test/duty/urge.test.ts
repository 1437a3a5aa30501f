import { qixian } from 'shared/charter/qixian'
import { decideUrgeUnits, dutyUrgeInterval } from 'shared/duty/urge'
import { chinaTime } from 'shared/kernel/time'

const NOW = chinaTime('2026-12-08T09:00')
const EVERY = dutyUrgeInterval(qixian)
const owing = (unitId: string, ...personIds: string[]) => ({ unitId, personIds })
const urged = (at: number) => ({ _id: '2026-12', v: 3, last: { u1: at }, by: '赵卫东' })

test.each([
  ['没有谁差', [], undefined, 'NOBODY_LEFT'],
  ['差的单位没有人可以告诉', [owing('u1')], undefined, 'NOBODY_THERE'],
  ['第一次', [owing('u1', 'p1')], undefined, ['u1']],
  ['只告诉有人的', [owing('u1', 'p1'), owing('u2')], undefined, ['u1']],
  ['间隔差一毫秒', [owing('u1', 'p1')], urged(NOW - EVERY + 1), 'URGED_LATELY'],
  ['间隔刚到', [owing('u1', 'p1')], urged(NOW - EVERY), ['u1']],
  ['刚催过的不再催，别的照催', [owing('u1', 'p1'), owing('u3', 'p3')], urged(NOW - 1), ['u3']],
])('催办：%s', (_, units, last, expected) => {
  const decision = decideUrgeUnits(qixian, '2026-12', units, last, '秘书', NOW)
  expect(decision.kind === 'refused' ? decision.code : decision.value.units.map(({ unitId }) => unitId)).toEqual(expected)
})

test('催过谁，记在这个月上，以前的不丢', () => {
  const decision = decideUrgeUnits(qixian, '2026-12', [owing('u3', 'p3')], urged(NOW - 1), '秘书', NOW)
  expect(decision).toMatchObject({ value: { urging: { _id: '2026-12', v: 3, last: { u1: NOW - 1, u3: NOW } } } })
})
