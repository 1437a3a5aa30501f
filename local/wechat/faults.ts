/** What the stand-in is told to do instead of its work: a number of WeChat, no answer although it was sent, or a slow one. */
export type Trouble =
  | { readonly kind: 'code'; readonly code: number }
  /** The message is sent and the answer lost. */
  | { readonly kind: 'lost' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'deaf' }
  | { readonly kind: 'slow'; readonly milliseconds: number }

export interface Fault {
  readonly trouble: Trouble
  /** How many requests it meets. */
  readonly times: number
  /** Only messages to this person, and only with a page, where they are given. */
  readonly openid?: string
  readonly withPage?: boolean
  /** Only this interface, as `security.msgSecCheck`. */
  readonly of?: string
}

/** The words of WeChat for its numbers, where a test or a person at the desk asks for them. */
export const WORDS: Readonly<Record<number, string>> = {
  40003: 'invalid openid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  41030: 'invalid page',
  43101: 'user refuse to accept the msg',
  45009: 'reach max api daily quota limit',
  61010: 'code is expired',
  47003: 'argument invalid! data.thing1.value invalid',
}

/** Reads a fault from a request of the desk; undefined where it is none. */
export function faultOf(said: Readonly<Record<string, unknown>>): Fault | undefined {
  const { kind, code, milliseconds, times = 1, openid, withPage, of } = said
  const trouble =
    kind === 'code' && typeof code === 'number' ? ({ kind, code } as const)
    : kind === 'slow' && typeof milliseconds === 'number' ? ({ kind, milliseconds } as const)
    : kind === 'lost' || kind === 'deaf' ? ({ kind } as const)
    : undefined
  if (!trouble || typeof times !== 'number') return undefined
  return { trouble, times, ...(typeof openid === 'string' && { openid }), ...(typeof withPage === 'boolean' && { withPage }), ...(typeof of === 'string' && { of }) }
}
