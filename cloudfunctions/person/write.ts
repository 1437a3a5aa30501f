import { type Principal, principals } from 'shared/identity/model'
import { asPrincipal, type Person, persons } from 'shared/person/model'
import type { Reader } from '../kit/database'
import { type Change, change } from '../kit/outcome'

/** The identities that are bound to a person now, two at most. */
const identitiesOf = async (db: Reader, { _id, bound = {} }: Person): Promise<Principal[]> => {
  const ids = Object.values(bound)
  if (ids.length === 0) return []
  return (await db.find(principals, { _id: { in: ids } })).filter((principal) => principal.personId === _id && !principal.unbound)
}

/** A changed person with what his identities carry of him. */
export async function changesOf(db: Reader, person: Person): Promise<Change[]> {
  const own = await identitiesOf(db, person)
  return [change(persons, person), ...own.map((principal) => change(principals, { ...principal, ...asPrincipal(person) }))]
}
