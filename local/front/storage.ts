import { bearerOf } from './auth'
import { bodyAs, isObjects, json, type Route } from './http'
import { cleanPath, type Files } from './files'
import { type Signer } from './tokens'

/** Seconds an address lives when nobody says how long. */
const LIFE = 7200
const BODY = 100_000

/** Storage as functions see it: the `storage.*` actions of the database protocol. Undefined for any other action. */
export async function storageAction(files: Files, action: string, body: Record<string, unknown>): Promise<unknown> {
  switch (action) {
    case 'storage.getUploadMetadata': {
      const path = cleanPath(body.path)
      return { url: files.uploadAddress(path), token: 'local', authorization: 'local', fileId: files.idOf(path), cosFileId: 'local' }
    }
    case 'storage.batchGetDownloadUrl': {
      const wanted = body.file_list as Array<{ fileid: string; max_age?: number }>
      const download_list = wanted.map(async ({ fileid, max_age }) => {
        const address = await files.downloadAddress(fileid, max_age ?? LIFE)
        return address
          ? { code: 'SUCCESS', fileid, fileID: fileid, download_url: address, tempFileURL: address }
          : { code: 'STORAGE_FILE_NONEXIST', fileid, fileID: fileid, download_url: '', tempFileURL: '' }
      })
      return { download_list: await Promise.all(download_list) }
    }
    case 'storage.batchDeleteFile': {
      const ids = body.fileid_list as string[]
      const delete_list = ids.map(async (fileID) => ({ fileID, code: (await files.remove(fileID)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }))
      return { delete_list: await Promise.all(delete_list) }
    }
  }
  return undefined
}

/**
 * Storage as pages see it. It is closed to them, as the rules of a real environment should have it, but for
 * one thing: a signed-in person may put files below `inbox/<uid>/`, by custom login below its own id. Fetching goes through operations.
 */
export function storageRoutes(files: Files, signer: Signer): Route {
  return async (request) => {
    const match = /^\/v1\/storages\/([\w-]+)$/.exec(request.url.pathname)
    if (!match || request.method !== 'POST') return undefined
    const { sub, anonymous, custom } = bearerOf(request, signer)
    const items = await bodyAs(request, BODY, isObjects)
    if (match[1] !== 'get-objects-upload-info') return json(items.map(({ cloudObjectId }) => ({ cloudObjectId, ...denied })))
    return json(
      items.map(({ objectId }) => {
        const path = cleanPath(objectId)
        if (anonymous || !path.startsWith(`inbox/${custom ?? sub}/`)) return { objectId, ...denied }
        const cloudObjectId = files.idOf(path)
        return { objectId, uploadUrl: files.uploadAddress(path), authorization: 'local', token: 'local', cloudObjectId, cloudObjectMeta: 'local' }
      }),
    )
  }
}

const denied = { code: 'STORAGE_EXCEED_AUTHORITY', message: '没有权限读写这个文件' }

