import { startPlatform, type Platform } from 'local/platform'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** What somebody does about himself on the phone. */
const dist = built()
let platform: Platform
const phones: MiniProgram[] = []

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false })
})
afterAll(() => platform?.stop())
afterEach(() => {
  for (const phone of phones.splice(0)) putAway(phone)
})

async function me(account: string, opening: Partial<Parameters<typeof openMiniProgram>[0]> = {}): Promise<MiniProgram> {
  const phone = await openMiniProgram({ cloud: cloudOf(platform, account), ...opening })
  phones.push(phone)
  await phone.switchTab('我的')
  return phone
}

/** The root of the page that is shown bears the theme as a class. */
const isDark = (phone: MiniProgram): boolean => phone.findAll({}).some(({ classes }) => classes.includes('is-dark'))

test.each([
  ['light', '深色', true],
  ['dark', '浅色', false],
  ['dark', '跟随系统', true],
] as const)('手机是 %s，选“%s”以后深色为 %p，换一栏、下次打开都还是', async (theme, chosen, dark) => {
  const storage = new Map<string, string>()
  const phone = await me('director01', { theme, storage })
  await phone.pick('外观', chosen)
  expect(isDark(phone)).toBe(dark)
  await phone.switchTab('通讯录')
  expect(isDark(phone)).toBe(dark)
  expect(isDark(await me('director01', { theme, storage }))).toBe(dark)
})

test('跟随系统时，系统换了就跟着换；自己选了的不跟', async () => {
  const phone = await me('director01', { theme: 'light' })
  await phone.setTheme('dark')
  expect(isDark(phone)).toBe(true)
  await phone.pick('外观', '浅色')
  await phone.setTheme('light')
  await phone.setTheme('dark')
  expect(isDark(phone)).toBe(false)
})

test('新版本备好了只说一声，点了才重启', async () => {
  const phone = await me('director01')
  expect(phone.screen()).toMatch(/版本 \d+\.\d+\.\d+/)
  expect(phone.screen()).not.toContain('新版本')
  await phone.offerUpdate()
  expect(phone.screen()).toContain('新版本已备好')
  expect(phone.left).toEqual([])
  await phone.switchTab('首页')
  await phone.tap('重启更新')
  expect(phone.left).toEqual([{ name: 'applyUpdate', asked: {} }])
})

test('提出更正：缺什么说什么，写到一半离开还在；秘书处处理后看得到结果', async () => {
  const phone = await me('director02')
  await phone.tap({ role: 'button', text: '隐私与账号' })
  await phone.tap('有一项不对，提出更正')
  expect(phone.find({ role: 'button', text: '提交更正' }).disabled).toBe(true)
  await phone.pick('哪一项', '单位职务')
  await phone.input('应当是什么', '已改任书记')
  await phone.back()
  await phone.tap('有一项不对，提出更正')
  expect(phone.find('应当是什么').attribute('value')).toBe('已改任书记')
  await phone.tap('提交更正')
  expect(phone.screen()).toContain('已交给秘书处')
  await phone.tap('返回')
  expect(phone.screen()).toContain('待处理')

  const desk = await me('secretary')
  await desk.tap({ role: 'button', text: '更正申请' })
  expect(desk.screen()).toContain('单位职务：已改任书记')
  expect(desk.find({ role: 'button', text: '不改，告知原因' }).disabled).toBe(true)
  await desk.tap('名册已改正')
  expect(desk.screen()).toContain('没有待处理的更正申请')
  await phone.hide()
  await phone.show()
  expect(phone.screen()).toContain('已改正')
})

test('导出：先备好，再点一下发到微信聊天', async () => {
  const phone = await me('director03')
  await phone.tap({ role: 'button', text: '隐私与账号' })
  await phone.tap('导出为文字')
  expect(phone.left).toEqual([])
  phone.prepare('shareFileMessage', {})
  await phone.tap('已备好，发到微信聊天')
  expect(phone.left).toMatchObject([{ name: 'shareFileMessage', asked: { fileName: expect.stringMatching(/的个人资料\.txt$/) } }])
})

test('我的一年：换一年看，条款点得开', async () => {
  const phone = await me('director04')
  await phone.tap({ role: 'button', text: '我的一年' })
  expect(phone.screen()).toContain('还可以请 2 次')
  expect(phone.screen()).toMatch(/还有 \d+ 天/)
  await phone.tap({ role: 'tab', text: `${new Date().getFullYear() - 1} 年` })
  expect(phone.screen()).toContain('没有与您有关的会议')
  await phone.tap('为什么？')
  expect(phone.currentPath()).toBe('packages/charter/clause/index')
})

test('信息员不参会，没有“我的一年”；只有管名册的看得到更正申请', async () => {
  const officer = await me('officer01')
  expect(officer.findAll({ role: 'button', text: '我的一年' })).toEqual([])
  expect(officer.findAll({ role: 'button', text: '更正申请' })).toEqual([])
})

test('解除绑定要先确认；解除以后这台手机上不再有本人的资料', async () => {
  const phone = await me('director05')
  const stored = (await platform.store('dump')) as unknown as { persons: { _id: string; phone: string }[] }
  const { phone: number } = stored.persons.find(({ _id }) => _id === 'person-director05')!
  await phone.tap({ role: 'button', text: '隐私与账号' })
  await phone.tap({ role: 'button', text: '解除绑定' })
  expect(phone.dialog()?.content).toContain('重新邀请')
  await phone.tap('返回')
  expect(phone.screen()).toContain('名册上的登记')
  await phone.tap({ role: 'button', text: '解除绑定' })
  await phone.tap('解除绑定')
  expect(phone.screen()).toContain('请先登录并绑定成员身份')
  await phone.tap('去登录或绑定身份')
  expect(phone.screen()).not.toContain('我的身份')
  expect([...phone.storage.values()].filter((text) => text.includes(number))).toEqual([])
})
