import { isRefusal, type Refusal } from '../../kernel/decision'
import { dayOf, type Instant } from '../../kernel/time'
import { dayOrMonthOf, keyOf, nameOf, textOf } from '../../kernel/workbook/cells'
import type { Remark } from '../../kernel/workbook/remark'
import { type RawSheet, readerOf, type SheetRow, tableOf } from '../../kernel/workbook/table'
import type { Unit } from '../../unit/model'
import { type Bank, bankHas, banks, type Field, FIELDS, type Fields } from '../banks'
import { isGuarded } from '../consent'
import { type Added, decideAdd } from '../entry'
import { type IdentityGiven, isBirth } from '../identity'
import type { By, Entry, Identity } from '../model'
import { titleOf } from '../show'
import { columnsOf, type ImportKey, MOST_ENTRIES, SAMPLE } from './columns'

export interface Colleague {
  readonly personId: string
  readonly name: string
  /** Can sign in, and so agree with the own account. */
  readonly joined: boolean
}

export interface ImportFacts {
  readonly bank: Bank
  readonly unit: Pick<Unit, '_id' | 'kind'>
  readonly by: By
  /** What the unit has in the bank, but for what was taken out. */
  readonly own: readonly Entry[]
  /** Who the students of these are. */
  readonly who: ReadonlyMap<string, Identity>
  readonly colleagues: readonly Colleague[]
}

/** A row that makes a new entry. */
export interface NewRow {
  readonly row: number
  readonly fields: Fields
  readonly identity?: Omit<IdentityGiven, 'guardian'>
  /** A guardian must have signed. */
  readonly guarded: boolean
  /** `none` where the bank is about nobody. */
  readonly how: 'paper' | 'account' | 'none'
  readonly personId?: string
}

export interface CheckedBank {
  /** Any of these stops the whole. */
  readonly flaws: readonly Remark[]
  readonly remarks: readonly string[]
  readonly rows: readonly NewRow[]
  /** Rows that stand in the bank already, word for word. */
  readonly same: number
  /** Rows about what stands in the bank otherwise: it stays as it is. */
  readonly others: readonly Remark[]
}

/** Checks a file against what the unit has. It only adds: what is there, and who has taken his consent back, is left alone. */
export function checkBank(sheets: readonly RawSheet[], facts: ImportFacts, at: Instant): CheckedBank {
  const { bank } = facts
  const { name: sheet } = banks[bank]
  const columns = columnsOf(bank)
  const table = tableOf(sheets, sheet, columns, MOST_ENTRIES + 1)
  if (!table) return { flaws: [{ sheet: '', row: 0, column: '', message: `没有找到「${sheet}」表，请在模板里填写` }], remarks: [], rows: [], same: 0, others: [] }
  const isSample = ({ cells }: SheetRow<ImportKey>) => textOf(cells[columns[0]!.key]).startsWith(SAMPLE)
  const given = table.rows.filter((row) => !isSample(row))
  const flaws: Remark[] = [...table.flaws]
  if (given.length > MOST_ENTRIES) flaws.push({ sheet, row: 0, column: '', message: `一次最多 ${MOST_ENTRIES} 条，请分几次导入` })
  const read = given.flatMap((row) => readRow(row, facts, at, flaws))

  const rows: NewRow[] = []
  const others: Remark[] = []
  let same = 0
  for (const one of read) {
    const twin = rows.find((earlier) => isSame(bank, earlier, one))
    if (twin) flaws.push({ sheet, row: one.row, column: columns[0]!.title, message: `与第 ${twin.row} 行重复；是两个人的，请把其中一位单独登记` })
    const known = twin ? undefined : facts.own.find((entry) => isSame(bank, { fields: entry.fields, ...whoOf(facts, entry) }, one))
    if (!known && !twin) rows.push(one)
    if (known && isTheSame(facts, known, one)) same++
    else if (known) others.push({ sheet, row: one.row, column: '', message: `已登记过（${titleOf(bank, known.fields)}），内容不同，没有改动` })
  }
  return { flaws: inOrder(flaws), remarks: table.remarks, rows, same, others }
}

const inOrder = (all: readonly Remark[]): Remark[] => [...all].sort((a, b) => a.row - b.row)

type Known = Pick<NewRow, 'fields' | 'identity'>

const whoOf = ({ who }: ImportFacts, { _id }: Entry): Pick<NewRow, 'identity'> => {
  const identity = who.get(_id)
  return identity ? { identity } : {}
}

/** Whether two rows are about the same: a person by the name, a student by the number or by name and birth, a need by its words. */
function isSame(bank: Bank, one: Known, other: Known): boolean {
  if (bankHas(bank, 'apart')) {
    const [a, b] = [one.identity, other.identity]
    if (!a || !b) return false
    const born = a.birth.startsWith(b.birth) || b.birth.startsWith(a.birth)
    return (a.number !== '' && a.number === b.number) || (keyOf(a.name) === keyOf(b.name) && born)
  }
  const by: readonly Field[] = bankHas(bank, 'person') ? ['name'] : ['trade', 'skills']
  return by.every((field) => keyOf(one.fields[field] ?? '') === keyOf(other.fields[field] ?? ''))
}

function isTheSame(facts: ImportFacts, entry: Entry, row: NewRow): boolean {
  const { identity } = whoOf(facts, entry)
  const told = FIELDS.every((field) => (entry.fields[field] ?? '') === (row.fields[field] ?? ''))
  return told && (!row.identity || (['name', 'number', 'phone', 'birth'] as const).every((key) => identity?.[key] === row.identity![key]))
}

/** The row as a new entry; what is wrong with it is noted at its column. */
function readRow(row: SheetRow<ImportKey>, facts: ImportFacts, at: Instant, flaws: Remark[]): NewRow[] {
  const { bank } = facts
  const { name: sheet, fields: asked, apart, person } = banks[bank]
  const columns = columnsOf(bank)
  const found: Remark[] = []
  const { read, short, blame } = readerOf(sheet, columns, row, found)
  const fields = Object.fromEntries(
    asked.flatMap(({ field, most }) => {
      const value = short(field, most, field === 'name' ? nameOf : undefined)
      return value === undefined ? [] : [[field, value]]
    }),
  ) as Fields
  const identity = apart
    ? { name: short('name', 20, nameOf) ?? '', number: short('number', 30) ?? '', phone: short('phone', 20) ?? '', birth: read('birth', dayOrMonthOf) ?? '' }
    : undefined
  if (identity && textOf(row.cells.name) === '') blame('name', '请填写姓名')
  const guarded = identity !== undefined && isBirth(identity.birth) && isGuarded(identity.birth, dayOf(at))
  const agreeing = person && !apart ? howOf(textOf(row.cells.how), fields.name ?? '', facts) : ({ how: person ? 'paper' : 'none' } as const)
  if ('flaw' in agreeing) blame('how', agreeing.flaw)
  const made: NewRow = { row: row.row, fields, ...(identity && { identity }), guarded, ...('flaw' in agreeing ? { how: 'paper' } : agreeing) }
  // The rule of a single entry says the rest, with papers that are still to come.
  const tried = decideNew(made, facts, '', at, { purposes: ['practice'], until: dayOf(at), file: 'to come', guardians: 'to come' })
  if (isRefusal(tried)) {
    const key = keyIn(tried)
    const column = columns.find((one) => one.key === key)?.title ?? ''
    if (!found.some((flaw) => flaw.column === column)) found.push({ sheet, row: row.row, column, message: tried.message, ...(tried.clause !== undefined && { clause: tried.clause }) })
  }
  flaws.push(...found)
  return [made]
}

/** `fields.trade` is the column of the trade. */
const keyIn = ({ field = '' }: Refusal): string => field.slice(field.indexOf('.') + 1)

function howOf(said: string, name: string, { colleagues }: ImportFacts): Pick<NewRow, 'how' | 'personId'> | { flaw: string } {
  const named = colleagues.filter((one) => keyOf(one.name) === keyOf(name))
  const [only] = named
  if (said === '签字') return { how: 'paper' }
  if (said === '') return named.length === 1 && only!.joined ? { how: 'account', personId: only!.personId } : { how: 'paper' }
  if (said !== '账号') return { flaw: '写“签字”或“账号”，也可以留空' }
  if (named.length > 1) return { flaw: `名册上本单位有 ${named.length} 位${name}，请单独登记，选是哪一位` }
  if (!only) return { flaw: `名册上本单位没有${name}，没有账号的请写“签字”` }
  return only.joined ? { how: 'account', personId: only.personId } : { flaw: `${name}还没有绑定账号，请写“签字”，或等他绑定` }
}

/** The papers that come with a file: one for all who signed, one of guardians. Ids of files. */
export interface Papers extends Omit<NonNullable<Added['consent']>, 'list'> {
  readonly list?: string
  readonly guardians?: string
}

/** What a row makes, by the rule of a single entry. */
export const decideNew = ({ fields, identity, guarded, how, personId }: NewRow, { bank, unit, by }: ImportFacts, entryId: string, at: Instant, papers: Papers | undefined) => {
  const { guardians, ...consent } = papers ?? { guardians: undefined }
  return decideAdd(
    { entryId, unit, by, about: personId === undefined ? undefined : { personId } },
    {
      bank,
      fields,
      ...(identity && { identity: { ...identity, ...(guarded && guardians !== undefined && { guardian: guardians }) } }),
      ...(how === 'paper' && 'file' in consent && { consent }),
      ...(personId !== undefined && { personId }),
    },
    at,
  )
}

/** Which papers a file wants, in numbers. */
export const wantsOf = (rows: readonly NewRow[]) => ({
  onPaper: rows.filter(({ how }) => how === 'paper').length,
  byAccount: rows.filter(({ how }) => how === 'account').length,
  guarded: rows.filter(({ guarded }) => guarded).length,
})
