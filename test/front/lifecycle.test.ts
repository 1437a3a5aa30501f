import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { realCredentials } from 'local/credentials'
import { lockFolder } from 'local/lock'
import { startPlatform } from 'local/platform'
import { builtProbe } from './built'

const { dist } = builtProbe()
const schema = { collections: { probe: { indexes: [] } } }
const accounts = [{ name: 'chair', says: '理事长', subject: 'u-1' }]
const dataDir = mkdtempSync(join(dist, 'data-'))
const start = (documents: () => Record<string, Array<{ _id: string }>> = () => ({ probe: [{ _id: '演示' }] }), port = 0) =>
  startPlatform({ dist, schema, accounts, documents, dataDir, port, timers: false })

describe('停下再启动', () => {
  test('数据还在，登录还有效，演示数据只放一次', async () => {
    const first = await start()
    await first.invoke('probe', { do: 'remember', id: '新写的' })
    const signed = await fetch(`${first.url}/auth/v1/signin`, { method: 'POST', body: JSON.stringify({ username: 'chair', password: 'demo' }) })
    const { access_token } = (await signed.json()) as { access_token: string }
    await first.stop()

    const again = await start(() => ({ probe: [{ _id: '不该出现' }] }))
    const { probe } = await again.store('dump')
    expect(probe!.map(({ _id }) => _id).sort()).toEqual(['新写的', '演示'])
    const me = await fetch(`${again.url}/auth/v1/user/me`, { headers: { authorization: `Bearer ${access_token}` } })
    expect(await me.json()).toMatchObject({ sub: 'u-1' })
    await again.stop()
  })

  test('端口被占用时说得出原因，什么都不留下，换个端口就能启动', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    await expect(start(undefined, (other.address() as AddressInfo).port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    other.close()
    await (await start()).stop()
  })
})

describe('数据目录的锁', () => {
  const folder = join(dataDir, 'locked')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('同时只有一个，放开之后才轮到下一个', async () => {
    const unlock = await lockFolder(folder)
    expect(unlock).toBeDefined()
    expect(await lockFolder(folder)).toBeUndefined()
    await unlock!()
    const next = await lockFolder(folder)
    expect(next).toBeDefined()
    await next!()
  })

  test('持有者被强行终止后，锁不会留下', async () => {
    const holder = join(dist, 'holder.cjs')
    const hold = `import { lockFolder } from './local/lock'
      void lockFolder(process.argv[2]!).then((unlock) => { console.log(unlock ? '拿到' : '没拿到'); setInterval(() => {}, 1000) })`
    buildSync({ stdin: { contents: hold, resolveDir: join(__dirname, '../..'), loader: 'ts' }, bundle: true, platform: 'node', outfile: holder })
    const child = spawn(process.execPath, [holder, folder])
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    expect(said.toString()).toContain('拿到')
    expect(await lockFolder(folder)).toBeUndefined()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const unlock = await lockFolder(folder)
    expect(unlock).toBeDefined()
    await unlock!()
  })
})

describe('真实的腾讯云凭据', () => {
  test.each([
    [{}, []],
    [{ TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local' }, []],
    [{ TENCENTCLOUD_SECRETID: '' }, []],
    [{ TENCENTCLOUD_SECRETID: 'AKID-example' }, ['TENCENTCLOUD_SECRETID']],
    [{ TENCENTCLOUD_SECRETKEY: 'x' }, ['TENCENTCLOUD_SECRETKEY']],
    [{ TENCENTCLOUD_SESSIONTOKEN: 'x' }, ['TENCENTCLOUD_SESSIONTOKEN']],
    [{ CLOUDBASE_APIKEY: 'x', HOME: '/' }, ['CLOUDBASE_APIKEY']],
  ])('%j 里真实的是 %j', (env, names) => {
    expect(realCredentials(env)).toEqual(names)
  })
})
