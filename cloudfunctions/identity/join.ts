import { audit } from 'shared/audit/model'
import { readCode } from 'shared/identity/code'
import { computerIn, invitations, principals } from 'shared/identity/model'
import { join, joinByPhone } from 'shared/identity/operations'
import { type Binding, type Comer, decideJoin, decideJoinByPhone, onComputer, TRIES, TRIES_WITHIN, WRONG_CODE } from 'shared/identity/rules'
import type { Reader } from '../kit/database'
import type { IdentityContext } from '../kit/context'
import { type Decision, refuse } from 'shared/kernel/decision'
import { fullTime, type Instant } from 'shared/kernel/time'
import { persons } from 'shared/person/model'
import { change, commit, type EventDraft, guard, joins } from '../kit/outcome'
import { personById, personsByPhone } from '../person/read'
import { goalOf } from './read'

export const joinWithCode = joins(join, async ({ code: typed, consent }, ctx) => {
  const { db, subject, now } = ctx
  // Or its phone would try codes by as many identities as it lets computers in.
  if (computerIn(subject) !== undefined) return onComputer
  const code = readCode(typed)
  const [comer, wrong, found] = await Promise.all([comerOf(ctx, consent), wrongTries(db, subject, now), code === undefined ? [] : db.find(invitations, { code })])
  const [invitation] = found
  const isOutdated = !invitation && code !== undefined && (await db.find(invitations, { earlier: code }, { limit: 1 })).length > 0
  const person = invitation && (await personById(db, invitation._id))
  const goal = person && (await goalOf(db, person, subject))
  const bound = bind(decideJoin({ invitation, isOutdated, goal, wrong }, comer, now), now)
  // A newer code, or one that is taken back, must not be overtaken by the old one.
  return bound.kind === 'refused' ? bound : { ...bound, guards: [guard(invitations, invitation!)] }
})

export const joinWithPhone = joins(joinByPhone, async ({ phoneCode, consent }, ctx) => {
  if (!ctx.subject.startsWith('wx:')) return refuse('NOT_HERE', '手机号只能在微信小程序里核验。在这里请用邀请码绑定', { field: 'phoneCode' })
  const phone = await phoneOf(ctx, phoneCode)
  const [comer, owners] = await Promise.all([comerOf(ctx, consent), phone === undefined ? [] : personsByPhone(ctx.db, phone)])
  const goals = await Promise.all(owners.map((person) => goalOf(ctx.db, person, ctx.subject)))
  return bind(decideJoinByPhone(phone, goals, comer, ctx.now), ctx.now)
})

export const comerOf = async ({ db, subject }: IdentityContext, consent: string): Promise<Comer> => ({
  subject, consent, own: await db.get(principals, subject),
})

/** The latest moments of the last hour at which this identity gave a code that does not exist, as many as count. */
async function wrongTries(db: Reader, subject: string, now: Instant): Promise<Instant[]> {
  const wrong = { subject, at: { gte: now - TRIES_WITHIN }, operation: join.name, 'refusal.code': WRONG_CODE }
  return (await db.find(audit, wrong, { order: { field: 'at', direction: 'desc' }, limit: TRIES })).map(({ at }) => at)
}

/** WeChat answers a code once; a request that decides again on fresh facts has heard it already. */
const heard = new WeakMap<IdentityContext, Promise<string | undefined>>()

function phoneOf(ctx: IdentityContext, code: string): Promise<string | undefined> {
  const asked = heard.get(ctx) ?? ctx.wechat.phoneNumber(code)
  heard.set(ctx, asked)
  return asked
}

const bind = (decision: Decision<Binding>, at: Instant) =>
  commit(decision, ({ principal, person, replaced }) => ({
    answer: { name: person.name, unitName: person.unitName },
    changes: [change(principals, principal), change(persons, person), ...(replaced ? [change(principals, replaced)] : [])],
    ...(replaced && { event: replacedEvent(person._id, at) }),
  }))

const replacedEvent = (personId: string, at: Instant): EventDraft => ({
  type: 'identity.replaced',
  audience: { kind: 'persons', personIds: [personId] },
  title: '您的登录身份换了',
  body: `${fullTime(at)}，另一个微信或账号绑定为您，原来的已解除。\n如果不是您本人办的，请马上联系秘书处。`,
})
