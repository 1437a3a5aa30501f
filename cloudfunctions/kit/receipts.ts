import { createHash } from 'node:crypto'
import { collection, type Versioned } from 'shared/kernel/collection'
import type { Instant } from 'shared/kernel/time'

/** The outcome of a command that was carried out, kept so that asking again with the same id is no second act. */
export interface Receipt extends Versioned {
  readonly operation: string
  readonly inputHash: string
  readonly value: unknown
  readonly at: Instant
}

export const receipts = collection<Receipt>('receipts')

export const receiptId = (subject: string, operation: string, requestId: string): string =>
  digest([subject, operation, requestId])

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
