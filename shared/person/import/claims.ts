import type { Charter, Post } from '../../charter/charter'
import type { HeldPost } from '../../identity/model'
import { chinaTime, type Day } from '../../kernel/time'
import { type Agreement, creditCodeFlaw, UNIT_KINDS, type UnitKind, unitKindName } from '../../unit/model'
import { type CellValue, creditCodeOf, dayOf, dayOrMonthOf, nameOf, phoneOf, quoted, type Read, severalOf, textOf } from '../../kernel/workbook/cells'
import type { Remark } from '../../kernel/workbook/remark'
import { maybe, readerOf, type SheetRow } from '../../kernel/workbook/table'
import { asRegistered } from '../succession'
import { PERSON_COLUMNS, PERSON_SHEET, type PersonKey, UNIT_COLUMNS, UNIT_SHEET, type UnitKey } from './sheet'

/** What a row says of a unit. What is absent was left empty, or is faulty. */
export interface UnitClaim {
  readonly row: number
  readonly name: string
  readonly kind?: UnitKind
  readonly creditCode?: string
  readonly lead?: boolean
  readonly agreement?: Pick<Agreement, 'state' | 'signedOn'>
}

/** What a row says of a person. */
export interface PersonClaim {
  readonly row: number
  readonly name: string
  /** As it is written; which unit that is, the roll and the other sheet know. */
  readonly unit?: string
  readonly title?: string
  readonly phone?: string
  readonly birth?: string
  readonly posts: readonly HeldPost[]
}

export interface Claims<T> {
  readonly claims: readonly T[]
  readonly flaws: readonly Remark[]
}

const ALSO_KIND: Readonly<Record<string, UnitKind>> = {
  学校: 'school', 院校单位: 'school', 高校: 'school', 高职: 'school', 中职: 'school', 职业院校: 'school', 职业学校: 'school',
  公司: 'enterprise', 企业单位: 'enterprise',
  协会: 'association', 商会: 'association', 行业组织: 'association',
  科研机构: 'institute', 研究院: 'institute', 研究所: 'institute', 科研单位: 'institute',
}

/** The words for a unit's kind that the sheet explains. */
export const kindWords: readonly string[] = UNIT_KINDS.map((kind) => unitKindName[kind])

const kindOf = (text: string): Read<UnitKind> => {
  const kind = UNIT_KINDS.find((one) => unitKindName[one] === text) ?? ALSO_KIND[text]
  return kind ? { value: kind } : { flaw: `没有${quoted(text)}这个类别，可写：${kindWords.join('、')}` }
}

const YES = ['是', '√', '✓', '1', '牵头', '牵头单位', 'Y', 'y']
const NO = ['否', '0', '×', '✗', '不是', 'N', 'n', '-', '—', '无']
const leadOf = (text: string): Read<boolean> =>
  YES.includes(text) ? { value: true } : NO.includes(text) ? { value: false } : { flaw: '写“是”或“否”，也可以留空' }

const MISSING = ['缺', '缺失', '无', '没有', '未签', '找不到']
function agreementOf(value: CellValue, today: Day): Read<Pick<Agreement, 'state' | 'signedOn'>> {
  if (MISSING.includes(textOf(value))) return { value: { state: 'missing' } }
  const read = dayOf(value)
  if ('flaw' in read) return { flaw: `${read.flaw}；协议书找不到的写“缺”` }
  return read.value > today ? { flaw: '签订日期在今天以后' } : { value: { state: 'onFile', signedOn: read.value } }
}

const codeOf = (value: CellValue): Read<string> => {
  if (typeof value === 'number') return { flaw: '被表格当成了数字，末几位已经丢了；请把这一列设为“文本”再填' }
  const code = creditCodeOf(textOf(value))
  const flaw = creditCodeFlaw(code)
  return flaw === undefined ? { value: code } : { flaw }
}

export function unitClaims(rows: readonly SheetRow<UnitKey>[], today: Day): Claims<UnitClaim> {
  const flaws: Remark[] = []
  const claims = rows.flatMap((row): UnitClaim[] => {
    const { read, short, blame, isEmpty } = readerOf(UNIT_SHEET, UNIT_COLUMNS, row, flaws)
    const rest = {
      row: row.row,
      ...maybe('kind', read('kind', (value) => kindOf(textOf(value)))),
      ...maybe('creditCode', read('creditCode', codeOf)),
      ...maybe('lead', read('lead', (value) => leadOf(textOf(value)))),
      ...maybe('agreement', read('agreement', (value) => agreementOf(value, today))),
    }
    if (isEmpty('name')) blame('name', '请写单位名称')
    const name = short('name', 60, nameOf)
    return name === undefined ? [] : [{ name, ...rest }]
  })
  return { claims, flaws }
}

export function personClaims(rows: readonly SheetRow<PersonKey>[], charter: Charter, today: Day): Claims<PersonClaim> {
  const flaws: Remark[] = []
  const claims = rows.flatMap((row): PersonClaim[] => {
    const reader = readerOf(PERSON_SHEET, PERSON_COLUMNS, row, flaws)
    const { read, short, blame, isEmpty } = reader
    const rest = {
      row: row.row,
      ...maybe('title', short('title', 40)),
      ...maybe('phone', read('phone', (value) => phoneOf(textOf(value)))),
      ...maybe('birth', read('birth', (value) => birthOf(value, today))),
      posts: postsOf(reader, charter, today),
    }
    if (isEmpty('name')) blame('name', '请写姓名')
    if (isEmpty('unit')) blame('unit', '请写单位；若是合并的单元格，请取消合并，每行都填上')
    const name = short('name', 20, nameOf)
    const unit = short('unit', 60, nameOf)
    return name === undefined ? [] : [{ name, ...maybe('unit', unit), ...rest }]
  })
  return { claims, flaws }
}

const YOUNGEST = 16
const OLDEST = 100
function birthOf(value: CellValue, today: Day): Read<string> {
  const read = dayOrMonthOf(value)
  if ('flaw' in read) return read
  const years = Number(today.slice(0, 4)) - Number(read.value.slice(0, 4))
  return years < YOUNGEST || years > OLDEST ? { flaw: `按这个日期今年 ${years} 岁，请核对` } : read
}

const WITHOUT_END = ['至今', '长期', '无', '—', '-']

/** One cell may name several posts; all of them have the days of the row. */
function postsOf({ read, short, blame, isEmpty }: ReturnType<typeof readerOf<PersonKey>>, charter: Charter, today: Day): HeldPost[] {
  const posts = read('posts', (value) => postsNamed(charter, textOf(value)))
  const from = read('from', dayOf)
  const until = read('until', (value): Read<Day | undefined> => (WITHOUT_END.includes(textOf(value)) ? { value: undefined } : dayOf(value)))
  const source = short('source', 80)
  if (!isEmpty('posts') && isEmpty('from')) blame('from', '请写这个职务从哪一天起')
  if (isEmpty('posts') && !(isEmpty('from') && isEmpty('until'))) blame('posts', '写了任职日期，却没有写集团职务')
  if (from !== undefined && until !== undefined && until < from) {
    blame('until', `在起始日期 ${from} 以前`)
    return []
  }
  if (posts === undefined || from === undefined) return []
  return posts.map(({ id }) => asRegistered(charter, { post: id, from, ...maybe('until', until), ...maybe('source', source) }, chinaTime(`${today}T00:00`)))
}

function postsNamed(charter: Charter, text: string): Read<Post[]> {
  const names = [...new Set(severalOf(text))]
  const unknown = names.find((name) => !charter.posts.some((post) => post.name === name))
  if (unknown !== undefined) return { flaw: `没有${quoted(unknown)}这个集团职务，可写：${charter.posts.map(({ name }) => name).join('、')}` }
  return { value: names.map((name) => charter.posts.find((post) => post.name === name)!) }
}
