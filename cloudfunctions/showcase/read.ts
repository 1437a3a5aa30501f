import type { Charter } from 'shared/charter/charter'
import { clauseById, inForce } from 'shared/charter/lookup'
import type { Day } from 'shared/kernel/time'
import { GROUP_ID, type Showcase, showcases, shownOf } from 'shared/showcase/model'
import { type Unit, UNIT_KINDS, units } from 'shared/unit/model'
import type { Reader } from '../kit/database'

/** A member as everybody may see it: what the roll says of it, and its page as it was approved. */
export interface ShownUnit {
  readonly unit: Pick<Unit, '_id' | 'name' | 'kind' | 'lead'>
  readonly published: Showcase['published']
}

const isMemberOn = ({ since }: Unit, day: Day): boolean => since === undefined || since <= day

const publicly = ({ _id, name, kind, lead }: Unit, showcase: Showcase | undefined): ShownUnit => ({
  unit: { _id, name, kind, lead },
  published: shownOf(showcase),
})

/** Every member of the day, the lead school first, then by kind and name; and the page of the group. */
export async function shownUnits(db: Reader, day: Day): Promise<{ members: readonly ShownUnit[]; group: Showcase['published'] }> {
  const [everyUnit, pages] = await Promise.all([db.find(units, {}), db.find(showcases, {})])
  const byId = new Map(pages.map((page) => [page._id, page]))
  const members = everyUnit
    .filter((unit) => isMemberOn(unit, day))
    .map((unit) => publicly(unit, byId.get(unit._id)))
    .sort((a, b) => order(a) - order(b) || (a.unit.name < b.unit.name ? -1 : 1))
  return { members, group: shownOf(byId.get(GROUP_ID)) }
}

const order = ({ unit }: ShownUnit): number => (unit.lead ? -1 : UNIT_KINDS.indexOf(unit.kind))

/** One member of the day; undefined for what is none, or is none any more. */
export async function shownUnit(db: Reader, unitId: string, day: Day): Promise<ShownUnit | undefined> {
  const [unit, page] = await Promise.all([db.get(units, unitId), db.get(showcases, unitId)])
  return unit && isMemberOn(unit, day) ? publicly(unit, page) : undefined
}

/** The tasks that the charter gives the group (CH5). */
export const tasksOf = ({ clauses }: Charter): readonly { clause: string; says: string }[] =>
  clauses.filter(({ id }) => /^CH5\.\d$/.test(id)).map(({ id, states }) => ({ clause: id, says: states }))

/** What the bodies of the group are for, in the words of their clauses; a clause that does not speak of its body explains nothing. */
export const bodiesOf = (charter: Charter, day: Day): readonly { name: string; says: string }[] =>
  inForce(charter, day)
    .bodies.map(({ name, clause }) => ({ name, says: clauseById(charter, clause)?.states ?? '' }))
    .filter(({ name, says }) => says.includes(name))
