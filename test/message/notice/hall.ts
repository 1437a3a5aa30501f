import { handlers } from 'cloudfunctions/handlers'
import type { Database } from 'cloudfunctions/kit/database'
import { createRouter } from 'cloudfunctions/kit/router'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import { sendDue, spreadNotices } from 'cloudfunctions/message/notice/send'
import declared from 'cloudfunctions/schema.json'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import type { HeldPost, Principal } from 'shared/identity/model'
import type { Operation, Reply } from 'shared/kernel/operation'
import { chinaTime, type Instant } from 'shared/kernel/time'
import { asPrincipal, type Person } from 'shared/person/model'
import type { Unit } from 'shared/unit/model'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'

export const NOW = chinaTime('2026-12-08T09:00')
export const MINE = 'cloud://local.files/inbox/sec/plan.pdf'
export const OTHERS = 'cloud://local.files/inbox/dir1/plan.pdf'

const held = (post: string): HeldPost[] => [{ post, from: '2026-01-01' }]
const person = (_id: string, unitId: string, posts: readonly HeldPost[] = [], bound: Person['bound'] = { tcb: `tcb:${_id}` }): Person => ({
  _id, v: 1, name: `${_id}某`, pinyin: _id, initials: _id, unitId, unitName: `单位${unitId}`, title: '主任', phone: '13600000001', posts, bound,
})

export const people: readonly Person[] = [
  person('sec', 'u1', held('secretary')),
  person('sec2', 'u1', held('secretary')),
  person('dir1', 'u1', held('director')),
  person('dir2', 'u2', held('director')),
  person('off2', 'u2', held('informationOfficer')),
  person('dir3', 'u3', held('director'), {}),
]
const units: readonly Unit[] = [
  { _id: 'u1', v: 1, name: '单位u1', kind: 'school', lead: true },
  { _id: 'u2', v: 1, name: '单位u2', kind: 'enterprise', lead: false },
  { _id: 'u3', v: 1, name: '单位u3', kind: 'enterprise', lead: false },
]

export const groupDocuments = (persons: readonly Person[] = people) => ({
  units,
  persons,
  principals: persons.filter(({ bound }) => bound?.tcb).map((one): Principal => ({ _id: one.bound!.tcb!, v: 1, ...asPrincipal(one) })),
})

type Documents = Readonly<Record<string, ReadonlyArray<{ readonly _id: string }>>>

/** The router over a small group, its clock in the test's hand, and the jobs that concern notices. */
export async function openGroup(documents: Documents = groupDocuments()) {
  const store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(documents)) {
    for (const one of all) await store.insert(collection, { ...one })
  }
  const files = memoryFiles()
  for (const id of [MINE, OTHERS]) files.stored.set(id, Buffer.from('%PDF-1.7 a paper'))
  const calls: string[] = []
  const db = counted(directDatabase(store), calls)
  const group = {
    at: NOW,
    calls,
    db,
    files,
    async ask(as: string, operation: Operation<never, unknown> | Operation<unknown, unknown>, input: unknown, requestId = `request-${++requests}`) {
      calls.length = 0
      return route({ operation: operation.name, input, requestId }, as === '' ? undefined : `tcb:${as}`) as Promise<Reply<never>>
    },
    async must<I, O>(as: string, operation: Operation<I, O>, input: I): Promise<O> {
      const answer = (await group.ask(as, operation as unknown as Operation<unknown, unknown>, input)) as Reply<unknown> as Reply<O>
      if (answer.kind !== 'accepted') throw new Error(`${as} ${operation.name}：${answer.code} ${answer.message}`)
      return answer.value
    },
    /** What the timer does of it. */
    async tick(): Promise<void> {
      await sendDue(db, qixian, group.at)
      await spreadNotices(db)
      await deliverEvents(db, qixian)
    },
    stored: (collection: string) => (store.dump()[collection] ?? []) as unknown as ReadonlyArray<Record<string, unknown>>,
  }
  let requests = 0
  const route = createRouter(
    handlers,
    around({
      db,
      files,
      now: () => group.at as Instant,
      log: ({ error, ...rest }) => {
        throw new Error(String(error ?? JSON.stringify(rest)))
      },
    }),
  )
  return group
}

export type Group = Awaited<ReturnType<typeof openGroup>>

/** Names each call of the database: `get notices`, `find persons`, `insert noticeMarks`, `transaction`. */
function counted(db: Database, calls: string[]): Database {
  return {
    get: (from, id) => (calls.push(`get ${from.name}`), db.get(from, id)),
    find: (from, where, options) => (calls.push(`find ${from.name}`), db.find(from, where, options)),
    insert: (into, document) => (calls.push(`insert ${into.name}`), db.insert(into, document)),
    remove: (from, id) => (calls.push(`remove ${from.name}`), db.remove(from, id)),
    transaction: (work) => (calls.push('transaction'), db.transaction(work)),
  }
}
