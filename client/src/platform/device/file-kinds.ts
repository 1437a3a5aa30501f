/** What can be picked: a sheet to be read in, a picture, or a paper of a form that others can open. */
export type FileKind = 'sheet' | 'photo' | 'paper'

/** A file that now lies in the person's own folder of the cloud's storage, the name it had, and where this page can show it. */
export interface Picked {
  readonly fileId: string
  readonly name: string
  /** Good while the page lives. */
  readonly path: string
}

interface Allowed {
  readonly extensions: readonly string[]
  /** In megabytes. */
  readonly most: number
  readonly says: string
}

/** What the cloud takes; an iPhone hands out its own form as one of these where only these are asked for. */
const PHOTOS = ['jpg', 'jpeg', 'png']

export const allowed: Readonly<Record<FileKind, Allowed>> = {
  sheet: { extensions: ['xlsx'], most: 5, says: ' .xlsx 表格（在 Excel 或 WPS 里“另存为”这种格式）' },
  photo: { extensions: PHOTOS, most: 10, says: ' JPG、PNG 照片' },
  paper: { extensions: ['pdf', 'docx', ...PHOTOS], most: 20, says: ' PDF、Word（.docx）文件或 JPG、PNG 图片' },
}

export const extensionOf = (name: string): string => /\.([0-9A-Za-z]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Why a file cannot be taken, as a sentence; undefined where it can. `size` in bytes. */
export function whyNot(kind: FileKind, name: string, size: number): string | undefined {
  const { extensions, most, says } = allowed[kind]
  if (!extensions.includes(extensionOf(name))) return `“${name}”不能用，这里要的是${says}。`
  if (size === 0) return `“${name}”是空的。`
  if (size > most * 1024 * 1024) return `“${name}”有 ${Math.ceil(size / 1024 / 1024)} MB，最大 ${most} MB。`
  return undefined
}
