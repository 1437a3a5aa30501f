/** Something at one place of the workbook: `row` counts as Excel does, 0 where the sheet itself is meant. */
export interface Remark {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly message: string
  readonly clause?: string
}

/** `「人员」第 37 行「手机」`; nothing where the whole file is meant. */
export const placeOf = ({ sheet, row, column }: Pick<Remark, 'sheet' | 'row' | 'column'>): string =>
  `${sheet && `「${sheet}」`}${row > 0 ? `第 ${row} 行` : ''}${column && `「${column}」`}`

/** A place and what is to be said of it: `「人员」第 37 行「手机」：少一位，应为 11 位数字`. */
export const sentenceOf = (remark: Remark): string => [placeOf(remark), remark.message].filter((part) => part !== '').join('：')
