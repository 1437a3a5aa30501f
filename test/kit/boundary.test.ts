import { createRouter } from 'cloudfunctions/kit/router'
import { around } from 'test/support/around'
import { handlers, NOW, openShop, SECRET, type Shop } from './shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const text = (value: unknown) => JSON.stringify(value)

describe('谁能办', () => {
  test.each([
    ['没登录的', '', 'NOT_BOUND'],
    ['没绑定的', 'stranger', 'NOT_BOUND'],
    ['没有这项职权的', 'old', 'NOT_ALLOWED'],
  ])('%s：拒绝', async (_, as, code) => {
    expect(await shop.ask('shop.deposit', { account: 'a', amount: 1 }, { as })).toMatchObject({ kind: 'refused', code, at: NOW })
  })

  test('人人可问的，没登录也答', async () => {
    expect(await shop.ask('shop.hello', {}, { as: '' })).toMatchObject({ kind: 'accepted', value: { word: '您好' } })
  })

  test('职权先于内容：不能办的人看不到内容错在哪里', async () => {
    expect(await shop.ask('shop.raise', { most: '很多' })).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('请求的样子', () => {
  test.each([undefined, null, 0, 'shop.hello', [], {}, { operation: 7 }, { operation: '__proto__' }, { operation: 'constructor' }, { operation: 'shop.gone' }])(
    '%j 不是任何操作',
    async (call) => {
      const route = createRouter(handlers, around({ db: shop.db, now: () => NOW }))
      expect(await route(call, undefined)).toMatchObject({ kind: 'refused', code: 'UNKNOWN_OPERATION', field: 'operation' })
    },
  )

  test.each([
    ['7 位', 'a'.repeat(7), 'BAD_INPUT'],
    ['8 位', 'a'.repeat(8), undefined],
    ['64 位', 'a'.repeat(64), undefined],
    ['65 位', 'a'.repeat(65), 'BAD_INPUT'],
    ['带美元号', '$aaaaaaaa', 'BAD_INPUT'],
    ['带换行', 'aaaaaaaa\n', 'BAD_INPUT'],
    ['数字', 12345678, 'BAD_INPUT'],
    ['对象', { $ne: '' }, 'BAD_INPUT'],
    ['空', null, 'BAD_INPUT'],
  ])('请求编号 %s：%s', async (_, requestId, code) => {
    const reply = await shop.ask('shop.deposit', { account: 'ids', amount: 1 }, { requestId })
    expect([(reply as { code?: string }).code, (reply as { field?: string }).field]).toEqual(code ? [code, 'requestId'] : [undefined, undefined])
  })

  test.each([
    ['对象', { toString: 1 }],
    ['长文', 'x'.repeat(5000)],
  ])('职务不能办、编号又是%s：仍是拒绝，编号不进记录', async (_, requestId) => {
    expect(await shop.ask('shop.raise', { most: 1 }, { requestId })).toMatchObject({ kind: 'refused', code: 'NOT_ALLOWED' })
    expect(shop.documents('audit').filter((entry) => text(entry.requestId).length > 66)).toEqual([])
  })

  test('内容多一项、少一项、不对的，指出是哪一项', async () => {
    for (const [input, field] of [
      [{ account: 'a', amount: 1, more: 1 }, 'more'],
      [{ account: 'a' }, 'amount'],
      [{ account: { $ne: '' }, amount: 1 }, 'account'],
      [{ account: 'a', amount: 0.5 }, 'amount'],
    ] as const) {
      expect(await shop.ask('shop.deposit', input)).toMatchObject({ code: 'BAD_INPUT', field })
    }
  })
})

describe('答复的样子', () => {
  test('没有声明的键出不去：命令、查询、第二次答复都一样', async () => {
    const how = { requestId: 'said-twice' }
    const said = [
      await shop.ask('shop.deposit', { account: 'out', amount: 3 }, how),
      await shop.ask('shop.deposit', { account: 'out', amount: 3 }, how),
      await shop.ask('shop.look', { account: 'out' }),
    ]
    for (const reply of said) expect(reply).toEqual({ kind: 'accepted', value: { balance: 3 }, at: NOW })
    expect(text(shop.documents('receipts'))).not.toContain(SECRET)
  })

  test('答得不合格式：是故障，什么也没写', async () => {
    expect(await shop.ask('shop.misfits', { account: 'misfit' })).toMatchObject({ kind: 'fault' })
    expect(shop.documents('accounts').map(({ _id }) => _id)).not.toContain('misfit')
  })

  test('故障只给一句话和编号；缘由在日志里，编号相同', async () => {
    const reply = await shop.ask('shop.breaks', {})
    expect(reply).toEqual({ kind: 'fault', code: 'FAULT', id: expect.stringMatching(/^[0-9a-z]{20}$/), message: expect.any(String), at: NOW })
    const { id, message } = reply as { id: string; message: string }
    expect(text(reply)).not.toContain('open-sesame')
    expect(message).toContain(id)
    expect(shop.logged.at(-1)).toMatchObject({ level: 'error', fault: id, operation: 'shop.breaks', error: expect.stringContaining(SECRET) })
  })

  test('每次故障的编号都不同', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => shop.ask('shop.breaks', {})))
    expect(new Set(replies.map((reply) => (reply as { id?: string }).id)).size).toBe(3)
  })
})
