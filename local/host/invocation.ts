/** Who calls a function, as the platform knows it; nothing of this comes from the request's body. */
export type Caller =
  | { readonly from: 'mini-program'; readonly openid: string }
  | { readonly from: 'page'; readonly user: string; readonly anonymous?: boolean; readonly custom?: string }
  | { readonly from: 'timer'; readonly trigger: string }
  | { readonly from: 'function' }
  /** WeChat's message push. */
  | { readonly from: 'wechat' }

export const ENVIRONMENT = 'local'
export const APPID = 'wx-local'

/** Bytes: of an event or a result, and of an event that comes from a page over HTTP. */
export const LIMITS = { payload: 6 * 1024 * 1024, page: 100 * 1024 }

const STATUS = {
  FUNCTION_NOT_FOUND: 404,
  FUNCTION_INVOCATION_FAILED: 500,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
  EXCEED_REQUEST_SIZE_LIMIT: 413,
  INVALID_PARAM: 400,
}

/** An invocation that gave no result. Codes as in CloudBase's HTTP interface. */
export class InvocationError extends Error {
  constructor(readonly code: keyof typeof STATUS, message: string) {
    super(message)
  }

  get status(): number {
    return STATUS[this.code]
  }
}

/** The variables that the platform hands to one call. */
export function environmentOf(caller: Caller): Record<string, string> {
  const base = { TCB_ENV: ENVIRONMENT, SCF_NAMESPACE: ENVIRONMENT }
  switch (caller.from) {
    case 'mini-program':
      return { ...base, WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: caller.openid, WX_APPID: APPID, TCB_SOURCE: 'wx_client' }
    case 'page':
      return {
        ...base,
        TCB_CONTEXT_KEYS: `TCB_UUID,TCB_ISANONYMOUS_USER${caller.custom === undefined ? '' : ',TCB_CUSTOM_USER_ID'}`,
        TCB_UUID: caller.user,
        TCB_ISANONYMOUS_USER: String(caller.anonymous === true),
        ...(caller.custom !== undefined && { TCB_CUSTOM_USER_ID: caller.custom }),
      }
    case 'timer':
      return { ...base, TRIGGER_SRC: 'timer' }
    case 'function':
      return base
    case 'wechat':
      return { ...base, WX_CONTEXT_KEYS: 'WX_APPID', WX_APPID: APPID, TCB_SOURCE: 'wx_unknown' }
  }
}

/** What a worker is asked to do. The event travels as text: it is JSON on both sides and shared by none. */
export interface Work {
  readonly requestId: string
  readonly event: string
  /** Set into the event as WeChat does; a function must not believe it. */
  readonly userInfo?: { readonly openId: string; readonly appId: string }
  readonly environment: string
  readonly timeLimit: number
}

/** What a worker answers: that its module is loaded, then one line for each piece of work. */
export type Answer =
  | { readonly ready: true }
  | { readonly requestId: string; readonly result: string }
  | { readonly requestId: string; readonly error: string }

/** What a worker is started with. */
export interface Birth {
  readonly name: string
  readonly bundle: string
  readonly admin: string
  readonly clock: SharedArrayBuffer
}
