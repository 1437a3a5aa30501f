import { handlers } from 'cloudfunctions/handlers'
import type { Database } from 'cloudfunctions/kit/database'
import { createRouter } from 'cloudfunctions/kit/router'
import declared from 'cloudfunctions/schema.json'
import { demoDocuments } from 'local/demo/demo'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import type { Person } from 'shared/person/model'
import { around } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { NOW, person } from '../router/hall'

let store: Store
let requests = 0
beforeEach(async () => {
  store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(demoDocuments(NOW))) for (const doc of all) await store.insert(collection, doc)
})

const ask = (operation: string, input: object, db: Database = directDatabase(store)) =>
  createRouter(handlers, around({ db, now: () => NOW }))({ operation, input, requestId: `request-${++requests}` }, 'tcb:demo-secretary')
const stored = (account: string) => store.dump()['persons']!.find(({ _id }) => _id === person(account)) as unknown as Person

/** A database in which something else happens between the decision and its transaction. */
function overtakenBy(other: () => Promise<unknown>): Database {
  const db = directDatabase(store)
  let done = false
  return {
    ...db,
    async transaction(work) {
      if (!done) {
        done = true
        await other()
      }
      return db.transaction(work)
    },
  }
}

const endsOn = (until: string) => (account: string, post: string, db?: Database) =>
  ask('person.endPost', { personId: person(account), post, from: '2025-12-20', until, reason: '调离' }, db)
const ends = endsOn('2026-12-07')
const strikes = (account: string, post: string, db?: Database) => ask('person.strikePost', { personId: person(account), post, from: '2025-12-20', reason: '登记错了' }, db)

test.each([
  ['结束', ends],
  ['删去', strikes],
])('两个能管理名册的人同时被%s任职，留下一个', async (_, take) => {
  const other = () => take('secretary-general', 'secretaryGeneral')
  expect(await take('secretary', 'secretary', overtakenBy(other))).toMatchObject({ code: 'LAST_KEEPER' })
})

test('只剩没有绑定的人能管理名册，不能卸任', async () => {
  await store.update('persons', person('secretary-general'), { $set: { bound: {} } } as never)
  expect(await ends('secretary', 'secretary')).toMatchObject({ code: 'LAST_KEEPER' })
})

test('届满的最后一个管理员不因登记接任而被关在外面：接手的人要先绑定', async () => {
  const term = { post: 'secretaryGeneral', from: '2022-12-20', until: '2025-12-19' }
  await store.update('persons', person('secretary-general'), { $set: { posts: [term] } } as never)
  await store.update('persons', person('secretary'), { $set: { posts: [] } } as never)
  await store.update('persons', person('director09'), { $set: { bound: {} } } as never)
  const take = (account: string) => ask('person.holdPost', { personId: person(account), post: 'secretaryGeneral', from: '2026-12-01' })
  expect(await take('director09')).toMatchObject({ code: 'LAST_KEEPER', field: 'post' })
  expect(stored('secretary-general').posts).toMatchObject([term])
  expect(await take('director08')).toMatchObject({ kind: 'accepted' })
  expect(stored('secretary-general').posts).toMatchObject([{ ...term, ended: { successor: { personId: person('director08'), from: '2026-12-01' } } }])
})

test('一个写明年底结束，另一个不能再写更早结束', async () => {
  expect(await endsOn('2026-12-31')('secretary', 'secretary')).toMatchObject({ kind: 'accepted' })
  expect(await endsOn('2026-12-20')('secretary-general', 'secretaryGeneral')).toMatchObject({ code: 'LAST_KEEPER' })
  expect(await strikes('secretary-general', 'secretaryGeneral')).toMatchObject({ code: 'LAST_KEEPER' })
})

test('秘书已写明年底结束，没有绑定的人接任秘书长，不能登记', async () => {
  const term = { post: 'secretaryGeneral', from: '2022-12-20', until: '2025-12-19' }
  await store.update('persons', person('secretary-general'), { $set: { posts: [term] } } as never)
  await store.update('persons', person('director09'), { $set: { bound: {} } } as never)
  await endsOn('2026-12-31')('secretary', 'secretary')
  expect(await ask('person.holdPost', { personId: person('director09'), post: 'secretaryGeneral', from: '2026-12-01' })).toMatchObject({ code: 'LAST_KEEPER' })
})

test('同时给一个单位登记两名理事，只登记上一名', async () => {
  const { unitId } = stored('director05')
  const [one, two] = await Promise.all(
    ['19900000001', '19900000002'].map(async (phone, i) => {
      const added = await ask('person.add', { name: `林新${'甲乙'[i]!}`, unitId, title: '校长', phone })
      return (added as { value: { personId: string } }).value.personId
    }),
  )
  await strikes('director05', 'director')
  const hold = (personId: string, db?: Database) => ask('person.holdPost', { personId, post: 'director', from: '2026-12-01' }, db)
  expect(await hold(one!, overtakenBy(() => hold(two!)))).toMatchObject({ code: 'SEAT_TAKEN', clause: 'CH11a' })
})
