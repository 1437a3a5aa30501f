import type { Charter } from 'shared/charter/charter'
import { type Department, membersOn } from 'shared/department/model'
import { type Reference, references, type References, referencesId } from 'shared/document/model'
import { reference } from 'shared/document/notice'
import type { Refusal } from 'shared/kernel/decision'
import { dayOf, type Instant, yearOf } from 'shared/kernel/time'
import { type Notice, notices, type Reader as NoticeReader, type Scope } from 'shared/message/notice/model'
import { noNotice, type SendingFacts } from 'shared/message/notice/rules'
import { readersIn } from 'shared/message/notice/scope'
import type { Person } from 'shared/person/model'
import { units } from 'shared/unit/model'
import { departmentsById } from '../../department/read'
import type { Reader } from '../../kit/database'
import { personsById, personsOfUnits, personsWithPosts, wholeRoll } from '../../person/read'

/** The notice, or the refusal; one that was dropped is nobody's any more. */
export async function noticeOr(db: Reader, id: string): Promise<Notice | Refusal> {
  const notice = await db.get(notices, id)
  return !notice || notice.state === 'dropped' ? noNotice : notice
}

export const referencesOf = (db: Reader, at: Instant): Promise<References | undefined> => db.get(references, referencesId(yearOf(at)))

/** `祁职教集团〔2026〕5号`, or null where a notice has no number. */
export const referenceSays = (charter: Charter, number: Reference | undefined): string | null => (number ? reference(charter, number.year, number.number) : null)

/** Everybody in a scope at a moment. */
export interface Meant {
  /** Who he is to the notice. */
  readonly readers: readonly NoticeReader[]
  /** His entry on the roll. */
  readonly persons: ReadonlyMap<string, Person>
  /** Those that the scope names. */
  readonly departments: readonly Department[]
}

export const nameOf = (departments: readonly Department[]): ReadonlyMap<string, string> => new Map(departments.map(({ _id, name }) => [_id, name]))

export async function meantBy(db: Reader, scope: Scope, at: Instant): Promise<Meant> {
  const departments = await departmentsById(db, scope.departments)
  const members = departments.flatMap((one) => membersOn(one, dayOf(at)).map(({ personId }) => personId))
  const kindOf = new Map(scope.units === 'kinds' ? (await db.find(units, {})).map(({ _id, kind }) => [_id, kind] as const) : [])
  const ofKinds = [...kindOf].filter(([, kind]) => scope.kinds.includes(kind)).map(([unitId]) => unitId)
  const [ofUnits, named] = await Promise.all([ofUnitsIn(db, scope, ofKinds), personsById(db, [...scope.personIds, ...members])])
  const persons = new Map([...ofUnits, ...named].map((person) => [person._id, person]))
  return { readers: readersIn(scope, [...persons.values()], { kindOf, departments }, dayOf(at)), persons, departments }
}

/** More than are meant, by the narrowest index. */
async function ofUnitsIn(db: Reader, { units: which, posts }: Scope, unitIds: readonly string[]): Promise<readonly Person[]> {
  if (which === 'none') return []
  if (posts.length > 0) return personsWithPosts(db, posts)
  return which === 'all' ? wholeRoll(db) : personsOfUnits(db, unitIds)
}

/** What sending rests on, read now. */
export async function sendingFacts(db: Reader, notice: Notice, at: Instant): Promise<SendingFacts> {
  const [{ readers, departments }, taken, corrected] = await Promise.all([
    meantBy(db, notice.scope, at),
    referencesOf(db, at),
    notice.corrects === null ? undefined : db.get(notices, notice.corrects),
  ])
  return { notice, readers, departments, references: taken, corrected }
}
