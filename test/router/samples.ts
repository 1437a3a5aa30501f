import type { Prepared } from './hall'

/** A call that is accepted in the prepared group: as whom, with what, and so many milliseconds after NOW. */
export interface Sample {
  readonly as: string
  readonly input: Record<string, unknown>
  readonly later?: number
}

/** One for each operation, by hand; an operation without one is red. */
export type SamplesOf = (p: Prepared) => Readonly<Record<string, Sample>>
