import { KEPT_FOR } from 'shared/keeping/model'
import { collection, type Document, type Versioned } from 'shared/kernel/collection'
import { principals } from 'shared/identity/model'
import { factId } from 'shared/kernel/id'
import { DAY, type Instant } from 'shared/kernel/time'
import { asPrincipal, type Person, persons } from 'shared/person/model'
import { units } from 'shared/unit/model'
import { eachApart } from './apart'
import { Conflict, type Database, type Reader, type Transaction } from './database'
import { digest } from './receipts'

/** The fields that a row sets on one document, which it creates if it is not there. */
export interface Row {
  readonly collection: string
  readonly _id: string
  readonly fields: Readonly<Record<string, unknown>>
  /** A document that is there already is left as it is. */
  readonly once?: boolean
  /** The version at which it was decided, 0 for none: a document that has moved since is left as it is, and counted. */
  readonly at?: number
}

/** A file of rows that was checked whole and is being written, so far up to `next`. */
export interface Batch extends Versioned {
  readonly total: number
  readonly next: number
  readonly status: 'applying' | 'applied'
  readonly at: Instant
  /** The person who ordered it. */
  readonly by: string
  /** Rows that were not written because their documents had moved. */
  readonly left?: number
  /** What its rows are about, for whoever must not miss those that are still on their way. */
  readonly of?: string
}

/** So many of the rows in one document, that the platform reads and writes at ease; `_id` is `batch:part`. */
interface Part extends Document {
  readonly batch: string
  readonly at: Instant
  readonly rows: readonly Row[]
}

export const batches = collection<Batch>('batches')
const parts = collection<Part>('batchParts')

const PART = 100
/** So many rows go with the progress itself into one transaction, which the platform wants to be small. */
const STRIDE = 4
const ATTEMPTS = 12

/** Puts the rows where the roll will find them. Until a commit marks the batch they mean nothing. */
export async function storeRows(db: Database, id: string, rows: readonly Row[], at: Instant): Promise<void> {
  for (let part = 0; part * PART < rows.length; part++) {
    await db.insert(parts, { _id: factId(id, String(part)), batch: id, at, rows: rows.slice(part * PART, (part + 1) * PART) })
  }
}

/**
 * The mark by which the commit says that the rows shall be written. Throws `Conflict` where they are being cleared away, as a
 * clock far behind would have it: the first of them, which goes first, is no more.
 */
export async function markBatch(tx: Transaction, id: string, total: number, at: Instant, by: string, of?: string): Promise<void> {
  if (total > 0 && !(await tx.get(parts, factId(id, '0')))) throw new Conflict()
  await tx.put(batches, { _id: id, v: 1, total, next: 0, status: total === 0 ? 'applied' : 'applying', at, by, ...(of !== undefined && { of }) })
}

/**
 * Writes the rows that are not yet written, as far as `goOn` allows; what is left is for `jobs`. Rows and progress move
 * together, so that a roll that was broken off goes on where it stopped, two rolls at once write each row once, and a row is
 * never written over what came after it.
 */
export async function rollForward(
  db: Database,
  id: string,
  pause: (attempt: number) => Promise<void>,
  goOn: () => boolean = () => true,
): Promise<void> {
  let part: { readonly n: number; readonly rows: readonly Row[] } | undefined
  for (let attempt = 1; goOn(); ) {
    const batch = await db.get(batches, id)
    if (!batch) throw new Error(`no batch ${id}`)
    if (batch.status === 'applied') return
    const n = Math.floor(batch.next / PART)
    if (part?.n !== n) part = { n, rows: (await db.get(parts, factId(id, String(n))))!.rows }
    const start = batch.next - n * PART
    const rows = part.rows.slice(start, start + STRIDE)
    if (rows.length === 0) throw new Error(`batch ${id} ends at row ${batch.next} of ${batch.total}`)
    try {
      await stride(db, batch, rows)
      attempt = 1
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
      await pause(attempt++)
    }
  }
}

/** Writes these rows, the next of the batch, unless another roll has done so. */
const stride = (db: Database, { _id, next }: Batch, rows: readonly Row[]): Promise<void> =>
  db.transaction(async (tx) => {
    const batch = (await tx.get(batches, _id))!
    if (batch.next !== next) return
    let left = batch.left ?? 0
    for (const row of rows) {
      const into = collection<Versioned & Document>(row.collection)
      const stored = await tx.get(into, row._id)
      if (stored && row.once) continue
      if (row.at !== undefined && row.at !== (stored?.v ?? 0)) {
        left++
        continue
      }
      const next = { ...stored, ...row.fields, _id: row._id, v: (stored?.v ?? 0) + 1 }
      if (into.name === persons.name) await putPerson(tx, next as unknown as Person)
      else await tx.put(into, next)
    }
    const reached = next + rows.length
    await tx.put(batches, { ...batch, v: batch.v + 1, next: reached, status: reached === batch.total ? 'applied' : 'applying', ...(left > 0 && { left }) })
  })

/**
 * A person's row takes along the name of the unit where he is by now, and what his identities carry of him. Rows that say so
 * themselves, made beforehand, would give a name to whoever has moved meanwhile, miss whoever joins, and write over what an
 * identity has become since.
 */
async function putPerson(tx: Transaction, moved: Person): Promise<void> {
  const unit = await tx.get(units, moved.unitId)
  const person = unit ? { ...moved, unitName: unit.name } : moved
  await tx.put(persons, person)
  for (const subject of Object.values(person.bound ?? {})) {
    const stored = await tx.get(principals, subject)
    if (stored?.personId !== person._id || stored.unbound) continue
    const next = { ...stored, ...asPrincipal(person) }
    if (digest(next) !== digest(stored)) await tx.put(principals, { ...next, v: stored.v + 1 })
  }
}

/** What `jobs` does for batches whose request broke off, or was not given the time. */
export async function resumeBatches(db: Database, pause: (attempt: number) => Promise<void>, goOn: () => boolean = () => true): Promise<number> {
  return eachApart(await db.find(batches, { status: 'applying' }), async ({ _id }) => {
    if (!goOn()) return false
    await rollForward(db, _id, pause, goOn)
    return true
  })
}

/**
 * The rows about something that a commit has ordered and that may not all be written yet. To be asked before what they are
 * written into: a batch that has ended by the first question is seen by the second.
 */
export async function rowsUnderWay(db: Reader, of: string): Promise<readonly Row[]> {
  const unfinished = await db.find(batches, { of, status: 'applying' })
  const ids = unfinished.flatMap(({ _id, total }) => Array.from({ length: Math.ceil(total / PART) }, (_, part) => factId(_id, String(part))))
  return ids.length === 0 ? [] : (await db.find(parts, { _id: { in: ids } })).flatMap(({ rows }) => rows)
}

/** How far a batch is: rows done, and rows in all; of those done, how many were left alone because their documents had moved. */
export async function progressOf(db: Reader, id: string): Promise<{ done: number; of: number; left: number; by: string } | undefined> {
  const batch = await db.get(batches, id)
  return batch && { done: batch.next, of: batch.total, left: batch.left ?? 0, by: batch.by }
}

/**
 * Takes away the rows whose time is over and that are not waited for: their batch is done, or its commit never came.
 * They hold what is long in its place: numbers, names, codes.
 */
export async function clearRows(db: Database, now: Instant, goOn: () => boolean): Promise<number> {
  const old = await db.find(parts, { at: { lte: now - KEPT_FOR.rows.days * DAY } }, { order: { field: 'at', direction: 'asc' }, limit: MOST_CLEARED, without: ['rows'] })
  const unfinished = new Set((await db.find(batches, { status: 'applying' })).map(({ _id }) => _id))
  return eachApart(old, async ({ _id, batch }) => {
    if (!goOn() || unfinished.has(batch)) return false
    await db.remove(parts, _id)
    return true
  })
}

const MOST_CLEARED = 200
