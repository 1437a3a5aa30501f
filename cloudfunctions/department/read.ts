import { type Department, departments, membersOn, type Stint } from 'shared/department/model'
import type { Day } from 'shared/kernel/time'
import type { Reader } from '../kit/database'

/** These departments, in the order in which they are asked for; those that there are not are left out. */
export async function departmentsById(db: Reader, ids: readonly string[]): Promise<readonly Department[]> {
  if (ids.length === 0) return []
  const found = new Map((await db.find(departments, { _id: { in: [...ids] } })).map((one) => [one._id, one]))
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? [])
}

/** The departments to which somebody belongs on a day. */
export const departmentsOf = async (db: Reader, personId: string, day: Day): Promise<readonly Department[]> =>
  (await db.find(departments, { 'stints.personId': personId })).filter((one) => membersOn(one, day).some((stint) => stint.personId === personId))

/** Every entry of somebody in a department, with the department, the earliest first. */
export async function stintsOf(db: Reader, personId: string): Promise<ReadonlyArray<{ readonly department: Department; readonly stint: Stint }>> {
  const all = await db.find(departments, { 'stints.personId': personId })
  const own = all.flatMap((department) => department.stints.filter((stint) => stint.personId === personId).map((stint) => ({ department, stint })))
  return own.sort((a, b) => (a.stint.since < b.stint.since ? -1 : 1))
}
