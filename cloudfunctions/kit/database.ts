import type { CloudBase } from '@cloudbase/node-sdk'
import type { Collection, Document, Order, Where } from 'shared/kernel/collection'

/** Another transaction holds or has moved a document: decide again on fresh facts. */
export class Conflict extends Error {}

export interface Reader {
  /** The document, or undefined. */
  get<T extends Document>(from: Collection<T>, id: string): Promise<T | undefined>
  /** Every match up to `limit`, past the platform's 1000 by pages; unordered unless `order` is given. */
  find<T extends Document>(from: Collection<T>, where: Where<T>, options?: FindOptions): Promise<T[]>
}

export interface FindOptions {
  readonly order?: Order
  readonly limit?: number
  /** Large fields that are left where they are: what comes has none of them, whatever its type says. */
  readonly without?: readonly string[]
}

/** Reads and writes by document id, the only ones that a transaction really holds. */
export interface Transaction {
  get<T extends Document>(from: Collection<T>, id: string): Promise<T | undefined>
  /** Stores the whole document. */
  put<T extends Document>(into: Collection<T>, document: T): Promise<void>
}

export interface Database extends Reader {
  /** Stores a new document; false when one with its `_id` exists already. */
  insert<T extends Document>(into: Collection<T>, document: T): Promise<boolean>
  /** Takes a document away; one that is gone already is no mistake. */
  remove<T extends Document>(from: Collection<T>, id: string): Promise<void>
  /** One attempt. Rolls back and rethrows whatever `work` throws; throws `Conflict` when overtaken. */
  transaction<R>(work: (tx: Transaction) => Promise<R>): Promise<R>
}

/** The first page of what was found, one more than fits: it ends between two values of its cursor, so that asking on from its last loses none. */
export function upTo<T>(found: readonly T[], size: number, cursorOf: (one: T) => unknown): readonly T[] {
  const next = found[size]
  if (!next) return found
  const page = found.slice(0, size).filter((one) => cursorOf(one) !== cursorOf(next))
  return page.length > 0 ? page : found.slice(0, size)
}

/** `get` of the platform stops here without a word. */
const PAGE = 1000

/** The database of CloudBase through its SDK. */
export function cloudDatabase(app: CloudBase): Database {
  const db = app.database()
  const command = db.command

  const asQuery = (where: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(where).map(([field, test]) => {
        if (typeof test !== 'object' || test === null) return [field, test]
        if ('in' in test) return [field, command.in(test.in)]
        const parts = Object.entries(test).map(([name, value]) => command[name as 'gte' | 'lte' | 'gt' | 'lt'](value))
        return [field, parts.length === 1 ? parts[0] : command.and(parts)]
      }),
    )

  return {
    async get<T extends Document>(from: Collection<T>, id: string) {
      const { data } = await db.collection(from.name).doc(id).get()
      return (data as T[])[0]
    },

    async find<T extends Document>(from: Collection<T>, where: Where<T>, { order, limit = Infinity, without = [] }: FindOptions = {}) {
      const found: T[] = []
      for (;;) {
        const size = Math.min(PAGE, limit - found.length)
        let query = db.collection(from.name).where(asQuery(where))
        if (order) query = query.orderBy(order.field, order.direction)
        query = query.orderBy('_id', 'asc')
        if (without.length > 0) query = query.field(Object.fromEntries(without.map((field) => [field, false])) as never)
        const { data } = await query.skip(found.length).limit(size).get()
        found.push(...(data as T[]))
        if (data.length < size || found.length >= limit) return found
      }
    },

    async insert(into, document) {
      try {
        await db.collection(into.name).add(document)
        return true
      } catch (error) {
        if (codeOf(error) === 'DATABASE_DUPLICATE_WRITE') return false
        throw error
      }
    },

    async remove(from, id) {
      await db.collection(from.name).doc(id).remove()
    },

    async transaction(work) {
      const tx = await db.startTransaction()
      try {
        const result = await work({
          async get<T extends Document>(from: Collection<T>, id: string) {
            const { data } = await tx.collection(from.name).doc(id).get()
            return (data ?? undefined) as T | undefined
          },
          async put(into, { _id, ...fields }) {
            await tx.collection(into.name).doc(_id).set(fields)
          },
        })
        await tx.commit()
        return result
      } catch (error) {
        // The platform has already dropped a conflicting transaction; rolling back twice is its error, not ours.
        await tx.rollback().catch(() => undefined)
        if (codeOf(error) === 'DATABASE_TRANSACTION_CONFLICT') throw new Conflict()
        throw error
      }
    },
  }
}

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code
