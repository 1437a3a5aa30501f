import type { Prepared } from './hall'

/** A call that is accepted in the prepared group: as whom, with what, so many milliseconds after NOW, and where these collections are empty. */
export interface Sample {
  readonly as: string
  readonly input: Record<string, unknown>
  readonly later?: number
  readonly without?: readonly string[]
}

/** One for each operation, by hand; an operation without one is red. */
export type SamplesOf = (p: Prepared) => Readonly<Record<string, Sample>>
