/** Something at one place of the workbook: `row` counts as Excel does, 0 where the sheet itself is meant. */
export interface Remark {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly message: string
  readonly clause?: string
}

/** A place and what is to be said of it: `「人员」第 37 行「手机」：少一位，应为 11 位数字`. */
export function sentenceOf({ sheet, row, column, message }: Remark): string {
  const place = `${sheet && `「${sheet}」`}${row > 0 ? `第 ${row} 行` : ''}${column && `「${column}」`}`
  return place === '' ? message : `${place}：${message}`
}
