/** What one `setData` sent from the logic to the page. */
export interface Sent {
  /** UTF-8 bytes of the JSON. */
  readonly bytes: number
  /** It only empties fields: Taro sends that by itself for each controlled field that has come. */
  readonly empties: boolean
  /** Values that JSON cannot carry, as `path: what it is`. */
  readonly lost: readonly string[]
}

/** The data as it arrives on the other side of WeChat's bridge: a JSON clone. Reports its size and what was lost. */
export function bridged(data: unknown, sent: (sent: Sent) => void): unknown {
  const lost = strangersIn(data)
  const text = JSON.stringify(data) ?? '{}'
  sent({ bytes: Buffer.byteLength(text), empties: Object.values(data ?? {}).every((value) => value === ''), lost })
  return JSON.parse(text)
}

/** Finds what a JSON clone would drop or bend: functions, dates, undefined, NaN, instances of classes. */
function strangersIn(value: unknown, path = ''): string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return []
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (typeof value !== 'object') return [`${path}: ${typeof value}`]
  if (Array.isArray(value)) return value.flatMap((one, index) => strangersIn(one, `${path}[${index}]`))
  const kind = Object.prototype.toString.call(value)
  const maker: unknown = (Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null)?.constructor?.name
  if (kind !== '[object Object]' || (maker !== undefined && maker !== 'Object')) return [`${path}: ${String(maker ?? kind)}`]
  return Object.entries(value).flatMap(([key, one]) => strangersIn(one, path === '' ? key : `${path}.${key}`))
}
