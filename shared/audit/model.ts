import { collection, type Document } from '../kernel/collection'
import type { Refusal } from '../kernel/decision'
import type { Instant } from '../kernel/time'

/** One command, carried out or refused. Written with the commit itself, so that neither exists without the other. */
export interface AuditEntry extends Document {
  readonly at: Instant
  readonly subject: string
  /** Empty, as the name is, for an identity that is bound to nobody. */
  readonly personId: string
  readonly name: string
  readonly operation: string
  readonly requestId: string
  readonly input: unknown
  readonly meetingId?: string
  /** What was written, as `collection/id@version`; empty for a refusal. */
  readonly wrote: readonly string[]
  /** What followed from it beyond what was asked, in words. */
  readonly effects?: readonly string[]
  readonly refusal?: Omit<Refusal, 'kind'>
  /** Whether there is a refusal, for the index. */
  readonly refused: boolean
}

export const audit = collection<AuditEntry>('audit')
