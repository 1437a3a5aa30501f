import { organisationName } from 'shared/charter/sittings'
import type { Charter } from 'shared/charter/charter'
import { type Instant, MINUTE } from 'shared/kernel/time'
import { fit, typeOfKey } from 'shared/message/fit'
import { creditId, credits, type Push, pushes, type Slot, type Template, templateBooks, TEMPLATES_ID } from 'shared/message/model'
import { pageOf } from 'shared/message/page'
import { templateFor, works } from 'shared/message/purpose'
import { NO_CREDIT } from 'shared/message/urge'
import { Conflict, type Database, type Transaction } from '../kit/database'
import type { Surroundings } from '../kit/router'
import type { SendAnswer, SubscribeMessage, Wechat } from '../kit/wechat'

/** WeChat's numbers that ask for more than being noted; the rest is in its documentation of `subscribeMessage.send`. */
const BAD_FIELD = 47003
const BAD_PAGE = 41030
const NO_TEMPLATE = 40037

/** Longer than `jobs` may take (jobs.config.json), so that whoever claimed before that is no more. */
export const CLAIM_LIFE = 2 * MINUTE
/** So many in one run; the rest is for the next minute. */
const MOST = 200
const ATTEMPTS = 12

type Around = Pick<Surroundings, 'db' | 'wechat' | 'now' | 'pause' | 'log'>

/**
 * Sends what waits, each at most once: only the transaction that takes the credit may send, and it succeeds once. When no
 * answer comes, or the sender dies, the push is `unknown` and stays so.
 */
export async function sendPushes(around: Around, charter: Charter, goOn: () => boolean = () => true): Promise<number> {
  const { db, wechat, now, log } = around
  await giveUp(around)
  let sent = 0
  for (const { _id } of await db.find(pushes, { channel: 'wx', state: 'waiting' }, { order: { field: 'at', direction: 'asc' }, limit: MOST })) {
    if (!goOn()) break
    const claimed = await claim(db, _id, now())
    if (!claimed) continue
    const answer = await send(wechat, messageOf(charter, claimed.push, claimed.template))
    if (answer?.code === 0) sent++
    else log({ level: 'warn', push: _id, ...(answer ?? { lost: true }) })
    await insist(around, () => record(db, claimed.push, answer, now()))
  }
  return sent
}

interface Claimed {
  readonly push: Push
  readonly template: Template
}

/** Takes the credit and the right to send. Undefined where somebody else has, or where it cannot be sent any more. */
async function claim(db: Database, id: string, at: Instant): Promise<Claimed | undefined> {
  try {
    return await db.transaction(async (tx) => {
      const push = await tx.get(pushes, id)
      if (push?.state !== 'waiting') return undefined
      const template = templateFor(await tx.get(templateBooks, TEMPLATES_ID), push.purpose)
      const credit = await tx.get(credits, creditId(push.personId, push.templateId))
      const next = { ...push, v: push.v + 1 }
      if (!works(template) || template.templateId !== push.templateId) {
        await tx.put(pushes, { ...next, state: 'failed', doneAt: at, code: NO_TEMPLATE, says: '模板已停用或更换' })
        return undefined
      }
      if (!credit || credit.left < 1) {
        await tx.put(pushes, { ...next, state: 'failed', doneAt: at, code: NO_CREDIT, says: '已没有可用的次数' })
        return undefined
      }
      await tx.put(credits, { ...credit, v: credit.v + 1, left: credit.left - 1 })
      const claimed: Push = { ...next, state: 'claimed', claimedAt: at }
      await tx.put(pushes, claimed)
      return { push: claimed, template }
    })
  } catch (error) {
    if (error instanceof Conflict) return undefined
    throw error
  }
}

function messageOf(charter: Charter, push: Push, { templateId, fields }: Template): SubscribeMessage {
  const values: Record<Slot, string | Instant> = { ...push.told, from: organisationName(charter) }
  const data = Object.fromEntries(fields.map(({ key, holds }) => [key, fit(typeOfKey(key) ?? 'thing', values[holds])]))
  return { openid: push.subject.slice('wx:'.length), templateId, page: pageOf(push), data }
}

/**
 * Undefined when the answer was lost. A message refused for its page was certainly not delivered, so it goes out once more
 * without one: the word arrives, and the reader opens the mini-program by hand.
 */
async function send(wechat: Wechat, message: SubscribeMessage): Promise<SendAnswer | undefined> {
  try {
    const answer = await wechat.send(message)
    if (answer.code !== BAD_PAGE) return answer
    const { page: _, ...without } = message
    return await wechat.send(without)
  } catch {
    return undefined
  }
}

/** Keeps what WeChat said, and what follows from it for the credit and the template. A late answer mends an `unknown`. */
const record = (db: Database, { _id, claimedAt }: Push, answer: SendAnswer | undefined, at: Instant): Promise<void> =>
  db.transaction(async (tx) => {
    const push = await tx.get(pushes, _id)
    if (!push || push.claimedAt !== claimedAt || (push.state !== 'claimed' && push.state !== 'unknown')) return
    const next = { ...push, v: push.v + 1, doneAt: at }
    if (!answer) return tx.put(pushes, { ...next, state: 'unknown' })
    if (answer.code === 0) return tx.put(pushes, { ...next, state: 'sent' })
    await tx.put(pushes, { ...next, state: 'failed', code: answer.code, says: answer.says })
    await giveBack(tx, push, answer.code === NO_CREDIT)
    if (answer.code === BAD_FIELD || answer.code === NO_TEMPLATE) await blame(tx, push, answer, at)
  })

/** A refused message has used up nothing; where WeChat says that there is nothing to use up, ours was counted wrong. */
async function giveBack(tx: Transaction, { personId, templateId }: Push, none: boolean): Promise<void> {
  const credit = await tx.get(credits, creditId(personId, templateId))
  if (credit) await tx.put(credits, { ...credit, v: credit.v + 1, left: none ? 0 : credit.left + 1 })
}

/** Tells the secretariat, at the template: nothing more is sent with one that WeChat does not know. */
async function blame(tx: Transaction, { templateId }: Push, { code, says }: SendAnswer, at: Instant): Promise<void> {
  const book = await tx.get(templateBooks, TEMPLATES_ID)
  if (!book) return
  const wrong = code === NO_TEMPLATE ? { broken: { at, code } } : { fault: { at, says: says.slice(0, 300) } }
  const templates = book.templates.map((template) => (template.templateId === templateId ? { ...template, ...wrong } : template))
  await tx.put(templateBooks, { ...book, v: book.v + 1, templates })
}

/** Claims whose sender is no more: what they sent, if anything, nobody knows. */
async function giveUp(around: Around): Promise<void> {
  const { db, now } = around
  const old = await db.find(pushes, { channel: 'wx', state: 'claimed', claimedAt: { lt: now() - CLAIM_LIFE } })
  for (const push of old) await insist(around, () => record(db, push, undefined, now()))
}

async function insist({ pause }: Pick<Around, 'pause'>, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
      await pause(attempt)
    }
  }
}
