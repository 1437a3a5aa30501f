/** As much of protobuf as WeChat's open interfaces need: numbers as varints, texts and messages as bytes. */
type Field = number | Buffer

/** The fields of a message by their numbers, in order. Throws on what is not one. */
export function readMessage(bytes: Uint8Array): ReadonlyMap<number, readonly Field[]> {
  const buffer = Buffer.from(bytes)
  const fields = new Map<number, Field[]>()
  let at = 0

  function varint(): number {
    let value = 0
    for (let shift = 0; shift < 49; shift += 7) {
      const byte = buffer[at++]
      if (byte === undefined) throw new Error('protobuf 报文不完整')
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new Error('protobuf 数字过大')
  }

  while (at < buffer.length) {
    const tag = varint()
    const [number, wire] = [tag >>> 3, tag & 7]
    if (wire !== 0 && wire !== 2) throw new Error(`protobuf 类型 ${wire} 不在所用之列`)
    let field: Field = varint()
    if (wire === 2) {
      const end = at + field
      if (end > buffer.length) throw new Error('protobuf 报文不完整')
      field = buffer.subarray(at, end)
      at = end
    }
    fields.set(number, [...(fields.get(number) ?? []), field])
  }
  return fields
}

/** A message of these fields. Numbers are not negative but for 32-bit ones, which take ten bytes as protobuf has it. */
export function writeMessage(fields: Readonly<Record<number, number | Buffer>>): Buffer {
  return Buffer.concat(
    Object.entries(fields).flatMap(([number, field]) =>
      typeof field === 'number'
        ? [varintOf(BigInt(Number(number) * 8)), varintOf(BigInt.asUintN(64, BigInt(field)))]
        : [varintOf(BigInt(Number(number) * 8 + 2)), varintOf(BigInt(field.length)), field],
    ),
  )
}

function varintOf(value: bigint): Buffer {
  const bytes: number[] = []
  let left = value
  do {
    bytes.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0))
    left >>= 7n
  } while (left > 0n)
  return Buffer.from(bytes)
}
