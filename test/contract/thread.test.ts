import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { startStoreThread, type StoreThread, type StoreThreadOptions } from 'local/store/thread'

const worker = join(process.cwd(), 'node_modules/.cache/store-thread/worker.cjs')
const schema = { collections: { items: { indexes: [] } } }
const started: StoreThread[] = []
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thread-'))
  await build({
    entryPoints: ['local/store/worker.ts'],
    outfile: worker,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['libsql'],
  })
})
afterEach(async () => void (await Promise.all(started.splice(0).map((thread) => thread.stop()))))
afterAll(() => rmSync(folder, { recursive: true }))

async function start(options: Partial<StoreThreadOptions> = {}): Promise<StoreThread> {
  const thread = await startStoreThread({ schema, port: 0, worker, ...options })
  started.push(thread)
  return thread
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as Record<string, unknown>
}

const insert = {
  action: 'database.insertDocument',
  collectionName: 'items',
  data: ['{"_id":"a","at":{"$date":"2026-12-18T01:00:00.000Z"}}'],
}

it('存进去的，停下再启动还在，连日期也是', async () => {
  const path = join(folder, 'kept.db')
  const first = await start({ path })
  await post(first.url, insert)
  const hash = await first.call('hash')
  await started.pop()!.stop()
  const second = await start({ path })
  expect(await second.call('hash')).toBe(hash)
  expect(await second.call('perform', { op: 'get', collection: 'items', id: 'a' })).toEqual({
    _id: 'a',
    at: new Date('2026-12-18T01:00:00Z'),
  })
})

it('新建的集合也还在', async () => {
  const path = join(folder, 'fresh.db')
  await post((await start({ path })).url, { action: 'database.addCollection', collectionName: 'fresh' })
  await started.pop()!.stop()
  expect(await (await start({ path })).call('dump')).toEqual({ fresh: [], items: [] })
})

it('按动作计数，总的与每次调用的', async () => {
  const thread = await start()
  await post(thread.url, insert)
  await post(`${thread.url}/call-1`, insert)
  await post(`${thread.url}/call-1`, { action: 'database.startTransaction' })
  expect(await thread.call('counts')).toEqual({ 'database.insertDocument': 2, 'database.startTransaction': 1 })
  expect(await thread.call('counts', 'call-1')).toEqual({
    'database.insertDocument': 1,
    'database.startTransaction': 1,
  })
  expect([await thread.call('openTransactions', 'call-1'), await thread.call('openTransactions', 'call-2')]).toEqual([
    1, 0,
  ])
  await thread.call('forgetCounts')
  expect([await thread.call('counts'), await thread.call('counts', 'call-1')]).toEqual([{}, {}])
})

it('不是数据库的动作交给主线程，错误码带得回来', async () => {
  const others = async (action: string, body: object, invocation?: string) => {
    if (action === 'storage.x') throw Object.assign(new Error('没有这个文件'), { code: 'STORAGE_FILE_NONEXIST' })
    return { data: { action, body, invocation } }
  }
  const { url } = await start({ others })
  expect(await post(`${url}/call-1`, { action: 'wx.api', n: 1 })).toMatchObject({
    data: { action: 'wx.api', body: { n: 1 }, invocation: 'call-1' },
  })
  expect(await post(url, { action: 'storage.x' })).toMatchObject({
    code: 'STORAGE_FILE_NONEXIST',
    message: '没有这个文件',
  })
  expect(await post((await start()).url, { action: 'wx.api' })).toMatchObject({ code: 'EMULATOR_UNSUPPORTED' })
})

it('同一个文件不能开两次，同一个端口也不能', async () => {
  const path = join(folder, 'twice.db')
  const first = await start({ path })
  await expect(start({ path })).rejects.toMatchObject({
    code: 'EMULATOR_DISK_FAILED',
    message: expect.stringContaining('正被另一个进程使用'),
  })
  await expect(start({ port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

it('停下时还在等锁的写不会再落盘，也不拖住停下', async () => {
  const path = join(folder, 'waiting.db')
  const { url, call } = await start({ path })
  await post(url, insert)
  const tx = await call('perform', { op: 'begin' })
  await call('perform', { op: 'update', collection: 'items', id: 'a', changes: { $set: { n: 1 } }, tx: String(tx) })
  const waiting = call('perform', { op: 'update', collection: 'items', id: 'a', changes: { $set: { n: 2 } } })
  const refused = expect(waiting).rejects.toMatchObject({ message: '存储已经关闭' })
  await started.pop()!.stop()
  await refused
  expect(await (await start({ path })).call('perform', { op: 'get', collection: 'items', id: 'a' })).not.toHaveProperty(
    'n',
  )
})

it('线程意外结束时告诉主线程，等着的和后来的调用都失败，停得下来', async () => {
  const mortal = join(folder, 'mortal.cjs')
  const contents = `
    const { parentPort } = require('node:worker_threads')
    parentPort.on('message', ({ id, name }) => {
      if (name !== 'listening') throw new Error('坏了')
      parentPort.postMessage({ kind: 'answer', id, value: { url: 'http://127.0.0.1:1/admin', port: 1 } })
    })`
  await build({ stdin: { contents }, outfile: mortal, platform: 'node' })
  const deaths: string[] = []
  const { call, stop } = await startStoreThread({
    schema,
    port: 0,
    worker: mortal,
    onDeath: ({ message }) => deaths.push(message),
  })
  await expect(Promise.all([call('dump'), call('hash')])).rejects.toThrow('坏了')
  expect(deaths).toEqual(['坏了'])
  await expect(call('dump')).rejects.toThrow('坏了')
  await stop()
})
