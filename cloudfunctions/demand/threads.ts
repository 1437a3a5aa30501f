import { type End, noteId, otherEnd, type Party, postings, type Thread, threadNotes, threads } from 'shared/demand/model'
import { openPosting } from 'shared/demand/rules'
import { actName, decideAsk, decideStep, decideUrge, endOf, type Said } from 'shared/demand/thread'
import { ask, stepByPhone, takeStep, urgeThread } from 'shared/demand/thread-operations'
import { type Decision, isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { checkOf, checks, underReview } from 'shared/review/model'
import { callerAs, type Context } from '../kit/context'
import { type Change, change, commit, type Commit, commits, type EventDraft, guard } from '../kit/outcome'
import { informersOf } from './read'

const pageOf = (threadId: string): string => `packages/demand/thread/index?threadId=${threadId}`

export const askFor = commits(ask, async ({ postingId, note }, ctx) => {
  const { db, caller, charter, now } = ctx
  const posting = openPosting(charter, await db.get(postings, postingId), dayOf(now))
  if (isRefusal(posting)) return posting
  const before = (await db.find(threads, { postingId })).filter(({ asker }) => asker.unitId === caller.unitId)
  const asker: Party = { unitId: caller.unitId, unitName: caller.unitName, contact: callerAs(ctx) }
  return write(ctx, decideAsk(posting.value, asker, before, note, now), note, 'owner', (thread) => ({
    title: `${thread.asker.unitName}想对接：${thread.title}`,
    body: '请在对接页同意洽谈或婉拒，双方同意洽谈后才互相看到联系人',
    // It must still be there when the thread comes to be.
    guards: [guard(postings, posting.value)],
  }))
})

export const step = commits(takeStep, async ({ threadId, ...said }, ctx) => {
  const thread = await ctx.db.get(threads, threadId)
  const end = thread && endOf(thread, ctx.caller.unitId)
  if (!thread || !end) return noThread
  return stepOf(ctx, thread, end, said, false)
})

export const byPhone = commits(stepByPhone, async ({ threadId, end, ...said }, ctx) => {
  const thread = await ctx.db.get(threads, threadId)
  return thread ? stepOf(ctx, thread, end, said, true) : noThread
})

const stepOf = (ctx: Context, thread: Thread, end: End, said: Said, phone: boolean): Promise<Refusal | Commit<{ threadId: string }>> =>
  write(ctx, decideStep(thread, end, said, callerAs(ctx), phone, ctx.now), said.note, otherEnd(end), () => ({
    title: `${(end === 'owner' ? thread.owner : thread.asker).unitName}${phone ? '（秘书处代为登记）' : ''}${actName[said.act]}：${thread.title}`,
    body: '打开对接页看说明和下一步',
  }))

/** The thread, what was said with the step, and its examination; the other end is told that there is something to see. */
async function write(
  ctx: Context,
  decision: Decision<Thread>,
  note: string,
  tells: End,
  told: (thread: Thread) => { title: string; body: string; guards?: Commit<unknown>['guards'] },
): Promise<Refusal | Commit<{ threadId: string }>> {
  if (isRefusal(decision)) return decision
  const personIds = await informersOf(ctx, (tells === 'owner' ? decision.value.owner : decision.value.asker).unitId)
  return commit(decision, (thread) => {
    const { title, body, guards = [] } = told(thread)
    return {
      answer: { threadId: thread._id },
      changes: [change(threads, thread), ...noteChanges(ctx, thread, note)],
      guards,
      event: { type: 'demand.step', audience: { kind: 'persons', personIds }, title: title.slice(0, 80), body, page: pageOf(thread._id) } satisfies EventDraft,
    }
  })
}

function noteChanges({ caller, subject, now }: Context, thread: Thread, text: string): Change[] {
  if (text === '') return []
  const place = thread.steps.length
  const _id = noteId(thread._id, place)
  const review = underReview(1, now)
  const author = { personId: caller.personId, name: caller.name }
  return [
    change(threadNotes, { _id, v: 0, threadId: thread._id, step: place, unitId: caller.unitId, text, review }),
    change(checks, checkOf({ kind: 'step', subjectId: _id, edition: 1, title: thread.title, texts: [text], pictures: [], unitName: caller.unitName, author, subject, at: now })),
  ]
}

export const urgeThem = commits(urgeThread, async ({ threadId }, ctx) => {
  const thread = await ctx.db.get(threads, threadId)
  if (!thread) return noThread
  const personIds = (await Promise.all(thread.waitsFor.map((unitId) => informersOf(ctx, unitId)))).flat()
  return commit(decideUrge(ctx.charter, thread, callerAs(ctx), ctx.now), (urged) => ({
    answer: { threadId, at: ctx.now },
    changes: [change(threads, urged)],
    event: { type: 'demand.urged', audience: { kind: 'persons', personIds }, title: `请办理对接：${thread.title}`.slice(0, 80), body: '对方在等本单位答复，请打开对接页办理', page: pageOf(threadId) },
  }))
})

const noThread = refuse('NO_THREAD', '没有这次对接，或与本单位无关', { field: 'threadId' })

