import type { Charter } from 'shared/charter/charter'
import { chairPost, seatingPosts } from 'shared/charter/sittings'
import { postsOn } from 'shared/identity/model'
import { refuse, type Refusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { isStatutory, type Meeting, type RollEntry } from 'shared/meeting/model'
import { rollOf } from 'shared/meeting/roll'
import { type Person, persons, type Roll, ROLL_ID, rolls } from 'shared/person/model'
import { progressOf, type Row } from '../kit/batch'
import type { Reader } from '../kit/database'
import { type Guard, guard } from '../kit/outcome'

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

/** The people of a unit, each to take over what the unit is called by then. */
export const renamedRows = async (db: Reader, unitId: string): Promise<Row[]> => (await personsOfUnit(db, unitId)).map(asItStands)

/** A row that decides nothing: whoever it is takes along the name of his unit and takes it on to his identities. */
export const asItStands = ({ _id }: Person): Row => ({ collection: persons.name, _id, fields: {} })

/**
 * The edition of the roll on which a registration is decided, to be held still by it. To be asked for before any fact is read.
 * Nothing is registered while the rows of an import are on their way: none of them shall be overtaken, or decided without.
 */
export async function openRoll(db: Reader): Promise<{ readonly roll: Roll; readonly still: Guard } | Refusal> {
  const roll = (await db.get(rolls, ROLL_ID)) ?? { _id: ROLL_ID, v: 0 }
  const under = roll.batchId === undefined ? undefined : await progressOf(db, roll.batchId)
  if (under && under.done < under.of) return refuse('IMPORT_RUNNING', '名册的导入还在写入，请等一分钟再试')
  return { roll, still: guard(rolls, roll) }
}
