import write from 'write-excel-file/node'
import type { RawSheet } from 'shared/kernel/workbook/table'

/** A real .xlsx with these sheets; numbers stay numbers, texts are texts. */
export const workbook = (sheets: readonly RawSheet[]): Promise<Buffer> =>
  write(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'string' ? { value, type: String } : { value }))),
    })),
  ).toBuffer()
