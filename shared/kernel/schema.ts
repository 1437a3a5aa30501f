/** The one import of valibot: shapes are declared with what this file offers and with nothing else. */
import * as v from 'valibot'
import { type Day, type Instant, isDay } from './time'

export type Schema<T> = v.GenericSchema<unknown, T>
export type Infer<S> = S extends v.GenericSchema<unknown, infer T> ? T : never

/** One thing wrong with an input: the dotted path of the field, and a sentence for the person. */
export interface Flaw {
  readonly field: string
  readonly message: string
}

export { array, boolean, nullable, optional, picklist } from 'valibot'

/** An object with exactly the declared keys: an undeclared key of an input is a flaw, of an output it is dropped. */
export const object = <const E extends v.ObjectEntries>(entries: E): v.ObjectSchema<E, undefined> => v.object(entries)

/** Text of 1 to `max` characters once trimmed. */
export const text = (max: number) =>
  v.pipe(v.string('应为文字'), v.trim(), v.minLength(1, '不能为空'), v.maxLength(max, `最多 ${max} 个字`))

/** Text that may be empty. */
export const note = (max: number) => v.pipe(v.string('应为文字'), v.trim(), v.maxLength(max, `最多 ${max} 个字`))

/** Any small value of JSON with plain names, so that no part of it is an operator or a path; what it may be is for a rule to say. */
export const anything = v.custom<unknown>((given) => given !== undefined && isTame(given, 12), '应为一组简单的值')

/** A document id: no dollar sign, no dot, so that it can never be read as an operator or a path. */
export const id = v.pipe(v.string('应为编号'), v.regex(/^[0-9A-Za-z_:-]{1,80}$/, '编号格式不对'))

/** A whole number of things: 0 to 1,000,000. */
export const count = v.pipe(
  v.number('应为数字'),
  v.integer('应为整数'),
  v.minValue(0, '不能小于 0'),
  v.maxValue(1_000_000, '数字过大'),
)

/** An amount in whole yuan. */
export const yuan = v.pipe(v.number('应为数字'), v.integer('应为整数'), v.minValue(0, '不能小于 0'), v.maxValue(100_000_000_000, '数字过大'))

/** An instant in milliseconds between 1970 and 2100. */
export const instant: v.GenericSchema<unknown, Instant> = v.pipe(
  v.number('应为时间'),
  v.integer('应为时间'),
  v.minValue(0, '时间过早'),
  v.maxValue(4_102_444_800_000, '时间过晚'),
)

export const day: v.GenericSchema<unknown, Day> = v.pipe(v.string('应为日期'), v.check(isDay, '日期应写成 2026-12-18，且确有这一天'))

export const list = <T extends v.GenericSchema>(item: T, max: number) =>
  v.pipe(v.array(item, '应为列表'), v.maxLength(max, `最多 ${max} 项`))

/** Reads an input strictly. Undeclared keys are flaws at any depth, so that nothing slips past the schema. */
export function parse<T>(schema: Schema<T>, input: unknown): { value: T } | { flaws: Flaw[] } {
  const stray = strayKey(schema, input, '')
  if (stray) return { flaws: [stray] }
  const result = v.safeParse(schema, input)
  if (result.success) return { value: result.output }
  return {
    flaws: result.issues.map((issue) => ({
      field: v.getDotPath(issue) ?? '',
      message: issue.received === 'undefined' ? '缺少此项' : issue.message,
    })),
  }
}

/** Keeps of `output` only what the schema declares. A value that does not fit is a fault of ours and throws. */
export const project = <T>(schema: Schema<T>, output: unknown): T => v.parse(schema, output)

interface AnySchema {
  type: string
  pipe?: AnySchema[]
  entries?: Record<string, AnySchema>
  item?: AnySchema
  wrapped?: AnySchema
  options?: unknown
}

function strayKey(schema: unknown, input: unknown, path: string): Flaw | undefined {
  const s = schema as AnySchema
  const at = (key: string | number) => (path ? `${path}.${key}` : String(key))
  if (s.wrapped) return strayKey(s.wrapped, input, path)
  // valibot takes a list for an object.
  if (s.type === 'object' && Array.isArray(input)) return { field: path, message: '应为一组字段' }
  if (s.type === 'object' && s.entries && isPlain(input)) {
    for (const key of Object.keys(input)) {
      if (!Object.hasOwn(s.entries, key)) return { field: at(key), message: '没有这一项' }
    }
    for (const [key, entry] of Object.entries(s.entries)) {
      const found = strayKey(entry, input[key], at(key))
      if (found) return found
    }
  }
  if (s.type === 'array' && s.item && Array.isArray(input)) {
    for (const [i, item] of input.entries()) {
      const found = strayKey(s.item, item, at(i))
      if (found) return found
    }
  }
  return undefined
}

function isTame(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return true
  if (typeof value === 'string') return value.length <= 1000
  if (typeof value !== 'object' || depth === 0) return false
  if (Array.isArray(value)) return value.length <= 100 && value.every((item) => isTame(item, depth - 1))
  return Object.entries(value).every(([key, item]) => /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(key) && isTame(item, depth - 1))
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A short picture of a schema, for the operation list and for `--list`: `{ meetingId: id, note?: string }`. */
export function describe(schema: unknown): string {
  const s = schema as AnySchema
  switch (s.type) {
    case 'object':
      return `{ ${Object.entries(s.entries!)
        .map(([key, entry]) => `${key}${entry.type === 'optional' ? '?' : ''}: ${describe(entry)}`)
        .join(', ')} }`
    case 'array':
      return `${describe(s.item)}[]`
    case 'optional':
      return describe(s.wrapped)
    case 'nullable':
      return `${describe(s.wrapped)} | null`
    case 'picklist':
      return (s.options as unknown[]).map((o) => JSON.stringify(o)).join(' | ')
    default:
      return s.type
  }
}
