import { annul, checkInFor } from 'shared/attendance/operations'
import { HOUR } from 'shared/kernel/time'
import { closeMeeting } from 'shared/meeting/operations'
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
