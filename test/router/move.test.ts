import { DAY, HOUR } from 'shared/kernel/time'
import { changeMeeting, postponeMeeting } from 'shared/meeting/operations'
import { NOW, openHall, plan, prepare } from './hall'

test('有人签到以后，延期和变更都不能换到另一天；当天推迟可以', async () => {
  const prepared = await prepare()
  const hall = await openHall(prepared.documents)
  const to = (startsAt: number) => ({ meetingId: prepared.hall, startsAt, endsAt: startsAt + HOUR, replyBy: startsAt, reason: '停电' })
  const change = { meetingId: prepared.hall, edition: 1, plan: plan(NOW + DAY), reason: '停电' }
  const before = hall.hash()
  expect(await hall.ask('secretary', postponeMeeting.name, to(NOW + DAY))).toMatchObject({ code: 'ARRIVED', field: 'startsAt' })
  expect(await hall.ask('secretary', changeMeeting.name, change)).toMatchObject({ code: 'ARRIVED', field: 'plan.startsAt' })
  expect(hall.hash()).toBe(before)
  expect(await hall.ask('secretary', postponeMeeting.name, to(NOW + 5 * HOUR))).toMatchObject({ kind: 'accepted' })
  expect(await hall.ask('secretary', postponeMeeting.name, { ...to(NOW + DAY), meetingId: prepared.inSession })).toMatchObject({ code: 'WRONG_STATUS' })
})
