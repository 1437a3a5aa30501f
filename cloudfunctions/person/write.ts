import { type Principal, principals } from 'shared/identity/model'
import { refuse, type Refusal } from 'shared/kernel/decision'
import { asPrincipal, type Person, persons } from 'shared/person/model'
import { turnsOf } from 'shared/person/succession'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { type Change, change, type Commit, type Guard, MOST_TOGETHER } from '../kit/outcome'
import { asItStands } from './read'

/** The identities that are bound to a person now, two at most. */
const identitiesOf = async (db: Reader, { _id, bound = {} }: Person): Promise<Principal[]> => {
  const ids = Object.values(bound)
  if (ids.length === 0) return []
  return (await db.find(principals, { _id: { in: ids } })).filter((principal) => principal.personId === _id && !principal.unbound)
}

/** A changed person with what his identities carry of him. */
async function changesOf(db: Reader, person: Person): Promise<Change[]> {
  const own = await identitiesOf(db, person)
  return [change(persons, person), ...own.map((principal) => change(principals, { ...principal, ...asPrincipal(person) }))]
}

/** Somebody whose posts change with a registration, his own or about another. */
export interface Turn {
  readonly before: Person
  readonly after: Person
}

/**
 * Stores a person and all whose posts change with him in one commit. Where there are several, their identities are more than
 * a commit holds: they follow as rows that decide nothing, and can neither be overtaken nor lost.
 */
export async function registered<O>(
  { db, charter, newId }: Context,
  own: Turn,
  turns: readonly Turn[],
  answer: O,
  guards: readonly Guard[],
): Promise<Commit<O> | Refusal> {
  const effects = [own, ...turns].flatMap(({ before, after }) => turnsOf(charter, before, after.posts))
  if (turns.length === 0) return { kind: 'commit', answer, changes: await changesOf(db, own.after), guards, effects }
  if (turns.length >= MOST_TOGETHER) {
    return refuse('TOO_MANY_AT_ONCE', `这次登记同时牵动 ${turns.length} 人的任期，一次最多 ${MOST_TOGETHER - 1} 人。请先登记其中连任的人`, { field: 'post' })
  }
  const all = [own, ...turns].map(({ after }) => after)
  const rows = all.filter(({ bound = {} }) => Object.keys(bound).length > 0).map(asItStands)
  return {
    kind: 'commit', answer, guards,
    changes: all.map((person) => change(persons, person)),
    together: true,
    effects,
    ...(rows.length > 0 && { batch: { id: newId(), rows } }),
  }
}
