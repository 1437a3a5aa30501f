import { createHash } from 'node:crypto'
import { KEPT_FOR } from 'shared/keeping/model'
import { collection, type Versioned } from 'shared/kernel/collection'
import { DAY, type Instant } from 'shared/kernel/time'
import { eachApart } from './apart'
import type { Database } from './database'

/** The outcome of a command that was carried out, kept so that asking again with the same id is no second act. */
export interface Receipt extends Versioned {
  readonly operation: string
  readonly inputHash: string
  readonly value: unknown
  readonly at: Instant
  /** Whether `value` is still there; that the command was carried out is known for good. */
  readonly kept: boolean
}

export const receipts = collection<Receipt>('receipts')

export const receiptId = (subject: string, operation: string, requestId: string): string =>
  digest([subject, operation, requestId])

/** A receipt as it is written with its commit. */
export const receiptOf = (_id: string, operation: string, inputHash: string, value: unknown, at: Instant): Receipt => ({
  _id, v: 1, operation, inputHash, value: value ?? null, at, kept: true,
})

/** Takes the outcome out of receipts whose time is over. */
export async function emptyReceipts(db: Database, now: Instant, goOn: () => boolean): Promise<number> {
  const old = { kept: true, at: { lte: now - KEPT_FOR.outcome.days * DAY } }
  return eachApart(await db.find(receipts, old, { order: { field: 'at', direction: 'asc' }, limit: MOST_EMPTIED, without: ['value'] }), async ({ _id }) => {
    if (!goOn()) return false
    return db.transaction(async (tx) => {
      const receipt = await tx.get(receipts, _id)
      if (!receipt?.kept) return false
      await tx.put(receipts, { ...receipt, v: receipt.v + 1, value: null, kept: false })
      return true
    })
  })
}

const MOST_EMPTIED = 200

/** A hash that does not depend on the order of keys. */
export const digest = (value: unknown): string => createHash('sha256').update(stable(value)).digest('hex').slice(0, 40)

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${stable(field)}`).join()}}`
  }
  return JSON.stringify(value) ?? 'null'
}
