import qrcode from 'qrcode-generator'

/** White around the code, in modules; without it cameras do not find the code. */
const MARGIN = 4

/** A QR code as one path: `size` modules wide with its margin, medium correction. */
export function drawingOf(text: string): { size: number; path: string } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row++) {
    for (let from = 0, column = 0; column <= count; column++) {
      if (column < count && code.isDark(row, column)) continue
      if (column > from) path += `M${from + MARGIN} ${row + MARGIN}h${column - from}v1h${from - column}z`
      from = column + 1
    }
  }
  return { size: count + 2 * MARGIN, path }
}
