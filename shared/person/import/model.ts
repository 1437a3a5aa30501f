import { collection, type Versioned } from '../../kernel/collection'
import type { Instant } from '../../kernel/time'
import type { Counts } from './rules'

/** The last import of the roll; `_id` is `roll`. Each import moves it, so that no two are under way at once. */
export interface RollImport extends Versioned {
  readonly batchId: string
  readonly at: Instant
  /** The name of the person who ordered it. */
  readonly by: string
  readonly units: Counts
  readonly persons: Counts
}

export const imports = collection<RollImport>('imports')
export const ROLL_IMPORT = 'roll'
