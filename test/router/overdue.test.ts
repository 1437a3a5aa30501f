import { home } from 'shared/meeting/operations'
import { HOUR, MINUTE } from 'shared/kernel/time'
import { NOW, openHall, prepare } from './hall'

test.each([
  ['会议时间还没过', 2 * HOUR + MINUTE - 1, false],
  ['正好结束', 2 * HOUR + MINUTE, false],
  ['过了一毫秒', 2 * HOUR + MINUTE + 1, true],
])('%s，还没宣布开会的会议是否列进秘书处的待办', async (_, later, due) => {
  const { documents, empty } = await prepare()
  const hall = await openHall(documents)
  hall.at = NOW + later
  const { todos } = await hall.must('secretary', home, {})
  expect(todos.some(({ kind, meetingId }) => kind === 'overdue' && meetingId === empty)).toBe(due)
  const chair = (await hall.must('chair', home, {})).todos.find(({ kind, meetingId }) => kind === 'callToOrder' && meetingId === empty)
  expect(chair?.detail.includes('流会')).toBe(due)
})
