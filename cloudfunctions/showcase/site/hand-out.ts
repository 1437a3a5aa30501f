import { sitePages } from 'shared/showcase/model'
import type { Reader } from '../../kit/database'
import type { Files } from '../../kit/files'
import { ORIGIN } from './html'

/** What CloudBase's HTTP access hands to a function, as far as it is read here. */
export interface HttpRequest {
  readonly path?: unknown
  readonly httpMethod?: unknown
  readonly headers?: unknown
}

export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Seconds for which a page may be kept on its way: what was taken down is gone after that, too. */
const KEPT = 300

/** Answers for the pages that were written: nothing else is read, so nothing else can be given out. */
export async function handOut(db: Reader, files: Pick<Files, 'address'>, { path, httpMethod, headers }: HttpRequest): Promise<HttpAnswer> {
  if (httpMethod !== undefined && httpMethod !== 'GET' && httpMethod !== 'HEAD') return plainly(405, '这里只能看，不能写。', '')
  const origin = originOf(headers)
  const _id = pageIn(path)
  const page = _id === undefined ? undefined : await db.get(sitePages, _id)
  if (!page) return plainly(404, '没有这一页：地址可能不全，或者已经改了。', origin)
  if (page.gone) return plainly(410, '这一页已经撤下。', origin)
  if (page.file === undefined) return { statusCode: 200, headers: { ...SAFE, 'content-type': `${page.type}; charset=utf-8` }, body: page.body.replaceAll(ORIGIN, origin) }
  const address = await files.address(page.file, 'page')
  return address === undefined ? plainly(404, '图片已不在。', origin) : { statusCode: 302, headers: { ...SAFE, location: address }, body: '' }
}

/** Nothing of a page runs, whatever somebody has written into it. */
const SAFE = {
  'cache-control': `public, max-age=${KEPT}`,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}

const plainly = (statusCode: number, says: string, origin: string): HttpAnswer => ({
  statusCode,
  headers: { ...SAFE, 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' },
  body: `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${says}</title><meta name="robots" content="noindex"></head><body><p>${says}</p><p><a href="${origin}/public/index.html">看集团和成员单位</a></p></body></html>\n`,
})

/** Which page a path asks for. The route may have taken its own `/public` off before, or not. */
function pageIn(path: unknown): string | undefined {
  const below = typeof path === 'string' ? path.replace(/^\/public(?=\/|$)/, '').replace(/^\//, '') : ''
  if (below === '') return 'index.html'
  return /^[0-9A-Za-z_.-]+(?:\/[0-9A-Za-z_.-]+)?$/.test(below) ? below.replaceAll('/', ':') : undefined
}

/** The address under which we are asked; nothing where it is no plain name, and then the links are relative. */
function originOf(headers: unknown): string {
  const host = (headers as Record<string, unknown> | undefined)?.['host']
  if (typeof host !== 'string' || !/^[0-9a-z-]+(?:\.[0-9a-z-]+)*(?::\d{1,5})?$/i.test(host)) return ''
  return `${/^(?:localhost|127\.0\.0\.1)(?::|$)/.test(host) ? 'http' : 'https'}://${host}`
}
