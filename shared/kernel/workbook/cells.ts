import { addDays, type Day, isDay } from '../time'

/** A cell as the reader of workbooks hands it over; days as `2026-12-18`. */
export type CellValue = string | number | boolean | null

/** What a cell says, or what is wrong with it as a sentence that goes on from the name of its column. */
export type Read<T> = { readonly value: T } | { readonly flaw: string }

/** Plain text without the blanks around it, those of Chinese type included. */
export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value).trim()
}

/** What a cell says, short enough for a sentence. */
export const quoted = (text: string): string => `“${[...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text}”`

/** Full-width digits, letters and signs as the narrow ones that everybody means. */
const narrow = (text: string): string => text.normalize('NFKC')

/** Without blanks inside, which people put between the two characters of a name. Names in letters keep one. */
export const nameOf = (text: string): string => (/\p{Script=Han}/u.test(text) ? text.replace(/\s+/g, '') : text.replace(/\s+/g, ' '))

/** By which two spellings of a name are known to be one: blanks, brackets and width do not count. */
export const keyOf = (name: string): string => narrow(name).replace(/[\s()]/g, '').toUpperCase()

/** Text of at most so many characters. */
export const shortText = (text: string, most: number): Read<string> =>
  [...text].length > most ? { flaw: `最多 ${most} 个字，现在有 ${[...text].length} 个` } : { value: text }

/** A mobile number, however it is spaced. */
export function phoneOf(text: string): Read<string> {
  const digits = narrow(text).replace(/[\s\-—–.]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (/\D/.test(digits)) return { flaw: '只能有数字，应为 11 位手机号' }
  const off = digits.length - 11
  if (off !== 0) return { flaw: `${off < 0 ? '少' : '多'}${inWords(Math.abs(off))}位，应为 11 位数字` }
  return digits.startsWith('1') ? { value: digits } : { flaw: '手机号应以 1 开头' }
}

const inWords = (n: number): string => ['', '一', '两', '三', '四', '五'][n] ?? ` ${n} `

/** A credit code without blanks, in capitals. Whether it is one says `creditCodeFlaw`. */
export const creditCodeOf = (text: string): string => narrow(text).replace(/[\s-]/g, '').toUpperCase()

/** Several things in one cell: 、 or a comma, a stroke, a blank, a new line between them. */
export const severalOf = (text: string): string[] => text.split(/[、，,；;/／\s]+/).filter((part) => part !== '')

const FORMS = [
  /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/,
  /^(\d{4})[-./年](\d{1,2})月?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})(\d{2})$/,
]
const SEEN = '看不出是哪一天，请写成 2026-05-12 这样'

/** Days that spreadsheets count from the end of 1899: so many are days of our time. */
const isSerial = (value: CellValue): value is number => typeof value === 'number' && Number.isInteger(value) && value > 3653 && value < 73_051

/** A day in any of the ways people write one, or a month `1968-05` where that is all they know. */
export function dayOrMonthOf(value: CellValue): Read<string> {
  if (isSerial(value)) return { value: addDays('1899-12-30', value) }
  if (typeof value === 'number' && /^\d{4}\.1$/.test(String(value))) {
    return { flaw: `“${value}”分不清是 1 月还是 10 月，请写成 ${Math.floor(value)}-01 或 ${Math.floor(value)}-10` }
  }
  const text = narrow(textOf(value)).replace(/\s/g, '').replace(/T?00:00(:00)?(\.0+)?Z?$/, '')
  const [, year, month, day] = FORMS.map((form) => form.exec(text)).find((found) => found !== null) ?? []
  if (year === undefined || month === undefined) return { flaw: SEEN }
  const whole = `${year}-${month.padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`
  if (!isDay(whole)) return { flaw: `没有${quoted(textOf(value))}这一天` }
  return { value: day === undefined ? whole.slice(0, 7) : whole }
}

/** A day; a month alone is not enough. */
export function dayOf(value: CellValue): Read<Day> {
  const read = dayOrMonthOf(value)
  return 'value' in read && read.value.length === 7 ? { flaw: '请写到日，如 2026-05-12' } : read
}
