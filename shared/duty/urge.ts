import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import { accept, type Decision, refuse } from '../kernel/decision'
import { fullTime, HOUR, type Instant } from '../kernel/time'
import type { DutyUrging } from './model'

/** A unit that owes something, and the persons who could be told: none where nobody answers for it. */
export interface Owing {
  readonly unitId: string
  readonly personIds: readonly string[]
}

export interface UrgedUnits {
  readonly urging: DutyUrging
  readonly units: readonly Owing[]
}

/** The same unit is urged about a month's duties at most once in so many milliseconds. */
export const dutyUrgeInterval = (charter: Charter): Instant => (parameter(charter, 'urgeInterval')?.hours ?? 0) * HOUR

/** When a unit may be urged again; undefined where it may be now. */
export const nextUrge = (charter: Charter, last: DutyUrging | undefined, unitId: string, at: Instant): Instant | undefined => {
  const urged = last?.last[unitId]
  const next = urged === undefined ? undefined : urged + dutyUrgeInterval(charter)
  return next !== undefined && at < next ? next : undefined
}

/** Urges those of the units that still owe something, can be told, and were not told lately. */
export function decideUrgeUnits(charter: Charter, month: string, owing: readonly Owing[], last: DutyUrging | undefined, by: string, at: Instant): Decision<UrgedUnits> {
  const told = owing.filter(({ personIds }) => personIds.length > 0)
  if (owing.length === 0) return refuse('NOBODY_LEFT', '这些单位本月都办完了，没有要催的', { field: 'unitIds' })
  if (told.length === 0) return refuse('NOBODY_THERE', '这些单位没有信息员，也没有理事，请打电话联系', { field: 'unitIds', clause: 'VI2a' })
  const units = told.filter(({ unitId }) => nextUrge(charter, last, unitId, at) === undefined)
  if (units.length === 0) {
    const next = Math.min(...told.map(({ unitId }) => nextUrge(charter, last, unitId, at)!))
    return refuse('URGED_LATELY', `刚催过，${fullTime(next)} 以后可以再催`, { facts: { next } })
  }
  const urged = Object.fromEntries(units.map(({ unitId }) => [unitId, at]))
  return accept({ units, urging: { _id: month, v: last?.v ?? 0, last: { ...last?.last, ...urged }, by } })
}
