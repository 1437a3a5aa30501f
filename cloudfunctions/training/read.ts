import { finishes } from 'shared/training/model'
import { type Trained, trainedBy } from 'shared/training/rules'
import type { Reader } from '../kit/database'

/** What these units' people have finished in a year, and what these units have offered, in hours; for the assessment (AT3.2). */
export async function personDaysOf(db: Reader, unitIds: readonly string[], year: number): Promise<ReadonlyMap<string, Trained>> {
  const [own, offered] = await Promise.all([db.find(finishes, { unitId: { in: unitIds }, year }), db.find(finishes, { ofUnitId: { in: unitIds }, year })])
  const done = [...new Map([...own, ...offered].map((one) => [one._id, one])).values()]
  return new Map(unitIds.map((unitId) => [unitId, trainedBy(unitId, done)]))
}
