import type { Register, RegisteredUnit } from 'shared/person/posts-operations'
import type { RemarkKind } from 'shared/person/remark'

/** What of a roll is wanted: text of a name, and units with something to be remarked on. */
export interface Find {
  readonly text: string
  readonly kind: string
}

const FILTERS: readonly { readonly value: string; readonly says: string; readonly kinds: readonly RemarkKind[] }[] = [
  { value: 'noDirector', says: '没有理事', kinds: ['noDirector'] },
  { value: 'many', says: '理事或信息员多于一名', kinds: ['twoDirectors', 'twoOfficers'] },
  { value: 'noOfficer', says: '无信息员', kinds: ['noOfficer'] },
  { value: 'agreement', says: '协议书未见', kinds: ['agreement'] },
  { value: 'creditCode', says: '没有信用代码', kinds: ['creditCode'] },
  { value: 'termOver', says: '届满未改选', kinds: ['termOver'] },
  { value: 'termEnds', says: '半年内届满', kinds: ['termEnds'] },
  { value: 'age', says: '年龄须核对', kinds: ['age', 'ageAhead', 'birth'] },
  { value: 'among', says: '职务来源不合条文', kinds: ['among'] },
]

const matches = (unit: RegisteredUnit, kind: string): boolean =>
  kind === 'all' || unit.remarks.some((remark) => FILTERS.find(({ value }) => value === kind)?.kinds.includes(remark.kind))

/** The filters under which there is something, with how many units. */
export const filtersOf = ({ units }: Register): { value: string; label: string }[] => [
  { value: 'all', label: `全部单位（${units.length}）` },
  ...FILTERS.map(({ value, says }) => ({ value, label: says, n: units.filter((unit) => matches(unit, value)).length }))
    .filter(({ n }) => n > 0)
    .map(({ value, label, n }) => ({ value, label: `${label}（${n}）` })),
]

const MOST_PERSONS = 20

/** Units and persons that are wanted; persons only once something is typed. */
export function found({ units }: Register, { text, kind }: Find) {
  const wanted = text.trim().toLowerCase()
  const ofKind = units.filter((unit) => matches(unit, kind))
  if (wanted === '') return { units: ofKind, persons: [] }
  const persons = ofKind
    .flatMap((unit) => unit.people.map((person) => ({ ...person, unitName: unit.name })))
    .filter(({ name, initials }) => name.includes(wanted) || initials.startsWith(wanted))
  return { units: ofKind.filter(({ name }) => name.toLowerCase().includes(wanted)), persons: persons.slice(0, MOST_PERSONS) }
}
