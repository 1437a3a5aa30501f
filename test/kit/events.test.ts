import type { Database } from 'cloudfunctions/kit/database'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import declared from 'cloudfunctions/schema.json'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import type { Event } from 'shared/message/model'
import { directDatabase } from 'test/support/direct-database'
import { NOW, openShop, type Shop } from './shop'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const announce = (body: string) => shop.ask('shop.announce', { body })
const run = (db: Database = shop.db) => deliverEvents(db, qixian)
const delivered = () => shop.documents('deliveries').map(({ personId, body }) => `${String(personId)} ${String(body)}`).sort()
const expanded = () => shop.documents('events').map((event) => event.expanded)
const EVERYBODY = ['ann 甲', 'ann 乙', 'bob 甲', 'bob 乙', 'cat 甲', 'cat 乙'].sort()

/** The database that breaks off at its `n`-th write. */
function brokenAt(n: number): Database {
  let left = n
  const still = () => {
    if (--left <= 0) throw new Error('被杀')
  }
  return {
    ...shop.db,
    insert: async (into, document) => (still(), shop.db.insert(into, document)),
    transaction: async (work) => (still(), shop.db.transaction(work)),
  }
}

test('事件与提交同生共死：拒绝的命令没有事件', async () => {
  await announce('甲')
  await shop.ask('shop.announce', { body: 1 })
  expect(shop.documents('events')).toEqual([expect.objectContaining({ type: 'shop.told', body: '甲', expanded: false, v: 1 })])
  expect(shop.documents('deliveries')).toEqual([])
})

test('展开一次：每人一份；再跑一遍什么也不添', async () => {
  await announce('甲')
  await announce('乙')
  expect(await run()).toBe(6)
  expect(await run()).toBe(0)
  expect(delivered()).toEqual(EVERYBODY)
  expect(expanded()).toEqual([true, true])
})

test('同一条命令重发，通知仍是一份', async () => {
  const how = { requestId: 'told-once' }
  await shop.ask('shop.announce', { body: '甲' }, how)
  await run()
  await shop.ask('shop.announce', { body: '甲' }, how)
  await run()
  expect(delivered()).toEqual(['ann 甲', 'bob 甲', 'cat 甲'])
})

test('三个定时器同时跑：每人一份，都展开了', async () => {
  await announce('甲')
  await announce('乙')
  await Promise.allSettled([run(), run(), run()])
  await run()
  expect(delivered()).toEqual(EVERYBODY)
  expect(expanded()).toEqual([true, true])
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('在第 %i 次写时断了，下一次接着做：不多也不少', async (n) => {
  await announce('甲')
  await announce('乙')
  await expect(run(brokenAt(n))).rejects.toThrow('被杀')
  await run()
  expect(delivered()).toEqual(EVERYBODY)
  expect(expanded()).toEqual([true, true])
})

describe('一千人的通知', () => {
  const READERS = Array.from({ length: 1000 }, (_, n) => `reader-${n}`)
  const CALL = 30
  const told = (_id: string, at: number, personIds: readonly string[], over: Partial<Event> = {}): Event => ({
    _id, v: 1, type: 'shop.told', at, audience: { kind: 'persons', personIds }, title: '通知', body: '正文', expanded: false, ...over,
  })

  /** A run on a database of which each call takes 30 ms, those abreast the same ones; it is over after so many milliseconds. */
  async function runFor(store: Store, time: number): Promise<void> {
    const db = directDatabase(store)
    let passed = 0
    let busy: Promise<void> | undefined
    const slow = async <R>(call: () => Promise<R>): Promise<R> => {
      busy ??= new Promise((resolve) => setImmediate(() => {
        passed += CALL
        busy = undefined
        resolve()
      }))
      await busy
      return call()
    }
    await deliverEvents({
      ...db,
      get: (from, id) => slow(() => db.get(from, id)),
      find: (from, where, options) => slow(() => db.find(from, where, options)),
      insert: (into, document) => slow(() => db.insert(into, document)),
      transaction: (work) => slow(() => db.transaction(work)),
    }, qixian, () => passed < time)
    expect(passed).toBeLessThan(time + 4 * CALL)
  }

  test('一回做不完，下一回接着做；人人一份，排在后面的不会永远等着', async () => {
    const store = openStore({ schema: readSchema(declared) })
    const excused = { personIds: ['reader-1', 'excused'], title: '不必来了', body: '正文' }
    await store.insert('events', { ...told('large', NOW, READERS, { excused }) })
    await store.insert('events', { ...told('small', NOW + 1, ['reader-7']) })
    const left = () => store.dump()['events']!.filter((event) => !event.expanded).map(({ _id }) => _id)
    let runs = 0
    while (left().length > 0 && ++runs < 20) {
      const before = store.dump()['deliveries']!.length
      await runFor(store, 500)
      expect(store.dump()['deliveries']!.length).toBeGreaterThan(before)
      if (left().includes('large')) expect(store.dump()['deliveries']!.length).toBeLessThan(READERS.length + 1)
    }
    expect([left(), runs > 1]).toEqual([[], true])
    const all = store.dump()['deliveries']!.map(({ eventId, personId, title }) => `${String(eventId)} ${String(personId)} ${String(title)}`)
    expect(all.sort()).toEqual([...READERS.map((id) => `large ${id} 通知`), 'large excused 不必来了', 'small reader-7 通知'].sort())
  })
})
