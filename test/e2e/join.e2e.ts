import { board, invite, unbind } from 'shared/identity/operations'
import { linkPath } from 'shared/kernel/link'
import { chinaTime, DAY, yearOf } from 'shared/kernel/time'
import { draftMeeting, publishMeeting } from 'shared/meeting/operations'
import { plan } from 'test/router/hall'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** The board, the letter, the headmaster who binds and replies, the board again; and out again. */
const now = chinaTime(`${yearOf(Date.now())}-12-01T09:00`)
const personId = 'person-director05'

let house: House
let secretary: Person
let member: Person
let name: string

beforeAll(async () => {
  house = await openHouse()
  house.platform.setClock(now - Date.now())
  const { meetingId, edition } = await house.stage.must('secretary', draftMeeting, { plan: plan(now + 10 * DAY) })
  await house.stage.must('secretary', publishMeeting, { meetingId, edition })
  await house.stage.must('secretary', unbind, { personId, reason: '换了手机' })
  name = (await row()).name
  secretary = await house.somebody(DESK)
  member = await house.somebody(PHONE)
  await Promise.all([secretary.signIn('secretary'), member.signIn('newcomer01')])
}, 600_000)
afterAll(() => house?.close())
afterEach(() => expect([secretary, member].map((one) => one?.faults)).toEqual([[], []]))

const row = async () => (await house.stage.must('secretary', board, {})).persons.find((one) => one.personId === personId)!
let code = ''

test('秘书处在看板上看到未绑定的人，发码，打印邀请信', async () => {
  await secretary.go('#/packages/account/invitations/index')
  await secretary.sees('未绑定 1 人')
  await secretary.pressAndAgree('给 1 人发邀请码', '发邀请码')
  await secretary.sees('已给 1 人发了邀请码')
  await secretary.press(/^打印邀请信/)
  await secretary.sees(`${name}：`)
  code = /[2-9A-Y]{4}-[2-9A-Y]{4}/.exec(await secretary.reads())![0]
  await secretary.control('img', `${name}的邀请码`).waitFor()
  await secretary.page.emulateMedia({ media: 'print' })
  expect(await secretary.reads()).toContain(code)
  expect(await secretary.reads()).not.toMatch(/发到群里的话|复制文字/)
  await secretary.page.emulateMedia({ media: null })
})

test('二十封信，一人一页', async () => {
  const others = Array.from({ length: 19 }, (_, i) => `person-director${String(i + 10)}`)
  await house.stage.must('secretary', invite, { personIds: others })
  await secretary.reload()
  await secretary.control('button', '打印 20 封').waitFor()
  const pdf = await secretary.page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(20)
})

test('校长扫信上的码，到答复被确认，至多点六下', async () => {
  let taps = 0
  const tap = async (act: Promise<void>): Promise<void> => {
    taps++
    await act
  }
  await member.page.goto(`${house.platform.url}${linkPath({ kind: 'join', code })}`)
  await member.field('邀请码').waitFor()
  expect(await member.field('邀请码').inputValue()).toBe(code)
  expect(await member.control('button', '用邀请码绑定').getAttribute('aria-disabled')).toBe('true')
  await tap(member.page.getByRole('checkbox').filter({ visible: true }).click())
  await tap(member.press('用邀请码绑定'))
  await member.sees(new RegExp(`您已绑定为 .*${name}`))
  await tap(member.press('开始使用'))
  await tap(member.press('答复能否参加'))
  await tap(member.control('radio', /^参加/).click())
  await tap(member.press('提交：参加'))
  await member.sees('已答复：参加')
  expect(taps).toBeLessThanOrEqual(6)
  expect(await row()).toMatchObject({ bound: { wx: false, tcb: true }, invitation: { state: 'used' } })
})

test('看板上他已绑定；解除要写原因；解除后他是访客，知道缘由', async () => {
  await secretary.go('#/packages/account/invitations/index')
  await secretary.control('tab', /^已绑定/).click()
  await secretary.fill({ 在名册中查找: name })
  await secretary.press(`展开 ${name}`)
  expect(await secretary.control('button', '解除绑定').getAttribute('aria-disabled')).toBe('true')
  await secretary.press('绑错了人')
  await secretary.press('解除绑定')
  await secretary.sees(`${name} 的绑定已解除`)
  await member.go('#/pages/me/index')
  await member.sees('绑错了人')
  await member.press('绑定成员身份')
  await member.fill({ 邀请码: code })
  await member.page.getByRole('checkbox').filter({ visible: true }).click()
  await member.press('用邀请码绑定')
  await member.notice('alert', '已经用过').waitFor()
  expect(await member.field('邀请码').inputValue()).toBe(code)
})
