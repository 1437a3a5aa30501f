import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoDocuments } from 'local/demo/demo'
import { chinaTime } from 'shared/kernel/time'
import { backup, restore } from '../../scripts/release/data/backup'
import { cloudStored } from '../../scripts/release/data/stored'
import { openFolder, type Target } from '../../scripts/release/data/target'
import { traces, undemo } from '../../scripts/release/data/undemo'

const top = mkdtempSync(join(tmpdir(), 'backup-'))
let folders = 0
const fresh = (): string => join(top, String(++folders))
const open: Target[] = []
afterEach(async () => {
  for (const target of open.splice(0)) await target.close()
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

const opened = async (folder = fresh()): Promise<Target> => (open.push(await openFolder(folder)), open.at(-1)!)
const quiet = () => {}
const PLANTED = chinaTime('2026-11-20T08:00')

/** An environment with the demo, more documents than one page of an answer, awkward values and two files. */
async function filled(): Promise<Target> {
  const target = await opened()
  for (const [name, documents] of Object.entries(demoDocuments(PLANTED))) {
    for (const document of documents) await target.documents.put(name, document as never)
  }
  for (let i = 0; i < 405; i++) await target.documents.put('audit', { _id: `entry-${i}`, at: i, subject: `cloud://local.files/x-${i}` })
  await target.documents.put('events', { _id: '换行\n"引号"\u2028', at: new Date(PLANTED), list: [{ a: null }, 1.5, -1, 0, '中文😀'], empty: {}, none: [], $: undefined } as never)
  await target.files.write('rolls/名册.xlsx', Buffer.from([0, 255, 10, 13]))
  await target.files.write('inbox/a/b.txt', Buffer.from('乙'))
  await target.settle(PLANTED)
  return target
}

async function kept(files = true): Promise<{ from: Target; folder: string }> {
  const from = await filled()
  const folder = fresh()
  await backup(from, folder, { files, now: PLANTED }, quiet)
  return { from, folder }
}

describe('备份与恢复', () => {
  test('恢复以后，全部文档的散列与原来相同，文件逐字节相同；恢复两次还是一样', async () => {
    const { from, folder } = await kept()
    const into = await opened()
    expect(into.hash!()).not.toBe(from.hash!())
    await restore(into, folder, { over: false }, quiet)
    expect(into.hash!()).toBe(from.hash!())
    expect(await into.files.list()).toEqual(['inbox/a/b.txt', 'rolls/名册.xlsx'])
    expect(await into.files.read('rolls/名册.xlsx')).toEqual(Buffer.from([0, 255, 10, 13]))
    await restore(into, folder, { over: true }, quiet)
    expect(into.hash!()).toBe(from.hash!())
  })

  test('同样的数据备份两次，逐字节相同', async () => {
    const { from, folder } = await kept()
    const again = fresh()
    await backup(from, again, { files: true, now: PLANTED }, quiet)
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) expect(readFileSync(join(again, name))).toEqual(readFileSync(join(folder, name)))
  })

  test('不是空的环境不写，说出哪些集合有东西；说了 --over 才写，备份里没有的不动', async () => {
    const { from, folder } = await kept()
    const into = await opened()
    await into.documents.put('units', { _id: 'mine', name: '原有' })
    const before = into.hash!()
    await expect(restore(into, folder, { over: false }, quiet)).rejects.toThrow(/不是空的（units）[\s\S]*--over/)
    expect(into.hash!()).toBe(before)
    await restore(into, folder, { over: true }, quiet)
    expect(await into.documents.get('units', 'mine')).toEqual({ _id: 'mine', name: '原有' })
    await into.documents.remove('units', 'mine')
    expect(into.hash!()).toBe(from.hash!())
  })

  test('只有开通口令的环境算空的', async () => {
    const { folder } = await kept()
    const into = await opened()
    await into.documents.put('foundings', { _id: 'founding', v: 1, hash: 'x' })
    await restore(into, folder, { over: false }, quiet)
  })

  const damages: [string, (folder: string) => void, RegExp][] = [
    ['改了一个字', (folder) => appendFileSync(join(folder, 'collections/persons.jsonl'), ' '), /collections\/persons\.jsonl（与清单不符）/],
    ['截短了', (folder) => truncateSync(join(folder, 'collections/audit.jsonl'), 100), /collections\/audit\.jsonl（与清单不符）/],
    ['丢了一个集合', (folder) => rmSync(join(folder, 'collections/units.jsonl')), /collections\/units\.jsonl（没有了）/],
    ['文件坏了', (folder) => writeFileSync(join(folder, 'files/inbox/a/b.txt'), '丙'), /files\/inbox\/a\/b\.txt（与清单不符）/],
    ['没有清单', (folder) => rmSync(join(folder, 'manifest.json')), /没有 manifest\.json/],
    ['清单读不懂', (folder) => truncateSync(join(folder, 'manifest.json'), 20), /manifest\.json 读不懂/],
    [
      '来自更新的版本',
      (folder) => writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ format: 1, collections: { later: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', count: 0 } } })),
      /later/,
    ],
  ]
  test.each(damages)('备份%s：指出是哪个，什么都不写', async (what, damage, says) => {
    const { folder } = await kept()
    if (what === '来自更新的版本') writeFileSync(join(folder, 'collections/later.jsonl'), '')
    damage(folder)
    const into = await opened()
    const before = into.hash!()
    await expect(restore(into, folder, { over: true }, quiet)).rejects.toThrow(says)
    expect(into.hash!()).toBe(before)
  })

  test('不往有东西的目录里备份', async () => {
    const from = await opened()
    const folder = fresh()
    mkdirSync(folder)
    writeFileSync(join(folder, '旧.txt'), '')
    await expect(backup(from, folder, { files: false, now: PLANTED }, quiet)).rejects.toThrow('不是空的')
    expect(readdirSync(folder)).toEqual(['旧.txt'])
  })

  test('备份做到一半断了，没有清单，就不能拿来恢复', async () => {
    const from = await filled()
    const folder = fresh()
    const broken: Target = { ...from, documents: { ...from.documents, pages: (name) => (name === 'units' ? from.documents.pages(name) : failing()) } }
    await expect(backup(broken, folder, { files: false, now: PLANTED }, quiet)).rejects.toThrow('断网')
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false)
  })

  test('搬到另一个环境，文档里的文件编号跟着换', async () => {
    const { folder } = await kept()
    const into = await opened()
    const moved: Target = { ...into, files: { ...into.files, prefix: async () => 'cloud://other.bucket/' } }
    await restore(moved, folder, { over: false }, quiet)
    expect(await into.documents.get('audit', 'entry-7')).toEqual({ _id: 'entry-7', at: 7, subject: 'cloud://other.bucket/x-7' })
  })

  test('平台正在用的数据目录不动', async () => {
    const folder = fresh()
    await opened(folder)
    await expect(openFolder(folder)).rejects.toMatchObject({ exit: 2, message: expect.stringContaining('请先停掉平台') as string })
  })

  test('真实环境的文件经临时文件进出', async () => {
    const cloud = new Map<string, Buffer>()
    const stored = cloudStored({
      walkCloudDir: async () => [...cloud.keys(), 'inbox/'].map((Key) => ({ Key })) as never,
      async downloadFile({ cloudPath, localPath }) {
        writeFileSync(localPath!, cloud.get(cloudPath)!)
        return ''
      },
      uploadFile: async ({ localPath, cloudPath }) => void cloud.set(cloudPath!, readFileSync(localPath)),
      getUploadMetadata: async (path: string) => ({ fileId: `cloud://env.bucket/${path}` }) as never,
    })
    await stored.write('a/b.txt', Buffer.from('甲'))
    expect(await stored.list()).toEqual(['a/b.txt'])
    expect(await stored.read('a/b.txt')).toEqual(Buffer.from('甲'))
    expect(await stored.prefix()).toBe('cloud://env.bucket/')
  })
})

// eslint-disable-next-line require-yield -- it breaks off before the first page
async function* failing(): AsyncGenerator<never> {
  throw new Error('断网')
}

describe('移除演示数据', () => {
  test('没有人改过的移除；改过的留下；不是演示植入的留下', async () => {
    const target = await filled()
    const person = (await target.documents.get('persons', 'person-chair'))!
    await target.documents.put('persons', { ...person, title: '书记', v: 2 } as never)
    const found = await traces(target, (await target.planted())!)
    expect(found.changed).toEqual({ persons: ['person-chair'] })
    expect(found.own).toEqual({ audit: 405, events: 1 })

    await undemo(target, found)
    expect(await target.documents.count('principals')).toBe(0)
    expect(await target.documents.count('units')).toBe(0)
    expect(await target.documents.get('persons', 'person-chair')).toMatchObject({ title: '书记' })
    expect(await target.documents.count('persons')).toBe(1)
    expect(await target.documents.count('audit')).toBe(405)
  })

  test('只看不动时一份也不少', async () => {
    const target = await filled()
    const before = target.hash!()
    await traces(target, PLANTED)
    expect(target.hash!()).toBe(before)
  })

  test('恢复来的备份记得演示数据是什么时候植入的', async () => {
    const { folder } = await kept(false)
    const into = await opened()
    await restore(into, folder, { over: false }, quiet)
    expect(await into.planted()).toBe(PLANTED)
    expect((await traces(into, PLANTED)).changed).toEqual({})
  })
})
