import { collection, type Document, type Versioned } from 'shared/kernel/collection'
import type { Instant } from 'shared/kernel/time'
import { Conflict, type Database } from './database'

/** The fields that a row sets on one document, which it creates if it is not there. */
export interface Row {
  readonly collection: string
  readonly _id: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A file of rows that was checked whole and is being written, so far up to `next`. */
export interface Batch extends Versioned {
  readonly rows: readonly Row[]
  readonly next: number
  readonly status: 'applying' | 'applied'
  readonly at: Instant
}

export const batches = collection<Batch>('batches')

/** So many rows go with the batch itself into one transaction, which the platform wants to be small. */
const STRIDE = 4
const ATTEMPTS = 12

/**
 * Writes the rows that are not yet written. Rows and progress move together, so that a roll that was broken off goes on
 * where it stopped, two rolls at once write each row once, and a row is never written over what came after it.
 */
export async function rollForward(db: Database, batchId: string, pause: (attempt: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; ) {
    try {
      if (await step(db, batchId)) return
      attempt = 1
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
      await pause(attempt++)
    }
  }
}

/** One stride; true when the batch is done. */
const step = (db: Database, batchId: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    const batch = await tx.get(batches, batchId)
    if (!batch) throw new Error(`no batch ${batchId}`)
    if (batch.status === 'applied') return true
    const next = Math.min(batch.next + STRIDE, batch.rows.length)
    for (const row of batch.rows.slice(batch.next, next)) {
      const into = collection<Versioned & Document>(row.collection)
      const stored = await tx.get(into, row._id)
      await tx.put(into, { ...stored, ...row.fields, _id: row._id, v: (stored?.v ?? 0) + 1 })
    }
    const done = next === batch.rows.length
    await tx.put(batches, { ...batch, v: batch.v + 1, next, status: done ? 'applied' : 'applying' })
    return done
  })

/** What `jobs` does for batches whose request broke off. */
export async function resumeBatches(db: Database, pause: (attempt: number) => Promise<void>): Promise<number> {
  const open = await db.find(batches, { status: 'applying' })
  for (const batch of open) await rollForward(db, batch._id, pause)
  return open.length
}
