import { openClock } from 'local/host/clock'
import { openHost, type Host } from 'local/host/host'
import { LIMITS, type Caller, type InvocationError } from 'local/host/invocation'
import { builtProbe } from './built'

const { functions, worker } = builtProbe()
const clock = openClock()
const said: string[] = []
const DAY = 86_400_000
let host: Host

beforeAll(async () => {
  host = await openHost({ functions, worker, admin: 'http://127.0.0.1:1/admin', clock, warm: { probe: 2, hasty: 1 }, log: (line) => said.push(line) })
})
afterAll(() => host.stop())

const call = async (event: unknown, caller: Caller = { from: 'function' }) =>
  JSON.parse(await host.invoke('probe', JSON.stringify(event), caller)) as Record<string, unknown>
const failure = (event: unknown): Promise<InvocationError> =>
  call(event).then(
    () => Promise.reject(new Error('竟然成功了')),
    (error: InvocationError) => error,
  )

describe('云函数的宿主', () => {
  test('事件和结果都经过 JSON：undefined 消失，日期成为文字，NaN 成为 null', async () => {
    expect(await call({ do: 'echo', list: [1, { a: null }] })).toMatchObject({ event: { do: 'echo', list: [1, { a: null }] } })
    expect(await call({ do: 'odd' })).toEqual({ when: '1970-01-01T00:00:00.000Z', not: null })
  })

  test('一个实例同时只处理一个请求，实例不超过三个，请求一个不落', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => call({ do: 'turns' })))
    expect(answers.map(({ together }) => together)).toEqual(Array(30).fill(1))
    const instances = new Set(answers.map(({ born }) => born))
    expect(instances.size).toBeGreaterThanOrEqual(2)
    expect(instances.size).toBeLessThanOrEqual(3)
  })

  test('超时的调用得到错误，实例被终止，下一次调用由新的实例处理', async () => {
    const hasty = (what: string) => host.invoke('hasty', JSON.stringify({ do: what }), { from: 'function' })
    const before = JSON.parse(await hasty('echo')) as { born: string }
    const outcomes = await Promise.allSettled([hasty('loop'), hasty('ticks')])
    const ticks = () => said.filter((line) => line.includes('滴答')).length
    const heard = ticks()
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'FUNCTION_TIME_LIMIT_EXCEEDED', status: 504 } })
    }
    const after = JSON.parse(await hasty('echo')) as { born: string; calls: number }
    expect(after.calls).toBe(1)
    expect(after.born).not.toBe(before.born)
    for (let i = 0; i < 20; i++) await call({ do: 'turns' })
    expect(heard).toBeGreaterThan(0)
    expect(ticks()).toBe(heard)
  })

  test.each([
    ['throw', '说好的错误'],
    ['reject', '没人等的错误'],
    ['exit', '已退出'],
  ])('函数出错（%s）时调用得到错误，说明原因，下一次调用照常', async (what, reason) => {
    const error = await failure({ do: what })
    expect(error).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED', status: 500 })
    expect(error.message).toContain(reason)
    expect(await call({ do: 'echo' })).toMatchObject({ event: { do: 'echo' } })
  })

  test.each([
    ['恰好', 0, true],
    ['超出一个字节', 1, false],
  ])('结果在 6 MB 上限%s时', async (_, beyond, passes) => {
    const outcome = call({ do: 'big', bytes: LIMITS.payload - 2 + beyond })
    if (passes) expect(String(await outcome)).toHaveLength(LIMITS.payload - 2)
    else await expect(outcome).rejects.toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED' })
  })

  test.each([
    ['恰好', 0, true],
    ['超出一个字节', 1, false],
  ])('事件在 6 MB 上限%s时', async (_, beyond, passes) => {
    const event = { do: 'big', bytes: 5, text: '' }
    const outcome = call({ ...event, text: 'x'.repeat(LIMITS.payload - JSON.stringify(event).length + beyond) })
    if (passes) expect(await outcome).toBe('xxxxx')
    else await expect(outcome).rejects.toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT', status: 413 })
  })

  test('没有的函数说没有', async () => {
    await expect(host.invoke('nobody', '{}', { from: 'function' })).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND', status: 404 })
  })
})

describe('函数看到的环境', () => {
  test('小程序的调用带 openid，与事件里自称的无关', async () => {
    const { seen } = await call({ do: 'who', WX_OPENID: '冒名' }, { from: 'mini-program', openid: 'o-1' })
    expect(seen).toMatchObject({ WX_OPENID: 'o-1', TENCENTCLOUD_RUNENV: 'SCF', SCF_NAMESPACE: 'local' })
    expect(seen).not.toHaveProperty('TCB_UUID')
    expect(await call({}, { from: 'mini-program', openid: 'o-1' })).toMatchObject({ event: { userInfo: { openId: 'o-1' } } })
  })

  test('桌面页的调用带 uid，没有 openid', async () => {
    const { seen } = await call({ do: 'who' }, { from: 'page', user: 'u-1' })
    expect(seen).toMatchObject({ TCB_UUID: 'u-1', TCB_ISANONYMOUS_USER: 'false' })
    expect(seen).not.toHaveProperty('WX_OPENID')
  })

  test('上一次调用的身份不留到下一次', async () => {
    for (let i = 0; i < 6; i++) await call({ do: 'who' }, { from: 'mini-program', openid: `o-${i}` })
    for (let i = 0; i < 6; i++) expect((await call({ do: 'who' })).seen).not.toHaveProperty('WX_OPENID')
  })

  test('每次调用有自己的数据库地址，看不到本机的环境变量', async () => {
    const first = await call({ do: 'who' })
    const second = await call({ do: 'who' })
    const address = (answer: Record<string, unknown>) => (answer.seen as Record<string, string>).TCB_CONTEXT_CNFG
    expect(address(first)).toBe(JSON.stringify({ URL: `http://127.0.0.1:1/admin/${String(first.requestId)}` }))
    expect(address(second)).not.toBe(address(first))
    expect(first.home).toBeNull()
  })

  test('定时任务由触发器标明，不靠事件', async () => {
    const { seen } = await call({ do: 'who' }, { from: 'timer', trigger: '每分钟' })
    expect(seen).toMatchObject({ TRIGGER_SRC: 'timer' })
    await host.runTimers()
  })
})

describe('云上的时钟', () => {
  afterEach(() => clock.setOffset(0))

  test('拨到三十天后，各实例的当前时刻一起走，给定的时刻不变', async () => {
    clock.setOffset(30 * DAY)
    const before = Date.now() + 30 * DAY
    for (let i = 0; i < 4; i++) {
      const answer = await call({ do: 'date', at: 12345 })
      const after = Date.now() + 30 * DAY
      for (const now of [answer.now, answer.made]) {
        expect(now).toBeGreaterThanOrEqual(before)
        expect(now).toBeLessThanOrEqual(after)
      }
      expect(answer).toMatchObject({ told: 12345, parts: 2, text: 'string', isDate: true, utc: Date.UTC(2026, 0, 1) })
    }
  })

  test('测试自己的时钟不受影响', () => {
    const before = Date.now()
    clock.setOffset(DAY)
    expect(Date.now() - before).toBeLessThan(DAY)
    expect(clock.now()).toBeGreaterThanOrEqual(before + DAY)
  })
})
