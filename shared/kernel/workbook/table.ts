import { type CellValue, quoted, type Read, shortText, textOf } from './cells'
import type { Remark } from './remark'

/** A sheet of a workbook, its rows from the first on. */
export interface RawSheet {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
}

export interface Column<K extends string> {
  readonly key: K
  readonly title: string
  /** Other heads under which people have it. */
  readonly also: readonly string[]
  readonly width: number
  readonly says: string
  readonly sample: string
}

export const column = <K extends string>(key: K, title: string, width: number, sample: string, says: string, also: readonly string[] = []): Column<K> => ({
  key, title, width, sample, says, also,
})

/** A row that says something, with its place. */
export interface SheetRow<K extends string> {
  readonly row: number
  readonly cells: Readonly<Partial<Record<K, CellValue>>>
}

/** So far down people put a title above the head of a table. */
const HEAD_WITHIN = 10
export const MOST_ROWS = 5000

export interface Table<K extends string> {
  readonly rows: readonly SheetRow<K>[]
  readonly flaws: readonly Remark[]
  /** What was read past, as sentences. */
  readonly remarks: readonly string[]
}

/**
 * Finds the table of a sheet by the name of the sheet and the heads of its columns, in whatever order; undefined where there is
 * no such sheet.
 */
export function tableOf<K extends string>(sheets: readonly RawSheet[], name: string, columns: readonly Column<K>[], most = MOST_ROWS): Table<K> | undefined {
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
  if (rows.length > most) flaws.push(says(`一次最多 ${most} 行，请分几次导入`))
  return {
    rows: rows.slice(0, most),
    flaws,
    remarks: strays.length > 0 ? [`「${name}」里多出的列没有读：${strays.slice(0, 10).join('、')}${strays.length > 10 ? ` 等 ${strays.length} 列` : ''}`] : [],
  }
}

/** A head without stars, blanks, and what stands in brackets behind it: `手机（必填）*` is 手机. */
const clean = (value: CellValue): string => textOf(value).replace(/[（(][^）)]*[）)]/g, '').replace(/[\s*＊:：]/g, '')
const isHead = (column: Column<string>, value: CellValue): boolean => [column.title, ...column.also].includes(clean(value))

/** Reads the cells of one row, and notes at its column what is wrong with one. Empty cells are not asked. */
export function readerOf<K extends string>(sheet: string, titles: readonly { key: K; title: string }[], { row, cells }: SheetRow<K>, flaws: Remark[]) {
  const blame = (key: K, message: string): void =>
    void flaws.push({ sheet, row, column: titles.find((one) => one.key === key)!.title, message })
  const read = <T>(key: K, by: (value: CellValue) => Read<T>): T | undefined => {
    const value = cells[key] ?? null
    if (textOf(value) === '') return undefined
    const seen = by(value)
    if ('value' in seen) return seen.value
    blame(key, seen.flaw)
    return undefined
  }
  const short = (key: K, most: number, tidy: (text: string) => string = (text) => text) => read(key, (value) => shortText(tidy(textOf(value)), most))
  return { read, short, blame, isEmpty: (key: K) => textOf(cells[key]) === '' }
}

/** `{ key: value }`, or nothing where there is no value: an empty cell leaves what is known. */
export const maybe = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } => (value === undefined ? {} : ({ [key]: value } as { [P in K]?: T }))
