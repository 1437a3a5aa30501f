import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { request } from 'node:http'
import { type Account } from 'local/front/auth'
import { isLoopback } from 'local/front/http'
import { LIMITS } from 'local/host/invocation'
import { startPlatform, type Platform } from 'local/platform'
import { builtProbe } from './built'

const { dist } = builtProbe()
const accounts: Account[] = [{ name: 'secretary', says: '秘书处 张三', subject: 'u-secretary' }]
const schema = { collections: { probe: { indexes: [] }, deliveries: { indexes: [] } } }
const documents = () => ({ deliveries: [{ _id: 'd1', text: '<script>开会通知</script>' }] })
const HOUR = 3_600_000
let platform: Platform

beforeAll(async () => {
  platform = await startPlatform({ dist, accounts, schema, documents, timers: false })
})
afterAll(() => platform.stop())

interface Ask {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
  readonly token?: string
}

/** By node:http, so that the Host header can be a lie. */
function ask(path: string, { method, headers, body, token }: Ask = {}) {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string; json: Record<string, unknown> }>((resolve, reject) => {
    const sent = request(
      platform.url + path,
      {
        method: method ?? (text === undefined ? 'GET' : 'POST'),
        headers: {
          ...(text !== undefined && { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
      },
      (answer) => {
        let said = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
        answer.on('end', () => {
          const isJson = answer.headers['content-type']?.includes('json')
          resolve({ status: answer.statusCode!, headers: answer.headers, text: said, json: isJson ? (JSON.parse(said) as Record<string, unknown>) : {} })
        })
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}

const signIn = async (username = 'secretary', password = 'demo') => ask('/auth/v1/signin', { body: { username, password } })
const tokenOf = async () => (await signIn()).json.access_token as string

describe('登录', () => {
  test('用户名和密码换来令牌，令牌说得出自己是谁', async () => {
    const { status, json } = await signIn()
    expect(status).toBe(200)
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 7200, sub: 'u-secretary' })
    const me = await ask('/auth/v1/user/me', { token: json.access_token as string })
    expect(me.json).toMatchObject({ sub: 'u-secretary', name: '秘书处 张三', username: 'secretary' })
  })

  test.each([
    ['secretary', 'Demo'],
    ['secretary', ''],
    ['nobody', 'demo'],
  ])('%s 用密码「%s」登录不了，也不是 HTTP 200', async (name, password) => {
    const { status, json } = await signIn(name, password)
    expect(status).toBe(400)
    expect(json).toMatchObject({ error: 'invalid_username_or_password', error_description: '用户名或密码不正确' })
  })

  test('刷新令牌换来新令牌，访问令牌不能当刷新令牌用，反过来也不行', async () => {
    const { json } = await signIn()
    const refresh = (token: unknown) => ask('/auth/v1/token', { body: { grant_type: 'refresh_token', refresh_token: token } })
    expect((await refresh(json.refresh_token)).json).toMatchObject({ sub: 'u-secretary' })
    expect(await refresh(json.access_token)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
    expect(await ask('/auth/v1/user/me', { token: json.refresh_token as string })).toMatchObject({ status: 401 })
  })

  test('访客匿名登录，各有各的 uid', async () => {
    const [one, two] = [await ask('/auth/v1/signin/anonymously', { body: {} }), await ask('/auth/v1/signin/anonymously', { body: {} })]
    expect(one.json.sub).toMatch(/^anonymous-/)
    expect(two.json.sub).not.toBe(one.json.sub)
    const { json } = await ask('/v1/functions/probe', { token: one.json.access_token as string, body: { do: 'who' } })
    expect(json.seen).toMatchObject({ TCB_ISANONYMOUS_USER: 'true', TCB_UUID: one.json.sub })
  })

  describe('自定义登录', () => {
    const ticketFor = (id: string) => platform.invoke('probe', { do: 'ticket', id }) as Promise<string>
    const enter = (ticket: unknown, provider_id = 'custom') => ask('/auth/v1/signin/custom', { body: { provider_id, ticket } })
    afterEach(() => platform.setClock(0))

    test('函数用 SDK 签的票换来令牌，调用带着票上的编号；只能传到自己的收件夹', async () => {
      const { status, json } = await enter(await ticketFor('pc-12345'))
      expect(status).toBe(200)
      const token = json.access_token as string
      const { json: called } = await ask('/v1/functions/probe', { token, body: { do: 'who', TCB_CUSTOM_USER_ID: 'pc-liar' } })
      expect(called.seen).toMatchObject({ TCB_CUSTOM_USER_ID: 'pc-12345', TCB_ISANONYMOUS_USER: 'false', TCB_UUID: json.sub })
      const { text } = await ask('/v1/storages/get-objects-upload-info', { token, body: [{ objectId: 'inbox/pc-12345/a.txt' }, { objectId: `inbox/${String(json.sub)}/a.txt` }] })
      expect(JSON.parse(text)).toMatchObject([{ uploadUrl: expect.stringContaining('http') }, { code: 'STORAGE_EXCEED_AUTHORITY' }])
    })

    test('别的人登录，没有票上的编号', async () => {
      const { json } = await ask('/v1/functions/probe', { token: await tokenOf(), body: { do: 'who' } })
      expect(json.seen).not.toHaveProperty('TCB_CUSTOM_USER_ID')
    })

    test('编号不合规矩，SDK 就不签', async () => {
      await expect(ticketFor('abc')).rejects.toThrow('Invalid uid')
    })

    test.each([
      ['十分钟差一点', 600_000 - 60_000, 200],
      ['十分钟过一点', 600_000 + 1, 400],
    ])('票的期限：%s', async (_, later, status) => {
      const ticket = await ticketFor('pc-12345')
      platform.setClock(later)
      expect(await enter(ticket)).toMatchObject({ status })
    })

    test('不是这把私钥签的、改过的、不签的、别的身份源的，都不收', async () => {
      const ticket = await ticketFor('pc-12345')
      const [id, jwt] = ticket.split('/@@/') as [string, string]
      const [head, body, signature] = jwt.split('.') as [string, string, string]
      const said = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
      const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const signed = (value: object, key = privateKey) => {
        const text = `${head}.${encoded(value)}`
        return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
      }
      const publicHalf = createHmac('sha256', 'any').update(`${encoded({ alg: 'HS256', typ: 'JWT' })}.${body}`).digest('base64url')
      for (const [what, bad] of [
        ['别的私钥', `${id}/@@/${signed(said)}`],
        ['改了编号', `${id}/@@/${head}.${encoded({ ...said, uid: 'pc-99999' })}.${signature}`],
        ['不签', `${id}/@@/${encoded({ alg: 'none', typ: 'JWT' })}.${body}.`],
        ['换了算法', `${id}/@@/${encoded({ alg: 'HS256', typ: 'JWT' })}.${body}.${publicHalf}`],
        ['别的钥匙编号', `other/@@/${jwt}`],
        ['没有钥匙编号', jwt],
        ['多一段', `${ticket}.x`],
        ['空', ''],
        ['不是文字', { ticket }],
      ] as const) {
        expect([what, await enter(bad)]).toMatchObject([what, { status: 400, json: { error: 'invalid_ticket' } }])
      }
      expect(await enter(ticket, 'wx')).toMatchObject({ status: 400 })
      expect(await enter(ticket)).toMatchObject({ status: 200 })
    })
  })

  test('改过的令牌不作数', async () => {
    const token = await tokenOf()
    const [head, , tag] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ sub: 'u-chair', use: 'access', exp: 9_999_999_999 })).toString('base64url')
    for (const bad of ['', 'x', `${head}.${forged}.${tag}`, `${token}x`, `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged}.`]) {
      expect(await ask('/auth/v1/user/me', { token: bad })).toMatchObject({ status: 401 })
    }
  })
})

describe('桌面页调用云函数', () => {
  test('没有登录的被拒绝', async () => {
    expect(await ask('/v1/functions/probe', { body: {} })).toMatchObject({ status: 401, json: { code: 'UNAUTHENTICATED' } })
  })

  test('请求体就是事件，答复体就是结果，身份来自令牌而不是请求体', async () => {
    const token = await tokenOf()
    const { status, json } = await ask('/v1/functions/probe', { token, body: { do: 'who', TCB_UUID: 'u-chair', userInfo: { openId: 'o' } } })
    expect(status).toBe(200)
    expect(json.seen).toMatchObject({ TCB_UUID: 'u-secretary' })
    expect(json.seen).not.toHaveProperty('WX_OPENID')
  })

  test.each([
    ['恰好', 0, 200],
    ['超出一个字节', 1, 413],
  ])('请求在 100 KB 上限%s时得到 %i', async (_, beyond, status) => {
    const event = { do: 'big', bytes: 3, text: '' }
    const body = { ...event, text: 'x'.repeat(LIMITS.page - JSON.stringify(event).length + beyond) }
    expect((await ask('/v1/functions/probe', { token: await tokenOf(), body })).status).toBe(status)
  })

  test.each([
    ['probe', { do: 'throw' }, 500, 'FUNCTION_INVOCATION_FAILED'],
    ['nobody', {}, 404, 'FUNCTION_NOT_FOUND'],
  ])('函数 %s 收到 %j 失败时不是 HTTP 200', async (name, body, status, code) => {
    expect(await ask(`/v1/functions/${name}`, { token: await tokenOf(), body })).toMatchObject({ status, json: { code } })
  })
})

describe('只在本机', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['::ffff:127.0.0.1', 'localhost', true],
    ['::1', '[::1]', true],
    ['192.168.1.9', '127.0.0.1', false],
    ['127.0.0.1', 'rebound.example', false],
    ['127.0.0.1', '127.0.0.1.example', false],
    [undefined, 'localhost', false],
  ])('来自 %s、找 %s：%s', (address, host, here) => {
    expect(isLoopback(address, host)).toBe(here)
  })

  test('用别的名字找来的，不能用演示账号登录，看不到幕后', async () => {
    const headers = { host: 'rebound.example' }
    expect(await ask('/auth/v1/signin', { headers, body: { username: 'secretary', password: 'demo' } })).toMatchObject({ status: 403 })
    expect(await ask('/_local', { headers })).toMatchObject({ status: 403 })
    expect(await ask('/_local/dump', { headers })).toMatchObject({ status: 403 })
  })

  test.each(['//localhost', '//127.0.0.1:80'])('路径里写的 %s 不算名字', async (lie) => {
    const headers = { host: 'rebound.example' }
    const signed = await ask(`${lie}/auth/v1/signin`, { headers, body: { username: 'secretary', password: 'demo' } })
    expect(signed.status).toBe(404)
    expect(signed.json).not.toHaveProperty('access_token')
    expect((await ask(`${lie}/_local/dump`, { headers })).text).not.toContain('开会通知')
  })

  test('别处的网页不能借用浏览器来操作幕后', async () => {
    const body = { function: 'probe', event: {} }
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'content-type': 'text/plain' }] as Array<Record<string, string>>) {
      expect(await ask('/_local/invoke', { headers, body })).toMatchObject({ status: 403 })
    }
    expect(await ask('/_local/invoke', { headers: { origin: 'http://localhost:10086' }, body })).toMatchObject({ status: 200 })
  })

  test('跨源许可只给本机的网页', async () => {
    const allowed = async (origin: string) =>
      (await ask('/v1/functions/probe', { method: 'OPTIONS', headers: { origin, 'access-control-request-headers': 'x-sdk-version' } })).headers
    expect(await allowed('http://localhost:10086')).toMatchObject({
      'access-control-allow-origin': 'http://localhost:10086',
      'access-control-allow-headers': 'x-sdk-version',
    })
    expect(await allowed('https://elsewhere.example')).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('幕后', () => {
  test('以小程序的 openid、以账号、不以任何身份调用', async () => {
    const who = async (as?: object) => (await ask('/_local/invoke', { body: { function: 'probe', event: { do: 'who' }, as } })).json.seen
    expect(await who({ openid: 'o-7' })).toMatchObject({ WX_OPENID: 'o-7' })
    expect(await who({ user: 'secretary' })).toMatchObject({ TCB_UUID: 'u-secretary' })
    expect(await who()).not.toHaveProperty('TCB_UUID')
  })

  test('拨钟按差值，也按时刻；函数跟着走', async () => {
    const { json } = await ask('/_local/clock', { body: { offset: HOUR } })
    expect(json).toMatchObject({ offset: HOUR })
    const to = Date.parse('2026-12-18T09:00:00+08:00')
    const { json: moved } = await ask('/_local/clock', { body: { at: to } })
    expect(moved.now).toBeGreaterThanOrEqual(to)
    const told = (await ask('/_local/invoke', { body: { function: 'probe', event: { do: 'date' } } })).json
    expect(told.now).toBeGreaterThanOrEqual(to)
    expect(told.now).toBeLessThan(to + HOUR)
    expect(await ask('/_local/clock', { body: {} })).toMatchObject({ status: 400 })
    await ask('/_local/clock', { body: { offset: 0 } })
  })

  test('看得到集合、消息、文件；内容里的标签不会成为页面的一部分', async () => {
    const { json } = await ask('/_local/dump')
    expect(json.collections).toMatchObject({ deliveries: [{ _id: 'd1' }] })
    const { text } = await ask('/_local')
    expect(text).toContain('站内消息（1）')
    expect(text).not.toContain('<script>开会')
  })

  test('定时任务可以手动触发', async () => {
    expect(await ask('/_local/timers', { body: {} })).toMatchObject({ status: 200 })
  })
})

describe('网页文件', () => {
  test.each(['/c/0123456789abcdefghjk/00ab7z3k9qp', '/c/m/t/', '/j/7K2M-9QXR', '/s/1nhenmb00aaaaaaaaa0123456789ab'])('扫来的地址 %s 转到读它的那一页', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 302, headers: { location: `/#/pages/scan/index?q=${encodeURIComponent(path)}` } })
  })

  test('地址里没有点的都是首页，有点的要么有要么没有', async () => {
    for (const path of ['/', '/meetings/12']) expect((await ask(path)).text).toBe('<title>页面</title>')
    expect(await ask('/js/app.0123abcd.js')).toMatchObject({ status: 200, headers: { 'cache-control': expect.stringContaining('immutable') as string } })
    for (const path of ['/js/none.js', '/_local/nothing', '/v1/nothing.js']) expect(await ask(path)).toMatchObject({ status: 404 })
  })

  test.each(['/../local/store.cjs', '/..%2flocal%2fstore.cjs', '/%2e%2e/local/store.cjs', '/js/%2e%2e/%2e%2e/local/store.cjs', '/%zz'])('出不了网页的目录：%s', async (path) => {
    const { status, text } = await ask(path)
    expect([400, 404]).toContain(status)
    expect(text).not.toContain('require')
  })
})
