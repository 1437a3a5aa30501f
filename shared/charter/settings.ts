import { collection, type Versioned } from '../kernel/collection'
import type { Day, Instant } from '../kernel/time'
import type { Charter, Parameter } from './charter'
import { interpret, rulingById } from './lookup'
import type { Parameters } from './parameters'

/** A parameter that a body has set anew. It stands from `from`, which lies ahead of every copy of the settings that is still in use. */
export interface SettingChange {
  readonly key: keyof Parameters
  readonly value: unknown
  /** The value that it replaced. */
  readonly was: unknown
  /** The resolution that set it, and its day. */
  readonly resolution: string
  readonly on: Day
  readonly by: string
  readonly at: Instant
  readonly from: Instant
}

/** A reading that the secretariat has confirmed by a numbered interpretation (CH32), or chosen in place of another. */
export interface ReadingConfirmed {
  /** `X3` */
  readonly ruling: string
  readonly reading: string
  /** The reading that was in force before. */
  readonly was: string
  /** Of the interpretation, and its day. */
  readonly number: string
  readonly on: Day
  readonly by: string
  readonly at: Instant
  readonly from: Instant
}

/** Everything that this group has set otherwise than the charter was delivered; one document, `_id` is `charter`. */
export interface Settings extends Versioned {
  readonly changes: readonly SettingChange[]
  readonly confirmed?: readonly ReadingConfirmed[]
}

export const settings = collection<Settings>('settings')
export const SETTINGS_ID = 'charter'

/** Nobody may decide by a copy that is older than this; a change stands only after as long again. */
export const SETTINGS_LIFE = 30_000

/** When something stands that is registered now: beyond the life of every copy that does not know of it yet. */
export const standsFrom = (at: Instant): Instant => at + 2 * SETTINGS_LIFE

/** What a group has set, without who registered it and when: all that it takes to know the law of a moment. */
export interface Standing {
  readonly changes: readonly Omit<SettingChange, 'by' | 'at'>[]
  readonly confirmed?: readonly Omit<ReadingConfirmed, 'by' | 'at'>[]
}

/** The charter with the parameters and readings that stand at a moment. What the charter does not know is left out. */
export function charterAt(charter: Charter, kept: Standing | undefined, at: Instant): Charter {
  const changes = (kept?.changes ?? []).filter((change) => change.from <= at && charter.parameters[change.key] !== undefined)
  const confirmed = (kept?.confirmed ?? []).filter((one) => one.from <= at)
  return confirmed.reduce(withReading, changes.length === 0 ? charter : withChanges(charter, changes))
}

function withChanges(charter: Charter, changes: Standing['changes']): Charter {
  const parameters: Record<string, Parameter<unknown>> = { ...charter.parameters }
  for (const { key, value, was, resolution, on } of changes) {
    parameters[key] = { ...parameters[key]!, value, changed: { resolution, on, was } }
  }
  return { ...charter, parameters: parameters as Charter['parameters'] }
}

const withReading = (charter: Charter, { ruling, reading, number, on }: Pick<ReadingConfirmed, 'ruling' | 'reading' | 'number' | 'on'>): Charter =>
  rulingById(charter, ruling)?.readings.some(({ id }) => id === reading)
    ? interpret(charter, ruling, { chosen: reading, confirmed: { number, on } })
    : charter
