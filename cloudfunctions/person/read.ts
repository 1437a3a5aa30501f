import type { Charter } from 'shared/charter/charter'
import { chairPost, seatingPosts } from 'shared/charter/sittings'
import { postsOn } from 'shared/identity/model'
import { dayOf } from 'shared/kernel/time'
import { isStatutory, type Meeting, type RollEntry } from 'shared/meeting/model'
import { rollOf } from 'shared/meeting/roll'
import { type Person, persons } from 'shared/person/model'
import type { Row } from '../kit/batch'
import type { Reader } from '../kit/database'

export const personById = (db: Reader, id: string): Promise<Person | undefined> => db.get(persons, id)

export const personsById = async (db: Reader, ids: readonly string[]): Promise<Person[]> =>
  ids.length === 0 ? [] : db.find(persons, { _id: { in: [...new Set(ids)] } })

export const personsOfUnit = (db: Reader, unitId: string): Promise<Person[]> => db.find(persons, { unitId })

export const personsOfUnits = async (db: Reader, unitIds: readonly string[]): Promise<Person[]> =>
  unitIds.length === 0 ? [] : db.find(persons, { unitId: { in: [...unitIds] } })

/** The persons who hold or held one of the posts; who holds it on a day is for the rules to say. */
export const personsWithPosts = (db: Reader, posts: readonly string[]): Promise<Person[]> =>
  db.find(persons, { 'posts.post': { in: posts } })

export const personsByPhone = (db: Reader, phone: string): Promise<Person[]> => db.find(persons, { phone })

export const wholeRoll = (db: Reader): Promise<Person[]> => db.find(persons, {}, { order: { field: 'pinyin', direction: 'asc' } })

/** Everybody who is invited, frozen or by the posts of the day; one read, or two where persons are invited by name. */
export async function rollOfMeeting(db: Reader, charter: Charter, meeting: Meeting): Promise<readonly RollEntry[]> {
  if (meeting.order) return meeting.order.entries
  const [seated, named] = await Promise.all([
    isStatutory(meeting.kind) ? personsWithPosts(db, seatingPosts(charter, meeting.kind)) : [],
    meeting.invited.length > 0 ? db.find(persons, { _id: { in: meeting.invited } }) : [],
  ])
  const once = new Map([...seated, ...named].map((person) => [person._id, person]))
  return rollOf(charter, meeting, [...once.values()])
}

/** Who takes the chair by office on the day of a meeting; nobody where the meeting has none or the office is vacant. */
export async function chairOn(db: Reader, charter: Charter, meeting: Pick<Meeting, 'kind' | 'startsAt'>): Promise<{ personId: string; name: string } | undefined> {
  const post = chairPost(charter, meeting.kind)
  if (post === undefined) return undefined
  const holders = await personsWithPosts(db, [post])
  const chair = holders.find((person) => postsOn(person.posts, dayOf(meeting.startsAt)).includes(post))
  return chair && { personId: chair._id, name: chair.name }
}

/** The new name of a unit with each of its people. */
export const renamedRows = async (db: Reader, unitId: string, unitName: string): Promise<Row[]> =>
  (await personsOfUnit(db, unitId)).map(({ _id }) => ({ collection: persons.name, _id, fields: { unitName } }))
