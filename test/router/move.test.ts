import { form } from 'shared/attendance/operations'
import { chinaTime, DAY, HOUR } from 'shared/kernel/time'
import { cancelMeeting, changeMeeting, postponeMeeting } from 'shared/meeting/operations'
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

test('会议取消，或者延期到明年，今年的请假就少算一次', async () => {
  const prepared = await prepare()
  const hall = await openHall(prepared.documents)
  const left = async () => (await hall.must('director03', form, { meetingId: prepared.hall })).leavesBefore
  const [second, third] = (hall.documents()['leaveYears']!.find(({ _id }) => _id.includes('director03')) as unknown as { meetingIds: string[] }).meetingIds
  const to = (startsAt: number) => ({ meetingId: second!, startsAt, endsAt: startsAt + HOUR, replyBy: startsAt, reason: '大雪' })
  expect(await left()).toBe(3)
  await hall.must('secretary', postponeMeeting, to(chinaTime('2026-12-31T23:59')))
  expect(await left()).toBe(3)
  await hall.must('secretary', postponeMeeting, to(chinaTime('2027-01-01T00:00')))
  expect(await left()).toBe(2)
  await hall.must('secretary', cancelMeeting, { meetingId: third!, reason: '大雪' })
  expect(await left()).toBe(1)
})
