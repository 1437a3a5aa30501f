import { collection, type Versioned } from '../kernel/collection'
import type { Day, Instant } from '../kernel/time'
import type { Charter, Parameter } from './charter'
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

/** Everything that this group has set otherwise than the charter was delivered; one document, `_id` is `charter`. */
export interface Settings extends Versioned {
  readonly changes: readonly SettingChange[]
}

export const settings = collection<Settings>('settings')
export const SETTINGS_ID = 'charter'

/** Nobody may decide by a copy that is older than this; a change stands only after as long again. */
export const SETTINGS_LIFE = 30_000

/** The charter with the parameters that stand at a moment. What the charter does not know is left out. */
export function charterAt(charter: Charter, kept: Settings | undefined, at: Instant): Charter {
  const standing = (kept?.changes ?? []).filter((change) => change.from <= at && charter.parameters[change.key] !== undefined)
  if (standing.length === 0) return charter
  const parameters: Record<string, Parameter<unknown>> = { ...charter.parameters }
  for (const { key, value, was, resolution, on } of standing) {
    parameters[key] = { ...parameters[key]!, value, changed: { resolution, on, was } }
  }
  return { ...charter, parameters: parameters as Charter['parameters'] }
}
