import { decode, encode, isPlain, textOf } from '../store/documents/ejson'
import {
  fault,
  unsupported,
  type Changes,
  type Directions,
  type Projection,
  type Query,
  type Stage,
} from '../store/request'
import type { Store } from '../store/store'

/** The body of a request of the SDK: what it queries, changes and stores are EJSON texts in it. */
export type Body = Readonly<Record<string, unknown>>

/** What an action answers besides its request id: `data`, or a `transactionId` beside it. */
export interface Reply {
  readonly data?: unknown
  readonly transactionId?: string
}

type Action = (store: Store, body: Body, invocation: string | undefined) => Promise<Reply>

/** Every action of the document database that the SDK sends, and how the store is asked. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  async 'database.insertDocument'(store, body) {
    const docs = list(body.data).map((text) => readObject<Query>(store, text))
    const ids = await store.perform({ op: 'insert', collection: collection(body), docs, tx: tx(body) })
    return { data: { insertedIds: store.mutated('forgets-ids') ? [] : ids } }
  },

  async 'database.getDocument'(store, body) {
    const common = { collection: collection(body), projection: maybe<Projection>(store, body.projection), tx: tx(body) }
    if (body.queryType === 'DOC') {
      const doc = await store.perform({ op: 'get', id: idOf(store, body), ...common })
      return { data: { list: doc ? [textOf(doc)] : [] } }
    }
    const docs = await store.perform({
      op: 'find',
      ...common,
      query: maybe<Query>(store, body.query),
      sort: maybe<Directions>(store, body.order),
      skip: whole(body.offset),
      limit: whole(body.limit),
    })
    return { data: { list: docs.map(textOf) } }
  },

  async 'database.calculateDocument'(store, body) {
    const ask = { collection: collection(body), query: maybe<Query>(store, body.query), tx: tx(body) }
    return { data: { total: await store.perform({ op: 'count', ...ask }) } }
  },

  async 'database.modifyDocument'(store, body, invocation) {
    const changes = readObject<Changes>(store, body.data)
    if (body.queryType === 'DOC') {
      const ask = { collection: collection(body), id: idOf(store, body), tx: tx(body) }
      if (body.merge === true) return { data: { updated: await store.perform({ op: 'update', ...ask, changes }) } }
      if (body.upsert !== true) throw unsupported('不带 upsert 的整篇替换')
      const { updated, created } = await store.perform({ op: 'replace', ...ask, doc: changes })
      const named = created && !store.mutated('forgets-ids')
      return { data: named ? { updated, upsert_id: ask.id } : { updated } }
    }
    if (body.merge !== true || body.upsert === true) throw unsupported('按条件的整篇替换')
    refuseTrap(store, body, invocation, 'update')
    const updated = await store.perform({ op: 'updateWhere', ...selection(store, body), changes })
    return { data: { updated, upsert_id: null } }
  },

  async 'database.modifyAndReturnDoc'(store, body, invocation) {
    refuseTrap(store, body, invocation, 'updateAndReturn')
    const { multi: _, ...ask } = selection(store, body)
    const { updated, doc } = await store.perform({
      op: 'updateAndReturn',
      ...ask,
      changes: readObject<Changes>(store, body.data),
    })
    return { data: { updated, doc: doc && textOf(doc) } }
  },

  async 'database.removeDocument'(store, body, invocation) {
    if (body.queryType === 'DOC') {
      const ask = { collection: collection(body), id: idOf(store, body), tx: tx(body) }
      return { data: { deleted: await store.perform({ op: 'remove', ...ask }) } }
    }
    refuseTrap(store, body, invocation, 'remove')
    return { data: { deleted: await store.perform({ op: 'removeWhere', ...selection(store, body) }) } }
  },

  async 'database.aggregateDocuments'(store, body) {
    const stages = list(body.stages).map((stage): Stage => {
      const { stageKey, stageValue } = stage as { stageKey: string; stageValue: string }
      return { [stageKey]: read(store, stageValue) }
    })
    const rows = await store.perform({ op: 'aggregate', collection: collection(body), stages })
    return { data: { list: rows.map(encode) } }
  },

  async 'database.startTransaction'(store, _body, invocation) {
    return { transactionId: await store.perform({ op: 'begin', invocation }) }
  },

  async 'database.commitTransaction'(store, body) {
    return { data: await store.perform({ op: 'commit', tx: tx(body) ?? '' }) }
  },

  async 'database.abortTransaction'(store, body) {
    return { data: await store.perform({ op: 'abort', tx: tx(body) ?? '' }) }
  },

  async 'database.addCollection'(store, body) {
    return { data: await store.perform({ op: 'addCollection', name: collection(body) }) }
  },
}

/**
 * The SDK sends no transaction id with a where-write, not even when it is written on the transaction: such a write
 * survives the rollback. The function that does it is told so here, at once.
 */
function refuseTrap(store: Store, body: Body, invocation: string | undefined, verb: string): void {
  const stray = invocation !== undefined && tx(body) === undefined && store.openTransactions(invocation) > 0
  if (!stray || store.mutated('blind-to-trap')) return
  throw fault(
    'EMULATOR_WHERE_WRITE_IN_TRANSACTION',
    `事务未结束时调用了 where().${verb}()：SDK 不会把它放进事务，回滚也撤不掉。请在事务里按 doc(id) 写`,
  )
}

function selection(store: Store, body: Body) {
  if (typeof body.query !== 'string' || body.query === '') throw fault('INVALID_PARAM', '按条件写必须给出 where 条件')
  const query = readObject<Query>(store, body.query)
  return { collection: collection(body), query, multi: body.multi !== false, tx: tx(body) }
}

function collection(body: Body): string {
  if (typeof body.collectionName !== 'string' || body.collectionName === '') throw fault('INVALID_PARAM', '缺少集合名')
  return body.collectionName
}

function tx(body: Body): string | undefined {
  return typeof body.transactionId === 'string' ? body.transactionId : undefined
}

function idOf(store: Store, body: Body): string {
  const { _id, ...rest } = readObject<Query>(store, body.query)
  if (typeof _id !== 'string' || Object.keys(rest).length > 0) throw unsupported('不是文本的 _id')
  return _id
}

function read(store: Store, text: unknown): unknown {
  if (typeof text !== 'string') throw fault('INVALID_PARAM', '参数应为 EJSON 文本')
  return decode(text, store.now())
}

function readObject<T>(store: Store, text: unknown): T {
  const value = read(store, text)
  if (!isPlain(value)) throw fault('INVALID_PARAM', '参数应为对象')
  return value as T
}

/** `limit` and the like come as JSON numbers, queries as texts; an empty text is no condition. */
const maybe = <T>(store: Store, text: unknown): T | undefined =>
  text === undefined || text === '' ? undefined : readObject<T>(store, text)

function whole(value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (!Number.isInteger(value) || (value as number) < 0) throw fault('INVALID_PARAM', '条数应为不小于 0 的整数')
  return value as number
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw fault('INVALID_PARAM', '应为列表')
  return value
}

export const isBody = (value: unknown): value is Body & { action: string } =>
  isPlain(value) && typeof value.action === 'string'
