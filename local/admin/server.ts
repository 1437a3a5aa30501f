import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { realCredentials } from '../credentials'
import { fault, unsupported, type StoreFault } from '../store/request'
import type { Store } from '../store/store'
import { ACTIONS, isBody, type Body } from './wire'

/**
 * Answers actions that are not the database's (`functions.invokeFunction`, `storage.…`, `wx.…`): what stands beside
 * `requestId` in the reply, or raw bytes. A multipart form arrives as its fields, its message of protobuf as bytes.
 * A thrown error with a `code` becomes the SDK's error.
 */
export type Others = (action: string, body: Body, invocation: string | undefined) => Promise<object | Uint8Array>

export interface AdminOptions {
  /** 0 takes any free port. */
  readonly port?: number
  readonly host?: string
  readonly others?: Others
  /** Told of each action that arrives, for budgets of calls. */
  readonly onAction?: (action: string, invocation: string | undefined, collection: unknown) => void
}

export interface Admin {
  /** The value of `URL` in `TCB_CONTEXT_CNFG`; with `/<invocation>` appended for one function call. */
  readonly url: string
  readonly port: number
  /** Bytes that have come and gone since the start, headers and all. */
  bytes(): { readonly asked: number; readonly answered: number }
  close(): Promise<void>
}

/** Thrown by `Others`: the connection breaks without an answer. */
export const hangUp = (): Error => Object.assign(new Error('connection broken'), { code: HANG_UP })

const HANG_UP = 'EMULATOR_HANG_UP'

/** Bytes of one request: production's cap on a function's event, and room for the envelope. */
const MOST_BYTES = 8 * 1024 * 1024

/** Serves the protocol of `@cloudbase/node-sdk` under `/admin` and `/admin/<invocation>`. */
export async function serveAdmin(store: Store, options: AdminOptions = {}): Promise<Admin> {
  refuseRealCredentials()
  const server = createServer((request, response) => void answer(request, response))
  server.keepAliveTimeout = 60_000
  const gone = { asked: 0, answered: 0 }
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      gone.asked += socket.bytesRead
      gone.answered += socket.bytesWritten
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = /^\/admin(?:\/([\w-]+))?(?:\?|$)/.exec(request.url ?? '')
    // No function sends an origin; a web page always does, and whatever page is open could write here unseen.
    const page = request.headers.origin !== undefined
    if (!path || request.method !== 'POST' || page) return void response.writeHead(404).end()
    if (store.mutated('closes-connections')) response.setHeader('connection', 'close')
    const requestId = randomUUID()
    try {
      const body = await bodyOf(request)
      options.onAction?.(body.action, path[1], body.collectionName)
      if (store.mutated('demands-signature') && !request.headers.authorization?.includes('Credential=local/')) {
        throw Object.assign(fault('INVALID_PARAM', 'unsigned'), { code: 'SIGN_PARAM_INVALID' })
      }
      const reply = await perform(body, path[1])
      if (reply instanceof Uint8Array)
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(reply)
      else send(response, { requestId, ...reply })
    } catch (error) {
      const { code = 'SYS_ERR', message } = error as StoreFault
      if ((code as string) === HANG_UP) return void request.socket.destroy()
      send(response, { requestId, code, message })
    }
  }

  async function perform(
    body: Body & { action: string },
    invocation: string | undefined,
  ): Promise<object | Uint8Array> {
    const { action } = body
    if (Object.hasOwn(ACTIONS, action)) return ACTIONS[action]!(store, body, invocation)
    if (store.mutated('guesses-actions')) return { data: {} }
    if (action.startsWith('database.') || !options.others) throw unsupported(action)
    return options.others(action, body, invocation)
  }

  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port ?? 0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host}:${port}/admin`,
    port,
    bytes() {
      let { asked, answered } = gone
      for (const socket of sockets) {
        asked += socket.bytesRead
        answered += socket.bytesWritten
      }
      return { asked, answered }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Somebody who has the keys of a real environment at hand must not believe that this is it. */
function refuseRealCredentials(): void {
  const real = realCredentials(process.env)
  if (real.length > 0) throw fault('INVALID_PARAM', `环境变量中有腾讯云的密钥（${real.join('、')}），本机云不启动`)
}

async function bodyOf(request: IncomingMessage): Promise<Body & { action: string }> {
  const bytes = await bytesOf(request)
  const type = request.headers['content-type'] ?? ''
  const body = type.startsWith('multipart/') ? formOf(bytes, type) : jsonOf(bytes)
  if (!isBody(body)) throw fault('INVALID_PARAM', '请求没有 action')
  return body
}

/** By its events: an iterator over the chunks costs more (docs/performance.md). */
const bytesOf = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BYTES) reject(fault('INVALID_PARAM', `请求超过 ${MOST_BYTES / 1024 / 1024} MB`))
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => request.complete || reject(fault('INVALID_PARAM', '请求没有发完')))
  })

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw fault('INVALID_PARAM', '请求不是 JSON')
  }
}

/** The SDK sends bytes as a field without a file name, which a parser of forms would read as text and spoil. */
const BYTES = 'requestData'

/** Fields as texts, files and the message of protobuf as bytes. */
function formOf(bytes: Buffer, type: string): Body {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1]
  if (boundary === undefined) throw fault('INVALID_PARAM', '请求没有写分隔符')
  const body: Record<string, unknown> = {}
  for (const part of partsOf(bytes, Buffer.from(`--${boundary}`))) {
    const end = part.indexOf('\r\n\r\n')
    const head = part.subarray(0, end).toString()
    const name = /\bname="([^"]*)"/.exec(head)?.[1]
    if (end < 0 || name === undefined) throw fault('INVALID_PARAM', '请求的一部分没有名字')
    const value = part.subarray(end + 4)
    body[name] = name === BYTES || head.includes('filename=') ? new Uint8Array(value) : value.toString()
  }
  return body
}

/** What stands between the boundaries, without the line breaks that belong to them. */
function* partsOf(bytes: Buffer, boundary: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(boundary); at >= 0; ) {
    const next = bytes.indexOf(boundary, at + boundary.length)
    if (next < 0) return
    yield bytes.subarray(at + boundary.length + 2, next - 2)
    at = next
  }
}

function send(response: ServerResponse, reply: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(reply))
}
