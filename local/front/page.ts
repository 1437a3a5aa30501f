import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { type Reply, type Route } from './http'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** The address in a code that was scanned leads to the page that reads it. */
export const scannedRoutes: Route = ({ method, url }) =>
  method === 'GET' && /^\/(?:c\/[^/]+|[js])\/[^/]+\/?$/.test(url.pathname)
    ? { status: 302, headers: { location: `/#/pages/scan/index?q=${encodeURIComponent(url.pathname)}`, 'cache-control': 'no-store' } }
    : undefined

/** The built page. A path without a dot is a place inside it, and is answered with index.html. */
export const pageRoutes =
  (folder: string): Route =>
  async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined
    // A path that begins at the root cannot be led above it.
    const path = normalize(decodeURIComponent(url.pathname))
    if (path.startsWith('/_')) return undefined
    return (await fileReply(join(folder, path), method)) ?? (extname(path) ? undefined : fileReply(join(folder, 'index.html'), method))
  }

async function fileReply(file: string, method: string): Promise<Reply | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  // Files named by their content never change; the page itself must be asked for each time.
  const hashed = /\.[0-9a-f]{8,}\.\w+$/.test(file)
  return {
    status: 200,
    headers: {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': String(found.size),
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
    ...(method === 'GET' && { body: createReadStream(file) }),
  }
}
