import { accept, type Decision, refuse } from '../kernel/decision'
import { addDays, type Day, dayOf, type Instant, isDay } from '../kernel/time'
import { unitNameOn } from './standing'
import type { Person } from './model'
import type { Unit } from '../unit/model'

/** How a name is sorted and searched; made where there is a dictionary. */
export type Spelling = Pick<Person, 'pinyin' | 'initials'>

export interface PersonFacts {
  readonly name: string
  readonly title: string
  readonly phone: string
  readonly birth?: string | undefined
}

type Known = Pick<Person, '_id' | 'name' | 'unitName'>

/** Puts somebody on the roll. A phone is one person's, because a person is let in by it. */
export function decideAdd(
  facts: PersonFacts & Spelling,
  { unit, samePhone }: { readonly unit: Unit | undefined; readonly samePhone: readonly Known[] },
  newId: string,
  at: Instant,
): Decision<Person> {
  if (!unit) return noUnit
  const flaw = badFacts(facts, samePhone, newId, at)
  if (flaw) return flaw
  const { birth, ...rest } = facts
  return accept({ ...rest, ...(birth !== undefined && { birth }), _id: newId, v: 0, unitId: unit._id, unitName: unit.name, posts: [] })
}

export interface Correction extends Partial<PersonFacts> {
  /** The unit that was meant, or to which the person has gone `since` that day. */
  readonly unit?: Unit | undefined
  readonly since?: Day | undefined
}

/**
 * Corrects what the roll says of somebody. With `since` the work at the unit has changed on that day and what was before is
 * kept for rolls of earlier days; without it the roll was wrong. An empty birth takes it off the roll.
 */
export function decideCorrect(
  person: Person,
  { unit, since, ...facts }: Correction,
  spelling: Spelling,
  samePhone: readonly Known[],
  at: Instant,
): Decision<Person> {
  const { birth: _, ...before } = person
  const birth = facts.birth === '' ? undefined : (facts.birth ?? person.birth)
  const { name, title, phone } = { ...person, ...facts }
  const after: Person = {
    ...before, ...spelling, name, title, phone,
    ...(birth !== undefined && { birth }),
    ...(unit && { unitId: unit._id, unitName: unit.name }),
  }
  const flaw = badFacts(facts, samePhone, person._id, at)
  if (flaw) return flaw
  if (since === undefined) return JSON.stringify(after) === JSON.stringify({ ...before, ...(person.birth !== undefined && { birth: person.birth }) }) ? refuse('NOTHING_CHANGED', '没有改动') : accept(after)
  if (since > dayOf(at)) return refuse('AHEAD', '变动日期在今后，请到那天再登记', { field: 'since' })
  const last = person.earlier?.at(-1)
  if (last && since <= last.until) return refuse('BEFORE_LAST_MOVE', `上一次变动到 ${last.until} 为止，这次应在它之后`, { field: 'since' })
  if (after.unitId === person.unitId && after.title === person.title) return refuse('NOTHING_CHANGED', '单位和工作职务都没有变', { field: 'since' })
  const place = { until: addDays(since, -1), unitId: person.unitId, unitName: person.unitName, title: person.title }
  return accept({ ...after, earlier: [...(person.earlier ?? []), place] })
}

const isBirth = (text: string): boolean => isDay(text.length === 7 ? `${text}-01` : text)

function badFacts({ phone, birth }: Partial<PersonFacts>, samePhone: readonly Known[], self: string, at: Instant) {
  if (phone !== undefined && !/^1\d{10}$/.test(phone)) return refuse('BAD_PHONE', '手机号应为 1 开头的 11 位数字', { field: 'phone' })
  const other = samePhone.find(({ _id }) => _id !== self)
  if (other) return refuse('PHONE_TAKEN', `这个手机号已登记在${other.unitName}的${other.name}名下`, { field: 'phone' })
  if (!birth) return undefined
  if (!isBirth(birth)) return refuse('BAD_BIRTH', '出生日期应写成 1968-05-12，只知道年月写 1968-05', { field: 'birth' })
  if (birth > dayOf(at)) return refuse('AHEAD', '出生日期在今后，请核对', { field: 'birth' })
  return undefined
}

export const noUnit = refuse('NO_UNIT', '名册上没有这个单位', { field: 'unitId' })

/** The unit of a person as it was called on a day, where it is still on the roll. */
export const calledOn = (units: ReadonlyMap<string, Unit>, place: { readonly unitId: string; readonly unitName: string }, day: Day): string => {
  const unit = units.get(place.unitId)
  return unit ? unitNameOn(unit, day) : place.unitName
}
