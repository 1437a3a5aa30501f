import type { CloudBase } from '@cloudbase/node-sdk'
import { createHash } from 'node:crypto'
import { KEPT_FOR, type PassingFile, passingFiles } from 'shared/keeping/model'
import { accept, type Decision, refuse } from 'shared/kernel/decision'
import { addDays, chinaTime, DAY, dayOf, type Instant } from 'shared/kernel/time'
import type { Database } from './database'
import { digest } from './receipts'

/** Cloud storage. A file is known by its id and reached by temporary addresses only. */
export interface Files {
  /** Stores a file at a path and answers its id. What was there is replaced. */
  put(path: string, content: Buffer): Promise<string>
  /** The content, or undefined where there is no such file. */
  read(id: string): Promise<Buffer | undefined>
  /** Where the file can be fetched for as long as the use wants, or undefined where there is none. */
  address(id: string, use: AddressUse): Promise<string | undefined>
  /**
   * Copies a file into `<folder>/<hash of its content>.<extension>` and answers the id of the copy, which names nobody and is
   * the same however often it is taken. It is looked into: what it is says its content and not its name.
   * Refuses `NO_FILE`, `BAD_FILE`, `FILE_TOO_LARGE` with `field`, the input that named it.
   */
  take(id: string, folder: string, asked?: Taking): Promise<Decision<string>>
  /** Deletes files, at most `MOST_REMOVED`, and answers which of them are gone; one that is not there counts as gone. Throws where the platform refuses them as a whole. */
  remove(ids: readonly string[]): Promise<string[]>
}

/** So many files are deleted by one call of the platform. */
export const MOST_REMOVED = 50

/** What an address is asked for, and the seconds for which it can be fetched. */
export const ADDRESS_LASTS = {
  /** Somebody has tapped and opens the file now. */
  opening: 600,
  /** It stands on a page that may stay open. */
  page: 3600,
  /** WeChat fetches it some time after it was asked to look. */
  check: 3600,
} as const
export type AddressUse = keyof typeof ADDRESS_LASTS

export interface Taking {
  /** What may be taken; any kind unless told. */
  readonly kinds?: readonly ContentKind[]
  readonly field?: string
  /** What is said where the caller has uploaded nothing. */
  readonly unsent?: string
}

const MB = 1024 * 1024
const NO_FILE = 'NO_FILE'

/** What files may be by their first bytes, and the most bytes they may have. */
const contents = {
  jpeg: { says: 'JPG 图片', extension: 'jpg', most: 10 * MB, is: (content: Buffer) => startsWith(content, [0xff, 0xd8, 0xff]) },
  png: { says: 'PNG 图片', extension: 'png', most: 10 * MB, is: (content: Buffer) => startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  pdf: { says: 'PDF 文件', extension: 'pdf', most: 20 * MB, is: (content: Buffer) => startsWith(content, [...Buffer.from('%PDF-')]) },
  docx: { says: 'Word（.docx）文件', extension: 'docx', most: 20 * MB, is: (content: Buffer) => isWord(content) },
} as const

export type ContentKind = keyof typeof contents
const ALL = Object.keys(contents) as ContentKind[]
export const PICTURES: readonly ContentKind[] = ['jpeg', 'png']

const startsWith = (content: Buffer, first: readonly number[]): boolean => first.every((byte, place) => content[place] === byte)

/** A zip that names the parts of a Word document and carries no macros. */
const isWord = (content: Buffer): boolean =>
  startsWith(content, [0x50, 0x4b, 0x03, 0x04]) &&
  content.includes('[Content_Types].xml') &&
  content.includes('word/document.xml') &&
  !content.includes('vbaProject.bin')

/** What a file is, as far as it may be taken. */
export const kindOf = (content: Buffer): ContentKind | undefined => ALL.find((kind) => contents[kind].is(content))

/** `take` over a storage that can read and put. */
export const takesFrom = ({ read, put }: Pick<Files, 'read' | 'put'>): Files['take'] =>
  async (id, folder, { kinds = ALL, field = 'file' } = {}) => {
    const content = await read(id)
    if (!content) return refuse(NO_FILE, '没有收到文件，请重新上传', { field })
    const kind = kindOf(content)
    if (kind === undefined || !kinds.includes(kind)) {
      return refuse('BAD_FILE', `这里只收${kinds.map((one) => contents[one].says).join('、')}`, { field })
    }
    const { extension, most, says } = contents[kind]
    if (content.length > most) return refuse('FILE_TOO_LARGE', `${says}最大 ${most / MB} MB`, { field })
    return accept(await put(`${folder}/${createHash('sha256').update(content).digest('hex')}.${extension}`, content))
  }

/** The folder into which an identity may put files from its own device; the storage rules hold everybody to his own. */
export const inboxOf = (subject: string): string => `${UPLOADED}/${subject.slice(subject.indexOf(':') + 1)}`

/** Whether a file was put there by this identity: ids come from outside and are not believed. */
export const isFromInbox = (id: string, subject: string): boolean =>
  /^cloud:\/\/[^/]+\/[^\\]+$/.test(id) && !id.includes('..') && pathOf(id).startsWith(`${inboxOf(subject)}/`)

const pathOf = (id: string): string => id.replace(/^cloud:\/\/[^/]+\//, '')
const MADE = 'made'
const UPLOADED = 'inbox'

/** Whether a file may be cleared away: it was made to be fetched, or lies where its uploader put it. */
export const isPassing = (id: string): boolean => [MADE, UPLOADED].some((folder) => pathOf(id).startsWith(`${folder}/`))

/**
 * Storage that notes what is not to stay. A made file lies below its day, so that none is made anew where one is being
 * cleared; an upload is known from the first time that the cloud has looked into it.
 */
export function noting(files: Files, db: Pick<Database, 'insert'>, now: Instant): Files {
  const note = (file: string, kind: PassingFile['kind'], until: Instant) => db.insert(passingFiles, { _id: digest(file), file, kind, until })
  const seen = async (id: string) => {
    if (pathOf(id).startsWith(`${UPLOADED}/`)) await note(id, 'upload', now + KEPT_FOR.upload.days * DAY)
  }
  return {
    ...files,
    async put(path, content) {
      const id = await files.put(path, content)
      const [folder, day] = path.split('/')
      if (folder === MADE) await note(id, 'made', chinaTime(`${addDays(day!, 1 + KEPT_FOR.made.days)}T00:00`))
      return id
    },
    async read(id) {
      const content = await files.read(id)
      if (content) await seen(id)
      return content
    },
    async take(id, folder, asked) {
      const taken = await files.take(id, folder, asked)
      if (taken.kind !== 'refused' || taken.code !== NO_FILE) await seen(id)
      return taken
    },
  }
}

export interface HandingOut {
  readonly files: Pick<Files, 'put' | 'address'>
  readonly now: Instant
}

/** Puts a file where whoever asked can fetch it now, below the hash of what it says, so that making it again makes no second one that day. */
export async function handOut({ files, now }: HandingOut, called: string, content: Buffer, says: unknown = content.toString('base64')): Promise<{ name: string; address: string }> {
  const name = called.replace(/[\\/:*?"<>|#%]/g, ' ')
  const id = await files.put(`${MADE}/${dayOf(now)}/${digest(says)}/${name}`, content)
  return { name, address: (await files.address(id, 'opening'))! }
}

/** Takes over what the caller has uploaded himself; refuses `NOT_UPLOADED` what lies anywhere else, and what `take` refuses. */
export const takeOwn = async ({ files, subject }: { readonly files: Pick<Files, 'take'>; readonly subject: string }, id: string, folder: string, asked: Taking = {}): Promise<Decision<string>> =>
  isFromInbox(id, subject) ? files.take(id, folder, asked) : refuse('NOT_UPLOADED', asked.unsent ?? '请先上传文件', { field: asked.field ?? 'file' })

type Deleted = Partial<Awaited<ReturnType<CloudBase['deleteFile']>>> & { readonly code?: string; readonly message?: string }

export function cloudFiles(app: CloudBase): Files {
  const put: Files['put'] = async (cloudPath, fileContent) => {
    const { fileID } = await app.uploadFile({ cloudPath, fileContent: fileContent as never })
    return fileID
  }
  const read: Files['read'] = async (fileID) => {
    const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
    if (fileList[0]?.code !== 'SUCCESS') return undefined
    const { fileContent } = await app.downloadFile({ fileID })
    return fileContent as Buffer | undefined
  }
  return {
    put,
    read,
    async address(fileID, use) {
      const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: ADDRESS_LASTS[use] }] })
      return fileList[0]?.code === 'SUCCESS' ? fileList[0].tempFileURL : undefined
    },
    take: takesFrom({ read, put }),
    async remove(ids) {
      if (ids.length === 0) return []
      // Refused as a whole it answers a code and no list, whatever its type says.
      const { fileList, code, message } = (await app.deleteFile({ fileList: [...ids] })) as Deleted
      if (!fileList) throw new Error(`storage deletes nothing: ${code} ${message}`)
      return fileList.filter(({ code }) => code === 'SUCCESS' || code === 'STORAGE_FILE_NONEXIST').map(({ fileID }) => fileID)
    },
  }
}
