import { confirmSignIn, refuseSignIn } from 'shared/identity/computer/operations'
import { makeId } from 'shared/kernel/id'
import { MINUTE } from 'shared/kernel/time'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** A desk without an account: let in by a phone, turned away, sent out again. */
let house: House
let desk: Person

beforeAll(async () => {
  house = await openHouse()
}, 600_000)
afterAll(() => house?.close())
beforeEach(async () => {
  desk = await house.somebody(DESK)
  await desk.go('#/pages/me/index')
})
afterEach(async () => {
  expect(desk.faults).toEqual([])
  house.platform.setClock(0)
  await desk.context.close()
})

const shown = async () => {
  await desk.control('img', '登录码').waitFor()
  const [address] = /http\S+\/s\/\S+/.exec(await desk.reads())!
  return { address, code: address.split('/s/')[1]!, number: await desk.page.innerText('.by-phone__number') }
}
/** What the mini-program on a bound phone says. */
const says = (operation: { name: string }, code: string, openid = 'demo-director05') =>
  house.platform.invoke('api', { operation: operation.name, input: { code }, requestId: makeId(Math.random) }, { from: 'mini-program', openid })

test('扫码、核对数字、在手机上确认，电脑自己登录；手机让它退出，电脑就退出', async () => {
  const { address, number } = await shown()
  const phone = await house.somebody(PHONE, 'director05')
  await phone.page.goto(address)
  await phone.sees('电脑上是这个数字吗？')
  expect(await phone.reads()).toContain(number)
  await phone.press('数字相同，确认登录')
  await phone.sees('已确认')
  await desk.page.waitForURL(/pages\/home/)
  await desk.go('#/packages/account/mine/index')
  await desk.sees('正在使用')
  expect(await desk.reads()).not.toContain('解除绑定')

  await phone.press('看登录的电脑')
  await phone.pressAndAgree(/让它退出/, '让它退出')
  await phone.sees('已退出')
  await desk.go('#/pages/me/index')
  await shown()
  expect(phone.faults).toEqual([])
  await phone.context.close()
})

test('手机上说不是我，电脑没有登录，换一张码再来', async () => {
  const first = await shown()
  expect(await says(refuseSignIn, first.code)).toMatchObject({ kind: 'accepted' })
  await desk.sees('手机上选了“不是我”，没有登录。')
  await desk.press('换一张新码')
  const second = await shown()
  expect(second.code).not.toBe(first.code)
  expect(await says(confirmSignIn, second.code)).toMatchObject({ kind: 'accepted' })
  await desk.page.waitForURL(/pages\/home/)
  await desk.go('#/pages/me/index')
  await desk.pressAndAgree('退出登录', '退出登录')
  await shown()
})

test('过了两分钟自动换新码，旧的不能再确认', async () => {
  const first = await shown()
  house.platform.setClock(2 * MINUTE)
  await desk.page.waitForFunction((old) => !document.body.innerText.includes(old) && document.body.innerText.includes('/s/'), first.code)
  expect(await says(confirmSignIn, first.code)).toMatchObject({ code: 'CODE_EXPIRED' })
  expect(await says(confirmSignIn, (await shown()).code)).toMatchObject({ kind: 'accepted' })
  await desk.page.waitForURL(/pages\/home/)
})
