import type { Charter } from '../../charter/charter'
import { postName } from '../../charter/sittings'
import { postsOn } from '../../identity/model'
import { refuse, type Refusal } from '../../kernel/decision'
import type { Day } from '../../kernel/time'
import type { Person } from '../../person/model'
import { UNIT_KINDS, type UnitKind, unitKindName } from '../../unit/model'
import type { Reader, Scope } from './model'

/** What is missing in a scope before anything can be sent to it. */
export function scopeFlaw(charter: Charter, { units, kinds, posts, personIds }: Scope): Refusal | undefined {
  if (units === 'kinds' && kinds.length === 0) return refuse('NO_KIND', '请选单位类别', { field: 'scope.kinds' })
  if (units === 'none' && personIds.length === 0) return refuse('NO_SCOPE', '请选发给谁', { field: 'scope.units' })
  const stray = posts.find((id) => !charter.posts.some((post) => post.id === id))
  return stray === undefined ? undefined : refuse('NO_POST', '章程没有这个职务', { field: 'scope.posts' })
}

/** Everybody in the scope once, by the posts of the day, in the order of `persons`. `kindOf` knows each unit's kind. */
export function readersIn(scope: Scope, persons: readonly Person[], kindOf: ReadonlyMap<string, UnitKind>, day: Day): readonly Reader[] {
  const named = new Set(scope.personIds)
  const kinds = new Set(scope.kinds)
  const ofUnits = ({ unitId, posts }: Person): boolean => {
    const kind = kindOf.get(unitId)
    const unitMeant = scope.units === 'all' || (scope.units === 'kinds' && kind !== undefined && kinds.has(kind))
    return unitMeant && (scope.posts.length === 0 || postsOn(posts, day).some((post) => scope.posts.includes(post)))
  }
  const meant = persons.filter((person) => named.has(person._id) || ofUnits(person))
  const once = new Map(meant.map(({ _id: personId, name, unitId, unitName }) => [personId, { personId, name, unitId, unitName }]))
  return [...once.values()]
}

export const unitsAmong = (readers: readonly Pick<Reader, 'unitId'>[]): number => new Set(readers.map(({ unitId }) => unitId)).size

/** The scope in words: 院校、企业的理事，另加 2 人. */
export function scopeWords(charter: Charter, { units, kinds, posts, personIds }: Scope): string {
  const which = units === 'all' ? '全体成员单位' : UNIT_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => unitKindName[kind]).join('、')
  const who = posts.map((post) => postName(charter, post)).join('、')
  const named = personIds.length === 0 ? '' : `${personIds.length} 人`
  if (units === 'none') return named === '' ? '还没有选' : `指定的 ${named}`
  return `${which || '还没有选类别'}的${who || '全部人员'}${named && `，另加 ${named}`}`
}
