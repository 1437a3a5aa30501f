import { timingSafeEqual } from 'node:crypto'
import { type Asked, BODY, bodyOf, readBody } from 'shared/identity/computer/rules'
import type { Machine } from 'shared/identity/model'
import type { Instant } from 'shared/kernel/time'
import type { SignInKey } from '../kit/sign-in-key'

/**
 * A code carries what it says and a mark of the key over it, so that asking writes nothing and nobody can flood the store. The
 * secret and the number follow from the code by the same key.
 */
const MARK = 12

const markOf = (key: SignInKey, body: string): string => key.tag(`code\n${body}`).slice(0, MARK)

export function codeFor(key: SignInKey, machine: Machine, at: Instant, chance: string): string {
  const body = bodyOf(machine, at, chance)
  return body + markOf(key, body)
}

/** What a code says; undefined where this key did not make it. */
export function askedIn(key: SignInKey | undefined, code: string): Asked | undefined {
  const body = code.slice(0, BODY)
  return key && same(code.slice(BODY), markOf(key, body)) ? readBody(body) : undefined
}

export const secretOf = (key: SignInKey, code: string): string => key.tag(`secret\n${code}`)
export const isSecretOf = (key: SignInKey | undefined, code: string, given: string): boolean => key !== undefined && same(given, secretOf(key, code))

/** Two digits to compare: 10 to 99. */
export const numberOf = (key: SignInKey, code: string): string => String(10 + (Number.parseInt(Buffer.from(key.tag(`number\n${code}`)).toString('hex').slice(0, 12), 16) % 90))

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
