import { accept, type Decision, refuse } from '../../kernel/decision'
import { dayOf, type Day, type Instant } from '../../kernel/time'
import type { Charter } from '../charter'
import { rulingById } from '../lookup'
import { type ReadingConfirmed, type SettingChange, type Settings, SETTINGS_ID, standsFrom } from '../settings'
import { flawOf, type Json, same } from './shape'
import { type Key, shapeOf } from './shapes'

const NOTHING: Settings = { _id: SETTINGS_ID, v: 0, changes: [] }

/** What was set last, whether it stands already or not; as the charter has it where nobody has set anything. */
export const latestValue = (charter: Charter, kept: Settings | undefined, key: Key): Json =>
  (changesOf(kept, key).at(-1)?.value ?? charter.parameters[key]?.value ?? null) as Json

export const changesOf = (kept: Settings | undefined, key: Key): SettingChange[] => (kept?.changes ?? []).filter((change) => change.key === key)
export const confirmationsOf = (kept: Settings | undefined, ruling: string): ReadingConfirmed[] =>
  (kept?.confirmed ?? []).filter((one) => one.ruling === ruling)

export interface Registered {
  readonly key: Key
  readonly value: unknown
  /** The resolution of the body that may change it, and its day. */
  readonly resolution: string
  readonly on: Day
}

/** Registers a value that the responsible body has set. It stands a minute later, and everything before it stays on record. */
export function decideChange(charter: Charter, kept: Settings | undefined, { key, value, resolution, on }: Registered, by: string, at: Instant): Decision<Settings> {
  const shape = charter.parameters[key] && shapeOf(charter, key)
  if (!shape) return refuse('NOT_SETTABLE', '这一项由每次会议当场决定，不在这里登记', { field: 'key' })
  const flaw = flawOf(shape, value, 'value')
  if (flaw) return refuse('BAD_INPUT', `「${charter.parameters[key]!.name}」${flaw.message}`, { field: flaw.field })
  if (on > dayOf(at)) return refuse('NOT_YET_RESOLVED', '决议的日期不能晚于今天', { field: 'on' })
  const was = latestValue(charter, kept, key)
  if (same(was, value)) return refuse('NO_CHANGE', '与现在的规定相同，不需要登记', { field: 'value' })
  const settings = kept ?? NOTHING
  return accept({ ...settings, changes: [...settings.changes, { key, value, was, resolution, on, by, at, from: standsFrom(at) }] })
}

export interface Interpretation {
  readonly id: string
  readonly reading: string
  readonly number: string
  readonly on: Day
}

/** Registers a numbered interpretation of the secretariat (CH32): the reading of ours confirmed, or another one chosen. */
export function decideConfirm(charter: Charter, kept: Settings | undefined, { id, reading, number, on }: Interpretation, by: string, at: Instant): Decision<Settings> {
  const ruling = rulingById(charter, id)
  if (!ruling) return refuse('NO_RULING', '没有这一条口径', { field: 'id' })
  if (!ruling.readings.some((one) => one.id === reading)) return refuse('NO_READING', '没有这种读法', { field: 'reading' })
  if (on > dayOf(at)) return refuse('NOT_YET_RESOLVED', '解释的日期不能晚于今天', { field: 'on', clause: 'CH32' })
  const last = confirmationsOf(kept, id).at(-1)
  if (last?.reading === reading && last.number === number) return refuse('NO_CHANGE', '这一条已经按这个编号确认过', { field: 'number' })
  const settings = kept ?? NOTHING
  const one: ReadingConfirmed = { ruling: id, reading, was: last?.reading ?? ruling.chosen, number, on, by, at, from: standsFrom(at) }
  return accept({ ...settings, confirmed: [...(settings.confirmed ?? []), one] })
}
