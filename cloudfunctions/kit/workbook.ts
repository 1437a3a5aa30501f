import { createHash } from 'node:crypto'
import { accept, type Decision, refuse } from 'shared/kernel/decision'
import type { CellValue } from 'shared/kernel/workbook/cells'
import type { RawSheet } from 'shared/kernel/workbook/table'
import { type Files, isFromInbox } from './files'

/** In bytes. A file of thousands of rows has a tenth of it. */
const LARGEST = 5 * 1024 * 1024

/**
 * The sheets of a workbook that the caller has uploaded himself.
 * Refuses `NO_FILE`, `TOO_LARGE`, `NOT_A_WORKBOOK` with the field `fileId`.
 */
export async function sheetsOf({ files, subject }: { readonly files: Pick<Files, 'read'>; readonly subject: string }, fileId: string): Promise<Decision<readonly RawSheet[]>> {
  const content = isFromInbox(fileId, subject) ? await files.read(fileId) : undefined
  if (!content) return refuse('NO_FILE', '没有找到这个文件，请重新选择', { field: 'fileId' })
  if (content.length > LARGEST) return refuse('TOO_LARGE', '文件超过 5 MB，请删去图片和不用的工作表', { field: 'fileId' })
  const sheets = await readWorkbook(content)
  return sheets ? accept(sheets) : refuse('NOT_A_WORKBOOK', '这个文件读不出来。请在 Excel 或 WPS 里打开，另存为 .xlsx 后再选', { field: 'fileId' })
}

/** The sheets of a workbook, or undefined where it is none. */
async function readWorkbook(content: Buffer): Promise<RawSheet[] | undefined> {
  const { default: read } = await import('read-excel-file/node')
  try {
    const sheets = await read(content)
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }))
  } catch {
    return undefined
  }
}

/** The library's days are midnights in Greenwich. */
function cellOf(value: unknown): CellValue {
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? null : value.toISOString().slice(0, 10)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** A sheet to be filled in: its head stays in sight, and every cell is text, so that a number of 18 digits keeps them all. */
export interface Form {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

export async function formFile(forms: readonly Form[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node')
  return write(
    forms.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [columns.map(({ title }) => ({ value: title, ...HEAD })), ...rows.map((row) => row.map(asText))],
    })),
  ).toBuffer()
}

const HEAD = { fontWeight: 'bold', backgroundColor: '#E8EFFC', alignVertical: 'center', type: String } as const
const asText = (value: string) => ({ value, type: String, format: '@' })

/** The same id for the same text. */
export const idFrom = (kind: string, key: string): string => `${kind}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`
