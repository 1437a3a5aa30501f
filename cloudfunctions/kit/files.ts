import type { CloudBase } from '@cloudbase/node-sdk'

/** Cloud storage. A file is known by its id and reached by temporary addresses only. */
export interface Files {
  /** Stores a file at a path and answers its id. What was there is replaced. */
  put(path: string, content: Buffer): Promise<string>
  /** The content, or undefined where there is no such file. */
  read(id: string): Promise<Buffer | undefined>
  /** Where the file can be fetched for `seconds`, or undefined where there is none. */
  address(id: string, seconds: number): Promise<string | undefined>
}

/** The folder into which an identity may put files from its own device; the storage rules hold everybody to his own. */
export const inboxOf = (subject: string): string => `inbox/${subject.slice(subject.indexOf(':') + 1)}`

/** Whether a file was put there by this identity: ids come from outside and are not believed. */
export const isFromInbox = (id: string, subject: string): boolean =>
  /^cloud:\/\/[^/]+\/[^\\]+$/.test(id) && !id.includes('..') && id.replace(/^cloud:\/\/[^/]+\//, '').startsWith(`${inboxOf(subject)}/`)

export const cloudFiles = (app: CloudBase): Files => ({
  async put(cloudPath, fileContent) {
    const { fileID } = await app.uploadFile({ cloudPath, fileContent: fileContent as never })
    return fileID
  },
  async read(fileID) {
    const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
    if (fileList[0]?.code !== 'SUCCESS') return undefined
    const { fileContent } = await app.downloadFile({ fileID })
    return fileContent as Buffer | undefined
  },
  async address(fileID, maxAge) {
    const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })
    return fileList[0]?.code === 'SUCCESS' ? fileList[0].tempFileURL : undefined
  },
})
