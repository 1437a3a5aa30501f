import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { type Browser, type Page } from 'playwright-core'
import { startPlatform, type Platform } from 'local/platform'
import { openChromium } from 'test/support/chromium'

/** The desktop page as it is built, on the local cloud, in a real browser. */
const root = path.resolve(__dirname, '../..')
const EVALUATE = '#/packages/charter/evaluate/index'
let platform: Platform
let browser: Browser
let page: Page
let faults: string[]

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'h5,functions,local'], { cwd: root, stdio: 'pipe' })
  platform = await startPlatform({ dist: path.join(root, 'dist'), timers: false })
  browser = await openChromium()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})
beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  page.setDefaultTimeout(20_000)
  faults = []
  page.on('pageerror', (error) => faults.push(String(error)))
})
afterEach(async () => {
  await page.context().close()
  expect(faults).toEqual([])
})

/** Another document, so that the client starts anew: an address that differs in its hash alone might come in while a page still goes. */
async function open(hash = ''): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${platform.url}/${hash}`)
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

async function fill(values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value)
}

async function signIn(name: string): Promise<void> {
  await open('#/pages/me/index')
  await fill({ 用户名: name, 密码: 'demo' })
  await button('登录').click()
  await page.waitForURL(/pages\/home/)
}

test('访客先看到这是给谁用的，不登录也能走下去', async () => {
  await open()
  await page.getByText('秘书处工作人员：接收会议通知').waitFor()
  await open('#/pages/me/index')
  await button('暂不登录').click()
  await page.getByText('秘书处工作人员：接收会议通知').waitFor()
})

test('表决试算：缺什么按钮就说什么，核算后逐项列出，“为什么？”打开条款，返回后内容还在', async () => {
  await open(EVALUATE)
  await page.getByText('请先填写应到人数').waitFor()
  await fill({ 应到人数: '30', 表决时在场: '22', 同意: '14' })
  await page.getByLabel('事项').selectOption({ label: '重大事项' })
  await button('核算表决结果').click()
  await page.getByText('同意 14 票，到会 22 人，需 11 票').first().waitFor()
  await page.getByRole('link', { name: '为什么？' }).first().click()
  await page.getByText('以上是条文大意').waitFor()
  await button('返回').last().click()
  expect(await page.getByLabel('同意', { exact: true }).inputValue()).toBe('14')
})

test('不可能的人数在那一项下面指出，按钮同时停用', async () => {
  await open(EVALUATE)
  await fill({ 应到人数: '30', 表决时在场: '31', 同意: '1' })
  await page.getByRole('alert').filter({ hasText: '31' }).waitFor()
  expect(await button('核算表决结果').getAttribute('aria-disabled')).toBe('true')
})

test('断网时说网络不通，填的还在；网络恢复，再按一次就成', async () => {
  await open(EVALUATE)
  await fill({ 应到人数: '37', 表决时在场: '25', 同意: '13' })
  await page.context().setOffline(true)
  await button('核算表决结果').click()
  await page.getByText('网络不通').waitFor()
  await page.context().setOffline(false)
  await button('核算表决结果').click()
  await page.getByText('核算结果').waitFor()
  expect(await page.getByLabel('应到人数').inputValue()).toBe('37')
})

test('密码不对就在密码下面说；登录后重新打开仍是本人；退出后设备上不留下资料', async () => {
  await open('#/pages/me/index')
  await fill({ 用户名: 'director01', 密码: 'wrong' })
  await button('登录').click()
  await page.getByText('用户名或密码不正确').waitFor()
  await signIn('director01')
  await open('#/pages/me/index')
  await page.reload()
  await page.getByText('我的身份').waitFor()
  await button('退出登录').click()
  await page.locator('.taro-model__confirm').click()
  await page.getByLabel('用户名').waitFor()
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => /^(recent|draft:)/.test(key)).map(([, value]) => String(value)))
  expect(kept.filter((value) => value.includes('personId'))).toEqual([])
})

test('断网时退出不算数，明说没有退出；网络恢复，再按一次就退出了', async () => {
  await signIn('director02')
  await open('#/pages/me/index')
  await page.getByText('我的身份').waitFor()
  await page.context().setOffline(true)
  await button('退出登录').click()
  await page.locator('.taro-model__confirm').click()
  await page.getByText('网络不通，还没有退出登录').waitFor()
  await page.locator('.taro-model__confirm').filter({ hasText: '知道了' }).click()
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText('我的身份').waitFor()
  await button('退出登录').click()
  await page.locator('.taro-model__confirm').filter({ hasText: '退出登录' }).click()
  await page.getByLabel('用户名').waitFor()
})

test('旧链接打不开的页面，回到首页', async () => {
  await open('#/pages/nowhere/index')
  await page.waitForURL(/pages\/home/)
})

test('键盘走得通：回车登录', async () => {
  await open('#/pages/me/index')
  await fill({ 用户名: 'secretary', 密码: 'demo' })
  await page.keyboard.press('Enter')
  await page.waitForURL(/pages\/home/)
})

const PAGES = [
  ['pages/home/index', '首页'],
  ['pages/meetings/index', '会议'],
  ['pages/contacts/index', '通讯录'],
  ['pages/me/index', '我的'],
  ['packages/charter/evaluate/index', '表决试算'],
  ['packages/charter/clause/index?id=X3', '条文疑义'],
] as const

test.each([
  [320, false],
  [320, true],
  [390, true],
  [1280, false],
])('宽 %d（大字 %p）时，各页没有东西伸出屏幕', async (width, care) => {
  await page.setViewportSize({ width, height: 800 })
  if (care) await page.addInitScript(() => location.protocol !== 'about:' && localStorage.setItem('care', JSON.stringify({ data: 'true' })))
  for (const [place, title] of PAGES) {
    await open(`#/${place}`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('.screen *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className),
    )
    expect([place, beyond]).toEqual([place, []])
    expect(await page.locator('.screen.is-care').count()).toBe(care ? 1 : 0)
  }
})

test('无权办理的页面一开始就说明；登录以后回到原来要去的那一页', async () => {
  await open('#/packages/desk/edit/index')
  await button('去登录或绑定身份').click()
  await fill({ 用户名: 'secretary', 密码: 'demo' })
  await button('登录').click()
  await page.waitForURL(/packages\/desk\/edit/)
  await page.getByText('第几届').first().waitFor()

  await page.context().clearCookies()
  await page.evaluate(() => localStorage.clear())
  await signIn('director01')
  await open('#/packages/desk/edit/index')
  await page.getByText('您现任的职务不能办理此事').waitFor()
  await button('回首页').click()
  await page.waitForURL(/pages\/home/)
})
