import { HOUR, MINUTE } from 'shared/kernel/time'
import { decideMove } from 'shared/meeting/rules'
import { arrived, by, checkInAt, meetingWith, replyWith, START } from './people'

const annulled = checkInAt('p1', START - HOUR, { annulled: { at: START - HOUR, by, reason: '改期' } })

test.each([
  ['有人签到，同一天最后一分钟', 15 * HOUR - MINUTE, arrived(1), 'accepted'],
  ['有人签到，第二天零点', 15 * HOUR, arrived(1), 'refused'],
  ['有人签到，提前到前一天最后一分钟', -9 * HOUR - MINUTE, arrived(1), 'refused'],
  ['有人签到，提前到当天零点', -9 * HOUR, arrived(1), 'accepted'],
  ['只有答复，另一天', 24 * HOUR, [replyWith('p1')], 'accepted'],
  ['签到都已撤销，另一天', 24 * HOUR, [annulled], 'accepted'],
] as const)('改期：%s', (_, by, facts, expected) => {
  expect(decideMove(meetingWith(), START + by, facts, 'startsAt').kind).toBe(expected)
})

test('不能改到另一天时，说出已有几人签到，指出那一项', () => {
  expect(decideMove(meetingWith(), START + 24 * HOUR, [...arrived(3), replyWith('p9')], 'plan.startsAt')).toMatchObject({
    code: 'ARRIVED',
    field: 'plan.startsAt',
    message: expect.stringContaining('已有 3 人签到'),
  })
})
