import { batches, progressOf, resumeBatches, type Row } from 'cloudfunctions/kit/batch'
import { Conflict, type Database } from 'cloudfunctions/kit/database'
import { batch, commits } from 'cloudfunctions/kit/outcome'
import { createRouter } from 'cloudfunctions/kit/router'
import declared from 'cloudfunctions/schema.json'
import { demoDocuments } from 'local/demo/demo'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import { accept, refuse } from 'shared/kernel/decision'
import { command } from 'shared/kernel/operation'
import { array, count, object, text } from 'shared/kernel/schema'
import { around } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'

const NOW = Date.UTC(2026, 11, 1)
const importUnits = command('unit.import', {
  needs: 'administer',
  says: '导入',
  input: object({ names: array(text(20)) }),
  output: object({ batchId: text(40), rows: count }),
})
const handler = commits(importUnits, async ({ names }, ctx) => {
  const bad = names.findIndex((name) => name.startsWith('坏'))
  const rows = names.map((name, i): Row => ({ collection: 'units', _id: `new-${i}`, fields: { name }, ...(names[0] === 'once' && { once: true }) }))
  return batch(bad < 0 ? accept(rows) : refuse('BAD_ROW', `第 ${bad + 1} 行不对`, { field: `names.${bad}` }), ctx, (batchId, n) => ({ batchId, rows: n }))
})

let store: Store
beforeEach(async () => {
  store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(demoDocuments(NOW))) for (const doc of all) await store.insert(collection, doc)
})

const routerOver = (db: Database) =>
  createRouter([handler], around({ db, now: () => NOW }))
const ask = (db: Database, names: string[], requestId = 'import-01') =>
  routerOver(db)({ operation: 'unit.import', input: { names }, requestId }, 'tcb:demo-secretary')

/** A database whose `n`-th transaction from now never begins: the function was killed. */
function killedAfter(n: number): Database {
  const db = directDatabase(store)
  let left = n
  return { ...db, transaction: (work) => (left-- > 0 ? db.transaction(work) : Promise.reject(new Error('被杀'))) }
}

const names = Array.from({ length: 11 }, (_, i) => `单位${i}`)
const written = () => store.dump()['units']!.filter(({ _id }) => String(_id).startsWith('new-')).map(({ name, v }) => `${String(name)}@${String(v)}`).sort()
const expected = names.map((name) => `${name}@1`).sort()

test('有一行不对，就一行也不写', async () => {
  const before = store.dump()['units']
  expect(await ask(directDatabase(store), [...names, '坏的'])).toMatchObject({ code: 'BAD_ROW', field: 'names.11' })
  expect(store.dump()['units']).toEqual(before)
  expect(store.dump()['batches']).toEqual([])
})

test('全部写入，同一请求再来一次不再写', async () => {
  const first = await ask(directDatabase(store), names)
  expect(first).toMatchObject({ kind: 'accepted', value: { rows: 11 } })
  expect(await ask(directDatabase(store), names)).toEqual(first)
  expect(written()).toEqual(expected)
})

test.each([0, 1, 2, 3])('提交后写了 %i 段时被杀，定时任务接着写完，不重不漏', async (strides) => {
  await ask(killedAfter(1 + strides), names)
  expect(written()).toHaveLength(Math.min(4 * strides, 11))
  const db = directDatabase(store)
  await Promise.all([resumeBatches(db, async () => {}), resumeBatches(db, async () => {})])
  expect(written()).toEqual(expected)
  expect(await resumeBatches(db, async () => {})).toBe(0)
})

test('写了一半时别人改过已写的行，接着写不会盖掉', async () => {
  await ask(killedAfter(2), names)
  await store.update('units', 'new-0', { $set: { name: '后来改的', v: 2 } } as never)
  await resumeBatches(directDatabase(store), async () => {})
  expect(written()).toContain('后来改的@2')
})

test('行数多过一段存放的量，照样写全；杀在段与段之间也接得上', async () => {
  const many = Array.from({ length: 230 }, (_, i) => `单位${i}`)
  await ask(killedAfter(1 + 26), many)
  expect(written()).toHaveLength(104)
  await resumeBatches(directDatabase(store), async () => {})
  expect(written()).toEqual(many.map((name) => `${name}@1`).sort())
  expect(store.dump()['batchParts']).toHaveLength(3)
})

test('一次请求只写这么久，余下的由定时任务写完，进度看得见', async () => {
  let clock = NOW
  const db = directDatabase(store)
  const route = createRouter([handler], around({ db, now: () => (clock += 2000) }))
  const reply = await route({ operation: 'unit.import', input: { names }, requestId: 'import-01' }, 'tcb:demo-secretary')
  const { batchId } = (reply as { value: { batchId: string } }).value
  expect(await progressOf(db, batchId)).toEqual({ done: 4, of: 11, left: 0, by: 'person-secretary' })
  expect(await resumeBatches(db, async () => {})).toBe(1)
  expect(await progressOf(db, batchId)).toMatchObject({ done: 11 })
  expect(written()).toEqual(expected)
})

test('只添不改的行，遇到已有的文档就放过', async () => {
  await store.insert('units', { _id: 'new-3', v: 7, name: '早就有的' })
  await ask(directDatabase(store), ['once', ...names])
  expect(written()).toContain('早就有的@7')
  expect(written()).toHaveLength(12)
})

test('一份写不下去，不拖住别的', async () => {
  await ask(killedAfter(1), names)
  await ask(killedAfter(1), names.map((name) => `${name}甲`), 'import-02')
  const db = directDatabase(store)
  const [first] = await db.find(batches, { status: 'applying' })
  const limping: Database = { ...db, get: (from, id) => (id === first!._id ? Promise.reject(new Error('坏了')) : db.get(from, id)) }
  await expect(resumeBatches(limping, async () => {})).rejects.toThrow('坏了')
  expect(await db.find(batches, { status: 'applying' })).toMatchObject([{ _id: first!._id }])
})

test('每次事务都被抢先，也会有尽头', async () => {
  await ask(killedAfter(1), names)
  const db: Database = { ...directDatabase(store), transaction: () => Promise.reject(new Conflict()) }
  await expect(resumeBatches(db, async () => {})).rejects.toThrow(Conflict)
  expect((await directDatabase(store).find(batches, { status: 'applying' })).length).toBe(1)
})

test('存着的行比说好的少：报错，不空转', async () => {
  await store.insert('batches', { _id: 'short', v: 1, total: 5, next: 0, status: 'applying', at: NOW, by: 'p' })
  await store.insert('batchParts', { _id: 'short:0', rows: [{ collection: 'units', _id: 'only', fields: { name: '一家' } }] })
  await expect(resumeBatches(directDatabase(store), async () => {})).rejects.toThrow('batch short ends at row 1 of 5')
})

test('刚存的清单被清掉了，提交不算数：再存一遍，照样写完', async () => {
  const db = directDatabase(store)
  let lost = 0
  const clearing: Database = { ...db, insert: (into, document) => (into.name === 'batchParts' && lost++ === 0 ? Promise.resolve(true) : db.insert(into, document)) }
  expect(await ask(clearing, names)).toMatchObject({ kind: 'accepted' })
  expect([lost, written()]).toEqual([2, expected])
})
