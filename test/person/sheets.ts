import { createHash } from 'node:crypto'
import type { CellValue } from 'shared/kernel/workbook/cells'
import type { Tools } from 'shared/person/import/match'
import type { RawSheet } from 'shared/kernel/workbook/table'
import { PERSON_COLUMNS, type PersonKey, UNIT_COLUMNS, type UnitKey } from 'shared/person/import/sheet'
import { creditCheck } from 'shared/unit/model'

export const tools: Tools = {
  idOf: (kind, key) => `${kind}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`,
  spell: (name) => ({ pinyin: name, initials: name }),
}

export type UnitCells = Partial<Record<UnitKey, CellValue>>
export type PersonCells = Partial<Record<PersonKey, CellValue>>

const UNIT_HEAD = UNIT_COLUMNS.map(({ title }) => title)
const PERSON_HEAD = PERSON_COLUMNS.map(({ title }) => title)

/** The two sheets as the template has them: the head is row 1, the first cells row 2. */
export const book = (units: readonly UnitCells[], persons: readonly PersonCells[]): RawSheet[] => [
  { name: '单位', rows: [UNIT_HEAD, ...units.map((cells) => UNIT_COLUMNS.map(({ key }) => cells[key] ?? null))] },
  { name: '人员', rows: [PERSON_HEAD, ...persons.map((cells) => PERSON_COLUMNS.map(({ key }) => cells[key] ?? null))] },
]

/** A credit code that checks, for the `n`-th unit. */
export function creditCode(n: number): string {
  const body = `91000000MA${String(n).padStart(7, '0')}`
  return body + creditCheck(body)
}

export const unitName = (n: number): string => `虚构第${n}职业学校`

export const aUnit = (n: number, own: UnitCells = {}): UnitCells => ({
  name: unitName(n), kind: '院校', creditCode: creditCode(n), lead: n === 1 ? '是' : '否', agreement: '2024-03-01', ...own,
})

const FAMILY = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许']
const GIVEN = [...'一二三四五六七八九十甲乙丙丁戊己庚辛壬癸']
export const personName = (n: number): string => `${FAMILY[n % 20]}${GIVEN[Math.floor(n / 20) % 20]}${GIVEN[Math.floor(n / 400) % 20]}`
export const phone = (n: number): string => `19${Math.floor(n / 1000)}00000${String(n % 1000).padStart(3, '0')}`

/** The `n`-th person, who holds no post. */
export const aPerson = (n: number, unit: number, own: PersonCells = {}): PersonCells => ({
  name: personName(n), unit: unitName(unit), title: '教师', phone: phone(n), birth: '1980-05-12', ...own,
})

export const term: PersonCells = { from: '2025-12-20', until: '2028-12-20', source: '第一届理事大会第一次会议决议' }

/** So many rows of persons, the first of each unit its director. */
export function roll(units: number, persons: number): { units: UnitCells[]; persons: PersonCells[] } {
  return {
    units: Array.from({ length: units }, (_, i) => aUnit(i + 1)),
    persons: Array.from({ length: persons }, (_, i) => aPerson(i, (i % units) + 1, i < units ? { posts: '理事', ...term } : {})),
  }
}
