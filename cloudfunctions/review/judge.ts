import { postsCarrying } from 'shared/charter/lookup'
import { factId } from 'shared/kernel/id'
import { accept, type Decision, isRefusal, refuse } from 'shared/kernel/decision'
import type { Instant } from 'shared/kernel/time'
import { type Check, checkId as idOfCheck, checks, objections } from 'shared/review/model'
import { shorten } from 'shared/review/machine'
import { approve, giveBack, keep, lend, report, restore, takeDown } from 'shared/review/operations'
import {
  decideApprove, decideKeep, decideLend, decideObject, decideRestore, decideReturn, decideTakeDown, type JudgeFacts, type Judgement, objectionName,
} from 'shared/review/rules'
import type { Row } from '../kit/batch'
import { callerAs, type Context } from '../kit/context'
import { batch, change, commit, commits, guard, type Handler } from '../kit/outcome'
import { changesOf, consequence } from './judgement'
import { hiddenBy, type KindOf, shownBy } from './kinds'
import { ofGroup, othersWhoMay } from './read'

const rowOf = ({ _id, v }: Check, { lent, nextAt, tries }: Check): Row => ({ collection: checks.name, _id, at: v, fields: { lent, nextAt, tries } })

/** What the secretariat decides about an edition, and what members object to. Each decision names the edition that was seen. */
export const judgingHandlers = (kindOf: KindOf): readonly Handler[] => {
  async function gather(ctx: Context, checkId: string) {
    const check = await ctx.db.get(checks, checkId)
    const kind = check && kindOf(check.kind)
    const [document, others] = await Promise.all([kind && ctx.db.get(kind.collection, check.subjectId), othersWhoMay(ctx)])
    const review = document?.review
    const newer = check && review && review.edition > check.edition ? await ctx.db.get(checks, idOfCheck(check.kind, check.subjectId, review.edition)) : undefined
    const facts: JudgeFacts = {
      check, review, newer, by: callerAs(ctx), others,
      over: document && review && kind?.over?.(document), shown: kind && shownBy(kind, document), hidden: kind && hiddenBy(kind, document),
    }
    return { facts, kind, document }
  }

  /** A decision changes check and document in one commit, against the versions that were read. */
  async function judge(ctx: Context, checkId: string, decide: (facts: JudgeFacts, at: Instant) => Decision<Judgement>) {
    const { facts, kind, document } = await gather(ctx, checkId)
    const decision = decide(facts, ctx.now)
    if (isRefusal(decision)) return decision
    const next = consequence(kind!, document!, decision.value, ctx.now)
    return commit(decision, ({ review }) => ({
      answer: { checkId, state: review.state },
      changes: changesOf(kind!, next, ctx.now),
      ...(next.toAuthor && { event: next.toAuthor }),
    }))
  }

  return [
    commits(approve, ({ checkId }, ctx) => judge(ctx, checkId, decideApprove)),
    commits(giveBack, ({ checkId, reason }, ctx) => judge(ctx, checkId, (facts, at) => decideReturn(facts, reason, at))),
    commits(takeDown, ({ checkId, reason }, ctx) => judge(ctx, checkId, (facts, at) => decideTakeDown(facts, reason, at))),
    commits(restore, ({ checkId, reason }, ctx) => judge(ctx, checkId, (facts, at) => decideRestore(facts, reason, at))),

    commits(keep, async ({ checkId, reason }, ctx) => {
      const { facts } = await gather(ctx, checkId)
      return commit(decideKeep(facts, reason, ctx.now), (check) => ({ answer: { checkId }, changes: [change(checks, check)] }))
    }),

    // Those that came with it are lent too, each unless it has moved meanwhile.
    commits(lend, async ({ checkId }, ctx) => {
      const { db, subject } = ctx
      const check = await db.get(checks, checkId)
      const decision = decideLend(check, subject)
      if (isRefusal(decision)) return decision
      const changes = [change(checks, decision.value)]
      const group = check?.group ? await ofGroup(db, kindOf, check.group.id) : []
      const rows = group.flatMap((one) => {
        const lent = decideLend(one, subject)
        return one._id === checkId || isRefusal(lent) ? [] : [rowOf(one, lent.value)]
      })
      return rows.length === 0 ? commit(decision, () => ({ answer: { checkId, lent: 1 }, changes })) : batch(accept(rows), ctx, (_, others) => ({ checkId, lent: others + 1 }), { changes })
    }),

    commits(report, async ({ kind: named, subjectId, reason, says }, { db, caller, charter, now }) => {
      const kind = kindOf(named)
      const document = kind && (await db.get(kind.collection, subjectId))
      const edition = kind && shownBy(kind, document)
      if (!document || edition === undefined) return refuse('NOT_PUBLIC', '这份内容已经不在公开的地方，不用举报了', { field: 'subjectId' })
      const checkId = idOfCheck(named, subjectId, edition)
      const objectionId = factId(checkId, caller.personId)
      const [check, before] = await Promise.all([db.get(checks, checkId), db.get(objections, objectionId)])
      const { personId, name, unitName } = caller
      const facts = { check, before, by: { personId, name, unitName } }
      return commit(decideObject(facts, objectionId, { reason, says }, now), ({ objection, check: next, first }) => ({
        answer: { at: objection.at, reason: objection.reason, ...(objection.says !== '' && { says: objection.says }) },
        changes: first ? [change(objections, objection), change(checks, next)] : [],
        guards: first ? [guard(kind.collection, document)] : [],
        ...(first && {
          event: {
            type: 'review.objected',
            audience: { kind: 'posts', posts: postsCarrying(charter, 'moderate') },
            title: shorten(`${kind.name}被举报：${next.title}`, 80),
            body: `${unitName} ${name}：${objectionName[objection.reason]}${objection.says === '' ? '' : `\n${objection.says}`}`,
            page: `packages/review/item/index?checkId=${checkId}`,
          },
        }),
      }))
    }),
  ]
}
