import { type Unit, type UnitKind, units } from 'shared/unit/model'
import type { Reader } from '../kit/database'

/** The lead school; nothing before the group is founded. */
export const leadUnit = async (db: Reader): Promise<Unit | undefined> => (await db.find(units, { lead: true }, { limit: 1 }))[0]

export const unitById = (db: Reader, unitId: string): Promise<Unit | undefined> => db.get(units, unitId)

export const unitsById = async (db: Reader, unitIds: readonly string[]): Promise<ReadonlyMap<string, Unit>> =>
  new Map(unitIds.length === 0 ? [] : (await db.find(units, { _id: { in: [...new Set(unitIds)] } })).map((unit) => [unit._id, unit]))

export const unitsOfKinds = async (db: Reader, kinds: readonly UnitKind[]): Promise<Unit[]> =>
  (await db.find(units, {})).filter(({ kind }) => kinds.includes(kind))
