import { createHash } from 'node:crypto'
import { decode, textOf } from './documents/ejson'
import type { Examined } from './documents/plan'
import { openJournal, type Disk } from './durability'
import { createOperations, type Operations } from './operations'
import { fault, type Answer, type Doc, type Mutation, type Op, type RequestOf, type StoreFault } from './request'
import { readSchema, type Schema } from './schema'
import { openSqlite } from './sqlite'
import { createTransactions, type Limits } from './transactions'
import { createTable, type Table } from './versions'

export interface StoreOptions {
  /** The SQLite file; left out, everything is in memory and gone at the end. */
  readonly path?: string
  readonly schema: Schema
  /** Instead of SQLite, for tests of failing disks. */
  readonly disk?: Disk
  readonly limits?: Partial<Limits>
  /** The clock of server dates, milliseconds. */
  readonly now?: () => number
  /** Makes the ids of documents that come without one. */
  readonly makeId?: () => string
  readonly mutations?: readonly Mutation[]
  /** Is told of each question how many documents production would look at for it. Tests only: it costs a sorting. */
  readonly watch?: (examined: Examined) => void
}

/**
 * The document database of one machine. Everything goes through `perform`; what is answered is on disk,
 * and so is everything the answer may have seen. Throws StoreFault.
 */
export interface Store {
  perform<K extends Op>(request: RequestOf<K>): Promise<Answer<K>>

  get(collection: string, id: string, tx?: string): Promise<Doc | null>
  find(
    collection: string,
    query?: RequestOf<'find'>['query'],
    how?: Partial<RequestOf<'find'>>,
  ): Promise<readonly Doc[]>
  insert(collection: string, doc: object, tx?: string): Promise<string>
  replace(collection: string, id: string, doc: object, tx?: string): Promise<Answer<'replace'>>
  update(collection: string, id: string, changes: RequestOf<'update'>['changes'], tx?: string): Promise<number>
  remove(collection: string, id: string, tx?: string): Promise<number>
  begin(invocation?: string): Promise<string>
  commit(tx: string): Promise<null>
  abort(tx: string): Promise<null>

  now(): number
  mutated(mutation: Mutation): boolean
  /** How many transactions are open, of one invocation or of all. */
  openTransactions(invocation?: string): number
  /** The fault after which nothing is written any more. */
  failure(): StoreFault | undefined
  /** A hash of every collection's name and content, whatever the order they came in. */
  hash(): string
  /** Every collection with its documents, by id. */
  dump(): Record<string, readonly Doc[]>
  close(): Promise<void>
}

const LIMITS: Limits = { transaction: 30_000, wait: 35_000 }

export function openStore(options: StoreOptions): Store {
  const schema = readSchema(options.schema)
  const disk = options.disk ?? (options.path === undefined ? undefined : openSqlite(options.path))
  const mutated = (mutation: Mutation) => options.mutations?.includes(mutation) ?? false
  const now = options.now ?? Date.now
  const tables = new Map<string, Table>()
  const transactions = createTransactions({ ...LIMITS, ...options.limits }, forget, mutated)
  const journal = openJournal(disk, () => transactions.endAll(), mutated)

  function addTable(name: string): Table {
    const table = createTable(name, schema.collections[name]?.indexes ?? [], mutated)
    tables.set(name, table)
    return table
  }

  function forget(): void {
    const oldest = transactions.oldestSnapshot()
    for (const table of tables.values()) table.forget(oldest)
  }

  for (const name of Object.keys(schema.collections)) addTable(name)
  for (const { collection, id, text } of disk?.load() ?? []) {
    const table = tables.get(collection) ?? addTable(collection)
    if (id === null || text === null) continue
    const doc = freeze(decode(text, 0)) as Doc
    const holder = table.holder(doc)
    if (holder !== undefined)
      throw fault('DATABASE_DUPLICATE_WRITE', `${collection} 中 ${id} 与 ${holder} 违反唯一索引`)
    table.put(id, doc, 0, false)
  }

  const operations = createOperations({ tables, addTable, transactions, journal, now, makeId: options.makeId, mutated, watch: options.watch })

  async function perform<K extends Op>(request: RequestOf<K>): Promise<Answer<K>> {
    try {
      const act: Operations[K] = operations[request.op]
      const answer = await act(request)
      await journal.settled()
      return answer
    } catch (error) {
      // A refusal, too, tells what it has seen: a duplicate is only a duplicate once the first is on disk.
      await journal.settled()
      throw error
    }
  }

  return {
    perform,
    get: (collection, id, tx) => perform({ op: 'get', collection, id, tx }),
    find: (collection, query, how) => perform({ ...how, op: 'find', collection, query }),
    insert: async (collection, doc, tx) => (await perform({ op: 'insert', collection, docs: [doc], tx }))[0]!,
    replace: (collection, id, doc, tx) => perform({ op: 'replace', collection, id, doc, tx }),
    update: (collection, id, changes, tx) => perform({ op: 'update', collection, id, changes, tx }),
    remove: (collection, id, tx) => perform({ op: 'remove', collection, id, tx }),
    begin: (invocation) => perform({ op: 'begin', invocation }),
    commit: (tx) => perform({ op: 'commit', tx }),
    abort: (tx) => perform({ op: 'abort', tx }),
    now,
    mutated,
    openTransactions: (invocation) =>
      [...transactions.all()].filter((tx) => invocation === undefined || tx.invocation === invocation).length,
    failure: journal.failure,
    hash() {
      const hash = createHash('sha256')
      for (const [name, docs] of Object.entries(dump(tables))) {
        hash.update(`\n${name}\n`)
        for (const doc of docs) hash.update(`${textOf(doc)}\n`)
      }
      return hash.digest('hex')
    },
    dump: () => dump(tables),
    async close() {
      transactions.endAll()
      await journal.close()
    },
  }
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function dump(tables: ReadonlyMap<string, Table>): Record<string, readonly Doc[]> {
  const sorted = [...tables.values()].sort((one, other) => byText(one.name, other.name))
  return Object.fromEntries(
    sorted.map((table) => [table.name, [...table.all()].sort((one, other) => byText(one._id, other._id))]),
  )
}

function freeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze)
    Object.freeze(value)
  }
  return value
}
