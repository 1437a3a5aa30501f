import type { Directions, Doc, Query } from '../request'
import type { Index } from '../schema'

/** One answer of the store: how many documents had to be looked at for those that came. */
export interface Examined {
  readonly collection: string
  readonly examined: number
  readonly returned: number
}

interface Ask {
  readonly query?: Query | undefined
  readonly sort?: Directions | undefined
  readonly skip?: number | undefined
  readonly limit?: number | undefined
}

type Holds = (doc: Doc) => boolean
/** Whether documents meet a part of a query. */
type Conditions = (query: Query) => Holds

/** A point query over more values than this is read whole and sorted, as MongoDB does. */
const MOST_SCANS = 200

const isTest = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('$'))

/** How many values a field may have, where it is asked for point by point; undefined for a range. */
function pointsOf(value: unknown): number | undefined {
  if (!isTest(value)) return 1
  const [[operator, operand] = []] = Object.entries(value)
  if (operator === '$eq') return 1
  return operator === '$in' && Array.isArray(operand) ? operand.length : undefined
}

/**
 * How many documents the database of production looks at for a question, by the best of the declared indexes: equalities
 * first, then one range; in the order of the index it stops at the limit, and otherwise it reads and sorts all that the index
 * leaves. `all` are the documents in the order asked for.
 */
export function examinedBy(indexes: readonly Index[], all: readonly Doc[], ask: Ask, conditions: Conditions): number {
  const query = ask.query ?? {}
  const own: Index[] = [{ name: '_id', keys: { _id: 1 } }, ...indexes]
  return Math.min(all.length, ...own.map((index) => examinedWith(index, all, ask, query, conditions)))
}

function examinedWith({ keys }: Index, all: readonly Doc[], { sort = {}, skip = 0, limit = Infinity }: Ask, query: Query, conditions: Conditions): number {
  const paths = Object.keys(keys)
  let used = 0
  let scans = 1
  while (used < paths.length && paths[used]! in query) {
    const points = pointsOf(query[paths[used]!])
    if (points === undefined) break
    scans *= points
    used++
  }
  const ranged = used < paths.length && paths[used]! in query
  if (used === 0 && !ranged) return all.length
  const bounds = Object.fromEntries(paths.slice(0, used + (ranged ? 1 : 0)).map((path) => [path, query[path]]))
  const within = all.filter(conditions(bounds))
  if (!gives(Object.entries(keys).slice(used), sort) || scans > MOST_SCANS) return within.length
  const holds = conditions(query)
  let found = 0
  const last = within.findIndex((doc) => holds(doc) && ++found >= skip + limit)
  return last < 0 ? within.length : last + 1
}

/** Whether what is left of an index stands in the order asked for, forwards or backwards. */
function gives(left: readonly (readonly [string, 1 | -1])[], sort: Directions): boolean {
  const wanted = Object.entries(sort)
  const same = (turn: 1 | -1) => wanted.every(([path, way], i) => left[i]?.[0] === path && left[i][1] * turn === way)
  return same(1) || same(-1)
}
