import { registerStorage } from '@cloudbase/js-sdk/storage'
import { app } from './cloudbase.h5'

interface Storage {
  uploadFile(file: { cloudPath: string; filePath: File }): Promise<{ fileID: string } | { code: string; message: string }>
}

registerStorage(app as never)

/** Puts a file there and answers its id. The SDK's part for it is loaded with this file, and not before. */
export async function upload(cloudPath: string, file: File): Promise<string> {
  const answer = await (app as unknown as Storage).uploadFile({ cloudPath, filePath: file })
  if ('fileID' in answer) return answer.fileID
  throw new Error(`${answer.code} ${answer.message}`)
}
