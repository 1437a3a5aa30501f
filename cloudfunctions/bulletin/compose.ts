import { organisationName } from 'shared/charter/sittings'
import { contributions, DRAFT_DAYS_ID, draftDays, type Issue, issues } from 'shared/bulletin/model'
import { arrangeIssue, beginIssue, carryContribution, checkIssue, discardIssue, dropItem, refillIssue, writeItem } from 'shared/bulletin/issue-operations'
import { decideArrange, decideBegin, decideCarry, decideCheck, decideDiscard, decideDrop, decideRefill, decideWrite, textsOf } from 'shared/bulletin/issue-rules'
import { accept, type Decision, isRefusal } from 'shared/kernel/decision'
import { checkId, checkOf, checks } from 'shared/review/model'
import { endedBy } from 'shared/review/rules'
import type { Row } from '../kit/batch'
import { callerAs, type Context } from '../kit/context'
import { batch, change, commit, commits } from '../kit/outcome'
import { draftsOf } from './read'
import { draftItems } from './sources/source'

/** The drafts there are, and the change that lets no other begin of the same days meanwhile: to be read before them. */
async function others({ db, now: at }: Context) {
  const before = await db.get(draftDays, DRAFT_DAYS_ID)
  const drafts = await draftsOf(db)
  return { drafts, held: change(draftDays, { _id: DRAFT_DAYS_ID, v: before?.v ?? 0, at }) }
}

export const begin = commits(beginIssue, async ({ from, until }, ctx) => {
  const { charter, newId, now } = ctx
  const { drafts, held } = await others(ctx)
  const items = from <= until ? await draftItems(ctx, from, until) : []
  const begun = { issueId: newId(), title: `${organisationName(charter)}简报`, from, until, items, by: callerAs(ctx) }
  return commit(decideBegin(drafts, begun, now), ({ issue, left }) => ({ answer: { issueId: issue._id, left }, changes: [change(issues, issue), held] }))
})

const stored = ({ db }: Context, issueId: string) => db.get(issues, issueId)
const moved = (decided: Decision<Issue>) => commit(decided, (issue) => ({ answer: { edition: issue.edition }, changes: [change(issues, issue)] }))

export const refill = commits(refillIssue, async ({ issueId, edition, from, until }, ctx) => {
  const { drafts, held } = await others(ctx)
  const issue = await stored(ctx, issueId)
  const items = issue && from <= until ? await draftItems(ctx, from, until) : []
  return commit(decideRefill(issue, edition, drafts, { from, until, items }), ({ issue: filled, left }) => ({
    answer: { edition: filled.edition, left },
    changes: [change(issues, filled), held],
  }))
})

export const arrange = commits(arrangeIssue, async ({ issueId, edition, order, ...frame }, ctx) =>
  moved(decideArrange(await stored(ctx, issueId), edition, frame, order)),
)

export const write = commits(writeItem, async ({ issueId, edition, ...item }, ctx) =>
  moved(decideWrite(await stored(ctx, issueId), edition, item, ctx.newId())),
)

export const carry = commits(carryContribution, async ({ issueId, edition, contributionId }, ctx) => {
  const [issue, contribution] = await Promise.all([stored(ctx, issueId), ctx.db.get(contributions, contributionId)])
  return commit(decideCarry(issue, edition, contribution, ctx.newId()), (carried) => ({
    answer: { edition: carried.issue.edition },
    changes: [change(issues, carried.issue), change(contributions, carried.contribution)],
  }))
})

export const drop = commits(dropItem, async ({ issueId, edition, itemId }, ctx) => {
  const issue = await stored(ctx, issueId)
  const contributionId = issue?.items.find(({ _id }) => _id === itemId)?.contributionId
  const contribution = contributionId === undefined ? undefined : await ctx.db.get(contributions, contributionId)
  return commit(decideDrop(issue, edition, itemId), (dropped) => ({
    answer: { edition: dropped.issue.edition },
    changes: [change(issues, dropped.issue), ...(contribution ? [change(contributions, { ...contribution, issueId: '' })] : [])],
  }))
})

export const sendToCheck = commits(checkIssue, async ({ issueId }, ctx) =>
  commit(decideCheck(await stored(ctx, issueId), ctx.now), (issue) => ({
    answer: { edition: issue.edition },
    changes: [change(issues, issue), change(checks, checkOfEdition(issue, ctx))],
  })),
)

/** Contributions that it carried come back as rows: nobody moves them meanwhile, for the dropped issue is carried on by nobody. */
export const discard = commits(discardIssue, async ({ issueId, edition }, ctx) => {
  const issue = await stored(ctx, issueId)
  const decided = decideDiscard(issue, edition, callerAs(ctx), ctx.now)
  if (isRefusal(decided)) return decided
  const { issue: dropped, freed } = decided.value
  const ended = dropped.review && endedBy(await ctx.db.get(checks, checkId('issue', issueId, dropped.review.edition)))
  const rows = freed.map((_id): Row => ({ collection: contributions.name, _id, fields: { issueId: '' } }))
  return batch(accept(rows), ctx, () => ({ freed: freed.length }), { changes: [change(issues, dropped), ...(ended ? [change(checks, ended)] : [])] })
})

const checkOfEdition = (issue: Issue, ctx: Context) =>
  checkOf({
    kind: 'issue', subjectId: issue._id, edition: issue.edition, title: issue.title, texts: textsOf(issue),
    pictures: issue.items.flatMap(({ pictures }) => pictures.map(({ file }) => file)),
    unitName: ctx.caller.unitName, author: callerAs(ctx), subject: ctx.subject, at: ctx.now,
  })
