import type { Body, Charter } from '../charter/charter'
import { bodyById } from '../charter/lookup'
import { postName } from '../charter/sittings'
import { postsOn } from '../identity/model'
import { accept, type Decision, isRefusal, refuse, type Refusal } from '../kernel/decision'
import { addDays, type Day, dayOf, type Instant, sayDay } from '../kernel/time'
import type { Person } from '../person/model'
import { type Department, DEPARTMENT_BOOK, type DepartmentBook, membersOn, MOST_MEMBERS, type Stint } from './model'

/** So many entries a department holds with those of the past; so many departments stand. */
const MOST_STINTS = 1000
export const MOST_DEPARTMENTS = 50

/** The bodies of which there are departments. */
export const enteredBodies = (charter: Charter): readonly Body[] => charter.bodies.filter(({ entered }) => entered)

/** The post that whoever heads such a department holds on the roll, with its clause; undefined where the texts name none. */
export const headSeat = (charter: Charter, body: string) => bodyById(charter, body)?.seats?.[0]

/**
 * Who heads a department on a day: whoever is entered as its head and, where the texts have a post for that, holds it on the
 * roll. So a post that has ended on the roll is over here too.
 */
export function headOn(charter: Charter, department: Department, postsOf: ReadonlyMap<string, Pick<Person, 'posts'>>, day: Day): string | undefined {
  const entered = membersOn(department, day).find(({ role }) => role === 'head')
  const seat = headSeat(charter, department.body)
  if (!entered || !seat) return entered?.personId
  return postsOn(postsOf.get(entered.personId)?.posts ?? [], day).includes(seat.post) ? entered.personId : undefined
}

export const noDepartment = refuse('NO_DEPARTMENT', '没有这个业务机构', { field: 'departmentId' })
const stood = ({ name, dissolved }: Department): Refusal | undefined =>
  dissolved && refuse('DISSOLVED', `${name}已于${sayDay(dissolved.on)}撤销，不能再改`, { field: 'departmentId' })

const ahead = (day: Day, field: string, at: Instant): Refusal | undefined =>
  day > dayOf(at) ? refuse('AHEAD', '日期在今后，请到那天再登记', { field }) : undefined

/** Under one name one department; `id` may keep its own. */
function nameTaken(book: DepartmentBook | undefined, name: string, id: string): Refusal | undefined {
  const other = book?.taken.find((one) => one.name === name && one.departmentId !== id)
  return other && refuse('NAME_TAKEN', `已有叫“${name}”的机构`, { field: 'name' })
}

const withName = (book: DepartmentBook | undefined, departmentId: string, name: string | undefined): DepartmentBook => ({
  _id: DEPARTMENT_BOOK,
  v: book?.v ?? 0,
  taken: [...(book?.taken ?? []).filter((one) => one.departmentId !== departmentId), ...(name === undefined ? [] : [{ departmentId, name }])],
})

/** A department with the names that are taken from now on. */
export interface Entered {
  readonly department: Department
  readonly book: DepartmentBook
}

export type Founded = Pick<Department, 'name' | 'purpose' | 'body' | 'since' | 'source' | 'file'>

export function decideSetUp(charter: Charter, given: Founded, book: DepartmentBook | undefined, by: string, id: string, at: Instant): Decision<Entered> {
  if (!enteredBodies(charter).some((body) => body.id === given.body)) return refuse('NO_BODY', '章程没有这类机构', { field: 'body' })
  const wrong = ahead(given.since, 'since', at) ?? nameTaken(book, given.name, id)
  if (wrong) return wrong
  if ((book?.taken.length ?? 0) >= MOST_DEPARTMENTS) return refuse('FULL', `最多登记 ${MOST_DEPARTMENTS} 个现有机构`)
  return accept({ department: { ...given, _id: id, v: 0, stints: [], by, at }, book: withName(book, id, given.name) })
}

/** What is known better of it. It cannot have been set up after somebody belonged to it. */
export function decideCorrect(department: Department, given: Partial<Omit<Founded, 'body'>>, book: DepartmentBook | undefined, by: string, at: Instant): Decision<Entered> {
  const { since = department.since, name = department.name } = given
  const wrong = stood(department) ?? ahead(since, 'since', at) ?? nameTaken(book, name, department._id)
  if (wrong) return wrong
  const first = department.stints.map((stint) => stint.since).sort()[0]
  if (first !== undefined && since > first) return refuse('AFTER_MEMBERS', `${sayDay(first)}已经有成员，设立不能晚于那天`, { field: 'since' })
  return accept({ department: { ...department, ...given, by, at }, book: withName(book, department._id, name) })
}

const lasting = ({ stints }: Department, personId: string): Stint | undefined => stints.find((stint) => stint.personId === personId && stint.left === undefined)

/** Why somebody cannot belong to it from a day on: it was not set up, or he was in it then. */
function cannotBegin(department: Department, personId: string, since: Day, at: Instant): Refusal | undefined {
  const wrong = stood(department) ?? ahead(since, 'since', at)
  if (wrong) return wrong
  if (since < department.since) return refuse('TOO_EARLY', `${department.name}自${sayDay(department.since)}设立，不能更早`, { field: 'since' })
  const earlier = department.stints.find((stint) => stint.personId === personId && since < (stint.left ?? stint.since))
  return earlier && refuse('OVERLAPS', `选中的人里有人到${sayDay(addDays(earlier.left ?? earlier.since, -1))}为止已登记在这里，日期不能更早`, { field: 'since' })
}

/** Lets persons belong to it from a day on. Those who do already are left as they are; `added` are the others. */
export function decideAdd(department: Department, personIds: readonly string[], since: Day, by: string, at: Instant): Decision<{ department: Department; added: readonly string[] }> {
  const added = [...new Set(personIds)].filter((personId) => !lasting(department, personId))
  const wrong = stood(department) ?? added.map((personId) => cannotBegin(department, personId, since, at)).find(Boolean)
  if (wrong) return wrong
  if (added.length === 0) return refuse('MEMBERS_ALREADY', personIds.length === 0 ? '请选人' : '选中的都已经是成员', { field: 'personIds' })
  return accepted(department, [...department.stints, ...added.map((personId): Stint => ({ personId, role: 'member', since }))], by, at, added)
}

function accepted<T>(department: Department, stints: readonly Stint[], by: string, at: Instant, added: T): Decision<{ department: Department; added: T }> {
  const present = stints.filter(({ left }) => left === undefined).length
  if (present > MOST_MEMBERS) return refuse('FULL', `一个机构最多 ${MOST_MEMBERS} 名成员`, { field: 'personIds' })
  if (stints.length > MOST_STINTS) return refuse('FULL', `${department.name}历来的登记已满 ${MOST_STINTS} 条`, { field: 'personIds' })
  return accept({ department: { ...department, stints, by, at }, added })
}

/** A stint that is over from a day on; one that would not have lasted a day was never. */
const ended = (stint: Stint, left: Day, why: string): Stint[] => (left <= stint.since ? [] : [{ ...stint, left, why }])

/**
 * Enters somebody as the head from a day on: whoever was it stays as a member. Where the texts have a post for heads, the roll
 * must have him in it, that day and today; he was nominated and elected to that (CH15.4, X52).
 */
export function decideHead(charter: Charter, department: Department, person: Person, since: Day, by: string, at: Instant): Decision<Department> {
  const { _id: personId, name } = person
  const before = department.stints.find(({ role, left }) => role === 'head' && left === undefined)
  const own = lasting(department, personId)
  const wrong = stood(department) ?? (own ? undefined : cannotBegin(department, personId, since, at)) ?? ahead(since, 'since', at)
  if (wrong) return wrong
  if (own?.role === 'head') return refuse('HEAD_ALREADY', `${name}从${sayDay(own.since)}起已是负责人`, { field: 'personId' })
  const seat = headSeat(charter, department.body)
  const missing = seat && [since, dayOf(at)].find((day) => !postsOn(person.posts, day).includes(seat.post))
  if (missing !== undefined) {
    return refuse('NOT_ON_ROLL', `名册上${name}在${sayDay(missing)}没有任${postName(charter, seat!.post)}，请先登记任职`, { field: 'personId', clause: seat!.clause })
  }
  const latest = [own?.since, before?.since].filter((day) => day !== undefined).sort().at(-1)
  if (latest !== undefined && since < latest) return refuse('OVERLAPS', `${sayDay(latest)}起另有登记，日期不能更早`, { field: 'since' })
  const stints = department.stints.flatMap((stint): Stint[] => {
    if (stint === before) return [...ended(stint, since, `由${name}接任`), { personId: stint.personId, role: 'member', since }]
    return stint === own ? ended(stint, since, '任负责人') : [stint]
  })
  const decided = accepted(department, [...stints, { personId, role: 'head', since }], by, at, null)
  return isRefusal(decided) ? decided : accept(decided.value.department)
}

/** Somebody belongs to it no more, from a day on. */
export function decideLeave(department: Department, personId: string, left: Day, why: string, by: string, at: Instant): Decision<Department> {
  const wrong = stood(department) ?? ahead(left, 'left', at)
  if (wrong) return wrong
  const own = lasting(department, personId)
  if (!own) return refuse('NOT_MEMBER', `这个人不是${department.name}的成员`, { field: 'personId' })
  if (left < own.since) return refuse('ENDS_BEFORE', `不能早于开始的${sayDay(own.since)}`, { field: 'left' })
  return accept({ ...department, stints: department.stints.flatMap((stint) => (stint === own ? ended(stint, left, why) : [stint])), by, at })
}

/** Gives it up, by a resolution too. Its members and its past stay on record, and its name is free. */
export function decideDissolve(department: Department, given: { readonly on: Day; readonly source: string; readonly file?: string }, book: DepartmentBook | undefined, by: string, at: Instant): Decision<Entered> {
  const wrong = stood(department) ?? ahead(given.on, 'on', at)
  if (wrong) return wrong
  const last = [department.since, ...department.stints.map(({ since, left }) => left ?? since)].sort().at(-1)!
  if (given.on < last) return refuse('ENDS_BEFORE', `${sayDay(last)}还有登记，撤销不能早于那天`, { field: 'on' })
  return accept({ department: { ...department, dissolved: { ...given, by, at }, by, at }, book: withName(book, department._id, undefined) })
}
