import { type CellValue, quoted, textOf } from './cells'
import type { Remark } from './remark'

/** A sheet of a workbook, its rows from the first on. */
export interface RawSheet {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
}

interface Column<K extends string> {
  readonly key: K
  readonly title: string
  /** Other heads under which people have it. */
  readonly also: readonly string[]
  readonly width: number
  readonly says: string
  readonly sample: string
}

const column = <K extends string>(key: K, title: string, width: number, sample: string, says: string, also: readonly string[] = []): Column<K> => ({
  key, title, width, sample, says, also,
})

export const UNIT_SHEET = '单位'
export const PERSON_SHEET = '人员'

export const UNIT_COLUMNS = [
  column('name', '名称', 34, '虚构第一职业学校', '全称，每个单位一行。必填', ['单位名称', '单位全称', '单位']),
  column('kind', '类别', 12, '院校', '', ['单位类别', '类型', '单位类型', '性质']),
  column('creditCode', '统一社会信用代码', 24, '', '18 位，对照证照。格式设为“文本”', ['信用代码', '社会信用代码', '代码']),
  column('lead', '牵头', 8, '否', '牵头单位写“是”，其余写“否”或留空', ['牵头单位', '是否牵头']),
  column('agreement', '协议书签订日期', 18, '2024-03-01', '成员单位协议书签订的那一天；协议书找不到的写“缺”', ['协议书', '协议签订日期', '协议日期', '签订日期']),
] as const

export const PERSON_COLUMNS = [
  column('name', '姓名', 12, '示例人', '必填', ['名字']),
  column('unit', '单位', 34, '虚构第一职业学校', '与「单位」表或现有名册里的名称一致。必填', ['所在单位', '单位名称', '工作单位']),
  column('title', '工作职务', 16, '校长', '在本单位的职务', ['职务', '单位职务', '行政职务']),
  column('phone', '手机', 16, '13800000000', '11 位。绑定身份时要用它核对；没有的留空', ['手机号', '手机号码', '联系电话', '电话']),
  column('birth', '出生年月', 14, '1970-05', '写到月或写到日都可以，如 1970-05、1970-05-12', ['出生日期', '生日', '出生']),
  column('posts', '集团职务', 22, '理事', '', ['集团任职', '担任集团职务']),
  column('from', '起始日期', 14, '2025-12-20', '这个职务从哪一天起；写了集团职务的必填', ['任职日期', '开始日期', '起始', '任职时间', '起始时间']),
  column('until', '届满日期', 14, '2028-12-20', '这个职务到哪一天止（含当天）；没有定的留空', ['结束日期', '届满', '到期日期', '届满时间']),
  column('source', '依据', 30, '第一届理事大会第一次会议决议', '哪次决议、推荐函或旧名册', ['任职依据', '文件']),
] as const

export type UnitKey = (typeof UNIT_COLUMNS)[number]['key']
export type PersonKey = (typeof PERSON_COLUMNS)[number]['key']

/** A row that says something, with its place. */
export interface SheetRow<K extends string> {
  readonly row: number
  readonly cells: Readonly<Partial<Record<K, CellValue>>>
}

export interface Tables {
  readonly units: readonly SheetRow<UnitKey>[]
  readonly persons: readonly SheetRow<PersonKey>[]
  readonly flaws: readonly Remark[]
  /** What was read past, as sentences. */
  readonly remarks: readonly string[]
}

/** So far down people put a title above the head of a table. */
const HEAD_WITHIN = 10
export const MOST_ROWS = 5000

/** Finds the two tables of a workbook: by the names of its sheets, the heads of their columns, in whatever order. */
export function tablesOf(sheets: readonly RawSheet[]): Tables {
  const units = tableOf(sheets, UNIT_SHEET, UNIT_COLUMNS)
  const persons = tableOf(sheets, PERSON_SHEET, PERSON_COLUMNS)
  const none = !units && !persons
  return {
    units: units?.rows ?? [],
    persons: persons?.rows ?? [],
    flaws: none
      ? [{ sheet: sheets[0]?.name ?? '', row: 0, column: '', message: `没有找到「${UNIT_SHEET}」表或「${PERSON_SHEET}」表，请在模板里填写` }]
      : [...(units?.flaws ?? []), ...(persons?.flaws ?? [])],
    remarks: [...(units?.remarks ?? []), ...(persons?.remarks ?? [])],
  }
}

function tableOf<K extends string>(sheets: readonly RawSheet[], name: string, columns: readonly Column<K>[]) {
  const sheet = sheets.find((one) => one.name.trim() === name) ?? sheets.find((one) => one.name.includes(name))
  if (!sheet) return undefined
  const says = (message: string, row = 0, at = ''): Remark => ({ sheet: name, row, column: at, message })
  if (sheet.rows.every((row) => row.every((value) => textOf(value) === ''))) return { rows: [], flaws: [], remarks: [] }

  const [first] = columns
  const head = sheet.rows.slice(0, HEAD_WITHIN).findIndex((row) => row.filter((value) => columns.some((one) => isHead(one, value))).length >= 2)
  if (head < 0) return { rows: [], flaws: [says(`没有找到表头，应有“${columns.map(({ title }) => title).join('、')}”`)], remarks: [] }

  const heads = sheet.rows[head]!
  const places = new Map<K, number>()
  const strays: string[] = []
  const flaws: Remark[] = []
  heads.forEach((value, i) => {
    if (textOf(value) === '') return
    // The title itself goes before another head that may mean the same.
    const found = columns.find((one) => clean(value) === one.title) ?? columns.find((one) => isHead(one, value))
    if (!found) strays.push(quoted(textOf(value)))
    else if (places.has(found.key)) flaws.push(says('这一列有两个，请删去一个', head + 1, found.title))
    else places.set(found.key, i)
  })
  if (!places.has(first!.key)) flaws.push(says(`没有“${first!.title}”这一列`, head + 1, first!.title))

  const rows = sheet.rows.flatMap((values, i): SheetRow<K>[] => {
    if (i <= head) return []
    const cells = Object.fromEntries([...places].map(([key, place]) => [key, values[place] ?? null])) as SheetRow<K>['cells']
    return Object.values<CellValue | undefined>(cells).every((value) => textOf(value) === '') ? [] : [{ row: i + 1, cells }]
  })
  if (rows.length > MOST_ROWS) flaws.push(says(`一次最多 ${MOST_ROWS} 行，请分几次导入`))
  return {
    rows: rows.slice(0, MOST_ROWS),
    flaws,
    remarks: strays.length > 0 ? [`「${name}」里多出的列没有读：${strays.slice(0, 10).join('、')}${strays.length > 10 ? ` 等 ${strays.length} 列` : ''}`] : [],
  }
}

/** A head without stars, blanks, and what stands in brackets behind it: `手机（必填）*` is 手机. */
const clean = (value: CellValue): string => textOf(value).replace(/[（(][^）)]*[）)]/g, '').replace(/[\s*＊:：]/g, '')
const isHead = (column: Column<string>, value: CellValue): boolean => [column.title, ...column.also].includes(clean(value))
