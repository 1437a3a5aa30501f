import { collection, type Versioned } from '../../kernel/collection'
import type { Instant } from '../../kernel/time'
import type { Bank } from '../banks'

/** The last import of a unit; `_id` is the unit. Each import moves it, so that no two are under way at once. */
export interface BankImport extends Versioned {
  readonly batchId: string
  readonly bank: Bank
  readonly at: Instant
  /** The name of the person who ordered it. */
  readonly by: string
  readonly added: number
}

export const bankImports = collection<BankImport>('bankImports')
