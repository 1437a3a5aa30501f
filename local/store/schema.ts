import { fault } from './request'

/** An index: `keys` in order, 1 ascending, -1 descending. */
export interface Index {
  readonly name: string
  readonly keys: Readonly<Record<string, 1 | -1>>
  readonly unique?: boolean
}

/** The collections and their indexes, the one source for production and for this machine. */
export interface Schema {
  readonly collections: Readonly<Record<string, { readonly indexes: readonly Index[] }>>
}

/** Production keeps at most this many indexes on a collection. */
const MOST_INDEXES = 20

/** Reads a parsed `schema.json`. Throws INVALID_PARAM, naming the place. */
export function readSchema(json: unknown): Schema {
  const wrong = (where: string): never => {
    throw fault('INVALID_PARAM', `schema.json：${where} 写法不对`)
  }
  if (!isObject(json) || !isObject(json.collections)) return wrong('collections')
  for (const [name, collection] of Object.entries(json.collections)) {
    if (!isObject(collection) || !Array.isArray(collection.indexes)) return wrong(`${name}.indexes`)
    if (collection.indexes.length > MOST_INDEXES) return wrong(`${name}.indexes 多于 ${MOST_INDEXES} 个，`)
    for (const index of collection.indexes as unknown[]) {
      const named = isObject(index) && typeof index.name === 'string' && isObject(index.keys)
      if (!named || !Object.values(index.keys as object).every((way) => way === 1 || way === -1)) {
        return wrong(`${name}.indexes`)
      }
    }
  }
  return json as unknown as Schema
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
