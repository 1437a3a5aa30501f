import { Conflict, type Database, type FindOptions } from 'cloudfunctions/kit/database'
import type { Query, StoreFault } from 'local/store/request'
import type { Store } from 'local/store/store'
import type { Collection, Document, Where } from 'shared/kernel/collection'

/** Most documents that one answer of the platform holds. */
const PAGE = 1000

/**
 * The database of the kit straight on a store in this process: what `cloudDatabase` says through the SDK and HTTP,
 * without either, so that thousands of schedules run in seconds.
 */
export function directDatabase(store: Store): Database {
  return {
    async get<T extends Document>(from: Collection<T>, id: string) {
      return ((await store.get(from.name, id)) ?? undefined) as T | undefined
    },

    async find<T extends Document>(from: Collection<T>, where: Where<T>, { order, limit = Infinity, without = [] }: FindOptions = {}) {
      const sort = { ...(order && { [order.field]: order.direction === 'asc' ? 1 : -1 }), _id: 1 } as const
      const projection = Object.fromEntries(without.map((field) => [field, 0 as const]))
      const found: T[] = []
      for (;;) {
        const size = Math.min(PAGE, limit - found.length)
        const page = await store.find(from.name, asQuery(where), { sort, skip: found.length, limit: size, ...(without.length > 0 && { projection }) })
        found.push(...(page as unknown as T[]))
        if (page.length < size || found.length >= limit) return found
      }
    },

    async insert(into, document) {
      try {
        await store.insert(into.name, { ...document })
        return true
      } catch (error) {
        if (codeOf(error) === 'DATABASE_DUPLICATE_WRITE') return false
        throw error
      }
    },

    async remove(from, id) {
      await store.perform({ op: 'remove', collection: from.name, id })
    },

    async transaction(work) {
      const tx = await store.begin()
      try {
        const result = await work({
          async get<T extends Document>(from: Collection<T>, id: string) {
            return ((await store.get(from.name, id, tx)) ?? undefined) as T | undefined
          },
          async put(into, { _id, ...fields }) {
            await store.replace(into.name, _id, fields, tx)
          },
        })
        await store.commit(tx)
        return result
      } catch (error) {
        await store.abort(tx).catch(() => undefined)
        if (codeOf(error) === 'DATABASE_TRANSACTION_CONFLICT') throw new Conflict()
        throw error
      }
    },
  }
}

const asQuery = (where: object): Query =>
  Object.fromEntries(
    Object.entries(where).map(([field, test]) => {
      if (typeof test !== 'object' || test === null) return [field, test]
      return [field, Object.fromEntries(Object.entries(test).map(([name, value]) => [`$${name}`, value]))]
    }),
  )

const codeOf = (error: unknown): string | undefined => (error as Partial<StoreFault> | undefined)?.code
