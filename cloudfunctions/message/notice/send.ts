import type { Charter } from 'shared/charter/charter'
import { departments } from 'shared/department/model'
import { references } from 'shared/document/model'
import { isRefusal } from 'shared/kernel/decision'
import { factId } from 'shared/kernel/id'
import { fullTime, type Instant } from 'shared/kernel/time'
import { type Event, events } from 'shared/message/model'
import { copyId, type Notice, noticeAddress, noticeAudiences, noticeCopies, notices, type Reader } from 'shared/message/notice/model'
import { sendNotice, withdrawNotice } from 'shared/message/notice/operations'
import { decideDue, decideSend, decideWithdraw, heldBack, type Sending, type SendingFacts } from 'shared/message/notice/rules'
import { eachAbreast, eachApart } from '../../kit/apart'
import { callerAs } from '../../kit/context'
import { Conflict, type Database } from '../../kit/database'
import { change, type Change, commit, commits, guard, type Guard } from '../../kit/outcome'
import { noticeOr, referenceSays, sendingFacts } from './facts'

export const send = commits(sendNotice, async ({ noticeId, edition }, ctx) => {
  const notice = await noticeOr(ctx.db, noticeId)
  if (isRefusal(notice)) return notice
  const facts = await sendingFacts(ctx.db, notice, ctx.now)
  return commit(decideSend(ctx.charter, facts, edition, callerAs(ctx), ctx.now), (sending) => ({
    answer: { noticeId, ...sending.notice.audience!, reference: referenceSays(ctx.charter, sending.notice.number) },
    changes: changesOf(sending),
    guards: guardsOf(facts),
  }))
})

const changesOf = ({ notice, audience, references: taken }: Sending): Change[] => [
  change(notices, notice),
  change(noticeAudiences, audience),
  ...(taken ? [change(references, taken)] : []),
]

/** Who belongs to the departments stands still while it goes out: nobody gets it who has already left, and nobody who has come is left out. */
const guardsOf = ({ departments: held }: SendingFacts): Guard[] => held.map((one) => guard(departments, one))

/** Whoever was told of it is told that it is void; where nobody has been told yet, nobody is. */
export const withdraw = commits(withdrawNotice, async ({ noticeId, reason }, ctx) => {
  const notice = await noticeOr(ctx.db, noticeId)
  if (isRefusal(notice)) return notice
  const audience = notice.spread ? await ctx.db.get(noticeAudiences, noticeId) : undefined
  return commit(decideWithdraw(notice, reason, callerAs(ctx), ctx.now), (next) => ({
    answer: { noticeId },
    changes: [change(notices, next)],
    ...(audience && {
      event: {
        type: 'notice.withdrawn',
        audience: { kind: 'persons', personIds: audience.readers.map(({ personId }) => personId) },
        title: `已撤回：${next.title}`,
        body: `${reason}\n原通知不再有效。`,
        page: noticeAddress(noticeId),
      },
    }),
  }))
})

/** Sends what is due by the clock. Twice, at once with itself or with a hand, it goes out once: the version of the notice decides. */
export async function sendDue(db: Database, charter: Charter, now: Instant): Promise<number> {
  return eachApart(await db.find(notices, { state: 'scheduled', sendAt: { lte: now } }), async (notice) => {
    const facts = await sendingFacts(db, notice, now)
    const decision = decideDue(charter, facts, now)
    if (isRefusal(decision) && decision.code === 'NOT_DUE') return false
    return isRefusal(decision) ? stored(db, [change(notices, heldBack(notice, decision.message, now))]) : stored(db, changesOf(decision.value), guardsOf(facts))
  })
}

/** All of the changes, each upon the version that it was decided on, as the guards still are; false where somebody was faster. */
async function stored(db: Database, changes: readonly Change[], guards: readonly Guard[] = []): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      for (const { collection, document } of changes) {
        const before = await tx.get(collection, document._id)
        if ((before?.v ?? 0) !== document.v) throw new Conflict()
        await tx.put(collection, { ...document, v: document.v + 1 })
      }
      for (const { collection, _id, v } of guards) {
        const before = await tx.get(collection, _id)
        if (before?.v !== v) throw new Conflict()
        await tx.put(collection, { ...before, v: v + 1 })
      }
    })
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

/**
 * Gives everybody his copy of what was sent, and then, with the last one stored, the message to all: whoever opens it finds the
 * notice. Broken off anywhere it goes on from the copies that are there; the message is one by its id.
 */
export async function spreadNotices(db: Database, goOn: () => boolean = () => true): Promise<number> {
  return eachApart(await db.find(notices, { spread: false }, { order: { field: 'sentAt', direction: 'asc' } }), async (notice) => {
    const audience = await db.get(noticeAudiences, notice._id)
    if (!audience) throw new Error(`notice ${notice._id} has no audience`)
    const there = new Set((await db.find(noticeCopies, { noticeId: notice._id })).map(({ personId }) => personId))
    const missing = audience.readers.filter(({ personId }) => !there.has(personId))
    const whole = await eachAbreast(missing, goOn, (reader) => db.insert(noticeCopies, copyFor(notice, reader)))
    return whole && settle(db, notice, audience.readers)
  })
}

const copyFor = ({ _id: noticeId, sentAt, confirmBy }: Notice, { personId }: Reader) => ({
  _id: copyId(noticeId, personId), noticeId, personId, at: sentAt!, confirmBy,
})

/** Marks the notice as spread, with the message in the same transaction. Of one that was withdrawn meanwhile nobody is told. */
async function settle(db: Database, { _id }: Notice, readers: readonly Reader[]): Promise<boolean> {
  try {
    return await db.transaction(async (tx) => {
      const notice = await tx.get(notices, _id)
      if (notice?.spread !== false) return false
      await tx.put(notices, { ...notice, v: notice.v + 1, spread: true })
      if (notice.state === 'sent') await tx.put(events, messageOf(notice, readers))
      return true
    })
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

function messageOf(notice: Notice, readers: readonly Reader[]): Event {
  const { _id, title, sentAt, confirmBy } = notice
  const asks = confirmBy === null ? '请阅读' : `请在 ${fullTime(confirmBy)} 前确认已阅`
  return {
    _id: factId('notice', _id, 'sent'),
    v: 1,
    type: 'notice.sent',
    at: sentAt!,
    audience: { kind: 'persons', personIds: readers.map(({ personId }) => personId) },
    title: `${notice.corrects === null ? '通知' : '更正通知'}：${title}`,
    body: asks,
    told: { what: title, when: confirmBy ?? sentAt!, where: '', asks },
    page: noticeAddress(_id),
    expanded: false,
  }
}
