import type { Charter } from 'shared/charter/charter'
import { charterAt, type Settings, settings, SETTINGS_ID, SETTINGS_LIFE } from 'shared/charter/settings'
import type { Instant } from 'shared/kernel/time'
import type { Reader } from './database'

/** The law at a moment. */
export type Law = (at: Instant) => Promise<Charter>

/** The charter as delivered, for what needs no settings. */
export const unsettled = (charter: Charter): Law => async () => charter

/**
 * The charter with the group's settings. An instance reads them once in half a minute; a change stands from a minute after
 * it was made, so that at any moment every instance answers by the same law.
 */
export function lawOf(db: Reader, charter: Charter): Law {
  let kept: Settings | undefined
  let readAt = -Infinity
  return async (at) => {
    if (Math.abs(at - readAt) >= SETTINGS_LIFE) {
      kept = await db.get(settings, SETTINGS_ID)
      readAt = at
    }
    return charterAt(charter, kept, at)
  }
}
