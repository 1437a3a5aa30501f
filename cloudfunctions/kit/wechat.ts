import { type Suggestion, SUGGESTIONS } from 'shared/review/model'

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

/** What WeChat says of a text: its suggestion and the number of what it sees; or why it did not look, `code` above 0. */
export type TextAnswer = { readonly code: 0; readonly says: Suggestion; readonly label: number } | { readonly code: number; readonly refused: string }

/** By which WeChat names the picture when it calls back within half an hour; or why it will not look. */
export type PictureTrace = { readonly code: 0; readonly trace: string } | { readonly code: number; readonly refused: string }

/** WeChat knows only people who were in the mini-program within two hours (61010), and only their own ids (40003). */
export const UNSEEN: readonly number[] = [61010, 40003]

/** So many characters of a text at once. */
export const MOST_TEXT = 2500

/** WeChat's open interfaces. They work in calls from the mini-program and in timers, not in calls from a page. */
export interface Wechat {
  /** Throws when no answer came: then nobody knows whether it was sent. */
  send(message: SubscribeMessage): Promise<SendAnswer>
  /** The number behind the code of a tap on 「手机号快速验证」, without country code; undefined where WeChat knows none. */
  phoneNumber(code: string): Promise<string | undefined>
  /** Looks at a text of at most `MOST_TEXT` characters in somebody's name. Throws when no answer came. */
  checkText(asked: { readonly openid: string; readonly text: string }): Promise<TextAnswer>
  /** Has the picture at an address looked at in somebody's name. Throws when no answer came: then it may be looked at or not. */
  checkPicture(asked: { readonly openid: string; readonly address: string }): Promise<PictureTrace>
}

/** What is checked is read by many and kept, as WeChat's scene of journals is (1 profile, 2 comment, 3 forum, 4 journal). */
const SCENE = 4
/** The second edition of the check, which knows suggestions; the first is switched off. */
const VERSION = 2
const PICTURE = 2

interface OpenCloud {
  init(options: { env: unknown }): void
  readonly DYNAMIC_CURRENT_ENV: unknown
  readonly openapi: {
    readonly subscribeMessage: { send(message: object): Promise<{ errCode: number; errMsg: string }> }
    readonly security: {
      msgSecCheck(asked: object): Promise<{ errCode: number; result?: { suggest?: unknown; label?: unknown } }>
      mediaCheckAsync(asked: object): Promise<{ errCode: number; traceId?: unknown }>
    }
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

/** Reads a suggestion of WeChat's; what is none is no answer. */
export function suggestionIn(result: unknown): { says: Suggestion; label: number } | undefined {
  const { suggest, label } = (result ?? {}) as { suggest?: unknown; label?: unknown }
  const says = SUGGESTIONS.find((one) => one === suggest)
  return says && { says, label: Number(label) || 0 }
}

/** What was refused for certain; any other error is no answer and is thrown. */
function refusalIn(error: unknown): { code: number; refused: string } {
  const answer = answerIn(error)
  if (answer === undefined) throw error
  return { code: answer.code, refused: answer.says }
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
  async checkText({ openid, text }) {
    try {
      const { result } = await open().openapi.security.msgSecCheck({ version: VERSION, scene: SCENE, openid, content: text })
      const said = suggestionIn(result)
      if (!said) throw new Error('msgSecCheck answered without a suggestion')
      return { code: 0, ...said }
    } catch (error) {
      return refusalIn(error)
    }
  },
  async checkPicture({ openid, address }) {
    try {
      const asked = { version: VERSION, scene: SCENE, openid, mediaType: PICTURE, mediaUrl: address }
      const { traceId } = await open().openapi.security.mediaCheckAsync(asked)
      if (typeof traceId !== 'string' || traceId === '') throw new Error('mediaCheckAsync answered without a trace')
      return { code: 0, trace: traceId }
    } catch (error) {
      return refusalIn(error)
    }
  },
}

/** Milliseconds after which nobody waits any longer; WeChat answers within a second, or hardly ever. */
const PATIENCE = 5000

/** WeChat for those who cannot wait for ever: what it has not answered in time counts as no answer. */
export function patient(wechat: Wechat, milliseconds = PATIENCE): Wechat {
  const inTime =
    <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
    (asked: Asked): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`WeChat has not answered within ${milliseconds} ms`)), milliseconds)
        void ask(asked).then(resolve, reject).finally(() => clearTimeout(timer))
      })
  return { send: inTime(wechat.send), phoneNumber: inTime(wechat.phoneNumber), checkText: inTime(wechat.checkText), checkPicture: inTime(wechat.checkPicture) }
}
