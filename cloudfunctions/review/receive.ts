import type { Instant } from 'shared/kernel/time'
import { pictureAnswers } from 'shared/review/model'
import type { Database } from '../kit/database'
import { suggestionIn } from '../kit/wechat'

/** A trace as WeChat makes them; whatever else is none of ours. */
const TRACE = /^[0-9A-Za-z_-]{8,80}$/

/**
 * Keeps what WeChat has found in a picture, once, by its trace: it may come twice, half an hour late, or before the answer to
 * the very request that made the trace. Which edition it belongs to, and whether that is still of interest, the job finds out.
 * Answers whether it was such a message.
 */
export async function receivePicture(db: Database, event: unknown, at: Instant): Promise<boolean> {
  const { MsgType, Event, trace_id: trace, errcode, result } = (event ?? {}) as Readonly<Record<string, unknown>>
  if (MsgType !== 'event' || Event !== 'wxa_media_check' || typeof trace !== 'string' || !TRACE.test(trace)) return false
  const said = Number(errcode ?? 0) === 0 ? suggestionIn(result) : undefined
  await db.insert(pictureAnswers, { _id: trace, at, says: said?.says ?? null, label: said?.label ?? 0 })
  return true
}
