/** What WeChat suggests, and the number of what it has seen. */
export interface Seen {
  readonly suggest: 'pass' | 'review' | 'risky'
  readonly label: number
}

/** Words by which a test or a person at the desk makes the stand-in find something, with WeChat's number for it. */
const WORDS: ReadonlyArray<readonly [word: string, seen: Seen]> = [
  ['违规', { suggest: 'risky', label: 20006 }],
  ['广告引流', { suggest: 'risky', label: 10001 }],
  ['存疑', { suggest: 'review', label: 20001 }],
]

/** What the stand-in sees in a text, or in the bytes of a picture into which somebody has written one of the words. */
export const seenIn = (content: string): Seen => WORDS.find(([word]) => content.includes(word))?.[1] ?? { suggest: 'pass', label: 100 }

/** WeChat's message about a picture, as a cloud function receives it. */
export interface PictureMessage {
  readonly ToUserName: string
  readonly FromUserName: string
  readonly CreateTime: number
  readonly MsgType: 'event'
  readonly Event: 'wxa_media_check'
  readonly appid: string
  readonly trace_id: string
  readonly version: 2
  readonly detail: readonly object[]
  readonly errcode: number
  readonly errmsg: string
  readonly result: Seen
}

/** Somebody must have been in the mini-program within so many milliseconds. */
export const SEEN_FOR = 2 * 60 * 60 * 1000
/** Characters of one text. */
export const MOST_TEXT = 2500

/** The message for what was found at an address; where nothing could be fetched it says so and suggests nothing bad. */
export function messageOf(trace: string, openid: string, appid: string, at: number, content: Buffer | undefined): PictureMessage {
  const result: Seen = content ? seenIn(content.toString('utf8')) : { suggest: 'pass', label: 100 }
  return {
    ToUserName: 'gh_local', FromUserName: openid, CreateTime: Math.floor(at / 1000), MsgType: 'event', Event: 'wxa_media_check', appid,
    trace_id: trace, version: 2,
    detail: [{ strategy: 'content_model', errcode: content ? 0 : -1008, ...result, prob: 90 }],
    errcode: content ? 0 : -1008, errmsg: content ? 'ok' : 'download fail', result,
  }
}
