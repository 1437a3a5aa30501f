import { demoDocuments } from 'local/demo/demo'
import { form } from 'shared/attendance/operations'
import { chinaTime, DAY, HOUR } from 'shared/kernel/time'
import { cancelMeeting, changeMeeting, draftMeeting, postponeMeeting, publishMeeting } from 'shared/meeting/operations'
import type { InboxEntry } from 'shared/message/model'
import { NOW, openHall, person, plan, prepare } from './hall'

test('有人签到以后，延期和变更都不能换到另一天；当天推迟可以', async () => {
  const prepared = await prepare()
  const hall = await openHall(prepared.documents)
  const to = (startsAt: number) => ({ meetingId: prepared.hall, startsAt, endsAt: startsAt + HOUR, replyBy: startsAt, reason: '停电' })
  const change = { meetingId: prepared.hall, edition: 1, plan: plan(NOW + DAY), reason: '停电' }
  const before = hall.hash()
  expect(await hall.ask('secretary', postponeMeeting.name, to(NOW + DAY))).toMatchObject({ code: 'ARRIVED', field: 'startsAt', message: expect.stringContaining('已有 27 人签到') })
  expect(await hall.ask('secretary', changeMeeting.name, change)).toMatchObject({ code: 'ARRIVED', field: 'plan.startsAt' })
  expect(hall.hash()).toBe(before)
  expect(await hall.ask('secretary', postponeMeeting.name, to(NOW + 5 * HOUR))).toMatchObject({ kind: 'accepted' })
  expect(await hall.ask('secretary', postponeMeeting.name, { ...to(NOW + DAY), meetingId: prepared.inSession })).toMatchObject({ code: 'WRONG_STATUS' })
})

test('变更拿掉的人另收一条：不用参加了，点开不到会议；还在名单里的、本来就该到的只收变更', async () => {
  const hall = await openHall(demoDocuments(NOW))
  const [kept, dropped, director] = ['officer01', 'officer02', 'director01'].map(person) as [string, string, string]
  const startsAt = NOW + 10 * DAY
  const meetings: string[] = []
  for (const over of [{ kind: 'forum' as const }, {}]) {
    const first = plan(startsAt, { ...over, invited: [kept, dropped, director] })
    const { meetingId, edition } = await hall.must('secretary', draftMeeting, { plan: first })
    const published = await hall.must('secretary', publishMeeting, { meetingId, edition })
    await hall.must('secretary', changeMeeting, { meetingId, edition: published.edition, plan: { ...first, place: '二楼会议室', invited: [kept] }, reason: '缩小范围' })
    meetings.push(meetingId)
  }
  await hall.deliver()
  await hall.deliver()
  const told = (hall.documents()['deliveries'] as unknown as InboxEntry[]).filter(({ channel, title }) => channel === 'inbox' && !title.startsWith('会议通知'))
  const of = (personId: string) => told.filter((one) => one.personId === personId).map(({ title, meetingId }) => [title.split('：')[0], meetingId && meetings.indexOf(meetingId)]).sort()
  expect(of(kept)).toEqual([['会议变更', 0], ['会议变更', 1]])
  expect(of(dropped)).toEqual([['不用参加了', undefined], ['不用参加了', undefined]])
  expect(of(director)).toEqual([['不用参加了', undefined], ['会议变更', 1]])
  expect(told.find(({ title }) => title.startsWith('不用'))!.body).toMatch(/不再请您参加.*有疑问请联系/)
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
