import { type Contribution, contributions } from 'shared/bulletin/model'
import { adoptContribution, declineContribution, editContribution, returnContribution, withdrawContribution } from 'shared/bulletin/operations'
import { decideAdopt, decideDecline, decideEdit, decideReturn, decideWithdraw } from 'shared/bulletin/rules'
import type { Decision } from 'shared/kernel/decision'
import { type Check, checkId, checks } from 'shared/review/model'
import { decidedElsewhere, endedBy } from 'shared/review/rules'
import { callerAs, type Context } from '../kit/context'
import { change, commit, commits, type EventDraft } from '../kit/outcome'
import { othersWhoMay } from '../review/read'
import { pageOfContribution } from './read'

interface Found {
  readonly stored: Contribution | undefined
  /** Of the edition that was handed in last. */
  readonly check: Check | undefined
}

async function find({ db }: Context, contributionId: string): Promise<Found> {
  const stored = await db.get(contributions, contributionId)
  const edition = stored?.review?.edition
  return { stored, check: edition === undefined ? undefined : await db.get(checks, checkId('contribution', contributionId, edition)) }
}

type Word = Pick<EventDraft, 'type' | 'title' | 'body'>

/** Stores what an editor has decided, settles the examination with it, and tells the author. */
function settle(
  { now, caller }: Context,
  { check }: Found,
  decided: Decision<Contribution>,
  how: { readonly act: 'approved' | 'returned'; readonly reason: string },
  word: (one: Contribution) => Word,
) {
  const settled = decidedElsewhere(check, { ...how, by: callerAs({ caller }) }, now)
  return commit(decided, (one) => ({
    answer: {},
    changes: settled ? [change(contributions, { ...one, review: settled.review }), change(checks, settled.check)] : [change(contributions, one)],
    event: { audience: { kind: 'persons', personIds: [one.author.personId] }, page: pageOfContribution(one._id), ...word(one) },
  }))
}

export const returnOne = commits(returnContribution, async ({ contributionId, edition, says }, ctx) => {
  const found = await find(ctx, contributionId)
  return settle(ctx, found, decideReturn(found.stored, edition, says, callerAs(ctx), ctx.now), { act: 'returned', reason: says }, ({ title }) => ({
    type: 'bulletin.returned', title: `投稿「${title}」请修改`, body: `修改意见：${says}`,
  }))
})

export const declineOne = commits(declineContribution, async ({ contributionId, edition, says }, ctx) => {
  const found = await find(ctx, contributionId)
  return settle(ctx, found, decideDecline(found.stored, edition, says, callerAs(ctx), ctx.now), { act: 'returned', reason: says }, ({ title }) => ({
    type: 'bulletin.declined', title: `投稿「${title}」没有采用`, body: `理由：${says}`,
  }))
})

export const adoptOne = commits(adoptContribution, async ({ contributionId, edition }, ctx) => {
  const [found, others] = await Promise.all([find(ctx, contributionId), othersWhoMay(ctx)])
  const decided = decideAdopt(found.stored, edition, { by: callerAs(ctx), others }, ctx.now)
  return settle(ctx, found, decided, { act: 'approved', reason: '' }, ({ title }) => ({
    type: 'bulletin.adopted', title: `投稿「${title}」已采用`, body: '将编入集团简报，感谢供稿。',
  }))
})

export const editOne = commits(editContribution, async ({ contributionId, edition, title, text }, ctx) => {
  const { stored } = await find(ctx, contributionId)
  const decided: Decision<Contribution> = decideEdit(stored, edition, { title, text }, callerAs(ctx), ctx.now)
  return commit(decided, (one) => ({ answer: {}, changes: [change(contributions, one)] }))
})

export const takeBack = commits(withdrawContribution, async ({ contributionId, edition }, ctx) => {
  const { stored, check } = await find(ctx, contributionId)
  const ended = endedBy(check)
  return commit(decideWithdraw(stored, edition, callerAs(ctx)), (one) => ({
    answer: {},
    changes: [change(contributions, one), ...(ended ? [change(checks, ended)] : [])],
  }))
})
