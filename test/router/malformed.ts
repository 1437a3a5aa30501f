/** One way of spoiling an input: which field, how, and the input that comes of it. */
export interface Spoiled {
  readonly field: string
  readonly how: string
  readonly input: unknown
}

interface AnySchema {
  type: string
  entries?: Record<string, AnySchema>
  item?: AnySchema
  wrapped?: AnySchema
  pipe?: AnySchema[]
}

/** Every field of a sample, spoiled in every way its schema forbids. The schema only says which fields may be left out. */
export function spoil(schema: unknown, sample: Record<string, unknown>): Spoiled[] {
  return fields(schema as AnySchema, sample, []).flatMap(({ path, may, value }) => {
    const field = path.join('.')
    const put = (bad: unknown) => replaced(sample, path, bad)
    const ways: Spoiled[] = [
      { field, how: '为空', input: put(null) },
      { field, how: '是含 $ 的对象', input: put({ $gt: '' }) },
      { field, how: '是带 __proto__ 的对象', input: put(JSON.parse('{"__proto__":{"admin":true}}')) },
    ]
    if (!may.includes('absent')) ways.push({ field, how: '缺少', input: put(undefined) })
    if (typeof value === 'string') ways.push({ field, how: '过长', input: put('长'.repeat(6000)) }, { field, how: '是数字', input: put(7) })
    if (typeof value === 'number') ways.push({ field, how: '是文字', input: put('七') }, { field, how: '是小数', input: put(0.5) }, { field, how: '为负', input: put(-1) })
    if (typeof value === 'boolean') ways.push({ field, how: '是文字', input: put('true') })
    if (Array.isArray(value)) ways.push({ field, how: '过长', input: put(Array.from({ length: 1000 }, () => value[0] ?? 'x')) })
    return ways
  })
}

function fields(schema: AnySchema, value: unknown, path: string[]): { path: string[]; may: string[]; value: unknown }[] {
  const may: string[] = []
  let inner = schema
  while (inner.wrapped) {
    if (inner.type === 'optional') may.push('absent')
    inner = inner.wrapped
  }
  const own = path.length > 0 ? [{ path, may, value }] : []
  if (inner.entries && typeof value === 'object' && value !== null) {
    const below = Object.entries(inner.entries).flatMap(([key, entry]) =>
      key in value ? fields(entry, (value as Record<string, unknown>)[key], [...path, key]) : [],
    )
    return [...own, ...below]
  }
  const items = inner.item ?? inner.pipe?.[0]?.item
  if (items && Array.isArray(value) && value.length > 0) return [...own, ...fields(items, value[0], [...path, '0']).filter(({ path: p }) => p.length > path.length + 1)]
  return own
}

function replaced(value: unknown, [key, ...rest]: string[], bad: unknown): unknown {
  if (key === undefined) return bad
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === key ? replaced(item, rest, bad) : item))
  const { [key]: old, ...others } = value as Record<string, unknown>
  return rest.length === 0 && bad === undefined ? others : { ...others, [key]: replaced(old, rest, bad) }
}
