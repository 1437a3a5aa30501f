/** A subscribe message for one person, its fields already fitted to their types. */
export interface SubscribeMessage {
  readonly openid: string
  readonly templateId: string
  /** A page of the mini-program with its query, without a slash before it. */
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

/** What WeChat said: 0 is sent, any other number is its error code. Throws when no answer came: then nobody knows. */
export type SendCode = number

/** WeChat's open interfaces. They work in calls from the mini-program and in timers, not in calls from a page. */
export interface Wechat {
  send(message: SubscribeMessage): Promise<SendCode>
  /** The number behind the code of a tap on 「手机号快速验证」, without country code; undefined where WeChat knows none. */
  phoneNumber(code: string): Promise<string | undefined>
}

interface OpenCloud {
  init(options: { env: unknown }): void
  readonly DYNAMIC_CURRENT_ENV: unknown
  readonly openapi: {
    readonly subscribeMessage: { send(message: object): Promise<{ errCode: number }> }
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

const codeOf = (error: unknown): number | undefined => {
  const { errCode } = (error ?? {}) as { errCode?: unknown }
  return typeof errCode === 'number' && errCode > 0 ? errCode : undefined
}

export const cloudWechat: Wechat = {
  async send({ openid, templateId, page, data }) {
    try {
      const fields = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
      return (await open().openapi.subscribeMessage.send({ touser: openid, templateId, page, data: fields })).errCode
    } catch (error) {
      const code = codeOf(error)
      if (code === undefined) throw error
      return code
    }
  },
  async phoneNumber(code) {
    try {
      return (await open().openapi.phonenumber.getPhoneNumber({ code })).phoneInfo?.purePhoneNumber
    } catch (error) {
      if (codeOf(error) === undefined) throw error
      return undefined
    }
  },
}
