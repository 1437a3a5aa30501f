import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import schema from 'cloudfunctions/schema.json'
import { openFolder, type Target } from '../../scripts/release/data/target'
import { check, deploy, type Deployment } from '../../scripts/release/deploy/deploy'
import { readPlan, type Plan } from '../../scripts/release/deploy/plan'
import { fakeCloud, type FakeCloud } from './fake-cloud'

const root = join(__dirname, '../..')
const folders: string[] = []
const fresh = (): string => (folders.push(mkdtempSync(join(tmpdir(), 'deploy-'))), folders.at(-1)!)
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A page of three files, as if it had been built. */
function dist(): string {
  const folder = fresh()
  mkdirSync(join(folder, 'h5', 'js'), { recursive: true })
  writeFileSync(join(folder, 'h5', 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'h5', 'js', 'app.0123abcd.js'), 'app')
  writeFileSync(join(folder, 'h5', 'js', 'page.0123abcd.js'), 'page')
  return folder
}

let data: Target
let cloud: FakeCloud
let plan: Plan
let said: string[]
let deployment: Deployment

beforeEach(async () => {
  data = await openFolder(fresh())
  cloud = fakeCloud()
  plan = await readPlan(root, dist(), true)
  said = []
  deployment = { env: 'env-under-test', plan, manager: cloud.manager, wechat: cloud.wechat, data: data.documents, now: Date.now, say: (line) => void said.push(line) }
})
afterEach(() => data.close())

const go = (drop = false, newWord = false) => deploy(deployment, { drop, newWord })
const same = () => check(deployment)
const index = (name: string) => cloud.holds.collections.get('meetings')!.indexes.find(({ Name }) => Name === name)

describe('部署到空的环境', () => {
  test('集合、索引、权限、存储规则、云函数、触发器和桌面页都与方案相同', async () => {
    await go()
    const { collections, storage, functions, page, site } = cloud.holds
    expect([...collections.keys()].sort()).toEqual(Object.keys(schema.collections).sort())
    expect(new Set([...collections.values()].map(({ acl }) => acl))).toEqual(new Set(['ADMINONLY']))
    for (const [name, { indexes }] of Object.entries(schema.collections)) {
      const built = collections.get(name)!.indexes.filter(({ Name }) => Name !== '_id_')
      expect(built.map(({ Name, Unique, Keys }) => [Name, Unique, Keys.map((key) => [key.Name, Number(key.Direction)])])).toEqual(
        indexes.map(({ name: Name, unique, keys }) => [Name, unique, Object.entries(keys)]),
      )
    }
    expect(storage).toEqual({ acl: 'CUSTOM', rule: schema.storage })
    expect([...functions.keys()]).toEqual(plan.functions.map(({ name }) => name))
    expect(new Set([...functions.values()].map(({ Runtime, Handler, code }) => `${Runtime} ${Handler} ${code}`))).toEqual(new Set(['Nodejs20.19 index.main wechat']))
    expect(functions.get('jobs')).toMatchObject({ Timeout: 60, Triggers: [{ TriggerName: 'every-minute' }] })
    expect([...page.keys()].sort()).toEqual(['index.html', 'js/app.0123abcd.js', 'js/page.0123abcd.js'])
    expect(site).toEqual({ index: 'index.html', missing: 'index.html' })
    expect(await same()).toBe(true)
  })

  test('云函数先用管理接口按运行环境建好，代码和触发器再由微信的工具上传；首页文件最后传', async () => {
    await go()
    const order = ['createCollection units', 'createFunction jobs', 'uploadFunction jobs', 'createTrigger jobs.every-minute', 'uploadFiles index.html'].map((what) => cloud.did.indexOf(what))
    expect(order).toEqual([...order].sort((one, other) => one - other))
    expect(order).not.toContain(-1)
    expect(cloud.did.at(-2)).toBe('uploadFiles index.html')
  })

  test('再部署一次只重新上传代码', async () => {
    await go()
    cloud.did.length = 0
    await go()
    expect(cloud.did).toEqual(plan.functions.map(({ name }) => `uploadFunction ${name}`))
  })

  test('中途失败就停下，说明做到哪里；再来一次接着做，最后一样', async () => {
    cloud.fail('createFunction api')
    await expect(go()).rejects.toThrow(/这一步没有成：新建云函数 api[\s\S]*内部错误[\s\S]*后面的都没有做/)
    expect(cloud.did.some((what) => what.startsWith('uploadFunction'))).toBe(false)
    const made = cloud.did.filter((what) => what.startsWith('createCollection')).length
    await go()
    expect(cloud.did.filter((what) => what.startsWith('createCollection')).length).toBe(made)
    expect(await same()).toBe(true)
  })

  test('微信不声不响地拒绝触发器，也算失败', async () => {
    const wrong = { name: 'every-minute', type: 'timer' as const, config: '* * * * *' }
    deployment = { ...deployment, plan: { ...plan, functions: plan.functions.map((one) => (one.name === 'jobs' ? { ...one, triggers: [wrong] } : one)) } }
    await expect(go()).rejects.toThrow('微信没有建成触发器')
  })

  test('没有开通静态网站托管，就什么都不做，说明在哪里开通', async () => {
    cloud.holds.site = undefined
    await expect(go()).rejects.toMatchObject({ exit: 2, message: expect.stringContaining('静态网站托管还没有开通') as string })
    expect(cloud.did).toEqual([])
    expect(await same()).toBe(false)
  })

  test('桌面页没有构建，就什么都不做', async () => {
    deployment = { ...deployment, plan: await readPlan(root, fresh(), true) }
    await expect(go()).rejects.toMatchObject({ exit: 2, message: expect.stringContaining('桌面页') as string })
    expect(cloud.did).toEqual([])
  })

  test('不要桌面页时，不看也不动静态网站托管', async () => {
    cloud.holds.site = undefined
    deployment = { ...deployment, plan: await readPlan(root, dist(), false) }
    await go()
    expect(cloud.did.some((what) => what.startsWith('uploadFiles'))).toBe(false)
  })
})

describe('环境与方案不同', () => {
  beforeEach(async () => {
    await go()
    cloud.did.length = 0
  })

  const differences: [string, () => void, RegExp, boolean][] = [
    ['少一个集合', () => void cloud.holds.collections.delete('units'), /新建集合 units/, false],
    ['集合对客户端开放', () => void (cloud.holds.collections.get('units')!.acl = 'READONLY'), /units 的权限由 READONLY 设为 ADMINONLY/, false],
    ['少一个索引', () => void cloud.holds.collections.get('meetings')!.indexes.splice(1, 1), /meetings 建索引 status/, false],
    ['存储规则被改', () => void (cloud.holds.storage = { acl: 'CUSTOM', rule: { read: true, write: false } }), /云存储的规则/, false],
    ['存储用了预设权限', () => void (cloud.holds.storage = { acl: 'READONLY' }), /云存储的规则/, false],
    ['超时被改', () => void (cloud.holds.functions.get('api')!.Timeout = 3), /api 的超时由 3 秒设为 10 秒/, false],
    ['少一个触发器', () => void (cloud.holds.functions.get('jobs')!.Triggers.length = 0), /jobs 建触发器/, false],
    ['页面文件变了', () => void cloud.holds.page.set('index.html', 'x'), /上传桌面页的 index\.html/, false],
    ['多一个索引', () => void cloud.holds.collections.get('meetings')!.indexes.push({ Name: 'old', Keys: [{ Name: 'x', Direction: '1' }], Unique: false }), /删除集合 meetings 的索引 old（不再需要）/, true],
    ['索引写法变了', () => void (index('status')!.Unique = true), /删除集合 meetings 的索引 status（写法变了）/, true],
    ['索引方向变了', () => void (index('start')!.Keys[0]!.Direction = '-1'), /删除集合 meetings 的索引 start/, true],
    ['触发器时间变了', () => void (cloud.holds.functions.get('jobs')!.Triggers[0]!.TriggerDesc = '{"cron":"0 0 * * * * *"}'), /删除云函数 jobs 的触发器/, true],
    ['运行环境不对', () => void (cloud.holds.functions.get('api')!.Runtime = 'Nodejs8.9'), /删除云函数 api（运行环境 Nodejs8\.9/, true],
  ]

  test.each(differences)('%s：看得出来，部署以后相同；要删的须先说准许', async (_, spoil, says, drops) => {
    spoil()
    said.length = 0
    expect(await same()).toBe(false)
    expect(said.join('\n')).toMatch(says)
    expect(cloud.did).toEqual([])
    if (drops) {
      await expect(go()).rejects.toThrow(/什么都没有做[\s\S]*--allow-drop/)
      expect(cloud.did).toEqual([])
    }
    await go(drops)
    expect(await same()).toBe(true)
  })

  test('环境里多出来的集合不是我们的，不看也不动', async () => {
    cloud.holds.collections.set('contract_plain', { acl: 'PRIVATE', indexes: [] })
    expect(await same()).toBe(true)
  })

  test('一百个以上的集合也看得全', async () => {
    const ours = [...cloud.holds.collections]
    cloud.holds.collections.clear()
    for (let i = 0; i < 150; i++) cloud.holds.collections.set(`other${i}`, { acl: 'PRIVATE', indexes: [] })
    for (const [name, collection] of ours) cloud.holds.collections.set(name, collection)
    expect(await same()).toBe(true)
  })
})

describe('开通口令', () => {
  const wordIn = (lines: string[]) => lines.find((line) => /^ {2}[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/.test(line))?.trim()
  const stored = async () => (await data.documents.get('foundings', 'founding')) as { hash: string } | undefined

  test('没有管理员就写下一个，只显示一次，存的只是散列', async () => {
    await go()
    const word = wordIn(said)!
    expect((await stored())?.hash).toBe(createHash('sha256').update(word).digest('hex'))
    expect(JSON.stringify(await stored())).not.toContain(word)
    said.length = 0
    await go()
    expect(wordIn(said)).toBeUndefined()
  })

  test('用过了而又没有管理员，再部署就有新的', async () => {
    await go()
    await data.documents.put('foundings', { ...(await stored())!, _id: 'founding', v: 2 })
    said.length = 0
    await go()
    expect(wordIn(said)).toBeDefined()
  })

  test('弄丢了可以换一个', async () => {
    await go()
    const first = await stored()
    await go(false, true)
    expect((await stored())?.hash).not.toBe(first?.hash)
  })

  const secretary = (posts: object[], more: object = {}) => ({ _id: 'wx:a', v: 1, personId: 'p', name: '甲', unitId: 'u', unitName: '某校', posts, ...more })
  test.each([
    ['在任的秘书', secretary([{ post: 'secretary', from: '2020-01-01' }]), false],
    ['已离任的秘书', secretary([{ post: 'secretary', from: '2020-01-01', until: '2020-12-31', ended: { why: '离任', by: '秘书处', at: 0 } }]), true],
    ['已解绑的秘书', secretary([{ post: 'secretary', from: '2020-01-01' }], { unbound: { at: 1, by: 'p', why: '' } }), true],
    ['只是理事', secretary([{ post: 'director', from: '2020-01-01' }]), true],
  ])('环境里有%s', async (_, principal, expected) => {
    await data.documents.put('principals', principal)
    await go(false, true)
    expect(wordIn(said) !== undefined).toBe(expected)
  })
})

describe('方案', () => {
  /** The declarations of the repository, with one spoilt. */
  function withDeclarations(file: string, from: string, to: string): string {
    const folder = fresh()
    cpSync(join(root, 'cloudfunctions'), join(folder, 'cloudfunctions'), { recursive: true, filter: (path) => !/\.ts$/.test(path) })
    const path = join(folder, 'cloudfunctions', file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
    return folder
  }
  test.each([
    ['集合向客户端开放', 'schema.json', '"ADMINONLY"', '"READONLY"', 'access'],
    ['文件谁都能读', 'schema.json', '"read": false', '"read": true', 'storage'],
    ['索引写错', 'schema.json', '"status": 1', '"status": 2', 'meetings.indexes'],
    ['两个触发器', 'jobs.config.json', '"triggers": [', '"triggers": [{ "name": "a", "type": "timer", "config": "" }, ', '只能有一个触发器'],
  ])('%s，读方案时就说', async (_, file, from, to, says) => {
    await expect(readPlan(withDeclarations(file, from, to), fresh(), false)).rejects.toThrow(says)
  })
})
