import tcb from '@cloudbase/node-sdk'
import { EJSON } from 'bson'
import fc from 'fast-check'
import { decode, encode, settle } from 'local/store/documents/ejson'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import { startLocalCloud, type LocalCloud } from 'test/support/local-cloud'
import { codeOf } from './cloud'

describe('EJSON', () => {
  const key = fc.stringMatching(/^[a-z_][a-z_0-9]{0,6}$/)
  const leaf = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n)),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
  )
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }))
  const document = fc.dictionary(key, value, { maxKeys: 6 })

  it('SDK 写的，这里读得回来', () => {
    fc.assert(
      fc.property(document, (doc) => {
        expect(decode(EJSON.stringify(doc, { relaxed: false }), 0)).toEqual(doc)
      }),
    )
  })

  it('这里写的，SDK 与自己都读得回来', () => {
    fc.assert(
      fc.property(document, (doc) => {
        const text = encode(settle(doc))
        expect(EJSON.parse(text)).toEqual(doc)
        expect(decode(text, 0)).toEqual(doc)
      }),
    )
  })

  it.each([
    ['$oid', '{"a":{"$oid":"0123456789abcdef01234567"}}'],
    ['$numberDecimal', '{"a":{"$numberDecimal":"1.5"}}'],
    ['$binary', '{"a":{"$binary":{"base64":"","subType":"00"}}}'],
    ['NaN', '{"a":{"$numberDouble":"NaN"}}'],
    ['Infinity', '{"a":{"$numberDouble":"Infinity"}}'],
    ['1e+300', '{"a":{"$numberDouble":"1e+300"}}'],
    ['9007199254740993', '{"a":{"$numberLong":"9007199254740993"}}'],
  ])('不支持的类型指名拒绝：%s', (name, text) => {
    expect(() => decode(text, 0)).toThrow(
      expect.objectContaining({ code: 'EMULATOR_UNSUPPORTED', message: expect.stringContaining(name) }),
    )
  })

  it.each([
    ['不是 JSON', '{'],
    ['原型', '{"__proto__":{"a":1}}'],
  ])('坏的文本是参数错误：%s', (_, text) => {
    expect(() => decode(text, 0)).toThrow(expect.objectContaining({ code: 'INVALID_PARAM' }))
  })

  it.each([
    ['操作符', { $set: 1 }],
    ['带点', { 'a.b': 1 }],
    ['内层操作符', { a: [{ $gt: 1 }] }],
  ])('字段名不能存：%s', (_, doc) => {
    expect(() => settle(doc)).toThrow(expect.objectContaining({ code: 'DATABASE_REQUEST_FAILED' }))
  })

  it('服务器时间取自存储的钟', () => {
    expect(decode('{"at":{"$tcb_server_date":{"offset":{"$numberInt":"500"}}}}', 1000)).toEqual({ at: new Date(1500) })
  })
})

describe('schema.json', () => {
  const index = (name: string) => ({ name, keys: { [name]: 1 } })

  it.each([
    ['没有集合', {}],
    ['没有索引', { collections: { a: {} } }],
    ['方向不对', { collections: { a: { indexes: [{ name: 'n', keys: { n: 2 } }] } } }],
    ['多于二十个索引', { collections: { a: { indexes: Array.from({ length: 21 }, (_, n) => index(`f${n}`)) } } }],
  ])('写错了当场指出：%s', (_, json) => {
    expect(() => readSchema(json)).toThrow(expect.objectContaining({ code: 'INVALID_PARAM' }))
  })

  it('二十个索引还可以', () => {
    const indexes = Array.from({ length: 20 }, (_, n) => index(`f${n}`))
    expect(readSchema({ collections: { a: { indexes } } }).collections.a?.indexes).toHaveLength(20)
  })
})

describe('/admin', () => {
  let cloud: LocalCloud
  const asked: unknown[] = []
  beforeAll(async () => {
    cloud = await startLocalCloud({
      collections: { probe: { indexes: [] } },
      now: () => 1_800_000_000_000,
      others: async (action, body, invocation) => {
        asked.push([action, body, invocation])
        if (action === 'wx.openApi') return new Uint8Array([1, 2, 3])
        if (action === 'storage.fails') throw Object.assign(new Error('没有'), { code: 'STORAGE_FILE_NONEXIST' })
        return { data: { response_data: '{"ok":true}' } }
      },
    })
  })
  afterAll(() => cloud.close())

  const post = (path: string, body: BodyInit) => fetch(`${cloud.url}${path}`, { method: 'POST', body })

  it('云函数、存储、微信的动作转交别处，连同调用的名字', async () => {
    const app = tcb.init({ env: 'local-env', serviceUrl: `${cloud.url}/call-7` })
    expect(await app.callFunction({ name: 'api', data: { a: 1 } })).toMatchObject({ result: { ok: true } })
    expect(asked.pop()).toEqual([
      'functions.invokeFunction',
      expect.objectContaining({ function_name: 'api' }),
      'call-7',
    ])
    const failed = await post('', JSON.stringify({ action: 'storage.fails' }))
    expect(await failed.json()).toMatchObject({ code: 'STORAGE_FILE_NONEXIST', message: '没有' })
  })

  it('表单的字段读成文字与字节，回答可以是字节', async () => {
    const form = new FormData()
    form.append('action', 'wx.openApi')
    form.append('apiName', 'wxacode.getUnlimited')
    form.append('wxCloudApiData', new Blob([new Uint8Array([9, 0, 255])]))
    const answer = await post('', form)
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([1, 2, 3])
    expect(asked.pop()).toEqual([
      'wx.openApi',
      expect.objectContaining({ apiName: 'wxacode.getUnlimited', wxCloudApiData: new Uint8Array([9, 0, 255]) }),
      undefined,
    ])
  })

  it.each([
    ['不是 JSON', 'x'],
    ['没有 action', '{}'],
    ['条件不是对象', '{"action":"database.getDocument","collectionName":"probe","queryType":"WHERE","query":"5"}'],
    ['文档不是对象', '{"action":"database.insertDocument","collectionName":"probe","data":["null"]}'],
    ['没有集合名', '{"action":"database.getDocument","queryType":"WHERE"}'],
    ['按条件写而没有条件', '{"action":"database.removeDocument","collectionName":"probe","queryType":"WHERE"}'],
    ['条数是负的', '{"action":"database.getDocument","collectionName":"probe","queryType":"WHERE","limit":-1}'],
  ])('坏的请求得到错误码：%s', async (_, body) => {
    expect(await (await post('', body)).json()).toMatchObject({ code: 'INVALID_PARAM', requestId: expect.any(String) })
  })

  it('别的路径与读取都没有', async () => {
    expect((await fetch(cloud.url)).status).toBe(404)
    expect((await fetch(cloud.url.replace('/admin', '/other'), { method: 'POST' })).status).toBe(404)
  })

  it('网页写不进来，哪怕是本机的网页', async () => {
    const body = '{"action":"database.insertDocument","collectionName":"probe","data":["{\\"_id\\":\\"page\\"}"]}'
    for (const origin of ['https://elsewhere.example', 'http://127.0.0.1:8788', 'null']) {
      expect((await fetch(cloud.url, { method: 'POST', body, headers: { origin } })).status).toBe(404)
    }
    expect(await cloud.store.get('probe', 'page')).toBeNull()
    await fetch(cloud.url, { method: 'POST', body })
    expect(await cloud.store.get('probe', 'page')).toEqual({ _id: 'page' })
  })

  it('服务器时间按存储的钟存成日期', async () => {
    const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string }).database()
    await db.collection('probe').doc('at').set({ at: db.serverDate() })
    expect((await db.collection('probe').doc('at').get()).data).toEqual([
      { _id: 'at', at: new Date(1_800_000_000_000) },
    ])
  })

  it('环境里有真的密钥时不启动', async () => {
    const before = process.env.TENCENTCLOUD_SECRETID
    process.env.TENCENTCLOUD_SECRETID = 'another'
    try {
      const started = startLocalCloud()
      void started.then(
        (wrong) => wrong.close(),
        () => undefined,
      )
      expect(await codeOf(started)).toBe('INVALID_PARAM')
    } finally {
      process.env.TENCENTCLOUD_SECRETID = before
    }
  })
})

describe('内容的指纹', () => {
  const schema = { collections: { a: { indexes: [] }, b: { indexes: [] } } }

  it('与写入的先后无关，与内容有关，失败的写不留痕迹', async () => {
    const [one, other, third] = [openStore({ schema }), openStore({ schema }), openStore({ schema })]
    const empty = one.hash()
    await one.insert('a', { _id: 'x', n: 1 })
    await one.insert('a', { _id: 'y' })
    await other.insert('a', { _id: 'y' })
    await other.insert('a', { _id: 'x', n: 1 })
    await third.insert('a', { _id: 'x', n: 1 })
    await third.insert('b', { _id: 'y' })
    expect(one.hash()).toBe(other.hash())
    expect(new Set([empty, one.hash(), third.hash()]).size).toBe(3)
    await expect(other.insert('a', { _id: 'x', n: 2 })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    expect(one.hash()).toBe(other.hash())
    await other.update('a', 'x', { $set: { n: 2 } })
    expect(one.hash()).not.toBe(other.hash())
  })

  it('与提交交错的写不会留下锁', async () => {
    const store = openStore({ schema })
    const tx = await store.begin()
    const docs = Array.from({ length: 20 }, (_, n) => ({ _id: `d${n}` }))
    const writes = store
      .perform({ op: 'insert', collection: 'a', docs, tx })
      .catch((error: { code: string }) => error.code)
    await Promise.resolve()
    await store.commit(tx)
    expect(await writes).toBe('DATABASE_TRANSACTION_FAIL')
    for (const { _id } of docs) await store.replace('a', _id, { after: true })
    expect(await store.perform({ op: 'count', collection: 'a', query: { after: true } })).toBe(20)
  })

  it('读到的记录改不动，存的也不是传进来的那一份', async () => {
    const store = openStore({ schema })
    const mine = { _id: 'x', list: [1] }
    await store.insert('a', mine)
    mine.list.push(2)
    const stored = (await store.get('a', 'x')) as { list: number[] } | null
    expect(stored?.list).toEqual([1])
    expect(() => stored?.list.push(3)).toThrow(TypeError)
  })
})
