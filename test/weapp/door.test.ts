import { resolve } from 'node:path'
import { confirmScan, projector } from 'shared/attendance/door-operations'
import type { CheckIn } from 'shared/attendance/model'
import { board } from 'shared/attendance/operations'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { setDoor } from 'shared/meeting/operations'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { publishAssembly } from 'test/support/assembly'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** The door of the hall, on phones with the mini-program. */
const dist = built()
const year = yearOf(Date.now())
const DAY = `${year}-12-18`
const START = chinaTime(`${DAY}T09:00`)

let stage: Stage
let meetingId: string
const open: MiniProgram[] = []

async function phoneOf(account: string, path?: string, query?: Readonly<Record<string, string>>): Promise<MiniProgram> {
  const phone = await openMiniProgram({ cloud: cloudOf(stage.platform, account), now: stage.platform.now(), ...(path && { path }), ...(query && { query }) })
  open.push(phone)
  return phone
}

const codes = async () => (await stage.must('secretary', projector, { meetingId })).codes[0]!
const stored = async (account: string): Promise<CheckIn[]> => {
  const { attendance } = (await stage.platform.store('dump')) as unknown as { attendance: CheckIn[] }
  return attendance.filter(({ fact, personId }) => fact === 'checkIn' && personId === `person-${account}`)
}

/** The camera reads the screen of the hall. */
async function scan(phone: MiniProgram, text: string, button = '扫码签到'): Promise<void> {
  phone.prepare('scanCode', { result: text })
  await phone.tap(button)
}

beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
  stage.at(`${year}-12-01T09:00`)
  meetingId = await publishAssembly(stage, START)
  stage.at(`${DAY}T08:30`)
})
afterAll(() => stage?.platform.stop())
afterEach(() => {
  const errors = open.flatMap((phone) => phone.errors)
  const excess = open.flatMap(({ measures }) => measures.acts.filter((act) => act.count - act.trifles > 2))
  for (const phone of open.splice(0)) phone.close()
  expect(errors).toEqual([])
  expect(excess).toEqual([])
})

test('门没开，首页没有「扫码签到」；门开了，点一下，扫到就是已签到', async () => {
  stage.at(`${DAY}T07:30`)
  const phone = await phoneOf('director01')
  expect(phone.screen()).not.toContain('扫码签到')
  stage.at(`${DAY}T08:30`)
  await phone.hide()
  await phone.show()
  await scan(phone, `https://group.example.cn${(await codes()).path}`)
  expect(phone.currentPath()).toBe('packages/door/receipt/index')
  expect(phone.screen()).toContain('✓ 已签到')
  expect(phone.screen()).toContain('第 1 位到会')
  expect(phone.screen()).toMatch(/签到号\s*\d{6}/)
  expect(await stored('director01')).toMatchObject([{ method: 'scan' }])
  await phone.tap('回首页')
  expect(phone.screen()).toContain('已签到 08:30')
  expect(phone.screen()).not.toContain('扫码签到')
})

test('摄像头关了，什么也没发生；扫了别的码，说不是本集团的码', async () => {
  const phone = await phoneOf('director02')
  phone.prepare('scanCode', new Error('cancel'))
  await phone.tap('扫码签到')
  expect(phone.currentPath()).toBe('pages/home/index')
  await scan(phone, 'https://example.cn/menu')
  expect(phone.dialog()?.title).toBe('这不是本集团的码')
})

test.each([
  ['小程序码的 scene', async () => ({ scene: encodeURIComponent((await codes()).scene) })],
  ['扫普通链接的 q', async () => ({ q: encodeURIComponent(`https://group.example.cn${(await codes()).path}`) })],
] as const)('微信自己的扫一扫：%s，打开就签到', async (_, query) => {
  const account = _.includes('scene') ? 'director03' : 'director04'
  const phone = await phoneOf(account, 'pages/scan/index', await query())
  expect(phone.screen()).toContain('✓ 已签到')
  expect(await stored(account)).toHaveLength(1)
})

test('没有绑定身份的人扫了码，被请去绑定，不签到', async () => {
  const phone = await phoneOf('visitor', 'pages/scan/index', { scene: (await codes()).scene })
  expect(phone.screen()).toContain('签到码已经记下')
  await phone.tap('去登录或绑定身份')
  expect(phone.currentPath()).toBe('pages/me/index')
})

test('没有网络：待补传，不说成功，退出再来首页还记得；有网自动补传，待确认；秘书确认以后自己变成已签到', async () => {
  const phone = await phoneOf('director05')
  const { path } = await codes()
  await phone.setNetwork('none')
  await scan(phone, `https://group.example.cn${path}`)
  expect(phone.screen()).toContain('待补传')
  expect(phone.screen()).not.toContain('已签到')
  await phone.back()
  expect(phone.screen()).toContain('还没有送达平台')
  stage.at(`${DAY}T08:35`)
  await phone.setNetwork('wifi')
  await phone.tap('补传签到码')
  expect(phone.screen()).toContain('待确认')
  expect(phone.screen()).not.toContain('已签到')
  expect(await stored('director05')).toEqual([])

  await stage.must('secretary', confirmScan, { meetingId, personId: 'person-director05' })
  await phone.advance(7000)
  await phone.settle()
  expect(phone.screen()).toContain('✓ 已签到')
  expect(await stored('director05')).toMatchObject([{ method: 'queued' }])
  await phone.tap('回首页')
  expect(phone.screen()).not.toContain('还没有送达平台')
})

test('网络回来时页面还开着，自己补传', async () => {
  const phone = await phoneOf('director06')
  const { path } = await codes()
  await phone.setNetwork('none')
  await scan(phone, path)
  expect(phone.screen()).toContain('待补传')
  await phone.setNetwork('wifi')
  await phone.advance(6000)
  await phone.settle()
  expect(phone.screen()).toContain('✓ 已签到')
})

test('过期的码、假码说明原因，可以再扫；看板上有名字有原因', async () => {
  const phone = await phoneOf('director07')
  const { path } = await codes()
  await scan(phone, `${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`)
  expect(phone.find({ role: 'alert' }).text).toContain('没有签到成功：这个签到码不是平台发出的')
  stage.at(`${DAY}T08:40`)
  await scan(phone, path, '再扫一次')
  expect(phone.find({ role: 'alert' }).text).toContain('这个码已经换了')
  await scan(phone, (await codes()).path, '再扫一次')
  expect(phone.screen()).toContain('✓ 已签到')
  const { failures } = await stage.must('secretary', board, { meetingId })
  expect(failures.map(({ personId, code }) => [personId, code])).toEqual([['person-director07', 'STALE'], ['person-director07', 'FORGED']])
})

test('秘书在手机上：看板上确认扫码，打开逐一确认，投屏上是同样的码', async () => {
  await stage.must('secretary', setDoor, { meetingId, fixed: false, shared: true })
  const phone = await phoneOf('director08')
  await scan(phone, (await codes()).path)
  expect(phone.screen()).toContain('待确认')
  const desk = await phoneOf('secretary', 'packages/desk/board/index', { meetingId })
  await desk.tap({ role: 'tab', text: '待确认 1' })
  await desk.tap({ role: 'button', text: '确认在场' })
  expect(desk.screen()).toContain('的扫码已确认')
  expect(await stored('director08')).toHaveLength(1)
  await desk.tap('打开签到投屏')
  expect(desk.screen()).toContain('扫码后由会务确认')
  expect(desk.screen()).toContain('秒后换新码')
  await stage.must('secretary', setDoor, { meetingId, fixed: false, shared: false })
})
