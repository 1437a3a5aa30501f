import { type Database } from 'cloudfunctions/kit/database'
import { resumeBatches } from 'cloudfunctions/kit/batch'
import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import declared from 'cloudfunctions/schema.json'
import { demoDocuments } from 'local/demo/demo'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import { createHash } from 'node:crypto'
import type { Remark } from 'shared/kernel/workbook/remark'
import type { RawSheet } from 'shared/kernel/workbook/table'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { workbook } from 'test/support/workbook'
import { personFaults, unitFaults } from './faults'
import { aPerson, aUnit, book, roll, term, unitName } from './sheets'

const NOW = Date.UTC(2026, 11, 8)
const SECRETARY = 'tcb:demo-secretary'
const FILE = 'cloud://local.files/inbox/demo-secretary/roll.xlsx'

let store: Store
let files: ReturnType<typeof memoryFiles>
let requests = 0
beforeEach(async () => {
  store = openStore({ schema: readSchema(declared) })
  files = memoryFiles()
  for (const [collection, all] of Object.entries(demoDocuments(NOW))) for (const doc of all) await store.insert(collection, doc)
})

interface Answer {
  readonly kind: string
  readonly code?: string
  readonly message?: string
  readonly field?: string
  readonly clause?: string
  readonly value: { readonly [key: string]: unknown } & { digest: string; flaws: Remark[]; flawTotal: number; changeTotal: number; of: number; done: number; batchId: string }
}

const ask = async (operation: string, input: object, db: Database = directDatabase(store), subject = SECRETARY) => {
  const route = createRouter(handlers, around({ db, files, now: () => NOW }))
  return (await route({ operation, input, requestId: `request-${++requests}` }, subject)) as unknown as Answer
}
const upload = async (sheets: readonly RawSheet[], id = FILE): Promise<void> => void files.stored.set(id, await workbook(sheets))
const check = async () => (await ask('person.checkImport', { fileId: FILE })).value
const apply = async (db?: Database) => ask('person.applyImport', { fileId: FILE, digest: (await check()).digest }, db)

/** Everything but the record of refusals, and of the files that were looked into. */
const hash = (): string => {
  const { audit: _, passingFiles: __, ...rest } = store.dump()
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex')
}
const all = (collection: string) => store.dump()[collection]! as unknown as readonly ({ readonly _id: string; readonly v: number } & Record<string, unknown>)[]
const newBook = book([aUnit(1, { lead: null }), aUnit(2)], [aPerson(0, 1, { posts: '理事', ...term }), aPerson(1, 2)])

describe('真的表格文件', () => {
  test('五百行四十处错：逐处指到行列，什么也没写', async () => {
    const { units, persons } = roll(40, 460)
    units[0] = { ...units[0], lead: null }
    const { 第二个牵头单位: _, ...faults } = unitFaults
    const kinds = [...Object.values(faults), ...Object.values(personFaults)]
    const expected = Array.from({ length: 40 }, (__, i) => {
      const fault = kinds[i % kinds.length]!
      const n = fault.sheet === '单位' ? 1 + (i % 39) : 100 + 7 * i
      if (fault.sheet === '单位') units[n] = fault.spoil(units[n]!, n + 1)
      else persons[n] = fault.spoil(persons[n]!, n)
      return `${fault.sheet} ${n + 2} ${fault.column}`
    })
    await upload(book(units, persons))
    const before = hash()
    const { flaws, flawTotal } = await check()
    expect(flaws.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`).sort()).toEqual(expected.sort())
    expect(flawTotal).toBe(40)
    expect(await apply()).toMatchObject({ kind: 'refused', code: 'BAD_ROLL', field: 'fileId', message: expect.stringMatching(/^「单位」第 \d+ 行「.+」：.+（共 40 处）$/) as string })
    expect(hash()).toBe(before)
  })

  test('没有错的写进去，同一文件再来一次什么也不变', async () => {
    await upload(newBook)
    expect(await check()).toMatchObject({ units: { added: 2, changed: 0, same: 0 }, persons: { added: 2, changed: 0, same: 0 }, flaws: [] })
    expect(await apply()).toMatchObject({ kind: 'accepted', value: { of: 4, by: expect.any(String) as string } })
    expect(all('persons').find(({ phone }) => phone === '19000000000')).toMatchObject({ v: 1, unitName: unitName(1), pinyin: expect.stringMatching(/^[a-z]+ [a-z]+ [a-z]+$/) as string })
    const before = hash()
    expect(await check()).toMatchObject({ units: { added: 0, changed: 0, same: 2 }, persons: { added: 0, changed: 0, same: 2 }, changeTotal: 0 })
    expect(await apply()).toMatchObject({ kind: 'refused', code: 'NOTHING_NEW', field: 'fileId' })
    expect(hash()).toBe(before)
  })

  test('导出现有名册，原样导入，一处也不变；空白模板没有一行', async () => {
    for (const [filled, counts] of [[true, { units: { added: 0, changed: 0, same: 37 }, persons: { added: 0, changed: 0, same: 75 } }], [false, { units: { added: 0, changed: 0, same: 0 }, persons: { added: 0, changed: 0, same: 0 } }]] as const) {
      const made = await ask('person.rollTemplate', { filled })
      expect(made.value).toMatchObject({ name: expect.stringMatching(/\.xlsx$/) as string, address: expect.stringMatching(/^http/) as string })
      const [id] = [...files.stored.keys()].slice(-1)
      files.stored.set(FILE, files.stored.get(id!)!)
      expect(await check()).toMatchObject({ ...counts, flaws: [], remarks: [], changeTotal: 0 })
    }
    expect([...files.stored.keys()].filter((id) => id.includes('/made/'))).toHaveLength(2)
  })

  test('单位改名，里面绑定了身份的人看到的也改', async () => {
    const mine = all('persons').find(({ _id }) => _id === 'person-secretary')!
    const others = all('persons').filter(({ unitId }) => unitId === mine.unitId).length
    await store.update('units', mine.unitId as string, { $set: { creditCode: aUnit(7).creditCode } } as never)
    await upload(book([aUnit(7, { name: '虚构改名学校', lead: '是' })], []))
    expect((await check()).changeTotal).toBe(1 + others)
    expect((await apply()).value.of).toBe(1 + others)
    expect((await ask('identity.me', {})).value).toMatchObject({ me: { unitName: '虚构改名学校' } })
    for (const principal of all('principals').filter(({ unitId }) => unitId === mine.unitId)) expect(principal).toMatchObject({ unitName: '虚构改名学校', v: 2 })
  })

  test('别处写的字段，不会被导入盖掉', async () => {
    const one = all('persons').find(({ _id }) => _id === 'person-director01')!
    await upload(book([], [{ name: one.name as string, unit: one.unitName as string, title: '新校长' }]))
    await apply()
    expect(all('persons').find(({ _id }) => _id === one._id)).toEqual({ ...one, v: 2, title: '新校长' })
  })
})

describe('不该写的时候', () => {
  test.each([
    ['别人收件夹里的文件', 'cloud://local.files/inbox/demo-chair/roll.xlsx', 'NO_FILE'],
    ['不在收件夹里的文件', 'cloud://local.files/rolls/person-secretary/roll.xlsx', 'NO_FILE'],
    ['没有的文件', 'cloud://local.files/inbox/demo-secretary/none.xlsx', 'NO_FILE'],
    ['不是表格的文件', 'cloud://local.files/inbox/demo-secretary/text.xlsx', 'NOT_A_WORKBOOK'],
    ['太大的文件', 'cloud://local.files/inbox/demo-secretary/large.xlsx', 'TOO_LARGE'],
  ])('%s：指出是文件的问题，什么也没写', async (_, fileId, code) => {
    await upload(newBook)
    await upload(newBook, 'cloud://local.files/inbox/demo-chair/roll.xlsx')
    await upload(newBook, 'cloud://local.files/rolls/person-secretary/roll.xlsx')
    files.stored.set('cloud://local.files/inbox/demo-secretary/text.xlsx', Buffer.from('姓名,单位'))
    files.stored.set('cloud://local.files/inbox/demo-secretary/large.xlsx', Buffer.alloc(5 * 1024 * 1024 + 1))
    const before = hash()
    expect(await ask('person.checkImport', { fileId })).toMatchObject({ kind: 'refused', code, field: 'fileId' })
    expect(await ask('person.applyImport', { fileId, digest: (await check()).digest })).toMatchObject({ kind: 'refused', code, field: 'fileId' })
    expect(hash()).toBe(before)
  })

  test('核对后换了文件，或名册变了，都要重新核对', async () => {
    await upload(newBook)
    const { digest } = await check()
    await upload(book([aUnit(1, { lead: null })], [aPerson(0, 1)]))
    const before = hash()
    expect(await ask('person.applyImport', { fileId: FILE, digest })).toMatchObject({ code: 'ROLL_MOVED', field: 'digest' })
    expect(hash()).toBe(before)
    await upload(newBook)
    await store.update('persons', 'person-director01', { $inc: { v: 1 } } as never)
    expect(await ask('person.applyImport', { fileId: FILE, digest })).toMatchObject({ code: 'ROLL_MOVED' })
    expect(await apply()).toMatchObject({ kind: 'accepted' })
  })
})

describe('同时', () => {
  /** A database in which something else is done just before the `n`-th transaction. */
  function overtakenBy(other: () => Promise<unknown>, n = 1): Database {
    const db = directDatabase(store)
    let left = n
    return { ...db, transaction: async (work) => (--left === 0 && (await other()), db.transaction(work)) }
  }
  const titled = (title: string) => {
    const { name, unitName: unit } = all('persons').find(({ _id }) => _id === 'person-director01')!
    return book([], [{ name, unit, title } as never])
  }
  const title = () => all('persons').find(({ _id }) => _id === 'person-director01')!['title']
  const corrects = () => ask('person.correct', { personId: 'person-director01', title: '书记' })

  test('决定以后、写入以前，另一份先导入了：这一份要重新核对，什么也没写', async () => {
    const SECOND = FILE.replace('roll', 'second')
    await upload(titled('副校长'), SECOND)
    const second = (await ask('person.checkImport', { fileId: SECOND })).value.digest
    await upload(titled('新校长'))
    const other = async () => expect(await ask('person.applyImport', { fileId: SECOND, digest: second })).toMatchObject({ kind: 'accepted' })
    expect(await apply(overtakenBy(other))).toMatchObject({ code: 'ROLL_MOVED' })
    expect([title(), all('imports')[0]!.v]).toEqual(['副校长', 1])
  })

  test('决定以后、写入以前，有人先更正了：要重新核对', async () => {
    await upload(titled('新校长'))
    expect(await apply(overtakenBy(corrects))).toMatchObject({ code: 'ROLL_MOVED' })
    expect(title()).toBe('书记')
  })

  test('导入定了、还没写到，有人来更正：请他等，写入的不丢', async () => {
    await upload(titled('新校长'))
    const other = async () => expect(await corrects()).toMatchObject({ code: 'IMPORT_RUNNING' })
    expect(await apply(overtakenBy(other, 2))).toMatchObject({ kind: 'accepted' })
    expect(title()).toBe('新校长')
  })

  test('更正决定以后、写入以前，导入定了：更正不能写在没看过的名册上', async () => {
    await upload(titled('新校长'))
    const { digest } = await check()
    const other = async () => expect(await ask('person.applyImport', { fileId: FILE, digest })).toMatchObject({ kind: 'accepted' })
    expect(await ask('person.add', { name: '林新人', unitId: 'unit-05', title: '', phone: '19900000009' }, overtakenBy(other))).toMatchObject({ kind: 'accepted' })
    expect([title(), all('rolls')[0]!.v]).toEqual(['新校长', 2])
  })
})

describe('写到一半被杀', () => {
  /** A database whose `n`-th transaction from now never begins. */
  function killedAfter(n: number): Database {
    const db = directDatabase(store)
    let left = n
    return { ...db, transaction: (work) => (left-- > 0 ? db.transaction(work) : Promise.reject(new Error('被杀'))) }
  }
  const { units, persons } = roll(8, 30)
  const half = book(units.map((cells) => ({ ...cells, lead: null })), persons)
  const silent = (collection: string) => all(collection).map(({ _id, v, name }) => `${_id}@${v} ${String(name)}`).sort()
  const quiet = { log: () => {} }

  test.each([0, 1, 3, 9])('提交后写了 %i 段：进度照实，别的导入等它，定时任务接着写完，与没断过一样', async (strides) => {
    await upload(half)
    const { digest } = await check()
    const route = createRouter(handlers, around({ db: killedAfter(1 + strides), files, now: () => NOW, ...quiet }))
    expect(await route({ operation: 'person.applyImport', input: { fileId: FILE, digest }, requestId: `request-${++requests}` }, SECRETARY)).toMatchObject({ kind: 'fault' })
    const { progress } = (await ask('person.importProgress', {})).value as unknown as { progress: Answer['value'] }
    expect([progress.done, progress.of]).toEqual([4 * strides, 38])
    expect(await ask('person.importProgress', { batchId: progress.batchId })).toMatchObject({ value: { progress } })

    await upload(newBook, FILE)
    expect(await apply()).toMatchObject({ code: 'IMPORT_RUNNING' })
    expect(await resumeBatches(directDatabase(store), async () => {})).toBe(1)
    expect((await ask('person.importProgress', {})).value).toMatchObject({ progress: { done: 38, of: 38 } })
    const broken = [silent('units'), silent('persons')]

    store = openStore({ schema: readSchema(declared) })
    for (const [collection, docs] of Object.entries(demoDocuments(NOW))) for (const doc of docs) await store.insert(collection, doc)
    await upload(half)
    await apply()
    expect([silent('units'), silent('persons')]).toEqual(broken)
  })

  test('写到一半，名册不收别的登记；有人绑定不碍事，两样都在', async () => {
    const [one, two] = all('persons').filter(({ _id }) => ['person-director01', 'person-director02'].includes(_id))
    await upload(book([], [one!, two!].map(({ name, unitName: unit }) => ({ name, unit, title: '新校长' }) as never)))
    const { digest } = await check()
    const route = createRouter(handlers, around({ db: killedAfter(1), files, now: () => NOW, ...quiet }))
    await route({ operation: 'person.applyImport', input: { fileId: FILE, digest }, requestId: `request-${++requests}` }, SECRETARY)
    const which = { personId: one!._id, post: 'director', from: '2025-12-20' }
    for (const [operation, input] of [
      ['person.add', { name: '林新人', unitId: one!.unitId, title: '', phone: '19900000009' }],
      ['person.correct', { personId: one!._id, title: '副校长' }],
      ['person.holdPost', { ...which, post: 'secretary', from: '2026-12-01' }],
      ['person.endPost', { ...which, until: '2026-12-01', reason: '调离' }],
      ['person.strikePost', { ...which, reason: '登记错了' }],
      ['unit.add', { name: '虚构新校', kind: 'school' }],
      ['unit.correct', { unitId: one!.unitId, name: '虚构改名学校' }],
      ['unit.registerAgreement', { unitId: one!.unitId, state: 'missing' }],
      ['identity.unbind', { personId: 'person-secretary-general', reason: '换手机' }],
    ] as const) expect([operation, (await ask(operation, input)).code]).toEqual([operation, 'IMPORT_RUNNING'])
    expect(await ask('identity.unbind', { personId: two!._id, reason: '换手机' })).toMatchObject({ kind: 'accepted' })

    await resumeBatches(directDatabase(store), async () => {})
    expect((await ask('person.importProgress', {})).value).toMatchObject({ progress: { done: 2, of: 2 } })
    expect(all('persons').find(({ _id }) => _id === one!._id)).toMatchObject({ title: '新校长', bound: one!.bound })
    expect(all('persons').find(({ _id }) => _id === two!._id)).toMatchObject({ title: '新校长', bound: {} })
    expect(await ask('person.correct', { personId: one!._id, title: '副校长' })).toMatchObject({ kind: 'accepted' })
  })

  test('没有导入过，进度为空；编号不对也是', async () => {
    expect((await ask('person.importProgress', {})).value).toEqual({ progress: null })
    await upload(newBook)
    await apply()
    expect((await ask('person.importProgress', { batchId: 'another-batch' })).value).toEqual({ progress: null })
  })
})
