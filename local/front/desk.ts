import { type Clock } from '../host/clock'
import { type Caller } from '../host/invocation'
import { faultOf } from '../wechat/faults'
import { type LocalWechat } from '../wechat/wechat'
import { type Account } from './auth'
import { deskPage, type Contents } from './desk-page'
import { type Files } from './files'
import { complaining, type Invoke } from './functions'
import { bodyAs, Complaint, isLocalPage, isObject, json, jsonText, type Request, type Route } from './http'

export interface DeskOptions {
  readonly invoke: Invoke
  readonly runTimers: () => Promise<void>
  readonly clock: Clock
  readonly files: Files
  readonly wechat: LocalWechat
  readonly accounts: readonly Account[]
  readonly dump: () => Promise<Record<string, ReadonlyArray<Record<string, unknown>>>>
}

/** An event, and a little for what is around it. */
const BODY = 7 * 1024 * 1024

/**
 * What one sees and does behind the scenes: `/_local` and below, from this machine only.
 * A web page of another site is refused even here: it must not act for whoever has it open.
 */
export function deskRoutes({ invoke, runTimers, clock, files, wechat, accounts, dump }: DeskOptions): Route {
  const contents = async (): Promise<Contents> => ({
    now: clock.now(),
    offset: clock.offset(),
    collections: await dump(),
    files: await files.list(),
    wechat: wechat.sent,
  })

  const calls: Record<string, (request: Request) => Promise<ReturnType<typeof json>>> = {
    'GET /_local': async () => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
      body: deskPage(await contents()),
    }),
    'GET /_local/dump': async () => json(await contents()),
    'POST /_local/invoke': async (request) => {
      const { function: name, event, as } = await bodyAs(request, BODY, isObject)
      return jsonText(await complaining(invoke(String(name), JSON.stringify(event ?? {}), callerOf(as, accounts))))
    },
    'POST /_local/clock': async (request) => {
      const { offset, at } = await bodyAs(request, BODY, isObject)
      const to = typeof at === 'number' ? at - (clock.now() - clock.offset()) : offset
      if (typeof to !== 'number' || !Number.isFinite(to)) {
        throw new Complaint(400, 'INVALID_PARAM', '请给出 offset（毫秒）或 at（时刻，毫秒）')
      }
      clock.setOffset(to)
      return json({ now: clock.now(), offset: clock.offset() })
    },
    'POST /_local/wechat': async (request) => {
      const { fault, accept } = await bodyAs(request, BODY, isObject)
      const read = isObject(fault) ? faultOf(fault) : undefined
      if (read) wechat.fault(read)
      else if (isObject(accept) && typeof accept.openid === 'string' && typeof accept.templateId === 'string') wechat.accept(accept.openid, accept.templateId)
      else throw new Complaint(400, 'INVALID_PARAM', '请给出 accept（openid、templateId）或 fault（kind 为 code、lost、deaf、slow）')
      return json({ sent: wechat.sent.length })
    },
    'GET /_local/wechat': async () => json({ sent: wechat.sent, asked: wechat.asked.length }),
    'POST /_local/timers': async () => {
      await runTimers()
      return json({})
    },
  }

  return async (request) => {
    const { pathname } = request.url
    if (pathname !== '/_local' && !pathname.startsWith('/_local/')) return undefined
    if (!request.loopback || !sameSite(request)) throw new Complaint(403, 'PERMISSION_DENIED', '只能在本机打开')
    return calls[`${request.method} ${pathname}`]?.(request)
  }
}

/** A browser says where a request comes from; a form of another site cannot send JSON without being asked first. */
function sameSite({ method, headers }: Request): boolean {
  if (headers.origin && !isLocalPage(headers.origin)) return false
  return method === 'GET' || headers['content-type']?.startsWith('application/json') === true
}

/** `{ openid }` calls as the mini-program does, `{ user }` as the page does (an account's name or a uid). */
function callerOf(as: unknown, accounts: readonly Account[]): Caller {
  if (isObject(as) && typeof as.openid === 'string') return { from: 'mini-program', openid: as.openid }
  if (isObject(as) && typeof as.user === 'string') {
    const account = accounts.find(({ name, subject }) => name === as.user || subject === as.user)
    if (!account) throw new Complaint(400, 'INVALID_PARAM', `没有账号 ${as.user}`)
    return { from: 'page', user: account.subject }
  }
  return { from: 'function' }
}
