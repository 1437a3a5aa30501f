import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { type Browser } from 'playwright-core'
import { demoDocuments } from 'local/demo/demo'
import { startPlatform, type Platform } from 'local/platform'
import { dayOf } from 'shared/kernel/time'
import { posting } from 'test/demand/posted'
import { issue } from 'test/showcase/articles'
import { openChromium } from 'test/support/chromium'
import { personAt, type Person } from './person'

/** Somebody without an account in front of a browser, on a phone and at a desk. */
const root = path.resolve(__dirname, '../..')
let platform: Platform
let browser: Browser
let someone: Person

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'h5,functions,local'], { cwd: root, stdio: 'pipe' })
  platform = await startPlatform({ dist: path.join(root, 'dist'), timers: false, documents: (now) => ({ ...demoDocuments(now), postings: [posting('posting-public', { at: now, confirmedOn: dayOf(now) })], issues: [issue()] }) })
  await platform.runTimers()
  browser = await openChromium()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})
afterEach(async () => {
  await someone.context.close()
  expect(someone.faults).toEqual([])
})

describe.each([
  ['手机', [390, 844]],
  ['桌面', [1280, 800]],
] as const)('%s上没有账号的人', (_, size) => {
  beforeEach(async () => {
    someone = await personAt(browser, platform.url, size)
  })

  test('从首页看到集团、单位、一个单位，再到登录的门口，可以暂不登录', async () => {
    await someone.go('#/pages/home/index')
    await someone.sees(/本小程序面向/)
    await someone.press(/集团与成员单位/)
    await someone.sees('集团做什么')
    expect(await someone.page.title()).toBe('山西省祁县职业高级中学校职业教育集团')
    await someone.press('看全部 37 家')
    await someone.field('查找成员单位').fill('数控')
    await someone.press(/青松职业技术学院/)
    await someone.sees('数控加工中心二十台。')
    expect(await someone.page.title()).toBe('青松职业技术学院')
    expect(await someone.page.getAttribute('meta[name="description"]', 'content')).toMatch(/以装备制造见长/)
    await someone.press(/^集团介绍/)
    await someone.press(/^简报与新闻/)
    await someone.press(/集团简报 2026年第3期/)
    await someone.sees(/第一段/)
    expect(await someone.page.title()).toBe('集团简报 2026年第3期（总第15期）')
    await someone.press('返回')
    await someone.press('返回')
    await someone.press(/^公开的供需/)
    await someone.press(/数控车工顶岗实习/)
    await someone.press('去登录或绑定身份')
    await someone.press('暂不登录')
    await someone.sees(/本小程序面向/)
  })

  test('地址不全，一句话说明白，还有路可走', async () => {
    await someone.go('#/packages/showcase/unit/index?unitId=unit-99')
    await someone.notice('alert', '没有这个成员单位').waitFor()
    await someone.press('看全部成员单位')
    await someone.sees('37 家')
  })

  test('断网时看得到上次的内容，并且说明白', async () => {
    await someone.go('#/packages/showcase/units/index')
    await someone.sees('37 家')
    await someone.press(/青松职业技术学院/)
    await someone.sees('数控加工中心二十台。')
    await someone.press('返回')
    await someone.sees('37 家')
    await someone.context.setOffline(true)
    await someone.press(/青松职业技术学院/)
    await someone.sees('数控加工中心二十台。')
    await someone.sees(/网络不通，下面是上次的内容/)
  })
})

test('网页不用脚本也能读：从集团到单位，再到平台上的同一页', async () => {
  someone = await personAt(browser, platform.url, [390, 844])
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const page = await plain.newPage()
  await page.goto(`${platform.url}/public/`)
  await page.getByRole('link', { name: '青松职业技术学院' }).click()
  expect(await page.title()).toBe('青松职业技术学院')
  expect(await page.getAttribute('link[rel="canonical"]', 'href')).toBe(`${platform.url}/public/units/unit-02.html`)
  const onward = await page.getByRole('link', { name: '在平台上打开' }).getAttribute('href')
  const missing = await page.goto(`${platform.url}/public/units/unit-99.html`)
  expect(missing?.status()).toBe(404)
  expect(await page.getByRole('link', { name: '看集团和成员单位' }).count()).toBe(1)
  await plain.close()
  await someone.page.goto(onward!)
  await someone.sees('数控加工中心二十台。')
})
