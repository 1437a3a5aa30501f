import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { type Browser, type Page } from 'playwright-core'
import { startPlatform, type Platform } from 'local/platform'
import { builtProbe } from 'test/front/built'
import { openChromium } from 'test/support/chromium'

/** The SDK as it is published, in a real browser, told nothing but where the gateway is. */
const { dist } = builtProbe()
const accounts = [{ name: 'secretary', says: '秘书处', subject: 'u-1' }]
let platform: Platform
let browser: Browser
let page: Page

interface Sdk {
  auth: {
    signIn(credentials: object): Promise<unknown>
    signInWithPassword(credentials: object): Promise<{ error: { message: string } | null }>
    signInAnonymously(): Promise<unknown>
    signInWithCustomTicket(ticket: () => Promise<unknown>): Promise<{ error: { message: string } | null }>
    signOut(): Promise<unknown>
    refreshTokenForce(): Promise<unknown>
    getUserInfo(): Promise<Record<string, unknown>>
    getLoginState(): Promise<unknown>
  }
  callFunction(call: object): Promise<Record<string, unknown>>
  uploadFile(file: object): Promise<Record<string, unknown>>
  getTempFileURL(files: object): Promise<{ fileList: Array<Record<string, unknown>> }>
}
declare const sdk: Sdk

beforeAll(async () => {
  const contents = `import cloudbase from '@cloudbase/js-sdk'
    const app = cloudbase.init({ env: 'local' })
    app.registerEndPointWithKey({ key: 'GATEWAY', url: '//' + location.host + '/v1', protocol: 'http' })
    const on = (name) => (...args) => app[name](...args)
    window.sdk = { auth: app.auth({ persistence: 'local' }), ...Object.fromEntries(['callFunction', 'uploadFile', 'getTempFileURL'].map((name) => [name, on(name)])) }`
  buildSync({ stdin: { contents, resolveDir: __dirname }, bundle: true, outfile: join(dist, 'h5/sdk.js'), define: { global: 'window' }, logLevel: 'error' })
  writeFileSync(join(dist, 'h5/index.html'), '<!doctype html><meta charset="utf-8"><script src="/sdk.js"></script>')
  platform = await startPlatform({ dist, accounts, schema: { collections: { probe: { indexes: [] } } }, documents: () => ({}), timers: false })
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
  await page.goto(platform.url)
})
afterEach(() => page.context().close())

const signIn = () => page.evaluate(() => sdk.auth.signIn({ username: 'secretary', password: 'demo' }))
const who = () => page.evaluate(() => sdk.callFunction({ name: 'probe', data: { do: 'who' } }))

describe('未改动的 js-sdk 在真正的浏览器里', () => {
  test('用户名和密码登录，看得到自己，调用带着自己的身份', async () => {
    await signIn()
    expect(await page.evaluate(() => sdk.auth.getUserInfo())).toMatchObject({ uid: 'u-1', username: 'secretary' })
    expect(await who()).toMatchObject({ result: { seen: { TCB_UUID: 'u-1' } } })
  })

  test('密码不对时登录失败，说明原因，之后仍是未登录', async () => {
    const { error } = await page.evaluate(() => sdk.auth.signInWithPassword({ username: 'secretary', password: '错' }))
    expect(error?.message).toContain('用户名或密码不正确')
    expect(await page.evaluate(() => sdk.auth.getLoginState())).toBeNull()
  })

  test('刷新页面仍然登录；换过令牌也还是自己；退出后不能再调用', async () => {
    await signIn()
    await page.reload()
    expect(await who()).toMatchObject({ result: { seen: { TCB_UUID: 'u-1' } } })
    await page.evaluate(() => sdk.auth.refreshTokenForce())
    expect(await who()).toMatchObject({ result: { seen: { TCB_UUID: 'u-1' } } })
    await page.evaluate(() => sdk.auth.signOut())
    expect(await page.evaluate(() => sdk.auth.getLoginState())).toBeNull()
    await expect(who()).rejects.toThrow()
  })

  test('访客匿名登录后可以调用，函数知道他是匿名的', async () => {
    await page.evaluate(() => sdk.auth.signInAnonymously())
    expect(await who()).toMatchObject({ result: { seen: { TCB_ISANONYMOUS_USER: 'true' } } })
  })

  test('凭函数签的票登录，先前是访客也行；调用带着票上的编号，刷新和换令牌以后还是', async () => {
    await page.evaluate(() => sdk.auth.signInAnonymously())
    const ticket = await platform.invoke('probe', { do: 'ticket', id: 'pc-0123456789' })
    const { error } = await page.evaluate((told) => sdk.auth.signInWithCustomTicket(async () => told), ticket)
    expect(error).toBeNull()
    const seen = { TCB_CUSTOM_USER_ID: 'pc-0123456789', TCB_ISANONYMOUS_USER: 'false', TCB_UUID: expect.stringMatching(/^uid-/) as unknown }
    expect(await who()).toMatchObject({ result: { seen } })
    await page.reload()
    await page.evaluate(() => sdk.auth.refreshTokenForce())
    expect(await who()).toMatchObject({ result: { seen } })
  })

  test('票是假的，登录失败，说明原因', async () => {
    const { error } = await page.evaluate(() => sdk.auth.signInWithCustomTicket(async () => 'id/@@/a.b.c'))
    expect(error?.message).toContain('登录凭据无效或已过期')
  })

  test('函数失败时调用被拒绝，带着代码', async () => {
    await signIn()
    const outcome = await page.evaluate(() => sdk.callFunction({ name: 'probe', data: { do: 'throw' } }).catch((error: unknown) => error))
    expect(outcome).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED' })
  })

  /** A trap of the SDK for every client: it takes a result that has a `code` for an error of its own. */
  test('结果里带 code 时，SDK 不放进 result，而是摊在外面', async () => {
    await signIn()
    const answer = await page.evaluate(() => sdk.callFunction({ name: 'probe', data: { do: 'refuse' } }))
    expect(answer).not.toHaveProperty('result')
    expect(answer).toMatchObject({ kind: 'refused', code: 'NOT_OPEN', message: '还没到时间' })
  })

  test('上传到自己的收件夹，函数拿得到；别处不行，也不能自己取临时地址', async () => {
    await signIn()
    const upload = (cloudPath: string) =>
      page.evaluate((path) => sdk.uploadFile({ cloudPath: path, filePath: new File(['会议纪要'], 'a.txt') }).catch((error: Error) => ({ error: String(error) })), cloudPath)
    expect(await upload('inbox/u-1/纪要.txt')).toMatchObject({ fileID: 'cloud://local.files/inbox/u-1/纪要.txt' })
    expect(JSON.stringify(await upload('papers/纪要.txt'))).toContain('STORAGE_EXCEED_AUTHORITY')
    const { fileList } = await page.evaluate(() => sdk.getTempFileURL({ fileList: ['cloud://local.files/inbox/u-1/纪要.txt'] }))
    expect(fileList).toMatchObject([{ code: 'STORAGE_EXCEED_AUTHORITY' }])
    expect(await platform.invoke('probe', { do: 'read', id: 'cloud://local.files/inbox/u-1/纪要.txt' })).toBe('会议纪要')
  })
})

describe('幕后的页面', () => {
  const shown = async () => (await page.innerText('#clock')).replace(/\s+/g, ' ')

  test('在页面上拨钟、拨回', async () => {
    await page.goto(`${platform.url}/_local`)
    await page.fill('[name=at]', '2026-12-18T09:00')
    await page.click('text=改时间')
    await page.waitForFunction(() => document.body.innerText.includes('2026-12-18 09:0'))
    expect(platform.now() - Date.parse('2026-12-18T09:00:00+08:00')).toBeGreaterThanOrEqual(0)
    await page.click('text=回到本机时间')
    await page.waitForFunction(() => document.body.innerText.includes('与本机一致'))
    expect(await shown()).toContain('云上现在是')
  })
})
