import { chinaTime, yearOf } from 'shared/kernel/time'
import { draftMeeting, publishMeeting } from 'shared/meeting/operations'
import { grant } from 'shared/message/operations'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** The secretariat at the desk sees whom a notice has reached, urges, and mends a template; a director reads in a browser. */
const year = yearOf(Date.now())
const TITLE = '第一届第二次理事大会'

let house: House
let secretary: Person
let member: Person

beforeAll(async () => {
  house = await openHouse()
  house.stage.at(`${year}-12-01T09:00`)
  secretary = await house.somebody(DESK)
  member = await house.somebody(PHONE)
  await Promise.all([secretary.signIn('secretary'), member.signIn('director01')])
  const startsAt = chinaTime(`${year}-12-18T09:00`)
  const plan = {
    kind: 'assembly' as const, title: TITLE, term: 1, number: 2, startsAt, endsAt: startsAt + 9_000_000, replyBy: startsAt - 86_400_000,
    place: '虚构示范职业高级中学报告厅', directions: '', contactName: '赵卫东', contactPhone: '13600000006',
    topics: [{ title: '审议年度工作报告', matter: 'ordinary' as const }], papers: [], invited: [], basis: `理事长会〔${year}〕3号`,
    logistics: { companions: false, lodging: false, meals: false, plate: false },
  }
  const draft = await house.stage.must('secretary', draftMeeting, { plan })
  await house.stage.must('secretary', publishMeeting, { meetingId: draft.meetingId, edition: draft.edition })
  await house.platform.runTimers()
}, 600_000)
afterAll(() => house?.close())
afterEach(() => {
  expect([secretary.faults, member.faults]).toEqual([[], []])
})

test('从浏览器同意提醒不算数：微信不知道', async () => {
  await house.stage.must('director01', grant, { asked: [{ purpose: 'notice', answer: 'accept' }] })
  const dump = (await house.platform.store('dump')) as unknown as Record<string, unknown[]>
  expect(dump['credits']).toEqual([])
  expect(house.platform.wechat.sent).toEqual([])
})

test('首页左下有等着办的件数，最近消息有未读；没有「开启提醒」', async () => {
  await member.reload()
  await member.sees('请答复能否参加')
  await member.page.getByLabel('1 件事等着办').waitFor()
  await member.page.getByLabel('1 条未读').waitFor()
  expect(await member.reads()).not.toContain('开启提醒')
})

test('消息页：未读在前，全部记为已读', async () => {
  await member.press(/^全部消息/)
  await member.sees('未读 1 条')
  await member.press('全部记为已读')
  await member.sees('已读')
  await member.page.getByText('未读 1 条').waitFor({ state: 'detached' })
  await member.back()
  await member.page.getByLabel('1 条未读').waitFor({ state: 'detached' })
  await member.page.getByLabel('1 件事等着办').waitFor()
})

test('办完以后，件数就没有了', async () => {
  await member.press('答复能否参加')
  await member.control('radio', /^参加/).first().click()
  await member.press('提交：参加')
  await member.sees('已答复：参加')
  await member.press('回首页')
  await member.page.getByLabel('1 件事等着办').waitFor({ state: 'detached' })
})

test('回执：按单位看，催一次，再催要等', async () => {
  await secretary.reload()
  await secretary.press('查看会议')
  await secretary.press(/^回执与催办/)
  await secretary.sees('未读 36 人 · 已读 0 人 · 已答复 1 人')
  await secretary.sees('微信提醒够不着，请打电话（36 人）')
  await secretary.press('复制名单发群')
  await secretary.pressAndAgree('催还没答复的 36 人', '催办')
  await secretary.sees('已催 36 人')
  await secretary.sees(/催过一次/)
  expect(await secretary.control('button', '催还没答复的 36 人').getAttribute('aria-disabled')).toBe('true')
})

test('模板：微信不认的编号会停用，重新保存就好', async () => {
  await secretary.go('#/pages/home/index')
  await secretary.press(/^微信提醒模板/)
  await secretary.press(/^会议通知/)
  await secretary.fill({ 模板编号: 'copied-wrong' })
  await secretary.fill({ 会议名称: '名称' })
  await secretary.sees('不是微信模板的字段名')
  await secretary.fill({ 会议名称: 'thing1' })
  await secretary.press('保存模板')
  await secretary.sees('“会议通知”的模板已保存')
  await secretary.press('看其他模板')
  await secretary.sees('copied-wrong')
})
