import { form, reply } from 'shared/attendance/operations'
import { myYear } from 'shared/attendance/year'
import { DAY } from 'shared/kernel/time'
import { draftMeeting, getMeeting, listMeetings, publishMeeting } from 'shared/meeting/operations'
import { pastId } from 'shared/meeting/past'
import { correctPast, openPaper, readPast, registerPast } from 'shared/meeting/past-operations'
import { demoDocuments } from 'local/demo/demo'
import { type Hall, NOW, openHall, pastCouncil, person, plan, SCAN } from './hall'

let hall: Hall
beforeEach(async () => {
  hall = await openHall(demoDocuments(NOW))
})

const PAST = pastId('council', 1, 1)
const councilAhead = async () => {
  const { meetingId, edition } = await hall.must('secretary', draftMeeting, { plan: plan(NOW + 9 * DAY, { kind: 'council', title: '理事长会' }) })
  await hall.must('secretary', publishMeeting, { meetingId, edition })
  return meetingId
}

test('纸上请过的假计入当年次数：下一次答复写着第 2 次；没有请过的人是第 1 次', async () => {
  await hall.must('secretary', registerPast, pastCouncil())
  const meetingId = await councilAhead()
  expect(await hall.must('vice4', form, { meetingId })).toMatchObject({ leavesBefore: 1 })
  expect(await hall.must('vice4', reply, { meetingId, choice: 'leave', reason: '出差' })).toMatchObject({ ordinal: 2 })
  expect(await hall.must('vice3', reply, { meetingId, choice: 'leave', reason: '出差' })).toMatchObject({ ordinal: 1 })
  expect((await hall.must('vice4', myYear, { year: 2026 })).leaves).toMatchObject({ used: 2, left: 0 })
})

test('更正成到会以后，那次请假不再计；更正成请假的人计上', async () => {
  await hall.must('secretary', registerPast, pastCouncil())
  const all = pastCouncil().present
  const changed = pastCouncil({ present: [...all.filter((id) => id !== person('vice3')), person('vice4')], excused: [{ personId: person('vice3'), reason: '' }] })
  await hall.must('secretary', correctPast, { meetingId: PAST, edition: 1, ...changed, reason: '两人记反了' })
  const meetingId = await councilAhead()
  expect(await hall.must('vice4', form, { meetingId })).toMatchObject({ leavesBefore: 0 })
  expect(await hall.must('vice3', form, { meetingId })).toMatchObject({ leavesBefore: 1 })
  expect((await hall.must('vice4', myYear, { year: 2026 })).leaves.used).toBe(0)
})

test('补录两次被拒绝，指到已有的那一次', async () => {
  await hall.must('secretary', registerPast, pastCouncil())
  const before = hall.hash()
  expect(await hall.ask('secretary', 'meeting.registerPast', pastCouncil({ title: '又一次' }))).toMatchObject({ code: 'ALREADY_REGISTERED', facts: { meetingId: PAST } })
  expect(hall.hash()).toBe(before)
})

test('与会者在列表和会议页看到补录的会议、决议和本人那天的情况，扫描件能打开', async () => {
  await hall.must('secretary', registerPast, pastCouncil())
  const { meetings } = await hall.must('vice4', listMeetings, { shelf: 'past' })
  expect(meetings).toMatchObject([{ _id: PAST, paper: true, status: 'closed', presence: 'excused', seat: 'entitled' }])
  const { meeting, mine } = await hall.must('director01', getMeeting, { meetingId: PAST })
  expect(meeting.paper).toMatchObject({ source: '会议纪要第 1 期', files: [{ name: '纪要.pdf' }], resolutions: [{ title: '年度工作计划', passed: true }] })
  expect(JSON.stringify(meeting)).not.toContain(SCAN)
  expect(JSON.stringify(meeting)).not.toContain('出国')
  expect(mine.presence).toBeNull()
  expect((await hall.must('director01', openPaper, { meetingId: PAST, file: 0 })).name).toBe('纪要.pdf')
  expect(await hall.ask('director01', 'meeting.openPaper', { meetingId: PAST, file: 1 })).toMatchObject({ code: 'NO_SCAN' })
})

test('扫描件只收本人上传的；更正时原有的可以留着', async () => {
  const foreign = [{ name: '纪要.pdf', file: 'cloud://local.files/inbox/demo-chair/a.pdf' }]
  expect(await hall.ask('secretary', 'meeting.registerPast', pastCouncil({ files: foreign }))).toMatchObject({ code: 'NOT_UPLOADED', field: 'files.0.file' })
  await hall.must('secretary', registerPast, pastCouncil())
  const { edition, meetingId, history: _, ...same } = await hall.must('secretary-general', readPast, { meetingId: PAST })
  await hall.must('secretary-general', correctPast, { meetingId, edition, ...same, place: '另一处', reason: '抄错' })
})
