import { HOUR, MINUTE } from 'shared/kernel/time'
import { decideMove } from 'shared/meeting/rules'
import { meetingWith, START } from './people'

test.each([
  ['有人签到，同一天最后一分钟', 15 * HOUR - MINUTE, 1, 'accepted'],
  ['有人签到，第二天零点', 15 * HOUR, 1, 'refused'],
  ['有人签到，提前到前一天最后一分钟', -9 * HOUR - MINUTE, 1, 'refused'],
  ['有人签到，提前到当天零点', -9 * HOUR, 1, 'accepted'],
  ['没有人签到，另一天', 24 * HOUR, 0, 'accepted'],
] as const)('改期：%s', (_, by, arrived, expected) => {
  expect(decideMove(meetingWith(), START + by, arrived, 'startsAt').kind).toBe(expected)
})

test('不能改到另一天时，说出已有几人签到，指出那一项', () => {
  expect(decideMove(meetingWith(), START + 24 * HOUR, 3, 'plan.startsAt')).toMatchObject({
    code: 'ARRIVED',
    field: 'plan.startsAt',
    message: expect.stringContaining('已有 3 人签到'),
  })
})
