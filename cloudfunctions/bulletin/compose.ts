import { organisationName } from 'shared/charter/sittings'
import { contributions, type Issue, issues } from 'shared/bulletin/model'
import { arrangeIssue, beginIssue, carryContribution, checkIssue, dropItem, refillIssue, writeItem } from 'shared/bulletin/issue-operations'
import { decideArrange, decideBegin, decideCarry, decideCheck, decideDrop, decideRefill, decideWrite, textsOf } from 'shared/bulletin/issue-rules'
import type { Decision } from 'shared/kernel/decision'
import { checkOf, checks } from 'shared/review/model'
import { callerAs, type Context } from '../kit/context'
import { change, commit, commits } from '../kit/outcome'
import { draftItems } from './sources/source'

/** More drafts than anybody keeps at once. */
const DRAFTS = 50

export const begin = commits(beginIssue, async ({ from, until }, ctx) => {
  const { db, charter, newId, now } = ctx
  const drafts = await db.find(issues, { state: 'draft' }, { limit: DRAFTS })
  const items = from <= until ? await draftItems(ctx, from, until) : []
  const begun = { issueId: newId(), title: `${organisationName(charter)}简报`, from, until, items, by: callerAs(ctx) }
  return commit(decideBegin(drafts, begun, now), (issue) => ({ answer: { issueId: issue._id }, changes: [change(issues, issue)] }))
})

const stored = ({ db }: Context, issueId: string) => db.get(issues, issueId)
const moved = (decided: Decision<Issue>) => commit(decided, (issue) => ({ answer: { edition: issue.edition }, changes: [change(issues, issue)] }))

export const refill = commits(refillIssue, async ({ issueId, edition, from, until }, ctx) => {
  const issue = await stored(ctx, issueId)
  const items = issue && from <= until ? await draftItems(ctx, from, until) : []
  return moved(decideRefill(issue, edition, from, until, items))
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

export const sendToCheck = commits(checkIssue, async ({ issueId, edition }, ctx) =>
  commit(decideCheck(await stored(ctx, issueId), edition, ctx.now), (issue) => ({
    answer: {},
    changes: [change(issues, issue), change(checks, checkOfEdition(issue, ctx))],
  })),
)

const checkOfEdition = (issue: Issue, ctx: Context) =>
  checkOf({
    kind: 'issue', subjectId: issue._id, edition: issue.edition, title: issue.title, texts: textsOf(issue),
    pictures: issue.items.flatMap(({ pictures }) => pictures.map(({ file }) => file)),
    unitName: ctx.caller.unitName, author: callerAs(ctx), subject: ctx.subject, at: ctx.now,
  })
