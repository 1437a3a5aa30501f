import { CODE_LIFE, COMPUTER_LIFE, decideEnter, isOwnEntrance, notTheAsker, stateOfSignIn } from 'shared/identity/computer/rules'
import { askSignIn, signInState, takeSignIn } from 'shared/identity/computer/operations'
import { computers, type Entrance, entrances, principals } from 'shared/identity/model'
import { accept, isRefusal } from 'shared/kernel/decision'
import type { PublicContext } from '../kit/context'
import { answersAnyone, append, appendsAnyone } from '../kit/outcome'
import { askedIn, codeFor, isSecretOf, numberOf, secretOf } from './sign-in-code'

export const askToSignIn = answersAnyone(askSignIn, async (machine, { now, newId, signInKey }) => {
  const key = signInKey()
  if (!key) return { offer: null }
  const code = codeFor(key, machine, now, newId())
  return { offer: { code, secret: secretOf(key, code), number: numberOf(key, code), until: askedIn(key, code)!.at + CODE_LIFE } }
})

export const signInStands = answersAnyone(signInState, async ({ code, secret }, ctx) => {
  const facts = await factsOf(ctx, code, secret)
  return facts.isAsker ? { state: stateOfSignIn(facts, ctx.now) } : notTheAsker
})

export const enter = appendsAnyone(takeSignIn, async ({ code, secret, once }, ctx) => {
  const facts = await factsOf(ctx, code, secret)
  const { signInKey, now } = ctx
  return append(decideEnter(facts, once, now), entrances, (stored: Entrance) => {
    const own = isOwnEntrance(stored, once)
    if (isRefusal(own)) return own
    const { _id, personId, at } = facts.computer!
    return accept({ ticket: signInKey()!.ticket(_id, at + COMPUTER_LIFE), personId })
  })
})

/** What the waiting browser shows, and what a phone has said to it. */
async function factsOf({ db, signInKey }: PublicContext, code: string, secret: string) {
  const key = signInKey()
  const asked = askedIn(key, code)
  const isAsker = isSecretOf(key, code, secret)
  const computer = asked && isAsker ? await db.get(computers, asked.id) : undefined
  return { asked, isAsker, computer, principal: computer && (await db.get(principals, computer.subject)) }
}
