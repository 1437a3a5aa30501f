import type { Charter } from 'shared/charter/charter'
import { postsCarrying } from 'shared/charter/lookup'
import { type Computer, computers, postsOn, type Principal, principals, providerOf } from 'shared/identity/model'
import { type Goal, subjectsOf } from 'shared/identity/rules'
import type { Capability } from 'shared/kernel/capability'
import { dayOf, HOUR, type Instant } from 'shared/kernel/time'
import { keepsOn } from 'shared/person/keepers'
import type { Person } from 'shared/person/model'
import type { Reader } from '../kit/database'
import { personsWithPosts } from '../person/read'

/** Who holds today a post that administers. */
export const administers = (charter: Charter, person: Pick<Person, 'posts'>, now: Instant): boolean => may(charter, 'administer', person, now)

function may(charter: Charter, capability: Capability, { posts }: Pick<Person, 'posts'>, now: Instant): boolean {
  const carrying = postsCarrying(charter, capability)
  return postsOn(posts, dayOf(now)).some((post) => carrying.includes(post))
}

/** The persons who can sign in and today hold a post that carries the capability. */
export async function personsWhoMay(db: Reader, charter: Charter, capability: Capability, now: Instant): Promise<Person[]> {
  const holders = await personsWithPosts(db, postsCarrying(charter, capability))
  return holders.filter((person) => may(charter, capability, person, now) && subjectsOf(person).length > 0)
}

/** The persons who can sign in and administer today. */
export const administratorsOf = (db: Reader, charter: Charter, now: Instant): Promise<Person[]> => personsWhoMay(db, charter, 'administer', now)

/** Those of them whose end is not written down: on whom it can rely whoever goes. */
export const stayingAdministratorsOf = async (db: Reader, charter: Charter, now: Instant): Promise<Person[]> =>
  (await administratorsOf(db, charter, now)).filter(({ posts }) => keepsOn(charter, posts, dayOf(now)))

/** The entries of a person's identities. */
export const principalsOf = (db: Reader, person: Person): Promise<Principal[]> =>
  Promise.all(subjectsOf(person).map((subject) => db.get(principals, subject))).then((all) => all.filter((one) => one !== undefined))

/** A person as somebody to become, for an identity of this kind. */
export async function goalOf(db: Reader, person: Person, subject: string): Promise<Goal> {
  const before = person.bound?.[providerOf(subject)]
  return { person, before: before === undefined ? undefined : await db.get(principals, before) }
}

/** More than a person may have at a time, or may answer within the hour in which that is counted. */
const RECENT = 30
const latest = { order: { field: 'at', direction: 'desc' }, limit: RECENT } as const

/** The computers that a person has let in and nobody has ended, the latest first; those whose days are over come last. */
export const computersOf = (db: Reader, personId: string): Promise<Computer[]> => db.find(computers, { personId, 'ended.at': { exists: false } }, latest)

/** What a person has answered within the hour, the latest first: let in, or turned away. */
export const answeredLately = (db: Reader, personId: string, now: Instant): Promise<Computer[]> =>
  db.find(computers, { personId, at: { gte: now - HOUR } }, latest)
