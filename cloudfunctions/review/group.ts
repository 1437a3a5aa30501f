import { isRefusal, refuse } from 'shared/kernel/decision'
import { type Check, checks, type Reviewed } from 'shared/review/model'
import { foundIn, shorten, stuckSays } from 'shared/review/machine'
import { approveMany, GROUP_PAGE, groupOf } from 'shared/review/operations'
import { decideApprove, decideApproveMany, type JudgeFacts } from 'shared/review/rules'
import { callerAs, type Context } from '../kit/context'
import { answers, commit, commits, type EventDraft, type Handler } from '../kit/outcome'
import { changesOf, consequence } from './judgement'
import { hiddenBy, type KindOf, shownBy } from './kinds'
import { documentsOf, ofGroup, othersWhoMay } from './read'

const DOUBTFUL = 20

const isClean = ({ state, verdict, objections }: Check): boolean => state === 'person' && verdict === 'clean' && objections === 0

/** Many that were handed in at once are looked at and approved ten at a time; each keeps a check of its own. */
export const groupHandlers = (kindOf: KindOf): readonly Handler[] => {
  async function factsOf(ctx: Context, of: readonly Check[], documentOf: (check: Check) => Reviewed | undefined): Promise<JudgeFacts[]> {
    const others = await othersWhoMay(ctx)
    return of.map((check) => {
      const kind = kindOf(check.kind)
      const document = documentOf(check)
      const review = document?.review
      return {
        check, review, by: callerAs(ctx), others, newer: undefined,
        over: document && review && kind?.over?.(document), shown: kind && shownBy(kind, document), hidden: kind && hiddenBy(kind, document),
      }
    })
  }

  return [
    answers(groupOf, async ({ groupId }, ctx) => {
      const open = await ofGroup(ctx.db, kindOf, groupId)
      const [first] = open
      if (!first) return refuse('GROUP_DONE', '这一批都审完了', { field: 'groupId' })
      const clean = open.filter(isClean).slice(0, GROUP_PAGE)
      const doubtful = open.filter((check) => check.state === 'person' && !isClean(check))
      const tried = (await factsOf(ctx, clean.slice(0, 1), await documentsOf(ctx.db, kindOf, clean.slice(0, 1)))).map((facts) => decideApprove(facts, ctx.now)).find(isRefusal)
      return {
        title: first.group!.title,
        items: clean.map(({ _id, title, texts }) => ({ checkId: _id, title: shorten(title, 200), texts: texts.map((text) => shorten(text, 20_000)) })),
        doubtful: doubtful.slice(0, DOUBTFUL).map(({ _id, title, findings }) => ({ checkId: _id, title: shorten(title, 200), found: [...foundIn(findings)] })),
        waiting: open.filter(({ state }) => state === 'person').length,
        checking: open.filter(({ state }) => state !== 'person').length,
        stuck: stuckOf(open),
        whyNot: tried?.message ?? null,
      }
    }),

    commits(approveMany, async ({ groupId, checkIds }, ctx) => {
      const ids = [...new Set(checkIds)]
      const found = new Map((ids.length === 0 ? [] : await ctx.db.find(checks, { _id: { in: ids } })).map((check) => [check._id, check]))
      const missing = ids.findIndex((checkId) => !found.has(checkId))
      if (missing >= 0) return refuse('NO_CHECK', '没有这份待审内容', { field: `checkIds.${missing}` })
      const all = ids.map((checkId) => found.get(checkId)!)
      const documentOf = await documentsOf(ctx.db, kindOf, all)
      const facts = await factsOf(ctx, all, documentOf)
      return commit(decideApproveMany(facts, groupId, ctx.now), (judgements) => ({
        answer: { approved: judgements.length },
        changes: judgements.flatMap((judgement) => {
          const kind = kindOf(judgement.check.kind)!
          return [...changesOf(kind, consequence(kind, documentOf(judgement.check)!, judgement, ctx.now), ctx.now)]
        }),
        together: true,
        event: wordToAuthors(all),
      }))
    }),
  ]
}

function stuckOf(open: readonly Check[]) {
  const stuck = open.flatMap(({ _id, state, stuck: why }) => (state !== 'person' && why !== null ? [{ checkId: _id, says: stuckSays[why] }] : []))
  return stuck[0] ? { ...stuck[0], many: stuck.length } : null
}

/** One word for all, to whoever handed them in. */
const wordToAuthors = (all: readonly Check[]): EventDraft => ({
  type: 'review.approved',
  audience: { kind: 'persons', personIds: [...new Set(all.map(({ author }) => author.personId))] },
  title: `已通过 ${all.length} 条：${shorten(all[0]!.group!.title, 60)}`,
  body: shorten(all.map(({ title }) => title).join('\n'), 500),
  page: 'packages/talent/banks/index',
})
