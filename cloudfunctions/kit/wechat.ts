/** A subscribe message for one person, its fields already fitted to their types. */
export interface SubscribeMessage {
  readonly openid: string
  readonly templateId: string
  /** A page of the mini-program with its query, without a slash before it; without it the message opens nothing. */
  readonly page?: string
  readonly data: Readonly<Record<string, string>>
}

/** What WeChat said: 0 is sent, any other number says why it was not, and `says` in which words. */
export interface SendAnswer {
  readonly code: number
  readonly says: string
}

/** WeChat's open interfaces. They work in calls from the mini-program and in timers, not in calls from a page. */
export interface Wechat {
  /** Throws when no answer came: then nobody knows whether it was sent. */
  send(message: SubscribeMessage): Promise<SendAnswer>
  /** The number behind the code of a tap on 「手机号快速验证」, without country code; undefined where WeChat knows none. */
  phoneNumber(code: string): Promise<string | undefined>
}

interface OpenCloud {
  init(options: { env: unknown }): void
  readonly DYNAMIC_CURRENT_ENV: unknown
  readonly openapi: {
    readonly subscribeMessage: { send(message: object): Promise<{ errCode: number; errMsg: string }> }
    readonly phonenumber: { getPhoneNumber(asked: { code: string }): Promise<{ errCode: number; phoneInfo?: { purePhoneNumber?: string } }> }
  }
}

let opened: OpenCloud | undefined

/** The SDK of WeChat weighs more than all of ours: only a call that needs it pays for it. */
function open(): OpenCloud {
  if (!opened) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be hoisted
    opened = require('wx-server-sdk') as OpenCloud
    opened.init({ env: opened.DYNAMIC_CURRENT_ENV })
  }
  return opened
}

/**
 * The platform's own numbers are negative. These say that a request was turned away before it was carried out: no such
 * interface, not permitted to this function, not from where it was called. Every other negative number is a lost answer.
 */
const TURNED_AWAY = [-604100, -604101, -604104, -601004, -601018]

/** What was certainly answered; undefined where nobody knows. */
function answerIn(error: unknown): SendAnswer | undefined {
  const { errCode, errMsg } = (error ?? {}) as { errCode?: unknown; errMsg?: unknown }
  if (typeof errCode !== 'number') return undefined
  return errCode > 0 || TURNED_AWAY.includes(errCode) ? { code: errCode, says: String(errMsg ?? '') } : undefined
}

export const cloudWechat: Wechat = {
  async send({ openid, templateId, page, data }) {
    try {
      const fields = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
      await open().openapi.subscribeMessage.send({ touser: openid, templateId, ...(page !== undefined && { page }), data: fields })
      return { code: 0, says: '' }
    } catch (error) {
      const answer = answerIn(error)
      if (answer === undefined) throw error
      return answer
    }
  },
  async phoneNumber(code) {
    try {
      return (await open().openapi.phonenumber.getPhoneNumber({ code })).phoneInfo?.purePhoneNumber
    } catch (error) {
      const { code: refused = -1 } = answerIn(error) ?? {}
      if (refused <= 0) throw error
      return undefined
    }
  },
}
