import type { Sheet } from 'shared/document/model'

/** A workbook with a sheet for each table: title, lines, a bold head that stays in sight, rows, the foot. */
export async function workbookFile(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node')
  const bold = { fontWeight: 'bold' } as const
  const edged = { borderStyle: 'thin', borderColor: '#8A94A6', alignVertical: 'center', wrap: true } as const
  return write(
    sheets.map(({ title, about, columns, rows, foot }) => ({
      sheet: nameOf(title),
      columns: columns.map(({ width }) => ({ width: width + 2 })),
      stickyRowsCount: about.length + 2,
      orientation: 'landscape' as const,
      data: [
        [{ value: title, ...bold, fontSize: 16 }],
        ...about.map((says) => [{ value: says }]),
        columns.map((column) => ({ value: column.title, ...bold, ...edged, backgroundColor: '#E8EFFC' })),
        ...rows.map((cells) => cells.map((value) => ({ value, type: String, ...edged }))),
        ...foot.map((says) => [{ value: says }]),
      ],
    })),
  ).toBuffer()
}

/** Excel takes 31 characters and none of these for the name of a sheet. */
const nameOf = (title: string): string => [...title.replace(/[\\/?*[\]:]/g, ' ')].slice(-31).join('')
