import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dice } from 'test/schedule/dice'
import { bundle, killAll, startChild } from './child'
import { idsOf, load, losses, newWitness, post } from './load'

/** 20 in every run; `npm run test:crash` asks for more. */
const KILLS = Number(process.env.CRASH_KILLS ?? 20)

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'))
  await bundle()
})
afterEach(killAll)
afterAll(() => rmSync(folder, { recursive: true }))

it(
  `在重复、读取与事务的压力下杀掉 ${KILLS} 次，答过的一条不丢，事务一笔不裂`,
  async () => {
    const path = join(folder, 'kills.db')
    const witness = newWitness()
    const random = dice(20261218)
    for (let round = 1; round <= KILLS; round++) {
      const child = await startChild(path)
      expect(await losses(child.url, witness)).toEqual([])
      const enough = 20 + Math.floor(random() * 300)
      await load(child.url, witness, enough, round, () => void child.kill())
      await child.kill()
    }
    const last = await startChild(path)
    expect(await losses(last.url, witness)).toEqual([])
    await last.kill()
    expect(witness.acknowledged).toBeGreaterThan(KILLS * 20)
    expect(witness.pairs.size).toBeGreaterThan(0)
  },
  KILLS * 10_000,
)

describe('日志的尾巴', () => {
  const from = (name: string) => join(folder, name)

  /** A store that was killed after 60 acknowledged inserts one after another and as many pairs. */
  async function killed(name: string): Promise<string[]> {
    const child = await startChild(from(name))
    const ids = Array.from({ length: 60 }, (_, n) => `s${String(n).padStart(3, '0')}`)
    for (const _id of ids) {
      await post(child.url, {
        action: 'database.insertDocument',
        collectionName: 'items',
        data: [JSON.stringify({ _id })],
      })
      const { transactionId } = await post(child.url, { action: 'database.startTransaction' })
      for (const half of ['a', 'b']) {
        const data = [JSON.stringify({ _id: `${_id}:${half}` })]
        await post(child.url, { action: 'database.insertDocument', collectionName: 'pairs', data, transactionId })
      }
      await post(child.url, { action: 'database.commitTransaction', transactionId })
    }
    await child.kill()
    return ids
  }

  function copyOf(name: string, number: number): string {
    const copy = from(`${name}-${number}.db`)
    copyFileSync(from(name), copy)
    copyFileSync(`${from(name)}-wal`, `${copy}-wal`)
    return copy
  }

  async function contentOf(path: string): Promise<{ items: string[]; pairs: string[] }> {
    const child = await startChild(path)
    const content = { items: [...(await idsOf(child.url, 'items'))], pairs: [...(await idsOf(child.url, 'pairs'))] }
    await child.kill()
    return content
  }

  it('写了一半的尾巴不碍事：答过的都在', async () => {
    const ids = await killed('half.db')
    const wal = readFileSync(`${from('half.db')}-wal`)
    const tails = [
      Buffer.alloc(1, 7),
      Buffer.alloc(5000, 0),
      wal.subarray(32, 32 + 24 + 1000),
      wal.subarray(32, 32 + 24 + 4096),
    ]
    for (const [number, tail] of tails.entries()) {
      const copy = copyOf('half.db', number)
      writeFileSync(`${copy}-wal`, Buffer.concat([wal, tail]))
      const { items, pairs } = await contentOf(copy)
      expect(items).toEqual(ids)
      expect(pairs).toHaveLength(2 * ids.length)
    }
  })

  it('被截断或涂改的尾巴只损失末尾：留下的是开头的一段，事务不裂', async () => {
    const ids = await killed('cut.db')
    const whole = readFileSync(`${from('cut.db')}-wal`).length
    const random = dice(7)
    for (let number = 0; number < 8; number++) {
      const copy = copyOf('cut.db', number)
      const at = Math.floor(whole * (0.2 + 0.8 * random()))
      if (number % 2 === 0) truncateSync(`${copy}-wal`, at)
      else scribble(`${copy}-wal`, at)
      const { items, pairs } = await contentOf(copy)
      expect(items).toEqual(ids.slice(0, items.length))
      expect(pairs).toEqual(ids.flatMap((id) => [`${id}:a`, `${id}:b`]).slice(0, pairs.length))
      expect(pairs.length % 2).toBe(0)
      expect(items.length - pairs.length / 2).toBeLessThanOrEqual(1)
      expect(items.length).toBeLessThan(ids.length)
    }
  })

  function scribble(path: string, at: number): void {
    const bytes = readFileSync(path)
    for (let i = at; i < Math.min(at + 64, bytes.length); i++) bytes[i] = bytes[i]! ^ 0x55
    writeFileSync(path, bytes)
  }
})

it('文件写不下时（真实的写错误）：不确认、报专门的错误、从此只读，答过的都在', async () => {
  const path = join(folder, 'full.db')
  const child = await startChild(path, 200)
  const stored: string[] = []
  let refused: string | undefined
  for (let n = 0; n < 500 && !refused; n++) {
    const doc = { _id: `d${String(n).padStart(3, '0')}`, text: 'x'.repeat(2000) }
    const { code } = await post(child.url, {
      action: 'database.insertDocument',
      collectionName: 'items',
      data: [JSON.stringify(doc)],
    })
    if (code) refused = code
    else stored.push(doc._id)
  }
  expect(refused).toBe('EMULATOR_DISK_FAILED')
  const again = { action: 'database.insertDocument', collectionName: 'items', data: ['{"_id":"small"}'] }
  expect(await post(child.url, again)).toMatchObject({ code: 'EMULATOR_DISK_FAILED' })
  expect([...(await idsOf(child.url, 'items'))]).toEqual(stored)
  await child.kill()

  const restarted = await startChild(path)
  expect([...(await idsOf(restarted.url, 'items'))]).toEqual(expect.arrayContaining(stored))
  await restarted.kill()
})
