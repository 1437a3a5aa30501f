import type { Call, Operation, Reply } from 'shared/kernel/operation'
import type { Instant } from 'shared/kernel/time'

/** No answer came: neither a refusal nor a fault, and whether a command took effect is not known. */
export interface Unreachable {
  readonly kind: 'unreachable'
  readonly message: string
}

export type Answer<O> = Reply<O> | Unreachable

const NOBODY: Unreachable = { kind: 'unreachable', message: '网络不通，平台没有答复。填写的内容都在，请稍后再试。' }
const PAUSES = [400, 1200]
/** A step of the cloud's clock that people would notice, in milliseconds. */
const NOTICED = 1000

export interface Line {
  send: (call: Call) => Promise<unknown>
  now: () => Instant
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<void>
}

/**
 * The way to the cloud over one line. A call that brings no answer is sent again, twice at most,
 * under the same `requestId`, so that a command whose reply was lost is not done twice.
 */
export function caller(line: Line) {
  let offset = 0
  let sharpest = Infinity
  const listeners = new Set<() => void>()

  /** A sharper reading; or one that none before can explain, because the device's clock was set meanwhile. */
  function read(heard: number, trip: number) {
    if (trip > sharpest && Math.abs(heard - offset) <= (trip + sharpest) / 2) return
    const step = Math.abs(heard - offset)
    offset = heard
    sharpest = trip
    if (step > NOTICED) listeners.forEach((tell) => tell())
  }

  async function once<O>(call: Call): Promise<Reply<O>> {
    const sent = line.now()
    const reply = await line.send(call)
    if (!isReply<O>(reply)) throw new Error('no reply')
    const trip = line.now() - sent
    read(reply.at - (sent + trip / 2), trip)
    return reply
  }

  return {
    async call<I, O>(operation: Operation<I, O>, input: I, requestId?: string): Promise<Answer<O>> {
      const call: Call = { operation: operation.name, input, ...(requestId && { requestId }) }
      for (const wait of [...PAUSES, undefined]) {
        try {
          return await once<O>(call)
        } catch {
          if (wait !== undefined) await line.pause(wait)
        }
      }
      return NOBODY
    },
    /** The cloud's clock, as near as the quickest reply so far could tell. */
    serverNow: (): Instant => Math.round(line.now() + offset),
    /** Calls whenever that clock turns out to stand elsewhere; answers how to stop. */
    onClockSet(tell: () => void): () => void {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
  }
}

const isReply = <O>(value: unknown): value is Reply<O> => {
  const { kind, at } = (value ?? {}) as Partial<Reply<O>>
  return (kind === 'accepted' || kind === 'refused' || kind === 'fault') && typeof at === 'number'
}
