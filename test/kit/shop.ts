import tcb from '@cloudbase/node-sdk'
import { cloudDatabase, type Database } from 'cloudfunctions/kit/database'
import { answers, answersAnyone, append, appends, change, commit, commits, guard, type Handler } from 'cloudfunctions/kit/outcome'
import { createRouter } from 'cloudfunctions/kit/router'
import type { Principal } from 'shared/identity/model'
import { collection, type Document, type Versioned } from 'shared/kernel/collection'
import { accept, refuse } from 'shared/kernel/decision'
import { command, query, type Reply } from 'shared/kernel/operation'
import { count, id, note, object, text } from 'shared/kernel/schema'
import { chinaTime } from 'shared/kernel/time'
import { around } from 'test/support/around'
import { dice } from 'test/schedule/dice'
import { type LocalCloud, startLocalCloud } from 'test/support/local-cloud'

/** A small household of operations, one for each thing that the router promises. */
interface Account extends Versioned {
  readonly balance: number
}
interface Limit extends Versioned {
  readonly most: number
}
interface Signature extends Document {
  readonly word: string
}

export const accounts = collection<Account>('accounts')
export const limits = collection<Limit>('limits')
const signatures = collection<Signature>('signatures')

const balance = object({ balance: count })
const account = object({ account: id })

export const operations = {
  deposit: command('shop.deposit', { needs: 'attend', says: '存入', input: object({ account: id, amount: count }), output: balance }),
  raise: command('shop.raise', { needs: 'register', says: '改上限', input: object({ most: count }), output: object({}) }),
  spread: command('shop.spread', { needs: 'attend', says: '一次改几份', input: object({ documents: count }), output: object({}) }),
  unite: command('shop.unite', { needs: 'attend', says: '几份一起改', input: object({ documents: count }), output: object({}) }),
  found: command('shop.found', { needs: 'attend', says: '靠一份还没有的', input: account, output: balance }),
  announce: command('shop.announce', { needs: 'attend', says: '发一条通知', input: object({ body: note(200) }), output: object({}) }),
  sign: command('shop.sign', { needs: 'attend', says: '签一次', input: object({ word: text(20) }), output: object({ word: text(20) }) }),
  look: query('shop.look', { needs: 'attend', says: '看余额', input: account, output: balance }),
  hello: query('shop.hello', { needs: 'public', says: '谁都能问', input: object({}), output: object({ word: text(20) }) }),
  breaks: command('shop.breaks', { needs: 'attend', says: '坏掉', input: object({}), output: object({}) }),
  misfits: command('shop.misfits', { needs: 'attend', says: '答得不合格式', input: account, output: balance }),
}

export const SECRET = '口令是 open-sesame'

export const handlers: readonly Handler[] = [
  commits(operations.deposit, async ({ account: _id, amount }, { db }) => {
    const [found, limit] = await Promise.all([db.get(accounts, _id), db.get(limits, 'limit')])
    const next = { ...(found ?? { _id, v: 0, balance: 0 }) }
    const sum = next.balance + amount
    return commit(sum <= limit!.most ? accept(sum) : refuse('OVER_LIMIT', '超过上限'), () => ({
      answer: { balance: sum, secret: SECRET },
      changes: [change(accounts, { ...next, balance: sum })],
      guards: [guard(limits, limit!)],
    }))
  }),
  commits(operations.raise, async ({ most }, { db }) => {
    const limit = await db.get(limits, 'limit')
    return commit(accept(most), () => ({ answer: {}, changes: [change(limits, { ...limit!, most })] }))
  }),
  commits(operations.spread, async ({ documents }) =>
    commit(accept(documents), (n) => ({
      answer: {},
      changes: Array.from({ length: n }, (_, i) => change(accounts, { _id: `spread-${i}`, v: 0, balance: i })),
    })),
  ),
  commits(operations.unite, async ({ documents }) =>
    commit(accept(documents), (n) => ({
      answer: {},
      changes: Array.from({ length: n }, (_, i) => change(accounts, { _id: `unite-${i}`, v: 0, balance: i })),
      together: true as const,
      effects: ['一起改了'],
    })),
  ),
  commits(operations.found, async ({ account: _id }, { db }) => {
    const [found, book] = await Promise.all([db.get(accounts, _id), db.get(limits, 'book')])
    const next = { ...(found ?? { _id, v: 0 }), balance: (book?.v ?? 0) + 1 }
    return commit(accept(next), () => ({ answer: next, changes: [change(accounts, next)], guards: [guard(limits, book ?? { _id: 'book', v: 0, most: 0 })] }))
  }),
  commits(operations.announce, async ({ body }, { db, newId }) => {
    const limit = await db.get(limits, 'limit')
    return commit(accept(body), () => ({
      answer: {},
      changes: [change(accounts, { _id: newId(), v: 0, balance: 0 })],
      guards: [guard(limits, limit!)],
      event: { type: 'shop.told', audience: { kind: 'persons', personIds: ['ann', 'bob', 'cat'] }, title: '通知', body },
    }))
  }),
  appends(operations.sign, async ({ word }, { caller }) =>
    append(accept({ _id: `sign:${caller.personId}`, word }), signatures, (stored) => accept({ word: stored.word })),
  ),
  answers(operations.look, async ({ account: _id }, { db }) => {
    const found = await db.get(accounts, _id)
    return found ? { ...found, secret: SECRET } : refuse('NO_ACCOUNT', '没有这个户头', { field: 'account' })
  }),
  answersAnyone(operations.hello, async () => ({ word: '您好' })),
  commits(operations.breaks, async () => {
    throw new Error(SECRET)
  }),
  commits(operations.misfits, async ({ account: _id }) =>
    commit(accept(_id), () => ({ answer: { balance: -1 }, changes: [change(accounts, { _id, v: 0, balance: 1 })] })),
  ),
]

export interface Shop {
  readonly cloud: LocalCloud
  readonly db: Database
  /** What the router has logged. */
  readonly logged: Readonly<Record<string, unknown>>[]
  /** The numbers of the attempts before which the router has paused. */
  readonly pauses: number[]
  /** Calls `operation` as ann unless another is named; through `db` if it is given. */
  ask(operation: string, input: unknown, how?: { as?: string; requestId?: unknown; db?: Database }): Promise<Reply<unknown>>
  documents(of: string): readonly Readonly<Record<string, unknown>>[]
  close(): Promise<void>
}

export const NOW = chinaTime('2026-12-18T09:00')
const COLLECTIONS = ['accounts', 'limits', 'signatures', 'principals', 'receipts', 'audit', 'events', 'deliveries', 'persons', 'meetings']

/** The household behind the router, over the real SDK and the local cloud. */
export async function openShop(): Promise<Shop> {
  const cloud = await startLocalCloud({ collections: Object.fromEntries(COLLECTIONS.map((name) => [name, { indexes: [] }])) })
  const db = cloudDatabase(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }))
  const logged: Readonly<Record<string, unknown>>[] = []
  const pauses: number[] = []
  const random = dice(1)
  let requests = 0
  await db.insert(limits, { _id: 'limit', v: 1, most: 100 })
  for (const [name, post] of [['ann', 'director'], ['bob', 'director'], ['sec', 'secretary'], ['old', 'honoraryChair']] as const) {
    await db.insert(collection<Principal>('principals'), {
      _id: `tcb:${name}`, v: 1, personId: name, name, unitId: 'u1', unitName: '某校', posts: [{ post, from: '2026-01-01' }],
    })
  }
  return {
    cloud, db, logged, pauses,
    ask(operation, input, { as = 'ann', requestId = `request-${++requests}`, db: through = db } = {}) {
      const route = createRouter(
        handlers,
        around({ db: through, now: () => NOW, random, pause: async (attempt) => void pauses.push(attempt), log: (line) => void logged.push(line) }),
      )
      return route({ operation, input, requestId }, as === '' ? undefined : `tcb:${as}`)
    },
    documents: (of) => cloud.store.dump()[of]!,
    close: () => cloud.close(),
  }
}
