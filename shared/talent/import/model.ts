import { collection, type Versioned } from '../../kernel/collection'
import type { Instant } from '../../kernel/time'
import type { Bank } from '../banks'

/** An import that was ordered. */
export interface LastImport {
  readonly batchId: string
  readonly bank: Bank
  readonly at: Instant
  /** The name of the person who ordered it. */
  readonly by: string
  readonly added: number
}

/**
 * What is written into the banks of a unit, with its last import where there was one; `_id` is the unit. Each import moves it,
 * so that no two are under way at once; so does each entry that is added, edited or removed, for an import compares with all.
 */
export type BankImport = Versioned & Partial<LastImport>

export const hasImported = (found: BankImport | undefined): found is Versioned & LastImport => found?.batchId !== undefined

export const bankImports = collection<BankImport>('bankImports')
