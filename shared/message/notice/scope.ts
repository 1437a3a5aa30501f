import type { Charter } from '../../charter/charter'
import { postName } from '../../charter/sittings'
import { postsOn } from '../../identity/model'
import { type Department, membersOn, standsOn } from '../../department/model'
import { refuse, type Refusal } from '../../kernel/decision'
import type { Day } from '../../kernel/time'
import type { Person } from '../../person/model'
import { UNIT_KINDS, type UnitKind, unitKindName } from '../../unit/model'
import type { Reader, Scope } from './model'

/** What is missing in a scope before anything can be sent to it. */
export function scopeFlaw(charter: Charter, { units, kinds, posts, departments, personIds }: Scope): Refusal | undefined {
  if (units === 'kinds' && kinds.length === 0) return refuse('NO_KIND', '请选单位类别', { field: 'scope.kinds' })
  if (units === 'none' && personIds.length + departments.length === 0) return refuse('NO_SCOPE', '请选发给谁', { field: 'scope.units' })
  const stray = posts.find((id) => !charter.posts.some((post) => post.id === id))
  return stray === undefined ? undefined : refuse('NO_POST', '章程没有这个职务', { field: 'scope.posts' })
}

/** What a scope rests on besides the roll: each unit's kind, and the departments that it names. */
export interface ScopeFacts {
  readonly kindOf: ReadonlyMap<string, UnitKind>
  readonly departments: readonly Department[]
}

/** A department in the scope that there is not on the day: nothing goes out as if it had been sent there. */
export function departmentFlaw({ departments: ids }: Scope, departments: readonly Department[], day: Day): Refusal | undefined {
  for (const id of ids) {
    const one = departments.find(({ _id }) => _id === id)
    if (!one) return refuse('NO_DEPARTMENT', '发送范围里有一个查不到的业务机构', { field: 'scope.departments' })
    if (!standsOn(one, day)) return refuse('DISSOLVED', `发送范围里的${one.name}已经撤销，请改发送范围`, { field: 'scope.departments' })
  }
  return undefined
}

/** Everybody in the scope once, by the posts and memberships of the day, in the order of `persons`. */
export function readersIn(scope: Scope, persons: readonly Person[], { kindOf, departments }: ScopeFacts, day: Day): readonly Reader[] {
  const belongs = new Map<string, string[]>()
  for (const one of departments) {
    for (const { personId } of membersOn(one, day)) belongs.set(personId, [...(belongs.get(personId) ?? []), one.name])
  }
  const named = new Set(scope.personIds)
  const kinds = new Set(scope.kinds)
  const ofUnits = ({ unitId, posts }: Person): boolean => {
    const kind = kindOf.get(unitId)
    const unitMeant = scope.units === 'all' || (scope.units === 'kinds' && kind !== undefined && kinds.has(kind))
    return unitMeant && (scope.posts.length === 0 || postsOn(posts, day).some((post) => scope.posts.includes(post)))
  }
  const meant = persons.filter((person) => named.has(person._id) || belongs.has(person._id) || ofUnits(person))
  const readerOf = ({ _id: personId, name, unitId, unitName }: Person): Reader => {
    const by = belongs.get(personId)
    return { personId, name, unitId, unitName, ...(by && { departments: by }) }
  }
  const once = new Map(meant.map((person) => [person._id, readerOf(person)]))
  return [...once.values()]
}

export const unitsAmong = (readers: readonly Pick<Reader, 'unitId'>[]): number => new Set(readers.map(({ unitId }) => unitId)).size

/** The scope in words: 院校、企业的理事，联络部，另加 2 人. `nameOf` knows the departments. */
export function scopeWords(charter: Charter, { units, kinds, posts, departments, personIds }: Scope, nameOf: ReadonlyMap<string, string>): string {
  const which = units === 'all' ? '全体成员单位' : UNIT_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => unitKindName[kind]).join('、')
  const who = posts.map((post) => postName(charter, post)).join('、')
  const ofUnits = units === 'none' ? '' : `${which || '还没有选类别'}的${who || '全部人员'}`
  const ofDepartments = departments.map((id) => nameOf.get(id) ?? '查不到的机构').join('、')
  const named = personIds.length === 0 ? '' : `${ofUnits + ofDepartments === '' ? '指定的' : '另加'} ${personIds.length} 人`
  return [ofUnits, ofDepartments, named].filter(Boolean).join('，') || '还没有选'
}
