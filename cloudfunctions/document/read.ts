import { createHash } from 'node:crypto'
import type { BulletinPaper, Sheet } from 'shared/document/model'
import type { Letter } from 'shared/document/notice'
import type { Context } from '../kit/context'
import { bulletinFile } from './bulletin'
import { letterFile } from './docx'
import { workbookFile } from './xlsx'

/** Seconds for which a file that was just made can be fetched. */
const LIFE = 600

/** A file to be made: all that it says, as data, and who writes it. */
export interface Draft {
  readonly name: string
  readonly says: unknown
  readonly write: () => Promise<Buffer>
}

export const drafted = <T>(name: string, says: T, write: (says: T) => Promise<Buffer>): Draft => ({ name, says, write: () => write(says) })

/** The file lies in storage below the hash of what it says, so that making it again makes no second one. */
export async function makeFile({ files }: Pick<Context, 'files'>, { name: called, says, write }: Draft): Promise<{ name: string; address: string }> {
  const name = called.replace(/[\\/:*?"<>|]/g, ' ')
  const digest = createHash('sha256').update(JSON.stringify(says)).digest('hex').slice(0, 24)
  const id = await files.put(`documents/${digest}/${name}`, await write())
  return { name, address: (await files.address(id, LIFE))! }
}

/** A workbook (.xlsx) with a sheet for each table, ready to be fetched. */
export const makeWorkbook = (ctx: Pick<Context, 'files'>, name: string, sheets: readonly Sheet[]): Promise<{ name: string; address: string }> =>
  makeFile(ctx, drafted(name, sheets, workbookFile))

/** An official letter (.docx) in the red-head form, ready to be fetched. */
export const makeLetter = (ctx: Pick<Context, 'files'>, name: string, letter: Letter): Promise<{ name: string; address: string }> =>
  makeFile(ctx, drafted(name, letter, letterFile))
/** An issue of the bulletin (.docx) with its pictures, ready to be fetched. What is no picture any more is left out. */
export async function makeBulletin(ctx: Pick<Context, 'files'>, name: string, paper: BulletinPaper): Promise<{ name: string; address: string }> {
  const files = [...new Set(paper.items.flatMap(({ pictures }) => pictures.map(({ file }) => file)))]
  const contents = new Map(await Promise.all(files.map(async (file) => [file, await ctx.files.read(file)] as const)))
  return makeFile(ctx, drafted(name, paper, (says) => bulletinFile(says, (file) => contents.get(file))))
}
