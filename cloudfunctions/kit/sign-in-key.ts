import tcb from '@cloudbase/node-sdk'
import { createHmac } from 'node:crypto'
import { ALPHABET } from 'shared/kernel/id'
import type { Instant } from 'shared/kernel/time'

/** The private key of custom login, and what it is good for. */
export interface SignInKey {
  /** 32 signs of the alphabet of ids that only this key makes of a text. */
  tag(text: string): string
  /** With what js-sdk signs in as this id until then; an id has 4 to 32 characters. */
  ticket(id: string, until: Instant): string
}

type Log = (line: Readonly<Record<string, unknown>>) => void

/** The tags of a key. */
export const tagsOf = (key: string): SignInKey['tag'] => (text) =>
  [...createHmac('sha256', key).update(text).digest()].map((byte) => ALPHABET[byte % 32]).join('')

/**
 * The key in the variable SIGN_IN_KEY: the whole file that the console gives out. Read when first asked for, because only a
 * call tells the environment's name. A key that signs nothing here is none, and is logged once.
 */
export function cloudSignInKey(log: Log, text = process.env['SIGN_IN_KEY']): () => SignInKey | undefined {
  let read: { key: SignInKey | undefined } | undefined
  return () => (read ??= { key: text ? keyIn(text, log) : undefined }).key
}

function keyIn(text: string, log: Log): SignInKey | undefined {
  try {
    const credentials = JSON.parse(text) as { private_key: string }
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, credentials } as Parameters<typeof tcb.init>[0])
    const ticket: SignInKey['ticket'] = (id, until) => app.auth().createTicket(id, { expire: until } as never)
    ticket('trial', Date.now())
    return { tag: tagsOf(credentials.private_key), ticket }
  } catch (error) {
    log({ level: 'error', error: `SIGN_IN_KEY: ${String((error as Error)?.message ?? error)}` })
    return undefined
  }
}
