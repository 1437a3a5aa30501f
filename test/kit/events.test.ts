import type { Database } from 'cloudfunctions/kit/database'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import { qixian } from 'shared/charter/qixian'
import { openShop, type Shop } from './shop'

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
