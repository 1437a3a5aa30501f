import type { Charter } from '../../charter/charter'
import { parameter } from '../../charter/parameters'
import { chinaTime, type Day } from '../../kernel/time'
import type { Unit } from '../../unit/model'
import { personClaims, unitClaims } from './claims'
import { flagsOf } from './flags'
import { mergePersons, mergeUnits } from './merge'
import { type ImportFacts, matchPersons, matchUnits, type Planned, type Tools } from './match'
import type { Remark } from '../../kernel/workbook/remark'
import type { RawSheet } from '../../kernel/workbook/table'
import { PERSON_SHEET, tablesOf, UNIT_SHEET } from './sheet'
import { keeperFlaws, seatFlaws } from './seats'
import { settled } from '../succession'
import type { Person } from '../model'

/** What a workbook would make of the roll, or why it cannot. */
export interface CheckedRoll {
  /** Any of these stops the whole. */
  readonly flaws: readonly Remark[]
  /** Facts at odds with the texts: they are registered as they are, and shown. */
  readonly flags: readonly Remark[]
  /** What was read past. */
  readonly remarks: readonly string[]
  readonly units: readonly Planned<Unit>[]
  /** Those in the file, and those whose unit has a new name by it. */
  readonly persons: readonly Planned<Person>[]
}

/** Checks a workbook against the roll as it stands. Facts that exist are flagged and never refused (X33). */
export function checkRoll(sheets: readonly RawSheet[], facts: ImportFacts, charter: Charter, today: Day, tools: Tools): CheckedRoll {
  const tables = tablesOf(sheets)
  const read = { units: unitClaims(tables.units, today), persons: personClaims(tables.persons, charter, today) }
  const merged = mergeUnits(read.units.claims)
  const flawsSoFar = [...read.units.flaws, ...merged.flaws]
  const units = matchUnits(merged.all, facts.units, tools, (row, column) => flawsSoFar.some((flaw) => flaw.row === row && flaw.column === column))
  const people = mergePersons(read.persons.claims, units.unitNamed, parameter(charter, 'onePersonOneUnit') ?? false)
  const matched = matchPersons(people.all, facts.persons, units.all, tools)
  const over = settled(charter, charter.posts.map(({ id }) => id), matched.all.map(({ after }) => after), '名册导入', chinaTime(`${today}T00:00`))
  const persons = { ...matched, all: matched.all.map((one) => (over.has(one.after._id) ? { ...one, after: { ...one.after, posts: over.get(one.after._id)! } } : one)) }
  const flaws = [
    ...tables.flaws,
    ...flawsSoFar,
    ...units.flaws,
    ...read.persons.flaws,
    ...people.flaws,
    ...persons.flaws,
    ...seatFlaws(charter, persons.all, today),
    ...keeperFlaws(charter, persons.all, today),
  ]
  return {
    flaws: inOrder(flaws),
    flags: inOrder([...people.flags, ...flagsOf(charter, units.all, persons.all, today)]),
    remarks: tables.remarks,
    units: units.all,
    persons: persons.all,
  }
}

const SHEETS = [UNIT_SHEET, PERSON_SHEET]
const inOrder = (remarks: readonly Remark[]): Remark[] =>
  [...remarks].sort((a, b) => SHEETS.indexOf(a.sheet) - SHEETS.indexOf(b.sheet) || a.row - b.row)

export interface Counts {
  readonly added: number
  readonly changed: number
  readonly same: number
}

const isChanged = <T extends object>({ before, after }: Planned<T>): boolean => before !== undefined && differing(before, after).length > 0

/** New, changed, and left as they are: of those that the file names, and of those that change with them. */
export const countsOf = <T extends object>(planned: readonly Planned<T>[]): Counts => ({
  added: planned.filter(({ before }) => !before).length,
  changed: planned.filter(isChanged).length,
  same: planned.filter((one) => one.before && one.row !== undefined && !isChanged(one)).length,
})

/** The fields in which two documents differ. */
export const differing = <T extends object>(before: T, after: T): (keyof T & string)[] =>
  ([...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof T & string)[]).filter((key) => stable(before[key]) !== stable(after[key]))

/** Whatever the order of keys. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  return `{${Object.entries(value).filter(([, field]) => field !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => `${key}:${stable(field)}`).join()}}`
}

const FIELD: Readonly<Record<string, string>> = {
  name: '名称', kind: '类别', creditCode: '统一社会信用代码', lead: '牵头', agreement: '协议书',
  unitId: '单位', unitName: '单位名称', title: '工作职务', phone: '手机', birth: '出生年月', posts: '集团职务',
}

export interface Difference {
  readonly sheet: string
  /** 0 for somebody whom the file does not name. */
  readonly row: number
  readonly name: string
  readonly what: string
}

/** What is new and what changes, a line each. */
export const differencesOf = (sheet: string, planned: readonly Planned<Unit | Person>[]): Difference[] =>
  planned.flatMap(({ row = 0, before, after }) => {
    const what = before ? [...new Set(differing(before, after).flatMap((key) => FIELD[key] ?? []))].join('、') : '新增'
    return what === '' ? [] : [{ sheet, row, name: after.name, what }]
  })
