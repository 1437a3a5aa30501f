import { resolve } from 'node:path'
import { board, invite, letters, unbind } from 'shared/identity/operations'
import { linkPath } from 'shared/kernel/link'
import { DAY, chinaTime, yearOf } from 'shared/kernel/time'
import { draftMeeting, publishMeeting } from 'shared/meeting/operations'
import { plan } from 'test/router/hall'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** From the letter to the confirmed reply, and the other ways in and out, on the compiled mini-program. */
const dist = built()
const now = chinaTime(`${yearOf(Date.now())}-12-01T09:00`)

let stage: Stage
beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
  stage.platform.setClock(now - Date.now())
  const { meetingId, edition } = await stage.must('secretary', draftMeeting, { plan: plan(now + 10 * DAY) })
  await stage.must('secretary', publishMeeting, { meetingId, edition })
})
afterAll(() => stage?.platform.stop())

const phoneOf = (account: string, more: Partial<Parameters<typeof openMiniProgram>[0]> = {}): Promise<MiniProgram> =>
  openMiniProgram({ cloud: cloudOf(stage.platform, account), now, ...more })

const personId = (account: string): string => `person-${account}`
async function letterFor(account: string): Promise<string> {
  await stage.must('secretary', unbind, { personId: personId(account), reason: '换了手机' })
  await stage.must('secretary', invite, { personIds: [personId(account)] })
  return (await stage.must('secretary', letters, { personIds: [personId(account)] })).letters[0]!.code
}
const rowOf = async (account: string) => (await stage.must('secretary', board, {})).persons.find((row) => row.personId === personId(account))!
const inOrder = (phone: MiniProgram): void => {
  expect(phone.errors).toEqual([])
  expect(phone.measures.acts.filter((act) => act.count - act.trifles > 2)).toEqual([])
  phone.close()
}

test('校长头一次来：扫邀请信上的码，到答复被确认，至多点六下', async () => {
  const code = await letterFor('director05')
  const q = encodeURIComponent(`https://group.example${linkPath({ kind: 'join', code })}`)
  const phone = await phoneOf('newcomer01', { path: 'pages/scan/index', query: { q } })
  expect(phone.currentPath()).toBe('packages/account/bind/index')
  let taps = 0
  const tap = async (what: Parameters<MiniProgram['tap']>[0]): Promise<void> => {
    taps++
    await phone.tap(what)
  }
  expect(phone.find('邀请码').attribute('value')).toBe(code)
  expect(phone.find({ role: 'button', text: '用邀请码绑定' }).disabled).toBe(true)
  await tap({ role: 'checkbox' })
  await tap({ role: 'button', text: '用邀请码绑定' })
  expect(phone.screen()).toContain('您已绑定为')
  await tap('开始使用')
  expect(phone.currentPath()).toBe('pages/home/index')
  await tap({ role: 'button', text: '答复能否参加' })
  await tap('参加')
  await tap('提交：参加')
  expect(phone.screen()).toContain('已答复：参加')
  expect(taps).toBeLessThanOrEqual(6)
  expect(await rowOf('director05')).toMatchObject({ bound: { wx: true, tcb: false }, invitation: { state: 'used' } })
  inOrder(phone)
})

test('从“我的”进去，用手机号绑定；不同意隐私说明时按钮停用；拒绝给手机号也不出错', async () => {
  await stage.must('secretary', unbind, { personId: personId('director06'), reason: '换了手机' })
  const { persons } = (await stage.platform.store('dump')) as unknown as { persons: { _id: string; phone: string }[] }
  const number = persons.find(({ _id }) => _id === personId('director06'))!.phone
  const phone = await phoneOf('newcomer02', { path: 'pages/me/index' })
  await phone.tap('绑定成员身份')
  expect(phone.find({ role: 'button', text: '用手机号绑定' }).disabled).toBe(true)
  await phone.tap({ role: 'checkbox' })
  await phone.tap({ role: 'button', text: '用手机号绑定' })
  expect(phone.toasts).toContain('未使用手机号')
  phone.prepare('getPhoneNumber', { code: `phone-${number}` })
  await phone.tap({ role: 'button', text: '用手机号绑定' })
  await phone.tap('开始使用')
  expect(phone.currentPath()).toBe('pages/home/index')
  expect(await rowOf('director06')).toMatchObject({ bound: { wx: true } })
  inOrder(phone)
})

test('输错的码说出哪里不对，填的还在；从别的页面来的，绑定后回到那一页', async () => {
  const code = await letterFor('director07')
  const phone = await phoneOf('newcomer03', { path: 'packages/desk/edit/index' })
  await phone.tap('去登录或绑定身份')
  await phone.tap('绑定成员身份')
  await phone.input('邀请码', '2222-2222')
  await phone.tap({ role: 'checkbox' })
  await phone.tap({ role: 'button', text: '用邀请码绑定' })
  expect(phone.find({ role: 'alert' }).text).toContain('没有这个邀请码')
  expect(phone.find('邀请码').attribute('value')).toBe('2222-2222')
  await phone.input('邀请码', code.toLowerCase().replace('-', ' '))
  await phone.tap({ role: 'button', text: '用邀请码绑定' })
  await phone.tap('开始使用')
  expect(phone.currentPath()).toBe('packages/desk/edit/index')
  inOrder(phone)
})

test('秘书在手机上发码、看邀请信、撤回', async () => {
  await stage.must('secretary', unbind, { personId: personId('director11'), reason: '换了手机' })
  const { name } = await rowOf('director11')
  const phone = await phoneOf('secretary', { path: 'packages/account/invitations/index' })
  await phone.tap(`展开 ${name}`)
  await phone.tap('发邀请码')
  expect(phone.screen()).toContain(`${name} 的新邀请码已发`)
  await phone.tap(`展开 ${name}`)
  await phone.tap('看邀请信')
  const { letters: [letter] } = await stage.must('secretary', letters, { personIds: [personId('director11')] })
  expect(phone.screen()).toContain(letter!.code)
  await phone.back()
  await phone.tap('撤回邀请码')
  expect(phone.screen()).toContain(`${name} 的邀请码已撤回`)
  expect(await rowOf('director11')).toMatchObject({ invitation: { state: 'withdrawn' } })
  inOrder(phone)
})

describe('微信在用相机、相册以前问隐私', () => {
  test('打开的就是我们的说明；同意，微信得到同意和按钮；回到原来的页', async () => {
    const phone = await phoneOf('director01')
    const said = await phone.askPrivacy()
    expect(phone.currentPath()).toBe('packages/account/privacy/index')
    expect(phone.screen()).toContain('不收集位置')
    await phone.tap('同意并继续')
    expect(said).toEqual([{ event: 'agree', buttonId: 'agree-privacy' }])
    expect(phone.currentPath()).toBe('pages/home/index')
    inOrder(phone)
  })

  test.each([['不同意'], ['返回']])('%s，微信得到不同意', async (how) => {
    const phone = await phoneOf('director01')
    const said = await phone.askPrivacy()
    await (how === '返回' ? phone.back() : phone.tap(how))
    expect(said).toEqual([{ event: 'disagree' }])
    inOrder(phone)
  })
})
