import { fullTime, type Instant } from '../kernel/time'

/** The types that WeChat gives to the fields of a template; a field's key is its type and a number, `thing1`. */
export const FIELD_TYPES = ['thing', 'phrase', 'name', 'character_string', 'number', 'phone_number', 'time', 'date'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

const KEY = new RegExp(`^(${FIELD_TYPES.join('|')})\\d{1,3}$`)

/** The type of a field, by its key; undefined where WeChat has no such key, or we no use for it. */
export const typeOfKey = (key: string): FieldType | undefined => KEY.exec(key)?.[1] as FieldType | undefined

/** One line without control characters: WeChat refuses a message with a line break in a field. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ').trim()

/** At most so many code points; what is left out shows as `…`. */
function cut(text: string, most: number): string {
  const points = [...text]
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`
}

const NOTHING = '—'
const first = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? ''

const FIT: Record<FieldType, (text: string) => string> = {
  thing: (text) => cut(text, 20) || NOTHING,
  // Chinese characters only, so neither a dash nor an ellipsis.
  phrase: (text) => [...text.replace(/\P{Script=Han}/gu, '')].slice(0, 5).join('') || '无',
  name: (text) => cut(text, 10) || NOTHING,
  character_string: (text) => text.replace(/[^\x20-\x7e]/g, '').trim().slice(0, 32).trim() || '-',
  number: (text) => first(/^-?\d{1,20}(\.\d{1,10})?/, text) || '0',
  phone_number: (text) => text.replace(/[^\d+-]/g, '').slice(0, 17) || '-',
  time: (text) => first(/^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?/, text) || first(/^\d{1,2}:\d{2}/, text) || '00:00',
  date: (text) => first(/^\d{4}年\d{1,2}月\d{1,2}日/, text) || '1970年1月1日',
}

/**
 * A value as a field of the type takes it: no line break, no more characters than allowed, never empty.
 * A moment is written `2026年12月18日 09:00`.
 */
export const fit = (type: FieldType, value: string | Instant): string =>
  FIT[type](oneLine(typeof value === 'number' && (type === 'time' || type === 'date' || type === 'thing') ? fullTime(value) : String(value)))
