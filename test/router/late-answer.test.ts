import { annul, checkInFor, explain, reply, seatObserver } from 'shared/attendance/operations'
import { HOUR, MINUTE } from 'shared/kernel/time'
import type { Meeting } from 'shared/meeting/model'
import { callToOrder, changeMeeting, closeMeeting, plan as planShape } from 'shared/meeting/operations'
import { openHall, person, prepare } from './hall'

test('签到的答复丢了，闭会以后再问，得到的是当初那一条；没签过的人仍被拒', async () => {
  const prepared = await prepare()
  const hall = await openHall(prepared.documents)
  const input = { meetingId: prepared.inSession, personId: person('director30') }
  const first = await hall.must('secretary', checkInFor, input)
  await hall.must('secretary', checkInFor, { ...input, personId: person('director31') })
  await hall.must('secretary', annul, { ...input, personId: person('director31'), reason: '认错了人' })
  hall.at += HOUR
  await hall.must('chair', closeMeeting, { meetingId: prepared.inSession })
  const after = hall.hash()

  expect(await hall.must('secretary', checkInFor, input)).toEqual(first)
  expect(await hall.ask('secretary', checkInFor.name, { ...input, personId: person('director29') })).toMatchObject({ code: 'MEETING_OVER' })
  expect(await hall.ask('secretary', checkInFor.name, { ...input, personId: person('director31') })).toMatchObject({ code: 'ANNULLED' })
  expect(hall.hash()).toBe(after)
})

test('列席登记和缺席说明的答复丢了，闭会以后再问，得到的是当初那一条；没有的人仍被拒', async () => {
  const prepared = await prepare()
  const hall = await openHall(prepared.documents)
  const meetingId = prepared.hall
  const seat = { meetingId, personId: person('director23') }
  const seated = await hall.must('secretary', seatObserver, seat)
  await hall.must('secretary', checkInFor, { meetingId, personId: person('director31') })
  hall.at += 10 * MINUTE
  await hall.must('chair', callToOrder, { meetingId })
  const said = await hall.must('director30', explain, { meetingId, reason: '堵车' })
  hall.at += HOUR
  await hall.must('chair', closeMeeting, { meetingId })
  const after = hall.hash()

  expect(await hall.must('secretary', seatObserver, seat)).toEqual(seated)
  expect(await hall.must('director30', explain, { meetingId, reason: '堵车' })).toEqual(said)
  expect(await hall.ask('secretary', seatObserver.name, { meetingId, personId: person('director24') })).toMatchObject({ code: 'MEETING_OVER' })
  expect(await hall.ask('director29', explain.name, { meetingId, reason: '堵车' })).toMatchObject({ code: 'MEETING_OVER' })
  expect(hall.hash()).toBe(after)
})

test('答复不挡住秘书处的变更；照着旧稿改才被挡住', async () => {
  const prepared = await prepare()
  const hall = await openHall(prepared.documents)
  const change = { meetingId: prepared.coming, edition: 1, reason: '场地调整' }
  await hall.must('director10', reply, { meetingId: prepared.coming, choice: 'attend', reason: '' })
  const plan = hall.documents()['meetings']!.find(({ _id }) => _id === prepared.coming) as unknown as Meeting
  const fields = Object.fromEntries(Object.keys(planShape.entries).map((key) => [key, plan[key as keyof Meeting]]))
  expect(await hall.ask('secretary', changeMeeting.name, { ...change, plan: { ...fields, place: '东楼' } })).toMatchObject({ kind: 'accepted', value: { edition: 2 } })
  expect(await hall.ask('secretary-general', changeMeeting.name, { ...change, plan: { ...fields, place: '西楼' } })).toMatchObject({ code: 'MOVED', field: 'edition' })
})
