import { askedIn, codeFor, secretOf } from 'cloudfunctions/identity/sign-in-code'
import type { Computer } from 'shared/identity/model'
import { COMPUTER_LIFE } from 'shared/identity/computer/rules'
import type { Instant } from 'shared/kernel/time'
import { plainSignInKey } from 'test/support/around'

export const MACHINE = { browser: 'edge', system: 'windows' } as const

/** A code as the cloud would have given it at a moment, with its secret. */
export function codeAt(at: Instant, chance = 'abcdefghj') {
  const code = codeFor(plainSignInKey, MACHINE, at, chance)
  return { code, secret: secretOf(plainSignInKey, code), id: askedIn(plainSignInKey, code)!.id }
}

/** A computer that an identity has let in at a moment by that code. */
export const letInAt = (at: Instant, personId: string, subject: string, chance = 'abcdefghj'): Computer => ({
  _id: codeAt(at, chance).id, v: 1, personId, subject, machine: MACHINE, askedAt: at, at, until: at + COMPUTER_LIFE, ended: null,
})
