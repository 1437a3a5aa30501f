/** What a picture is and how many pixels it has, from its first bytes; undefined where they do not say. */
export function sizeOf(content: Buffer): { type: 'png' | 'jpg'; width: number; height: number } | undefined {
  if (content.length > 24 && content.readUInt32BE(0) === 0x89504e47) {
    return whole({ type: 'png', width: content.readUInt32BE(16), height: content.readUInt32BE(20) })
  }
  return content.length > 4 && content.readUInt16BE(0) === 0xffd8 ? jpegSize(content) : undefined
}

const whole = <T extends { width: number; height: number }>(size: T): T | undefined => (size.width > 0 && size.height > 0 ? size : undefined)

/** The frames of JPEG that tell the size: all that begin with 0xC0 to 0xCF but for tables and arithmetic coding. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(content: Buffer) {
  for (let at = 2; at + 9 < content.length; ) {
    if (content[at] !== 0xff) return undefined
    const marker = content[at + 1]!
    if (marker === 0xff) at++
    else if (isFrame(marker)) return whole({ type: 'jpg' as const, width: content.readUInt16BE(at + 7), height: content.readUInt16BE(at + 5) })
    else at += 2 + content.readUInt16BE(at + 2)
  }
  return undefined
}
