import type { Charter, Post } from '../../charter/charter'
import { postById } from '../../charter/lookup'
import { type HeldPost, postsOn } from '../../identity/model'
import { addDays, addYears, type Day } from '../../kernel/time'
import type { Unit } from '../../unit/model'
import type { Planned, PlannedPerson } from './match'
import { isSeatOfUnit, limitClause } from './seats'
import type { Remark } from '../../kernel/workbook/remark'
import { PERSON_SHEET, UNIT_SHEET } from './sheet'
import type { Person } from '../model'

/** Facts of the file that are at odds with the texts today. They are registered as they are (X33, Principle 6). */
export const flagsOf = (charter: Charter, units: readonly Planned<Unit>[], persons: readonly PlannedPerson[], today: Day): Remark[] => [
  ...units.flatMap(({ row, after }) => (row === undefined ? [] : unitFlags(charter, after, persons, today).map((flag) => ({ sheet: UNIT_SHEET, row, ...flag })))),
  ...persons.flatMap((one) => (one.row === undefined ? [] : personFlags(charter, one, one.row, persons, today).map((flag) => ({ sheet: PERSON_SHEET, ...flag })))),
]

type Flag = Omit<Remark, 'sheet' | 'row'>

function unitFlags(charter: Charter, unit: Unit, persons: readonly PlannedPerson[], today: Day): Flag[] {
  const unsigned: Flag = { column: '协议书签订日期', message: `${unit.name}的协议书没有登记`, clause: 'CH7' }
  const vacant = charter.posts.filter(isSeatOfUnit).filter((post) => !persons.some(({ after }) => after.unitId === unit._id && holds(after, post.id, today)))
  return [
    ...(unit.agreement?.state === 'onFile' ? [] : [unsigned]),
    ...vacant.map((post): Flag => ({ column: '名称', message: `${unit.name}没有在任的${post.name}`, clause: limitClause(charter, post) })),
  ]
}

const holds = (person: Person, post: string, today: Day): boolean => postsOn(person.posts, today).includes(post)

function personFlags(charter: Charter, { after, stated }: PlannedPerson, row: number, persons: readonly PlannedPerson[], today: Day): Omit<Remark, 'sheet'>[] {
  const rowOf = (post: string): number => stated.find((held) => held.post === post)?.row ?? row
  const inOffice = [...new Set(postsOn(after.posts, today))].flatMap((id) => postById(charter, id) ?? [])
  const origins = inOffice.flatMap((post) => originFlag(charter, post, after, persons, today).map((flag) => ({ row: rowOf(post.id), ...flag })))
  const aged = inOffice.find(({ ageMax }) => ageMax !== null)
  return [
    ...stated.flatMap((held) => termFlag(charter, after, held, today).map((flag) => ({ row: held.row, ...flag }))),
    ...origins,
    ...(aged ? ageFlag(aged, after, today).map((flag) => ({ row: rowOf(aged.id), ...flag })) : []),
  ]
}

/** A term that is over, or that the texts would have over by now. Of several, only the last is asked. */
function termFlag(charter: Charter, person: Person, { post: id, from, until }: HeldPost, today: Day): Flag[] {
  const post = postById(charter, id)
  if (!post || person.posts.some((held) => held.post === id && held.from > from)) return []
  const clause = post.clauses.find((one) => TERMS.includes(one)) ?? post.clauses[0]!
  if (until !== undefined) {
    const over: Flag = { column: '届满日期', message: `${person.name}任${post.name}已在 ${until} 届满，今天不算在任；若仍在任，请改届满日期`, clause }
    return until < today ? [over] : []
  }
  const due = post.termYears === null ? undefined : addYears(from, post.termYears)
  if (due === undefined || due >= today) return []
  return [{ column: '届满日期', message: `${person.name}任${post.name}从 ${from} 起，按每届 ${post.termYears} 年到 ${due} 届满；没有写届满日期，仍按在任登记`, clause }]
}

const TERMS = ['CH11c', 'CH15.1', 'CH15.2']

/** Whoever must come from among the holders of another post, and does not. */
function originFlag(charter: Charter, post: Post, person: Person, persons: readonly PlannedPerson[], today: Day): Flag[] {
  if (post.fromAmong === null || holds(person, post.fromAmong, today)) return []
  const from = postById(charter, post.fromAmong)
  if (!from) return []
  const column = '集团职务'
  const rival = isSeatOfUnit(from) ? rivalOf(charter, post, person, persons, today) : undefined
  if (rival) {
    const message = `${post.name}${person.name}与${rival.title}${rival.name}同在${person.unitName}：两职都从${from.name}中产生，而一个单位只有一名${from.name}；照实登记，换届时按条文核对`
    return [{ column, message, clause: 'X33' }]
  }
  const clause = isSeatOfUnit(from) ? 'CH13.1b' : post.clauses[0]!
  return [{ column, message: `${person.name}任${post.name}，但不是在任的${from.name}；照实登记，换届时按条文核对`, clause }]
}

/** Somebody else of the same unit in another office that is filled from the same seats. */
function rivalOf(charter: Charter, post: Post, person: Person, persons: readonly PlannedPerson[], today: Day): { name: string; title: string } | undefined {
  for (const { after } of persons) {
    if (after._id === person._id || after.unitId !== person.unitId) continue
    const office = postsOn(after.posts, today).map((id) => postById(charter, id)).find((one) => one?.fromAmong === post.fromAmong)
    if (office) return { name: after.name, title: office.name }
  }
  return undefined
}

/** Over the age of the office today (CH16.3); where only the month is known and the day matters, to be looked up (X26). */
function ageFlag({ name, ageMax }: Post, person: Person, today: Day): Flag[] {
  if (!ageMax || person.birth === undefined) return []
  const column = '出生年月'
  const [earliest, latest] = person.birth.length > 7 ? [person.birth, person.birth] : monthOf(person.birth)
  const isOver = (birth: Day): boolean => addYears(birth, ageMax.years) < today
  if (!isOver(earliest)) return []
  if (!isOver(latest)) return [{ column, message: `${person.name}（${name}）本月前后满 ${ageMax.years} 周岁，请核对出生日期`, clause: ageMax.ruling }]
  const isYearOver = addYears(earliest, ageMax.years + 1) <= today
  const message = isYearOver
    ? `${person.name}（${name}）今天已满 ${yearsOld(earliest, today)} 周岁，超过 ${ageMax.years} 周岁；现任不受影响，换届时不能再提名`
    : `${person.name}（${name}）今天已过 ${ageMax.years} 周岁；现任不受影响，换届时按口径核对`
  return [{ column, message, clause: isYearOver ? ageMax.clause : ageMax.ruling }]
}

const monthOf = (month: string): [Day, Day] => {
  const first = `${month}-01`
  const next = addDays(first, 31).slice(0, 7)
  return [first, addDays(`${next}-01`, -1)]
}

const yearsOld = (birth: Day, today: Day): number => {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return addYears(birth, years) <= today ? years : years - 1
}
