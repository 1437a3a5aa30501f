import type { BulletinPaper, Sheet } from 'shared/document/model'
import type { Letter } from 'shared/document/notice'
import type { Context } from '../kit/context'
import { handOut, type HandingOut } from '../kit/files'
import { bulletinFile } from './bulletin'
import { letterFile } from './docx'
import { workbookFile } from './xlsx'

/** A file to be made: all that it says, as data, and who writes it. */
export interface Draft {
  readonly name: string
  readonly says: unknown
  readonly write: () => Promise<Buffer>
}

export const drafted = <T>(name: string, says: T, write: (says: T) => Promise<Buffer>): Draft => ({ name, says, write: () => write(says) })

/** Made, and ready to be fetched. */
export const makeFile = async (ctx: HandingOut, { name, says, write }: Draft): Promise<{ name: string; address: string }> => handOut(ctx, name, await write(), says)

/** A workbook (.xlsx) with a sheet for each table, ready to be fetched. */
export const makeWorkbook = (ctx: HandingOut, name: string, sheets: readonly Sheet[]): Promise<{ name: string; address: string }> =>
  makeFile(ctx, drafted(name, sheets, workbookFile))

/** An official letter (.docx) in the red-head form, ready to be fetched. */
export const makeLetter = (ctx: HandingOut, name: string, letter: Letter): Promise<{ name: string; address: string }> =>
  makeFile(ctx, drafted(name, letter, letterFile))

/** An issue of the bulletin (.docx) with its pictures, ready to be fetched. What is no picture any more is left out. */
export async function makeBulletin(ctx: Pick<Context, 'files' | 'now'>, name: string, paper: BulletinPaper): Promise<{ name: string; address: string }> {
  const files = [...new Set(paper.items.flatMap(({ pictures }) => pictures.map(({ file }) => file)))]
  const contents = new Map(await Promise.all(files.map(async (file) => [file, await ctx.files.read(file)] as const)))
  return makeFile(ctx, drafted(name, paper, (says) => bulletinFile(says, (file) => contents.get(file))))
}
