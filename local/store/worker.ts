import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Doc, Op, RequestOf } from './request'
import { openStore, type StoreOptions } from './store'
import { bridge } from '../admin/bridge'
import { serveAdmin, type Others } from '../admin/server'

/** What the thread is started with. */
export interface WorkerData {
  readonly store: Pick<StoreOptions, 'path' | 'schema' | 'limits' | 'mutations'>
  readonly port: number
  readonly host: string | undefined
}

export interface Traffic {
  readonly calls: Readonly<Record<string, number>>
  readonly asked: number
  readonly answered: number
}

/** What the thread offers to the process it lives in. */
export type StoreSide = {
  listening(): Promise<{ url: string; port: number }>
  perform<K extends Op>(request: RequestOf<K>): Promise<Answer<K>>
  /** How often each action of the protocol has arrived: of one recent invocation, or of all since `forgetCounts`. */
  counts(invocation?: string): Record<string, number>
  forgetCounts(): void
  /** All calls since `forgetCounts`, by action and collection, and the bytes on the wire since the start. */
  traffic(): Promise<Traffic>
  dump(): Promise<Record<string, readonly Doc[]>>
  hash(): Promise<string>
  openTransactions(invocation?: string): Promise<number>
  stop(): Promise<void>
}

/** What the process offers to the thread. */
export type HostSide = { others: Others }

/** The store and `/admin` in a thread of their own: SQLite's syncs hold up nobody else. */
function main(port: NonNullable<typeof parentPort>): void {
  const data = workerData as WorkerData
  const counts = createCounts()

  async function start() {
    const store = openStore(data.store)
    const admin = await serveAdmin(store, {
      port: data.port,
      host: data.host,
      others: (action, body, invocation) => host.call('others', action, body, invocation),
      onAction: counts.add,
    })
    return { store, admin }
  }

  const side: StoreSide = {
    async listening() {
      const { url, port } = (await started).admin
      return { url, port }
    },
    perform: async (request) => (await started).store.perform(request),
    counts: counts.of,
    forgetCounts: counts.clear,
    traffic: async () => ({ calls: counts.byCollection(), ...(await started).admin.bytes() }),
    dump: async () => (await started).store.dump(),
    hash: async () => (await started).store.hash(),
    openTransactions: async (invocation) => (await started).store.openTransactions(invocation),
    async stop() {
      const { admin, store } = await started
      await admin.close()
      await store.close()
      setImmediate(() => port.close())
    },
  }
  const host = bridge<HostSide>(port, side)
  const started = start()
  // Whoever asks first hears of a failure; until then it must not end the thread without a word.
  started.catch(() => undefined)
}

/** The last invocations are kept apart, so that a budget can be held against one call. */
function createCounts(kept = 500) {
  let total: Record<string, number> = {}
  let byCollection: Record<string, number> = {}
  const each = new Map<string, Record<string, number>>()
  const bump = (row: Record<string, number>, action: string) => ((row[action] = (row[action] ?? 0) + 1), row)
  return {
    add(action: string, invocation: string | undefined, collection: unknown): void {
      bump(total, action)
      bump(byCollection, typeof collection === 'string' ? `${action} ${collection}` : action)
      if (invocation === undefined) return
      each.set(invocation, bump(each.get(invocation) ?? {}, action))
      if (each.size > kept) each.delete(each.keys().next().value!)
    },
    of: (invocation?: string) => (invocation === undefined ? total : (each.get(invocation) ?? {})),
    byCollection: () => byCollection,
    clear(): void {
      total = {}
      byCollection = {}
      each.clear()
    },
  }
}

if (parentPort) main(parentPort)
