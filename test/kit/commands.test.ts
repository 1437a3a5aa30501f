import type { Database, Transaction } from 'cloudfunctions/kit/database'
import { digest } from 'cloudfunctions/kit/receipts'
import { openShop, type Shop } from './shop'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const requestId = 'one-intent'
const deposit = (amount: number, how: Parameters<Shop['ask']>[2] = {}) => shop.ask('shop.deposit', { account: 'a', amount }, how)
const balance = () => shop.documents('accounts').find(({ _id }) => _id === 'a')?.balance
const code = (reply: object) => (reply as { code?: string }).code

/** The database where each transaction first runs `before`, given its number. */
const before = (db: Database, work: (attempt: number) => Promise<unknown>): Database => {
  let attempt = 0
  return { ...db, transaction: async (write) => (await work(++attempt), db.transaction(write)) }
}

/** Waits until `n` callers have come. */
function meetingPoint(n: number): () => Promise<void> {
  let go!: () => void
  let come = 0
  const all = new Promise<void>((resolve) => (go = resolve))
  return () => (++come === n && go(), all)
}

describe('恰好一次', () => {
  test('同一请求再来，答复与第一次相同，只办了一次', async () => {
    const first = await deposit(10, { requestId })
    expect(first).toMatchObject({ kind: 'accepted', value: { balance: 10 } })
    expect(await deposit(10, { requestId })).toEqual(first)
    expect(balance()).toBe(10)
    expect(shop.documents('audit')).toHaveLength(1)
    expect(shop.documents('receipts')).toHaveLength(1)
  })

  test('同一编号、别的内容：拒绝', async () => {
    await deposit(10, { requestId })
    expect(await deposit(20, { requestId })).toMatchObject({ code: 'REQUEST_ID_REUSED', field: 'requestId' })
    expect(balance()).toBe(10)
  })

  test('内容相同而键的次序不同，是同一请求', async () => {
    expect(digest({ a: 1, b: { c: [2], d: undefined } })).toBe(digest({ b: { c: [2] }, a: 1 }))
    expect(digest({ a: [1, 2] })).not.toBe(digest({ a: [2, 1] }))
    await shop.ask('shop.deposit', { account: 'a', amount: 10 }, { requestId })
    expect(await shop.ask('shop.deposit', { amount: 10, account: 'a' }, { requestId })).toMatchObject({ value: { balance: 10 } })
  })

  test('编号是各人各项操作自己的', async () => {
    await deposit(10, { requestId })
    expect(await deposit(10, { requestId, as: 'bob' })).toMatchObject({ value: { balance: 20 } })
    expect(await shop.ask('shop.spread', { documents: 1 }, { requestId })).toMatchObject({ kind: 'accepted' })
  })

  test('被拒绝的请求不占编号', async () => {
    expect(code(await deposit(101, { requestId }))).toBe('OVER_LIMIT')
    expect(await deposit(100, { requestId })).toMatchObject({ value: { balance: 100 } })
  })

  test('同一请求两份同时到：只办一次，两份答复相同', async () => {
    const meet = meetingPoint(2)
    const together = before(shop.db, (attempt) => (attempt <= 2 ? meet() : Promise.resolve()))
    const [one, other] = await Promise.all([deposit(10, { requestId, db: together }), deposit(10, { requestId, db: together })])
    expect(one).toMatchObject({ kind: 'accepted', value: { balance: 10 } })
    expect(other).toEqual(one)
    expect(balance()).toBe(10)
    expect(shop.documents('receipts')).toHaveLength(1)
  })

  test('已经提交、答复丢了：这次是故障，再来答复第一次的结果', async () => {
    const lossy: Database = { ...shop.db, transaction: async (write) => (await shop.db.transaction(write), Promise.reject(new Error('断线'))) }
    expect(await deposit(10, { requestId, db: lossy })).toMatchObject({ kind: 'fault' })
    expect(balance()).toBe(10)
    expect(await deposit(10, { requestId })).toMatchObject({ kind: 'accepted', value: { balance: 10 } })
    expect(balance()).toBe(10)
  })

  test('提交之前断了：什么也没写，再来照办', async () => {
    const cut: Database = {
      ...shop.db,
      transaction: (write) =>
        shop.db.transaction(async (tx: Transaction) => {
          await write(tx)
          throw new Error('断线')
        }),
    }
    const untouched = shop.cloud.store.hash()
    expect(await deposit(10, { requestId, db: cut })).toMatchObject({ kind: 'fault' })
    expect(shop.cloud.store.hash()).toBe(untouched)
    expect(await deposit(10, { requestId })).toMatchObject({ value: { balance: 10 } })
  })
})

describe('版本与守护', () => {
  test('读过之后被别人改了：按新的事实再办，两次都算', async () => {
    const late = before(shop.db, (attempt) => (attempt === 1 ? deposit(5) : Promise.resolve()))
    expect(await deposit(10, { db: late })).toMatchObject({ value: { balance: 15 } })
    expect(shop.pauses).toEqual([1])
    expect(shop.documents('accounts')).toMatchObject([{ balance: 15, v: 2 }])
  })

  test('按新的事实已不能办，就拒绝', async () => {
    const late = before(shop.db, (attempt) => (attempt === 1 ? deposit(95) : Promise.resolve()))
    expect(code(await deposit(10, { db: late }))).toBe('OVER_LIMIT')
    expect(balance()).toBe(95)
  })

  test('依据的那一份变了，自己要写的没变，也要再办', async () => {
    const lowered = before(shop.db, (attempt) => (attempt === 1 ? shop.ask('shop.raise', { most: 9 }, { as: 'sec' }) : Promise.resolve()))
    expect(code(await deposit(10, { db: lowered }))).toBe('OVER_LIMIT')
    expect(balance()).toBeUndefined()
  })

  test('依据的那一份连同改动一起写：版本加一，内容不变', async () => {
    await deposit(10)
    expect(shop.documents('limits')).toEqual([{ _id: 'limit', v: 2, most: 100 }])
  })

  test('总有人抢先：十二次之后是故障，什么也没写', async () => {
    const unlucky = before(shop.db, () => shop.ask('shop.raise', { most: 100 }, { as: 'sec' }))
    expect(await deposit(10, { db: unlucky })).toMatchObject({ kind: 'fault' })
    expect(shop.pauses).toHaveLength(11)
    expect(balance()).toBeUndefined()
  })

  test.each([
    [1, 'accepted'],
    [3, 'accepted'],
    [4, 'fault'],
  ])('一次改 %i 份：%s', async (documents, kind) => {
    expect(await shop.ask('shop.spread', { documents })).toMatchObject({ kind })
    expect(shop.documents('accounts')).toHaveLength(kind === 'accepted' ? documents : 0)
  })

  test.each([
    [30, 'accepted'],
    [31, 'fault'],
  ])('缺一份都不成立的，一次改 %i 份：%s，记录写明连带的事', async (documents, kind) => {
    expect(await shop.ask('shop.unite', { documents })).toMatchObject({ kind })
    expect(shop.documents('accounts')).toHaveLength(kind === 'accepted' ? documents : 0)
    expect(shop.documents('audit').map(({ effects }) => effects)).toEqual(kind === 'accepted' ? [['一起改了']] : [])
  })

  test('依据的一份还没有，两个人同时办：一个先，一个重新决定', async () => {
    const meet = meetingPoint(2)
    const together = before(shop.db, (attempt) => (attempt <= 2 ? meet() : Promise.resolve()))
    const answers = await Promise.all(['a', 'b'].map((account) => shop.ask('shop.found', { account }, { db: together })))
    expect(answers.map((answer) => (answer as { value: { balance: number } }).value.balance).sort()).toEqual([1, 2])
    expect(shop.documents('limits').find(({ _id }) => _id === 'book')).toEqual({ _id: 'book', v: 2 })
  })
})

describe('记录', () => {
  test('办成一条：谁、何时、何事、写了什么', async () => {
    await deposit(10, { requestId })
    expect(shop.documents('audit')).toEqual([
      expect.objectContaining({
        subject: 'tcb:ann', personId: 'ann', name: 'ann', operation: 'shop.deposit', requestId,
        input: { account: 'a', amount: 10 }, wrote: ['accounts/a@1'],
      }),
    ])
  })

  test('拒绝也记一条，写着理由，没有写过什么', async () => {
    await deposit(101, { requestId })
    expect(shop.documents('audit')).toEqual([
      expect.objectContaining({ operation: 'shop.deposit', requestId, wrote: [], refusal: { code: 'OVER_LIMIT', message: '超过上限' } }),
    ])
  })

  test('职务不能办的也记一条；查询被拒不记', async () => {
    await shop.ask('shop.raise', { most: 1 })
    await shop.ask('shop.look', { account: 'none' })
    expect(shop.documents('audit')).toEqual([expect.objectContaining({ operation: 'shop.raise', refusal: expect.objectContaining({ code: 'NOT_ALLOWED' }) })])
  })
})

describe('只添一条', () => {
  test('再添答复第一条，内容不变', async () => {
    expect(await shop.ask('shop.sign', { word: '甲' })).toMatchObject({ value: { word: '甲' } })
    expect(await shop.ask('shop.sign', { word: '乙' })).toMatchObject({ value: { word: '甲' } })
    expect(shop.documents('signatures')).toEqual([{ _id: 'sign:ann', word: '甲' }])
  })

  test('八份同时到：一条记录，八份答复相同', async () => {
    const words = ['一', '二', '三', '四', '五', '六', '七', '八']
    const replies = await Promise.all(words.map((word) => shop.ask('shop.sign', { word })))
    const [stored] = shop.documents('signatures')
    expect(shop.documents('signatures')).toHaveLength(1)
    expect(new Set(replies.map((reply) => (reply as { value?: { word: string } }).value?.word))).toEqual(new Set([stored!.word]))
  })
})
