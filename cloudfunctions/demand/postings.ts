import { type Posting, postings, type Thread, threads } from 'shared/demand/model'
import { closePosting, renewPosting, submitPosting } from 'shared/demand/operations'
import { decideRenew, daysOf } from 'shared/demand/life'
import { decideFromNeed } from 'shared/demand/from-need'
import { decideClose, decideSubmit, listedAs, noPosting, ownPosting, textsOf } from 'shared/demand/rules'
import { lapsed } from 'shared/demand/thread'
import { accept, isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { checkOf, checks } from 'shared/review/model'
import { entries } from 'shared/talent/model'
import { units } from 'shared/unit/model'
import type { Row } from '../kit/batch'
import { callerAs, type Context } from '../kit/context'
import { PICTURES, takeOwn } from '../kit/files'
import { batch, change, commit, commits, guard } from '../kit/outcome'
import { syllablesOf } from '../kit/spell'
import { personById } from '../person/read'
import { needOf } from './need'

export const submit = commits(submitPosting, async ({ postingId, entryId, edition, contactId, pictures, number = null, from = null, until = null, ...given }, ctx) => {
  const { db, caller, newId, now } = ctx
  const [before, unit, contact] = await Promise.all([
    postingId === undefined ? undefined : db.get(postings, postingId),
    db.get(units, caller.unitId),
    personById(db, contactId),
  ])
  if (postingId !== undefined && !before) return noPosting
  if (!unit) return refuse('NO_UNIT', '名册上没有您的单位，请联系秘书处', { field: 'postingId' })
  const need = before || entryId === undefined ? undefined : decideFromNeed(...(await needOf(db, entryId, unit._id)))
  if (need && isRefusal(need)) return need
  const stored = await storedPictures(ctx, pictures, before)
  if (isRefusal(stored)) return stored
  const said = { ...given, fields: given.fields as Posting['fields'], number, from, until, contactId }
  const facts = {
    postingId: postingId ?? newId(),
    before,
    unit: { unitId: unit._id, unitName: unit.name, unitKind: unit.kind },
    contact: contact?.unitId === unit._id ? { personId: contact._id, name: contact.name } : undefined,
    by: callerAs(ctx),
    pictures: stored,
    spelled: await syllablesOf(said.title),
    ...(need && { entryId: need.value._id }),
  }
  return commit(decideSubmit(facts, said, edition, now), (posting) => ({
    answer: { postingId: posting._id, edition: posting.review.edition },
    changes: [change(postings, posting), change(checks, checkOf(handedIn(ctx, posting)))],
    // Held still, so that it is posted once and not after it was taken out.
    guards: need ? [guard(entries, need.value)] : [],
  }))
})

const handedIn = ({ caller, subject }: Context, posting: Posting) => ({
  kind: 'posting' as const,
  subjectId: posting._id,
  edition: posting.review.edition,
  title: posting.title,
  texts: textsOf(posting),
  pictures: posting.pictures,
  unitName: posting.unitName,
  author: { personId: caller.personId, name: caller.name },
  subject,
  at: posting.review.at,
})

/** Pictures that were there already, and new ones from the own folder, which are taken out of it. */
async function storedPictures(ctx: Context, given: readonly string[], before: Posting | undefined): Promise<readonly string[] | Refusal> {
  const stored: string[] = []
  for (const [place, file] of given.entries()) {
    if (before?.pictures.includes(file)) {
      stored.push(file)
      continue
    }
    const field = `pictures.${place}`
    const taken = await takeOwn(ctx, file, 'demand', { kinds: PICTURES, field, unsent: '请先上传图片' })
    if (isRefusal(taken)) return taken
    stored.push(taken.value)
  }
  return [...new Set(stored)]
}

export const renew = commits(renewPosting, async ({ postingId }, ctx) => {
  const own = ownPosting(await ctx.db.get(postings, postingId), ctx.caller.unitId)
  if (isRefusal(own)) return own
  return commit(decideRenew(ctx.charter, own.value, callerAs(ctx), ctx.now), (renewed) => ({
    answer: { postingId, lastGood: daysOf(ctx.charter, renewed.confirmedOn!).lastGood },
    changes: [change(postings, listedAs(renewed, true))],
  }))
})

/** Threads that were only asked for end with it: as rows, each only if nobody has moved it meanwhile. */
export const close = commits(closePosting, async ({ postingId, why }, ctx) => {
  const own = ownPosting(await ctx.db.get(postings, postingId), ctx.caller.unitId)
  if (isRefusal(own)) return own
  const closed = decideClose(own.value, why, callerAs(ctx), ctx.now)
  if (isRefusal(closed)) return closed
  const asked = (await ctx.db.find(threads, { postingId, open: true })).filter(({ state }) => state === 'asked')
  return batch(accept(asked.map((thread) => rowOf(lapsed(thread, callerAs(ctx), ctx.now), thread))), ctx, () => ({ postingId, ended: asked.length }), {
    changes: [change(postings, closed.value)],
    ...(asked.length > 0 && {
      event: {
        type: 'demand.lapsed',
        audience: { kind: 'persons', personIds: asked.map(({ asker }) => asker.contact.personId) },
        title: `对方已关闭：${own.value.title}`,
        body: `${own.value.unitName}关闭了这条供需信息，您提出的对接没有进入洽谈，随之结束`,
        page: 'packages/demand/mine/index?tab=threads',
      },
    }),
  })
})

const rowOf = ({ _id, v: _, ...fields }: Thread, { v }: Thread): Row => ({ collection: threads.name, _id, fields, at: v })
