import type { Disk, Entry, Unit } from 'local/store/durability'
import type { Mutation, Request } from 'local/store/request'
import { openStore, type Store } from 'local/store/store'

const schema = { collections: { items: { indexes: [{ name: 'key', keys: { key: 1 as const }, unique: true }] } } }

/** A disk in memory whose writes wait for `release`, or fail with the code that `release` is given. */
function slowDisk(): Disk & {
  rows: Map<string, string>
  batches: Unit[][]
  release(code?: string): Promise<void>
  open(): void
} {
  const rows = new Map<string, string>()
  const batches: Unit[][] = []
  const held: ((code?: string) => void)[] = []
  let free = false

  function keep({ collection, id, text }: Entry): void {
    if (text === null) rows.delete(`${collection}/${id}`)
    else rows.set(`${collection}/${id}`, text)
  }

  return {
    rows,
    batches,
    *load() {
      for (const [key, text] of rows) yield { collection: key.split('/')[0]!, id: key.split('/')[1]!, text }
    },
    async append(batch) {
      batches.push([...batch])
      const code = free ? undefined : await new Promise<string | undefined>((resolve) => held.push(resolve))
      if (code) throw Object.assign(new Error(`${code}: 写不下去`), { code })
      batch.flat().forEach(keep)
    },
    close: () => undefined,
    /** Lets the write that is waiting, or the next one, go through or fail. */
    async release(code) {
      while (held.length === 0) await turn()
      held.shift()!(code)
      await turn()
    },
    open() {
      free = true
      for (const go of held.splice(0)) go()
    },
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const turns = async () => {
  for (let i = 0; i < 20; i++) await turn()
}

type Outcome = { settled: boolean; value?: unknown; code?: string }

/** Follows a request without waiting for it. */
function follow(attempt: Promise<unknown>): Outcome {
  const outcome: Outcome = { settled: false }
  attempt.then(
    (value) => Object.assign(outcome, { settled: true, value }),
    (error: { code: string }) => Object.assign(outcome, { settled: true, code: error.code }),
  )
  return outcome
}

/** Everything that may have seen the insert of `a`, by name. */
const observers: Record<string, (store: Store) => Promise<unknown>> = {
  写入本身: (store) => store.insert('items', { _id: 'b', key: 2 }),
  读单篇: (store) => store.get('items', 'a'),
  按条件读: (store) => store.find('items', { key: 1 }),
  计数: (store) => store.perform({ op: 'count', collection: 'items' }),
  聚合: (store) => store.perform({ op: 'aggregate', collection: 'items', stages: [{ $count: 'n' }] }),
  '_id 重复': (store) => store.insert('items', { _id: 'a', key: 9 }),
  唯一索引重复: (store) => store.insert('items', { _id: 'c', key: 1 }),
  什么也没改的更新: (store) => store.update('items', 'a', { $set: { key: 1 } }),
  没删到的删除: (store) => store.perform({ op: 'removeWhere', collection: 'items', query: { key: 7 } }),
  开始事务: (store) => store.begin(),
  没有这个集合: (store) => store.get('nowhere', 'a'),
}

describe('持久屏障：落盘之前什么都不答', () => {
  it.each(Object.entries(observers))('%s', async (_, observe) => {
    const disk = slowDisk()
    const store = openStore({ schema, disk })
    const first = follow(store.insert('items', { _id: 'a', key: 1 }))
    await turns()
    const later = follow(observe(store))
    await turns()
    expect([first.settled, later.settled]).toEqual([false, false])
    disk.open()
    await turns()
    expect([first, later]).toMatchObject([{ settled: true, value: 'a' }, { settled: true }])
  })

  it('事务的冲突与提交也等', async () => {
    const disk = slowDisk()
    const store = openStore({ schema, disk })
    const [loser, winner] = [await store.begin(), await store.begin()]
    await store.insert('items', { _id: 'w', key: 5 }, winner)
    const insert = follow(store.insert('items', { _id: 'a', key: 1 }))
    await turns()
    const conflict = follow(store.insert('items', { _id: 'a', key: 2 }, loser))
    const commit = follow(store.commit(winner))
    await turns()
    expect([insert.settled, conflict.settled, commit.settled]).toEqual([false, false, false])
    disk.open()
    await turns()
    expect([conflict.code, commit.settled, commit.code]).toEqual(['DATABASE_TRANSACTION_CONFLICT', true, undefined])
    expect([...disk.rows.keys()]).toEqual(['items/a', 'items/w'])
  })

  it('同一轮里的写只写一次盘，写盘期间来的合成下一次', async () => {
    const disk = slowDisk()
    const store = openStore({ schema, disk })
    for (const n of [1, 2, 3]) follow(store.insert('items', { _id: `a${n}`, key: n }))
    await turns()
    for (const n of [4, 5]) follow(store.insert('items', { _id: `a${n}`, key: n }))
    await turns()
    disk.open()
    await turns()
    expect(disk.batches.map((batch) => batch.length)).toEqual([3, 2])
  })

  it('去掉屏障，每一种回答都会抢在落盘之前', async () => {
    for (const [name, observe] of Object.entries(observers)) {
      const disk = slowDisk()
      const store = openStore({ schema, disk, mutations: ['no-barrier'] })
      follow(store.insert('items', { _id: 'a', key: 1 }))
      const later = follow(observe(store))
      await turns()
      expect([name, later.settled]).toEqual([name, true])
      disk.open()
    }
  })
})

describe.each(['EIO', 'ENOSPC'])('写盘报 %s', (code) => {
  async function broken(mutations: Mutation[] = []) {
    const disk = slowDisk()
    const store = openStore({ schema, disk, mutations })
    const kept = store.insert('items', { _id: 'kept', key: 1 })
    await disk.release()
    await kept
    const hash = store.hash()
    const tx = await store.begin()
    const writes = [
      follow(store.insert('items', { _id: 'lost', key: 2 })),
      follow(store.update('items', 'kept', { $set: { key: 3 } })),
      follow(store.get('items', 'lost')),
    ]
    await turns()
    writes.push(follow(store.remove('items', 'kept')))
    await disk.release(code)
    await turns()
    return { disk, store, hash, tx, writes }
  }

  it('没有一个写被确认，看到过它们的读也不作数，错误有专门的代码', async () => {
    const { writes } = await broken()
    expect(writes.map((outcome) => outcome.code)).toEqual(Array(4).fill('EMULATOR_DISK_FAILED'))
  })

  it('记录退回到确实落盘的样子，读照常', async () => {
    const { store, hash, disk } = await broken()
    expect(store.hash()).toBe(hash)
    expect(await store.find('items')).toEqual([{ _id: 'kept', key: 1 }])
    expect(openStore({ schema, disk }).hash()).toBe(hash)
    expect(store.failure()?.message).toContain(code)
  })

  it('从此只读：任何写都被拒绝，不再碰盘，进行中的事务作废', async () => {
    const { store, tx, disk, hash } = await broken()
    const batches = disk.batches.length
    const refused: Request[] = [
      { op: 'insert', collection: 'items', docs: [{ key: 5 }] },
      { op: 'update', collection: 'items', id: 'kept', changes: { $set: { key: 5 } } },
      { op: 'replace', collection: 'items', id: 'kept', doc: { key: 5 } },
      { op: 'updateWhere', collection: 'items', query: { key: 1 }, changes: { $set: { key: 5 } } },
      { op: 'remove', collection: 'items', id: 'kept' },
      { op: 'addCollection', name: 'more' },
    ]
    for (const request of refused) {
      await expect(store.perform(request)).rejects.toMatchObject({ code: 'EMULATOR_DISK_FAILED' })
    }
    await expect(store.insert('items', { key: 6 }, tx)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    const late = await store.begin()
    await store.insert('items', { _id: 'late', key: 7 }, late)
    await expect(store.commit(late)).rejects.toMatchObject({ code: 'EMULATOR_DISK_FAILED' })
    expect([disk.batches.length, store.hash()]).toEqual([batches, hash])
  })

  it('假装写成功的存储会被这里发现', async () => {
    const { writes } = await broken(['acknowledges-failed-writes'])
    expect(writes.some((outcome) => outcome.settled && !outcome.code)).toBe(true)
  })
})
