import { batches, resumeBatches, type Row } from 'cloudfunctions/kit/batch'
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
  const rows = names.map((name, i): Row => ({ collection: 'units', _id: `new-${i}`, fields: { name } }))
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

test('每次事务都被抢先，也会有尽头', async () => {
  await ask(killedAfter(1), names)
  const db: Database = { ...directDatabase(store), transaction: () => Promise.reject(new Conflict()) }
  await expect(resumeBatches(db, async () => {})).rejects.toThrow(Conflict)
  expect((await directDatabase(store).find(batches, { status: 'applying' })).length).toBe(1)
})
