import { setTimeout as pause } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { hangUp } from '../admin/server'
import { type Source } from '../host/host'
import { APPID } from '../host/invocation'
import { unsupported } from '../store/request'
import { type Fault, WORDS } from './faults'
import { readMessage, writeMessage } from './protobuf'
import { messageOf, MOST_TEXT, type PictureMessage, SEEN_FOR, seenIn } from './security'
import { consoleTemplates, type ConsoleTemplate, faultIn } from './templates'

/** A message that reached somebody's phone. */
export interface SentMessage {
  readonly at: number
  readonly openid: string
  readonly templateId: string
  readonly title: string
  readonly page?: string
  readonly data: Readonly<Record<string, string>>
}

export interface WechatOptions {
  readonly now: () => number
  readonly templates?: readonly ConsoleTemplate[]
  /** The pages of the mini-program that is out; where it is not known, every page is believed. */
  readonly pages?: readonly string[]
  /** Calls the mini-program's cloud back about a picture. */
  readonly push?: (message: PictureMessage) => Promise<unknown>
  /** Fetches a picture; undefined where there is none. */
  readonly fetch?: (address: string) => Promise<Buffer | undefined>
}

/** WeChat's side of the open interfaces that the product uses. */
export interface LocalWechat {
  /** Answers `wx.openApi` of the SDK. Without a source, as from a timer that may do everything. */
  answer(apiName: string, request: Uint8Array, source?: Source): Promise<Buffer>
  /** Somebody has tapped 「允许」 so many times: the messages of a template that may still come. */
  accept(openid: string, templateId: string, times?: number): void
  /** Somebody is in the mini-program. */
  saw(openid: string): void
  fault(fault: Fault): void
  readonly sent: readonly SentMessage[]
  /** Every request that arrived, whatever became of it. */
  readonly asked: ReadonlyArray<{ readonly apiName: string; readonly request: Readonly<Record<string, unknown>> }>
  left(openid: string, templateId: string): number
}

interface Refused {
  readonly errcode: number
  readonly errmsg: string
}

const refused = (errcode: number, errmsg = WORDS[errcode] ?? 'refused'): Refused => ({ errcode, errmsg })

/** Numbers of the platform itself, as its SDK names them. */
const NOT_PERMITTED = -604101
const NOT_FROM_HERE = -604104

async function fetched(address: string): Promise<Buffer | undefined> {
  try {
    const answer = await globalThis.fetch(address)
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}

export function openWechat({ now, templates = consoleTemplates, pages, push, fetch = fetched }: WechatOptions): LocalWechat {
  const sent: SentMessage[] = []
  const asked: { apiName: string; request: Record<string, unknown> }[] = []
  const faults: { -readonly [K in keyof Fault]: Fault[K] }[] = []
  const granted = new Map<string, number>()
  const usedCodes = new Set<string>()
  const seenAt = new Map<string, number>()
  const grantKey = (openid: string, templateId: string) => `${openid} ${templateId}`

  const interfaces: Readonly<Record<string, (request: Record<string, unknown>) => Refused | object>> = {
    'subscribeMessage.send'(request) {
      const { touser, template_id: templateId, page, data } = request
      if (typeof touser !== 'string' || touser === '') return refused(40003)
      const template = templates.find((one) => one.templateId === templateId)
      if (!template) return refused(40037)
      if (page !== undefined && (typeof page !== 'string' || !isPage(page))) return refused(41030)
      const flaw = faultIn(template, (data ?? {}) as Record<string, unknown>)
      if (flaw !== undefined) return refused(47003, flaw)
      const key = grantKey(touser, template.templateId)
      const left = granted.get(key) ?? 0
      if (left < 1) return refused(43101)
      granted.set(key, left - 1)
      const values = Object.entries(data as Record<string, { value: string }>).map(([name, { value }]) => [name, value])
      sent.push({
        at: now(),
        openid: touser,
        templateId: template.templateId,
        title: template.title,
        ...(page !== undefined && { page: page as string }),
        data: Object.fromEntries(values) as Record<string, string>,
      })
      return {}
    },

    /** A code is `phone-<number>`, with anything after a further dash; each is good once. */
    'phonenumber.getPhoneNumber'({ code }) {
      const [, number] = /^phone-(\d{11})(?:-[\w-]*)?$/.exec(String(code)) ?? []
      if (number === undefined || usedCodes.has(String(code))) return refused(40029)
      usedCodes.add(String(code))
      return { phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86' } }
    },

    'security.msgSecCheck'({ openid, version, scene, content }) {
      const flaw = unfit(openid, version, scene)
      if (flaw) return flaw
      if (typeof content !== 'string' || content === '') return refused(44002, 'empty post data')
      if (content.length > MOST_TEXT) return refused(45002, 'content size out of limit')
      return { trace_id: randomUUID(), result: seenIn(content), detail: [] }
    },

    'security.mediaCheckAsync'({ openid, version, scene, media_type: kind, media_url: address }) {
      const flaw = unfit(openid, version, scene)
      if (flaw) return flaw
      if (kind !== 2 || typeof address !== 'string' || !/^https?:/.test(address)) return refused(47001, 'data format error')
      const trace = randomUUID()
      void fetch(address).then((content) => push?.(messageOf(trace, String(openid), APPID, now(), content)))
      return { trace_id: trace }
    },
  }

  /** What both checks refuse: other editions and scenes, and people whom WeChat has not seen lately. */
  function unfit(openid: unknown, version: unknown, scene: unknown): Refused | undefined {
    if (version !== 2 || ![1, 2, 3, 4].includes(Number(scene))) return refused(40129, 'invalid scene')
    if (typeof openid !== 'string' || openid === '') return refused(40003)
    return now() - (seenAt.get(openid) ?? -Infinity) <= SEEN_FOR ? undefined : refused(61010)
  }

  const isPage = (page: string): boolean => !page.startsWith('/') && (!pages || pages.includes(page.split('?')[0]!))

  function meet(apiName: string, request: Readonly<Record<string, unknown>>): Fault | undefined {
    const fault = faults.find(
      ({ times, openid, withPage, of = apiName }) =>
        times > 0 && of === apiName && (openid === undefined || openid === (request.touser ?? request.openid)) && (withPage === undefined || withPage === (request.page !== undefined)),
    )
    if (fault) fault.times--
    return fault
  }

  return {
    sent,
    asked,
    left: (openid, templateId) => granted.get(grantKey(openid, templateId)) ?? 0,
    accept(openid, templateId, times = 1) {
      const key = grantKey(openid, templateId)
      granted.set(key, (granted.get(key) ?? 0) + times)
    },
    saw: (openid) => void seenAt.set(openid, now()),
    fault: (fault) => void faults.push({ ...fault }),

    async answer(apiName, bytes, source) {
      const carryOut = Object.hasOwn(interfaces, apiName) ? interfaces[apiName] : undefined
      if (!carryOut) throw unsupported(`wx.openApi ${apiName}`)
      if (source && source.caller.from !== 'timer' && source.caller.from !== 'mini-program') return response(NOT_FROM_HERE, {})
      if (source && !source.permits.includes(apiName)) return response(NOT_PERMITTED, {})
      const request = requestIn(bytes)
      asked.push({ apiName, request })
      const trouble = meet(apiName, request)?.trouble
      if (trouble?.kind === 'deaf') throw hangUp()
      if (trouble?.kind === 'code') return response(0, refused(trouble.code))
      if (trouble?.kind === 'slow') await pause(trouble.milliseconds)
      const answered = carryOut(request)
      if (trouble?.kind === 'lost') throw hangUp()
      return response(0, 'errcode' in answered ? answered : { errcode: 0, errmsg: 'ok', ...answered })
    },
  }
}

/** `CommApiData { 2: OpenApiData { 1: KeyValuePair { 1: key, 2: JSON } } }` */
function requestIn(bytes: Uint8Array): Record<string, unknown> {
  const [data] = readMessage(bytes).get(2) ?? []
  const pairs = data instanceof Buffer ? (readMessage(data).get(1) ?? []) : []
  return Object.fromEntries(
    pairs.map((pair): [string, unknown] => {
      const fields = readMessage(pair as Buffer)
      return [String(fields.get(1)?.[0]), JSON.parse(String(fields.get(2)?.[0] ?? 'null'))]
    }),
  )
}

/** `CommOpenApiResp { 1: body, 2: its type, 3: the platform's number, 4: of HTTP }` */
const response = (errorCode: number, body: object): Buffer =>
  writeMessage({ 1: Buffer.from(JSON.stringify(body)), 2: Buffer.from('application/json'), 3: errorCode, 4: 200 })
