import { postCapabilities } from 'shared/charter/lookup'
import { postsOn } from 'shared/identity/model'
import { dayOf } from 'shared/kernel/time'
import type { Asker } from 'shared/talent/consent'
import { type Entry, entries } from 'shared/talent/model'
import type { Context } from '../kit/context'
import { personsOfUnit } from '../person/read'

/** The caller, as the rules of the banks want to know him. */
export const askerOf = ({ caller: { personId, name, unitId, capabilities } }: Pick<Context, 'caller'>): Asker => ({
  personId,
  name,
  unitId,
  informs: capabilities.has('inform'),
})

export const entryById = ({ db }: Pick<Context, 'db'>, entryId: string): Promise<Entry | undefined> => db.get(entries, entryId)

/** Who keeps the banks of a unit today. */
export async function keepersOf({ db, charter, now }: Pick<Context, 'db' | 'charter' | 'now'>, unitId: string): Promise<string[]> {
  const people = await personsOfUnit(db, unitId)
  return people.filter(({ posts }) => postCapabilities(charter, postsOn(posts, dayOf(now))).has('inform')).map(({ _id }) => _id)
}
