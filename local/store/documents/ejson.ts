import { types } from 'node:util'
import { fault, unsupported, type Doc } from '../request'

/**
 * The notation of the SDK's wire and of the disk: JSON, with `$date` for a Date. Reads the canonical
 * form that the SDK sends (`{"$numberInt":"5"}`) and the relaxed one that is written here.
 */
export const isDate: (value: unknown) => value is Date = types.isDate
export const isRegExp: (value: unknown) => value is RegExp = types.isRegExp

export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isDate(value) && !isRegExp(value)

/** Values of types other than Date are written as JSON writes them. */
export const encode = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key: string, json: unknown) {
    const raw = this[key]
    return isDate(raw) ? { $date: raw.toISOString() } : json
  })

/**
 * Parses a text of the wire or the disk. `now` is what a server date stands for.
 * Throws INVALID_PARAM for text that is no JSON, EMULATOR_UNSUPPORTED for BSON types that are not imitated.
 */
export function decode(text: string, now: number): unknown {
  try {
    return revive(JSON.parse(text), now)
  } catch (error) {
    if (error instanceof SyntaxError) throw fault('INVALID_PARAM', '参数不是有效的 EJSON')
    throw error
  }
}

function revive(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revive(value[i], now)
    return value
  }
  const object = value as Record<string, unknown>
  const keys = Object.keys(object)
  const only = keys.length === 1 ? keys[0]! : ''
  if (only.startsWith('$') && Object.hasOwn(WRAPPED, only)) return WRAPPED[only]!(object[only], now)
  for (const key of keys) {
    if (key === '__proto__') throw fault('INVALID_PARAM', '字段名不能是 __proto__')
    object[key] = revive(object[key], now)
  }
  return object
}

const refused = (name: string) => (): never => {
  throw unsupported(`数据类型 ${name}`)
}

/** A number that survives every way it is written: no NaN, no infinity, no whole number beyond 2⁵³. */
function exact(written: unknown): number {
  const number = Number(written)
  const kept = Number.isFinite(number) && (Number.isSafeInteger(number) || !Number.isInteger(number))
  if (!kept) throw unsupported(`数值 ${String(written)}`)
  return number
}

function date(written: unknown): Date {
  const at = isPlain(written)
    ? exact(written.$numberLong)
    : typeof written === 'string'
      ? Date.parse(written)
      : Number(written)
  if (!Number.isFinite(at)) throw fault('INVALID_PARAM', '日期无效')
  return new Date(at)
}

const WRAPPED: Record<string, (inner: unknown, now: number) => unknown> = {
  $numberInt: exact,
  $numberDouble: exact,
  $numberLong: exact,
  $date: date,
  $tcb_server_date: (inner, now) => new Date(now + Number(revive((inner as { offset: unknown }).offset, now))),
  $regularExpression: (inner) => {
    const { pattern, options } = inner as { pattern: string; options: string }
    return new RegExp(pattern, options)
  },
}
for (const name of [
  '$oid',
  '$binary',
  '$uuid',
  '$numberDecimal',
  '$timestamp',
  '$symbol',
  '$code',
  '$undefined',
  '$minKey',
  '$maxKey',
  '$dbPointer',
]) {
  WRAPPED[name] = refused(name)
}

/** A deep copy that can be changed freely. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T
  if (!isPlain(value)) return value
  const made: Record<string, unknown> = {}
  for (const key of Object.keys(value)) made[key] = copy(value[key])
  return made as T
}

/** A deep, frozen copy of something that may be stored; `undefined` fields are dropped, as the SDK drops them. */
export function settle(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return exact(value)
    case 'object':
      break
    default:
      throw unsupported(`存储 ${typeof value}`)
  }
  if (value === null) return null
  if (isDate(value)) return new Date(date(value.getTime()))
  if (Array.isArray(value)) return Object.freeze(value.map(settle))
  if (isRegExp(value)) throw unsupported('存储正则表达式')
  const made: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    if (key.startsWith('$') || key.includes('.') || key === '__proto__' || key === '') {
      throw fault('DATABASE_REQUEST_FAILED', `字段名不能是 ${key || '空'}`)
    }
    made[key] = settle(inner)
  }
  return Object.freeze(made)
}

const texts = new WeakMap<Doc, string>()

/** The text of a stored document; made once, for the disk and every reader. */
export function textOf(doc: Doc): string {
  let text = texts.get(doc)
  if (text === undefined) texts.set(doc, (text = encode(doc)))
  return text
}
