import { principals, providerOf } from 'shared/identity/model'
import { afterRound, CLAIM_LIFE, gathered, type Part, type Round, textParts, unasked, verdictOf } from 'shared/review/machine'
import { type Check, checkId, checks, type Finding, pictureAnswers, type Stuck } from 'shared/review/model'
import { afterVerdict } from 'shared/review/rules'
import { eachApart } from '../kit/apart'
import { Conflict, type Database, type Reader, type Transaction } from '../kit/database'
import type { Surroundings } from '../kit/router'
import { MOST_TEXT, UNSEEN } from '../kit/wechat'
import { carryOut, consequence } from './judgement'
import { isToJudge, type KindOf } from './kinds'
import { documentsOf, type ReadTo, stillWaits, waitingOf } from './read'

type Around = Pick<Surroundings, 'db' | 'wechat' | 'files' | 'now' | 'pause' | 'log'>
type GoOn = () => boolean

/** So many in one run; the rest is for the next minute. */
const MOST = 100
const ATTEMPTS = 12
const OPEN = ['waiting', 'asked'] as const

/**
 * Has WeChat look at what was handed in, and moves on what it has said everything about: check, document and word to the author
 * in one transaction. An edition is asked about by one run at a time; what WeChat has not answered waits and is asked again, and
 * nothing is public meanwhile.
 */
export async function checkWriting(around: Around, kindOf: KindOf, goOn: GoOn = () => true): Promise<number> {
  const { db, now } = around
  const due = await db.find(checks, { state: { in: OPEN }, nextAt: { lte: now() } }, { order: { field: 'nextAt', direction: 'asc' }, limit: MOST })
  return eachApart(due, async ({ _id }) => {
    if (!goOn()) return false
    const claimed = await claim(around, kindOf, _id)
    if (!claimed) return false
    const parts = textParts(claimed, MOST_TEXT)
    const round = await ask(around, claimed, parts, goOn)
    return insist(around, () => record(around, kindOf, claimed, round, parts.length + claimed.pictures.length))
  })
}

/** Takes an edition up; undefined where another run has it, or where nothing is left to look at. */
async function claim({ db, now }: Around, kindOf: KindOf, id: string): Promise<Check | undefined> {
  const at = now()
  try {
    return await db.transaction(async (tx) => {
      const check = await tx.get(checks, id)
      if (!check || !isOpen(check) || (check.claimedAt !== null && at - check.claimedAt < CLAIM_LIFE)) return undefined
      if (!(await stillThere(tx, kindOf, check))) {
        await tx.put(checks, { ...check, v: check.v + 1, state: 'over', claimedAt: null })
        return undefined
      }
      await endEarlier(tx, check)
      const claimed: Check = { ...check, v: check.v + 1, claimedAt: at }
      await tx.put(checks, claimed)
      return claimed
    })
  } catch (error) {
    if (error instanceof Conflict) return undefined
    throw error
  }
}

const isOpen = ({ state }: Check): boolean => OPEN.some((one) => one === state)

/** The document waits for just this edition to be checked. */
async function stillThere(tx: Transaction, kindOf: KindOf, { kind, subjectId, edition }: Check): Promise<boolean> {
  const own = kindOf(kind)
  if (!own) throw new Error(`no kind ${kind} in review/kinds.ts`)
  return isToJudge(own, { edition }, await tx.get(own.collection, subjectId), ['checking'])
}

/** With a new edition, the one before waits for nobody any more. */
async function endEarlier(tx: Transaction, { kind, subjectId, edition }: Check): Promise<void> {
  const earlier = await tx.get(checks, checkId(kind, subjectId, edition - 1))
  if (earlier && ['waiting', 'asked', 'person', 'returned'].includes(earlier.state)) await tx.put(checks, { ...earlier, v: earlier.v + 1, state: 'over' })
}

/** Asks WeChat about every part that it has not been asked about, in the first name that it takes; stops where it does not answer. */
async function ask({ db, wechat, files, now, log }: Around, check: Check, texts: readonly string[], goOn: GoOn): Promise<Round> {
  const findings = [...gathered(check.findings, await answersTo(db, check.findings), now())]
  let trouble: Stuck | null = findings.length < check.findings.length ? 'silent' : null
  const names = await namesFor(db, check)
  for (const part of unasked(texts.length, check.pictures.length, findings)) {
    if (!goOn() || findings.some(({ says }) => says === 'risky')) break
    const heard = await inSomeName(names, (openid) => askAbout(part, openid))
    if (typeof heard === 'string') {
      trouble = heard
      break
    }
    findings.push(heard)
  }
  return { findings, trouble }

  async function askAbout(part: Part, openid: string): Promise<Finding | number> {
    const askedAt = now()
    if (part.of === 'text') {
      const answer = await wechat.checkText({ openid, text: texts[part.place]! })
      return 'says' in answer ? { ...part, askedAt, says: answer.says, label: answer.label } : answer.code
    }
    const picture = check.pictures[part.place]!
    const address = await files.address(picture, 'check')
    if (address === undefined) throw new Error(`no picture ${picture}`)
    const answer = await wechat.checkPicture({ openid, address })
    if (!('trace' in answer)) return answer.code
    // WeChat may have called back before it answered here.
    const early = await db.get(pictureAnswers, answer.trace)
    return { ...part, trace: answer.trace, askedAt, says: early?.says ?? null, label: early?.label ?? 0 }
  }

  async function inSomeName(openids: readonly string[], about: (openid: string) => Promise<Finding | number>): Promise<Finding | Stuck> {
    try {
      for (const openid of openids) {
        const heard = await about(openid)
        if (typeof heard !== 'number') return heard
        log({ level: 'warn', check: check._id, code: heard })
        if (!UNSEEN.includes(heard)) return 'down'
      }
      return openids.length === 0 ? 'nobody' : 'unseen'
    } catch (error) {
      log({ level: 'warn', check: check._id, error: String((error as Error)?.message ?? error) })
      return 'down'
    }
  }
}

async function answersTo(db: Reader, findings: readonly Finding[]) {
  const traces = findings.flatMap(({ says, trace }) => (says === null && trace !== undefined ? [trace] : []))
  const answers = traces.length === 0 ? [] : await db.find(pictureAnswers, { _id: { in: traces } })
  return new Map(answers.map((answer) => [answer._id, answer]))
}

/** In whose names WeChat may be asked: who lent his, who handed it in, and the author's phone. */
async function namesFor(db: Reader, { lent, subject, author }: Check): Promise<readonly string[]> {
  const own = await db.find(principals, { personId: author.personId })
  const subjects = [...(lent === null ? [] : [lent]), subject, ...own.filter(({ unbound }) => !unbound).map(({ _id }) => _id)]
  return [...new Set(subjects.filter((one) => providerOf(one) === 'wx').map((one) => one.slice('wx:'.length)))]
}

/** Keeps what was heard, and with the last of it moves check and document on. Answers whether they did. */
const record = ({ db, now }: Around, kindOf: KindOf, claimed: Check, { findings, trouble }: Round, parts: number): Promise<boolean> =>
  db.transaction(async (tx) => {
    const check = await tx.get(checks, claimed._id)
    if (!check || !isOpen(check) || check.claimedAt !== claimed.claimedAt) return false
    const [at, verdict] = [now(), verdictOf(parts, findings)]
    if (verdict === null) {
      await tx.put(checks, { ...afterRound(check, { findings, trouble }, parts, at), v: check.v + 1 })
      return false
    }
    const own = kindOf(check.kind)!
    const document = await tx.get(own.collection, check.subjectId)
    if (!document || !isToJudge(own, check, document, ['checking'])) {
      await tx.put(checks, { ...check, v: check.v + 1, findings, verdict, state: 'over', claimedAt: null })
      return false
    }
    await carryOut(tx, own, consequence(own, document, afterVerdict(check, findings, verdict, own.person, at), at), at)
    return true
  })

async function insist<T>({ pause }: Pick<Around, 'pause'>, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
      await pause(attempt)
    }
  }
}

/** Takes off the desk what its author has withdrawn or written anew meanwhile. */
export async function clearDesk(db: Database, kindOf: KindOf, goOn: GoOn = () => true): Promise<number> {
  const ended: string[] = []
  for (let after: ReadTo | undefined; goOn(); ) {
    const waiting = await waitingOf(db, MOST, after, ['texts', 'findings', 'log'])
    const documentOf = await documentsOf(db, kindOf, waiting)
    ended.push(...waiting.flatMap((check) => (stillWaits(kindOf, check, documentOf(check)) ? [] : [check._id])))
    after = waiting.at(-1)
    if (waiting.length < MOST) break
  }
  return eachApart(ended, async (id) => {
    if (!goOn()) return false
    return db.transaction(async (tx) => {
      const check = await tx.get(checks, id)
      const own = check && kindOf(check.kind)
      if (check?.state !== 'person' || !own || stillWaits(kindOf, check, await tx.get(own.collection, check.subjectId))) return false
      await tx.put(checks, { ...check, v: check.v + 1, state: 'over' })
      return true
    })
  })
}
