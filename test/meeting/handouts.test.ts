import { chinaTime, HOUR, MINUTE } from 'shared/kernel/time'
import { addHandout, dropHandout, openHandout, tellHandouts } from 'shared/meeting/handouts/operations'
import { decideAddHandout, decideDropHandout, decideTellHandouts, MOST_HANDOUTS, untold } from 'shared/meeting/handouts/rules'
import { type Meeting, type MeetingStatus, STATUSES } from 'shared/meeting/model'
import { changeMeeting, draftMeeting, getMeeting, publishMeeting } from 'shared/meeting/operations'
import type { Decision } from 'shared/kernel/decision'
import { events as told } from 'shared/message/model'
import type { Event } from 'shared/message/model'
import { type Hall, NOW, openHall, person, plan, prepare, type Prepared, SCAN } from 'test/router/hall'

const AT = chinaTime('2026-12-08T09:00')
const meeting = (over: Partial<Meeting> = {}): Meeting => ({
  ...plan(AT + HOUR, { topics: [{ title: '年度工作报告', matter: 'ordinary' }, { title: '增补理事', matter: 'ordinary' }] }),
  _id: 'm1', v: 3, edition: 1, status: 'published', session: 'regular', presiding: null, door: { key: 'k', fixed: false, shared: false }, history: [], ...over,
})
const value = <T>(decision: Decision<T>): T => {
  if (decision.kind === 'refused') throw new Error(decision.message)
  return decision.value
}
const codeOf = (decision: Decision<unknown>) => (decision.kind === 'refused' ? [decision.code, decision.field].filter(Boolean).join(' ') : 'accepted')
const add = (to: Meeting, name: string, topic = '', at = AT) => decideAddHandout(to, { name, topic }, `file-of-${name}`, '赵卫东', at)

describe('规矩', () => {
  const OPEN: readonly MeetingStatus[] = ['draft', 'published', 'inSession']
  test.each(STATUSES)('%s 的会议', (status) => {
    const one = { name: '报告.pdf', topic: '', file: 'f', by: '赵卫东', at: AT, told: false }
    const held = meeting({ status, handouts: [one] })
    const expected = OPEN.includes(status) ? 'accepted' : 'MEETING_OVER meetingId'
    expect(codeOf(add(held, '新.pdf'))).toBe(expected)
    expect(codeOf(decideDropHandout(held, one))).toBe(expected)
    expect(codeOf(decideTellHandouts(held, '赵卫东', AT))).toBe(status === 'draft' ? 'NOT_PUBLISHED meetingId' : expected)
  })

  test.each([
    ['整个会议的', '新.pdf', '', 'accepted'],
    ['一个议题的', '新.pdf', '增补理事', 'accepted'],
    ['议程里没有的议题', '新.pdf', '增补理', 'NO_TOPIC topic'],
    ['同名的', '旧.pdf', '', 'SAME_NAME name'],
  ])('%s', (_, name, topic, code) => {
    expect(codeOf(add(value(add(meeting(), '旧.pdf')), name, topic))).toBe(code)
  })

  test('最多二十份', () => {
    const full = Array.from({ length: MOST_HANDOUTS - 1 }, (_, i) => `${i}.pdf`).reduce((to, name) => value(add(to, name)), meeting())
    expect(codeOf(add(full, '最后.pdf'))).toBe('accepted')
    expect(codeOf(add(value(add(full, '最后.pdf')), '再一份.pdf'))).toBe('TOO_MANY file')
  })

  test('去掉的是看过的那一份：同名的换过了，就请人再看', () => {
    const [seen] = value(add(meeting(), '报告.pdf')).handouts!
    const swapped = value(add(meeting(), '报告.pdf', '', AT + 1))
    expect(codeOf(decideDropHandout(swapped, seen!))).toBe('NO_HANDOUT name')
    expect(value(decideDropHandout(swapped, { name: '报告.pdf', at: AT + 1 })).handouts).toEqual([])
  })

  test('随通知发出的不再另告诉，后添的告诉一次，写进会议经过', () => {
    const withNotice = { ...value(add(meeting({ status: 'draft' }), '报告.pdf')), status: 'published' as const }
    expect(untold(withNotice)).toEqual([])
    expect(codeOf(decideTellHandouts(withNotice, '赵卫东', AT))).toBe('NOTHING_NEW meetingId')
    const later = value(add(withNotice, '名单.docx'))
    const said = value(decideTellHandouts(later, '赵卫东', AT))
    expect(said.history.at(-1)).toEqual({ at: AT, by: '赵卫东', what: '材料有更新：1 份' })
    expect(codeOf(decideTellHandouts(said, '赵卫东', AT))).toBe('NOTHING_NEW meetingId')
  })
})

describe('经过路由', () => {
  let prepared: Prepared
  let hall: Hall
  let meetingId: string
  beforeAll(async () => {
    prepared = await prepare()
  })
  /** A forum of one guest, with a paper from before the notice. */
  beforeEach(async () => {
    hall = await openHall(prepared.documents)
    const forum = plan(NOW + 48 * HOUR, { kind: 'forum', title: '校企座谈会', topics: [], invited: [person('director01')] })
    const { meetingId: id, edition } = await hall.must('secretary', draftMeeting, { plan: forum })
    meetingId = id
    await hall.must('secretary', addHandout, { meetingId, topic: '', name: '议程.pdf', file: SCAN })
    await hall.must('secretary', publishMeeting, { meetingId, edition })
  })
  const eventsOf = () => (hall.documents()[told.name] as unknown as Event[]).filter(({ type }) => type === 'meeting.handouts')

  test('参会人员和秘书处看得到、打得开；别的成员打不开', async () => {
    for (const as of ['director01', 'secretary']) {
      expect((await hall.must(as, getMeeting, { meetingId })).meeting.handouts).toEqual([{ name: '议程.pdf', topic: '', at: NOW, told: true }])
      expect((await hall.must(as, openHandout, { meetingId, name: '议程.pdf' })).address).toContain('handouts')
    }
    expect(await hall.ask('director02', openHandout.name, { meetingId, name: '议程.pdf' })).toMatchObject({ code: 'NO_MEETING' })
    expect(JSON.stringify(await hall.must('director01', getMeeting, { meetingId }))).not.toContain('cloud://')
  })

  test('法定会议的页面全体成员看得到，材料只有参会人员看得到', async () => {
    const assembly = prepared.coming
    expect((await hall.must('director01', getMeeting, { meetingId: assembly })).meeting.handouts).toHaveLength(1)
    expect((await hall.must('officer09', getMeeting, { meetingId: assembly })).meeting.handouts).toEqual([])
    expect(await hall.ask('officer09', openHandout.name, { meetingId: assembly, name: '议程.pdf' })).toMatchObject({ code: 'NO_HANDOUT', field: 'name' })
  })

  test('草稿的材料只有秘书处打得开', async () => {
    await hall.must('secretary', addHandout, { meetingId: prepared.draft, topic: '', name: '草稿.pdf', file: SCAN })
    expect(await hall.ask('director01', openHandout.name, { meetingId: prepared.draft, name: '草稿.pdf' })).toMatchObject({ code: 'NO_MEETING' })
  })

  test('后添的告诉一次；会议变更以后材料还在', async () => {
    hall.at = NOW + MINUTE
    await hall.must('secretary', addHandout, { meetingId, topic: '', name: '名单.pdf', file: SCAN })
    expect(eventsOf()).toEqual([])
    expect(await hall.must('secretary', tellHandouts, { meetingId })).toEqual({ told: 1 })
    expect(eventsOf()).toMatchObject([{ audience: { kind: 'meeting', meetingId }, title: '会议材料有更新：校企座谈会', body: expect.stringContaining('新添 名单.pdf') }])
    expect(await hall.ask('secretary', tellHandouts.name, { meetingId })).toMatchObject({ code: 'NOTHING_NEW' })
    const { meeting: now } = await hall.must('secretary', getMeeting, { meetingId })
    const changed = plan(NOW + 49 * HOUR, { kind: 'forum', title: '校企座谈会', topics: [], invited: [person('director01')] })
    await hall.must('secretary', changeMeeting, { meetingId, edition: now.edition, plan: changed, reason: '改时间' })
    expect((await hall.must('director01', getMeeting, { meetingId })).meeting.handouts.map(({ name }) => name)).toEqual(['议程.pdf', '名单.pdf'])
    await hall.must('secretary', dropHandout, { meetingId, name: '名单.pdf', at: NOW + MINUTE })
    expect(await hall.ask('director01', openHandout.name, { meetingId, name: '名单.pdf' })).toMatchObject({ code: 'NO_HANDOUT' })
  })

  test('别人上传的、不是文件的，不收', async () => {
    expect(await hall.ask('secretary', addHandout.name, { meetingId, topic: '', name: 'a.pdf', file: 'cloud://local.files/inbox/demo-officer03/paper.pdf' })).toMatchObject({ code: 'NOT_UPLOADED', field: 'file' })
    hall.files.stored.set(SCAN, Buffer.from('<html>'))
    expect(await hall.ask('secretary', addHandout.name, { meetingId, topic: '', name: 'a.pdf', file: SCAN })).toMatchObject({ code: 'BAD_FILE', field: 'file' })
  })
})
