import { resolve } from 'node:path'
import { askSignIn, signInState } from 'shared/identity/computer/operations'
import type { Operation, Reply } from 'shared/kernel/operation'
import { linkPath, linkScene } from 'shared/kernel/link'
import { chinaTime, MINUTE, yearOf } from 'shared/kernel/time'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** The phone that is asked about a computer, on the compiled mini-program. */
const dist = built()
const now = chinaTime(`${yearOf(Date.now())}-12-01T09:00`)

let stage: Stage
const setClock = (later = 0): void => stage.platform.setClock(now + later - Date.now())
beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
})
beforeEach(() => setClock())
afterAll(() => stage?.platform.stop())

/** What a browser asks in which nobody has signed in. */
async function atDesk<I, O>(operation: Operation<I, O>, input: I): Promise<O> {
  const reply = (await stage.platform.invoke('api', { operation: operation.name, input }, { from: 'page', user: 'anonymous-1', anonymous: true })) as Reply<O>
  if (reply.kind !== 'accepted') throw new Error(reply.message)
  return reply.value
}
const asked = async () => (await atDesk(askSignIn, { browser: 'edge', system: 'windows' })).offer!
const stands = async ({ code, secret }: { code: string; secret: string }) => (await atDesk(signInState, { code, secret })).state
const addressOf = (code: string): string => `https://group.example.cn${linkPath({ kind: 'signIn', code })}`
const phoneOf = (account: string, more: Partial<Parameters<typeof openMiniProgram>[0]> = {}): Promise<MiniProgram> =>
  openMiniProgram({ cloud: cloudOf(stage.platform, account), now: stage.platform.now(), ...more })

test('在“我的”里扫电脑上的码，看到数字、电脑和自己的名字，确认', async () => {
  const offer = await asked()
  const phone = await phoneOf('director05', { path: 'pages/me/index' })
  phone.prepare('scanCode', { result: addressOf(offer.code) })
  await phone.tap('扫码登录电脑')
  expect(phone.currentPath()).toBe('packages/account/sign-in/index')
  expect(phone.screen()).toContain(offer.number)
  expect(phone.screen()).toContain('Edge · Windows 电脑')
  expect(phone.screen()).toContain('只有您自己正在电脑前登录时才确认')
  await phone.tap('数字相同，确认登录')
  expect(phone.screen()).toContain('已确认')
  expect(await stands(offer)).toBe('confirmed')
  await phone.tap('看登录的电脑')
  expect(phone.screen()).toContain('没有打开')
  await phone.tap('让它退出')
  expect(phone.dialog()?.content).toContain('马上退出登录')
  await phone.tap('让它退出')
  expect(phone.screen()).not.toContain('Edge · Windows 电脑')
  expect(await stands(offer)).toBe('over')
  putAway(phone)
})

test.each([
  ['q', (code: string) => encodeURIComponent(addressOf(code))],
  ['scene', (code: string) => encodeURIComponent(linkScene({ kind: 'signIn', code }))],
])('用微信扫一扫，从 %s 进来，说不是我', async (name, text) => {
  const offer = await asked()
  const phone = await phoneOf('director05', { path: 'pages/scan/index', query: { [name]: text(offer.code) } })
  expect(phone.currentPath()).toBe('packages/account/sign-in/index')
  await phone.tap('不是我')
  expect(phone.screen()).toContain('那台电脑没有登录')
  expect(await stands(offer)).toBe('refused')
  putAway(phone)
})

test('过期的码、不是我们的码，说明白；没有绑定的人被领去绑定', async () => {
  const { code } = await asked()
  setClock(2 * MINUTE)
  const late = await phoneOf('director05', { path: 'packages/account/sign-in/index', query: { code } })
  expect(late.screen()).toContain('这个码过期了')
  putAway(late)
  setClock()
  const forged = await phoneOf('director05', { path: 'packages/account/sign-in/index', query: { code: `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}` } })
  expect(forged.screen()).toContain('这不是本平台的电脑登录码')
  putAway(forged)
  const newcomer = await phoneOf('newcomer01', { path: 'packages/account/sign-in/index', query: { code } })
  expect(newcomer.screen()).toContain('去登录或绑定身份')
  putAway(newcomer)
})
