import { Aggregator, Query as Matcher } from 'mingo'
import { checkProjection, checkQuery, checkSort, checkStages } from './allow'
import { isDate, isPlain, settle, textOf } from './ejson'
import {
  fault,
  unsupported,
  type Answer,
  type Directions,
  type Doc,
  type Mutation,
  type Projection,
  type Query,
  type RequestOf,
  type Stage,
} from '../request'

/** Production answers at most so many documents, and 100 where the caller names no number. */
const MOST_ROWS = 1000
const ROWS = 100
/** Bytes of text in one answer. */
const MOST_TEXT = 16 * 1024 * 1024
/** How many rows an aggregation answers without `limit` is documented in more than one way. */
const SURE_ROWS = 20

type Mutated = (mutation: Mutation) => boolean

/** A test for documents. An id among the conditions is looked up instead of scanned for. */
export interface Condition {
  readonly id: string | undefined
  readonly holds: (doc: Doc) => boolean
}

export function condition(query: Query = {}, mutated: Mutated): Condition {
  if (!mutated('guesses-operators')) checkQuery(query)
  const matcher = new Matcher(mutated('blind-regex') ? withoutRegex(query) : query, { scriptEnabled: false })
  const { _id } = query
  const id = typeof _id === 'string' ? _id : isPlain(_id) && typeof _id.$eq === 'string' ? _id.$eq : undefined
  return { id, holds: (doc) => mutated('matches-everything') || matcher.test(doc) }
}

const withoutRegex = (query: Query): Query =>
  Object.fromEntries(
    Object.entries(query).map(([key, value]) => [key, value instanceof RegExp ? String(value) : value]),
  )

/** Sorts, pages and projects what a condition has let through. */
export function arrange(
  docs: Iterable<Doc>,
  ask: Omit<RequestOf<'find'>, 'op' | 'collection'>,
  mutated: Mutated,
): readonly Doc[] {
  let rows = [...docs]
  if (ask.sort && !mutated('ignores-order')) rows = sorted(rows, ask.sort, mutated)
  const skip = mutated('ignores-skip') ? 0 : (ask.skip ?? 0)
  const limit = mutated('ignores-limit') ? Infinity : Math.min(ask.limit ?? ROWS, MOST_ROWS)
  rows = rows.slice(skip, skip + limit)
  if (!mutated('any-size')) checkSize(rows)
  return ask.projection && !mutated('ignores-projection')
    ? rows.map((doc) => project(doc, ask.projection!, mutated))
    : rows
}

export function sorted(rows: Doc[], sort: Directions, mutated: Mutated): Doc[] {
  checkSort(sort)
  if (!mutated('guesses-operators')) for (const path of Object.keys(sort)) checkOneType(rows, path)
  return run(rows, [{ $sort: sort }]) as unknown as Doc[]
}

/** Where one field holds numbers here and texts there, the cloud's order is BSON's; nobody should rely on it. */
function checkOneType(rows: Doc[], path: string): void {
  const types = new Set<string>()
  for (const doc of rows) {
    const value = path.split('.').reduce<unknown>((inner, key) => (isPlain(inner) ? inner[key] : undefined), doc)
    if (value !== undefined && value !== null)
      types.add(isDate(value) ? 'date' : Array.isArray(value) ? 'array' : typeof value)
  }
  if (types.size > 1 || types.has('array') || types.has('object')) throw unsupported(`按类型不一的字段 ${path} 排序`)
}

function checkSize(rows: Doc[]): void {
  let size = 0
  for (const doc of rows) size += textOf(doc).length
  if (size > MOST_TEXT) throw fault('DATABASE_REQUEST_FAILED', `结果超过 ${MOST_TEXT / 1024 / 1024} MB，请分页`)
}

export function project(doc: Doc, projection: Projection, mutated: Mutated): Doc {
  if (!mutated('guesses-operators')) checkProjection(projection)
  return settle(run([doc], [{ $project: projection }])[0] ?? {}) as Doc
}

export function aggregate(docs: Iterable<Doc>, stages: readonly Stage[], mutated: Mutated): Answer<'aggregate'> {
  if (mutated('guesses-operators')) return run([...docs], stages)
  checkStages(stages)
  const rows = run([...docs], mutated('group-forgets') ? stages.filter((stage) => !('$group' in stage)) : stages)
  const last = stages.at(-1)
  // Nothing to count is no row in the cloud; mingo makes it a row of 0.
  if (last && '$count' in last && !mutated('counts-nothing-as-zero'))
    return rows.filter((row) => row[String(last.$count)] !== 0)
  if (rows.length > SURE_ROWS && !stages.some((stage) => '$limit' in stage)) {
    throw unsupported(`超过 ${SURE_ROWS} 行而没有 $limit 的聚合`)
  }
  return rows
}

const run = (rows: readonly Doc[], stages: readonly Stage[]): Record<string, unknown>[] =>
  new Aggregator(stages as Record<string, unknown>[], { scriptEnabled: false }).run(rows)
