import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Request {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  /** Whether it comes from this machine and asks for this machine by name. */
  readonly loopback: boolean
  /** The body as a stream, for files. */
  readonly stream: Readable
  /** The body as text. Rejects with a Complaint of status 413 beyond `limit` bytes. */
  text(limit: number): Promise<string>
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer | Readable
}

/** Answers, or leaves the request to the next one. */
export type Route = (request: Request) => Promise<Reply | undefined> | Reply | undefined

/** Why a request is not served. A failure is never HTTP 200: nothing must take it for success. */
export class Complaint extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message)
  }
}

export const json = (value: unknown, status = 200): Reply => jsonText(JSON.stringify(value), status)

export const jsonText = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body,
})

/** Reads a body that must be JSON of the kind that `is` knows. */
export async function bodyAs<T>(request: Request, limit: number, is: (value: unknown) => value is T): Promise<T> {
  const text = await request.text(limit)
  let value: unknown
  try {
    value = JSON.parse(text || '{}')
  } catch {
    // Not JSON at all: no kind that anybody asks for.
  }
  if (is(value)) return value
  throw new Complaint(400, 'INVALID_PARAM', '请求内容不是所需的 JSON')
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isObjects = (value: unknown): value is Array<Record<string, unknown>> => Array.isArray(value) && value.every(isObject)

const THIS_MACHINE = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const ITS_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** The address alone is not enough: a page of another site can have its own name lead here. */
export const isLoopback = (address: string | undefined, host: string): boolean => THIS_MACHINE.has(address ?? '') && ITS_NAMES.has(host)

/** Whether an `origin` header names a page of this machine, served from whatever port. */
export const isLocalPage = (origin: string): boolean => URL.canParse(origin) && ITS_NAMES.has(new URL(origin).hostname)

/** Serves `routes` in order. Resolves once it listens; rejects when the port is taken. */
export async function serve(routes: readonly Route[], where: { host: string; port: number }, log: (line: string) => void) {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch((error: Error) => {
      log(`${incoming.method} ${incoming.url}：${error.stack}`)
      outgoing.destroy()
    })
  })
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const cors = corsHeaders(incoming.headers.origin, incoming.headers['access-control-request-headers'])
    const { status, headers, body } = await handle(requestOf(incoming), routes, log)
    outgoing.writeHead(status, { ...cors, ...headers })
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) outgoing.end(body)
    else await pipeline(body, outgoing)
  }
  await listen(server, where)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listen = (server: Server, { host, port }: { host: string; port: number }) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

async function handle(request: Request, routes: readonly Route[], log: (line: string) => void): Promise<Reply> {
  try {
    if (request.method === 'OPTIONS') return { status: 204 }
    for (const route of routes) {
      const reply = await route(request)
      if (reply) return reply
    }
    throw new Complaint(404, 'NOT_FOUND', `没有 ${request.url.pathname}`)
  } catch (error) {
    if (error instanceof Complaint) return complain(error)
    if (error instanceof URIError) return complain(new Complaint(400, 'INVALID_PARAM', '地址写得不对'))
    log(`${request.method} ${request.url.pathname}：${(error as Error).stack}`)
    return complain(new Complaint(500, 'SYS_ERR', '本地云出了问题，请看日志'))
  }
}

/** Both vocabularies at once: the functions' and storage's `code`, the sign-in's `error`. */
const complain = ({ status, code, message }: Complaint): Reply =>
  json({ code, message, error: code.toLowerCase(), error_description: message }, status)

function requestOf(incoming: IncomingMessage): Request {
  // Put together, not resolved: a path such as `//localhost/_local` would take the place of the name that was asked for.
  const url = new URL(`http://${incoming.headers.host || 'localhost'}${incoming.url ?? '/'}`)
  return {
    method: incoming.method ?? 'GET',
    url,
    headers: incoming.headers,
    loopback: isLoopback(incoming.socket.remoteAddress, url.hostname),
    stream: incoming,
    text: (limit) => textOf(incoming, limit),
  }
}

function textOf(incoming: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      // Read on to the end, so that the client hears the answer instead of a broken connection.
      if (size <= limit) chunks.push(chunk)
    })
    incoming.on('end', () => {
      if (size > limit) reject(new Complaint(413, 'EXCEED_REQUEST_SIZE_LIMIT', `请求有 ${size} 字节，上限 ${limit}`))
      else resolve(Buffer.concat(chunks).toString('utf8'))
    })
    incoming.on('error', reject)
    incoming.on('close', () => incoming.complete || reject(new Complaint(400, 'INVALID_PARAM', '请求没有发完')))
  })
}

/** A page served from another port of this machine may call; a page from elsewhere may not. */
function corsHeaders(origin: string | undefined, headers: string | undefined): Record<string, string> {
  if (!origin || !isLocalPage(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': headers ?? '*',
    'access-control-max-age': '600',
    vary: 'origin, access-control-request-headers',
  }
}
