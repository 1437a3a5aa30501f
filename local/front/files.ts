import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, extname, join, sep } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { randomUUID } from 'node:crypto'
import { ENVIRONMENT } from '../host/invocation'
import { Complaint, type Route } from './http'
import { type Signer } from './tokens'

/** Cloud storage in a folder. A file is known by its id; it is reached by temporary addresses only. */
export interface Files {
  idOf(path: string): string
  /** Where `path` may be put once, until the address expires. */
  uploadAddress(path: string): string
  /** Where a file may be fetched for `seconds`, or undefined when there is none. */
  downloadAddress(id: string, seconds: number): Promise<string | undefined>
  /** Whether there was such a file. */
  remove(id: string): Promise<boolean>
  list(): Promise<Array<{ id: string; size: number; at: number }>>
  readonly route: Route
}

const BUCKET = `cloud://${ENVIRONMENT}.files/`
const LARGEST = 100 * 1024 * 1024
const UPLOAD_SECONDS = 900

const TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Characters that do not survive in an address which the SDK encodes once more. */
const UNSAFE = /[\\?#%\p{Cc}]/u

/** The path of a file below the bucket: no step up, no empty step. Throws a Complaint otherwise. */
export function cleanPath(path: unknown): string {
  const given = typeof path === 'string' ? path.replace(/^\//, '') : ''
  const sound = given.length > 0 && given.length <= 850 && given.split('/').every((step) => step && step !== '.' && step !== '..')
  if (!sound || UNSAFE.test(given)) throw new Complaint(400, 'INVALID_PARAM', '文件路径不合要求')
  return given
}

/** The path in a file id of this environment, or undefined. */
const pathOf = (id: string): string | undefined => (id.startsWith(BUCKET) ? cleanPath(id.slice(BUCKET.length)) : undefined)

/** What an address allows, as the text that is signed: a path may hold spaces, so its end must be plain. */
const permit = (verb: string, path: string, until: string): string => JSON.stringify([verb, path, until])

/** `origin` is asked when an address is made: the port is known only once the front listens. */
export function openFiles(folder: string, signer: Signer, origin: () => string): Files {
  const on = (path: string) => join(folder, 'files', ...path.split('/'))
  const address = (verb: 'GET' | 'PUT', path: string, seconds: number) => {
    const until = Math.floor(Date.now() / 1000) + seconds
    return `${origin()}/_files/${path}?until=${until}&tag=${signer.tag(permit(verb, path, String(until)))}`
  }
  const there = async (path: string) => (await stat(on(path)).catch(() => undefined))?.isFile() === true

  return {
    idOf: (path) => BUCKET + path,
    // The SDK takes an upload's address as it is and encodes a download's itself.
    uploadAddress: (path) => encodeURI(address('PUT', path, UPLOAD_SECONDS)),
    async downloadAddress(id, seconds) {
      const path = pathOf(id)
      return path && (await there(path)) ? address('GET', path, seconds) : undefined
    },
    async remove(id) {
      const path = pathOf(id)
      if (!path || !(await there(path))) return false
      await rm(on(path))
      return true
    },
    async list() {
      const names = await readdir(join(folder, 'files'), { recursive: true }).catch(() => [])
      const found = names.map(async (name) => {
        const entry = await stat(join(folder, 'files', name)).catch(() => undefined)
        return entry?.isFile() ? [{ id: BUCKET + name.split(sep).join('/'), size: entry.size, at: entry.mtimeMs }] : []
      })
      return (await Promise.all(found)).flat()
    },
    async route(request) {
      const prefix = '/_files/'
      if (!request.url.pathname.startsWith(prefix)) return undefined
      const path = cleanPath(decodeURIComponent(request.url.pathname.slice(prefix.length)))
      const until = request.url.searchParams.get('until') ?? ''
      const verb = request.method === 'HEAD' ? 'GET' : request.method
      if (!signer.isTag(permit(verb, path, until), request.url.searchParams.get('tag') ?? '')) {
        throw new Complaint(403, 'SignatureDoesNotMatch', '地址不是本地云给出的')
      }
      if (Number(until) * 1000 < Date.now()) throw new Complaint(403, 'AccessDenied', '地址已过期')
      if (request.method === 'PUT') {
        await put(request.stream, on(path), join(folder, 'incoming'))
        // The SDK reads any body as an error.
        return { status: 200, headers: { 'content-length': '0' } }
      }
      const { size } = await stat(on(path)).catch(() => {
        throw new Complaint(404, 'NoSuchKey', '文件已不在')
      })
      return { status: 200, headers: safely(path, size), ...(request.method === 'GET' && { body: createReadStream(on(path)) }) }
    },
  }
}

/** A file is there whole or not at all. */
async function put(from: Readable, to: string, incoming: string): Promise<void> {
  const part = join(incoming, randomUUID())
  await mkdir(incoming, { recursive: true })
  try {
    await pipeline(from, capped(LARGEST), createWriteStream(part, { flush: true }))
    await mkdir(dirname(to), { recursive: true })
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

function capped(limit: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      if (size > limit) done(new Complaint(413, 'EntityTooLarge', `文件超过 ${limit} 字节`))
      else done(null, chunk)
    },
  })
}

/** What people upload is never run as a page of ours. */
const safely = (path: string, size: number): Record<string, string> => ({
  'content-type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
  'content-length': String(size),
  'content-security-policy': 'sandbox',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
})
