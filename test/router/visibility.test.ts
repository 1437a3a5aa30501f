import { board, checkInFor, exceptLeave, form, reply, replyFor } from 'shared/attendance/operations'
import { chinaTime, DAY, HOUR } from 'shared/kernel/time'
import { closeMeeting, draftMeeting, getMeeting, listMeetings, publishMeeting } from 'shared/meeting/operations'
import { NOW, openHall, person, plan, prepare, type Hall, type Prepared } from './hall'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const sees = async (as: string, meetingId: string) => (await hall.ask(as, getMeeting.name, { meetingId })).kind === 'accepted'
const lists = async (as: string, meetingId: string) => (await hall.must(as, listMeetings, { shelf: 'coming' })).meetings.some(({ _id }) => _id === meetingId)

test('草稿只有秘书处看得见', async () => {
  for (const [who, may] of [['secretary', true], ['secretary-general', true], ['chair', false], ['director01', false], ['officer01', false]] as const) {
    expect([who, await sees(who, prepared.draft), await lists(who, prepared.draft)]).toEqual([who, may, may])
  }
})

test('大会人人看得见；座谈会只有被邀请的人和秘书处看得见', async () => {
  const { meetingId, edition } = await hall.must('secretary', draftMeeting, { plan: { ...plan(NOW + DAY, { kind: 'forum', title: '座谈会' }), kind: 'forum', invited: [person('director07')] } })
  await hall.must('secretary', publishMeeting, { meetingId, edition })
  const opens = async (who: string, operation: string) => (await hall.ask(who, operation, { meetingId })).kind === 'accepted'
  for (const [who, may] of [['director07', true], ['secretary', true], ['director08', false], ['officer01', false], ['vice2', false]] as const) {
    expect([who, await sees(who, meetingId), await lists(who, meetingId), await opens(who, form.name)]).toEqual([who, may, may, may])
    expect([who, await sees(who, prepared.coming)]).toEqual([who, true])
  }
  expect([await opens('vice2', board.name), await opens('secretary', board.name)]).toEqual([false, true])
})

test('请假的原因只给秘书处和理事长看，电话只给秘书处看', async () => {
  const secret = '只告诉秘书处的原因'
  await hall.must('director30', reply, { meetingId: prepared.hall, choice: 'leave', reason: secret })
  await hall.must('secretary', checkInFor, { meetingId: prepared.hall, personId: person('director31') })
  await hall.ask('chair', 'meeting.callToOrder', { meetingId: prepared.hall })
  hall.at += HOUR
  await hall.must('chair', closeMeeting, { meetingId: prepared.hall })
  const phone = (hall.documents()['persons']!.find(({ _id }) => _id === person('director30')) as unknown as { phone: string }).phone
  for (const who of ['director01', 'officer01', 'chair', 'vice2']) {
    for (const [operation, input] of [['meeting.get', { meetingId: prepared.hall }], ['meeting.list', { shelf: 'past' }], ['meeting.home', {}], ['attendance.board', { meetingId: prepared.hall }]] as const) {
      const answer = await hall.ask(who, operation, input)
      if (operation !== board.name) expect([who, operation, answer.kind]).toEqual([who, operation, 'accepted'])
      const said = JSON.stringify(answer)
      expect([who, operation, said.includes(phone)]).toEqual([who, operation, false])
      const forExceptions = who === 'chair' && operation === 'attendance.board'
      expect([who, operation, said.includes(secret)]).toEqual([who, operation, forExceptions])
    }
  }
  expect(JSON.stringify(await hall.ask('secretary', 'attendance.board', { meetingId: prepared.hall }))).toContain(secret)
})

test('食宿车牌只给秘书处看，例外的原因副理事长看不到', async () => {
  const [plate, reason] = ['晋A00000', '只对秘书处说的例外原因']
  await hall.must('director05', reply, { meetingId: prepared.coming, choice: 'attend', reason: '', logistics: { plate } })
  await hall.must('chair', exceptLeave, { meetingId: prepared.coming, personId: person('director03'), reason })
  for (const [who, seesPlate, seesReason] of [['secretary', true, true], ['chair', false, true], ['vice2', false, false]] as const) {
    const said = JSON.stringify(await hall.must(who, board, { meetingId: prepared.coming }))
    expect([who, said.includes(plate), said.includes(reason)]).toEqual([who, seesPlate, seesReason])
  }
})

test('信息员看得到自己代填的原因，看不到本人填的', async () => {
  const input = { meetingId: prepared.coming, personId: person('director05') }
  const reads = async () => (await hall.must(prepared.officer, form, input)).reply
  const leave = { choice: 'leave' as const, reason: '代填的原因' }
  await hall.must(prepared.officer, replyFor, { ...input, ...leave })
  expect(await reads()).toMatchObject({ reason: '代填的原因', onBehalf: true })
  await hall.must('director05', reply, { meetingId: prepared.coming, ...leave, reason: '本人的原因' })
  expect(await reads()).toMatchObject({ choice: 'leave', reason: '', onBehalf: false })
})

test('定期理事长会的看板把副理事长人数列为参考，临时的作为要求', async () => {
  const publish = async (startsAt: number) => {
    const { meetingId, edition } = await hall.must('secretary', draftMeeting, { plan: { ...plan(startsAt), kind: 'council', title: '理事长会' } })
    await hall.must('secretary', publishMeeting, { meetingId, edition })
    return hall.must('secretary', board, { meetingId })
  }
  const vice = (tests: readonly { of: string; need: number }[] | undefined) => tests?.filter(({ of }) => of === 'viceChairs').map(({ need }) => need)
  hall.at = chinaTime('2026-11-20T09:00')
  const regular = await publish(chinaTime('2026-12-04T09:00'))
  const adhoc = await publish(chinaTime('2026-12-11T09:00'))
  expect([vice(regular.quorum?.tests), vice(regular.quorum?.information)]).toEqual([[], [3]])
  expect([vice(adhoc.quorum?.tests), vice(adhoc.quorum?.information)]).toEqual([[3], []])
})
