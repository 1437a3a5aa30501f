import { type Contribution, contributions } from 'shared/bulletin/model'
import { adoptContribution, declineContribution, editContribution, returnContribution } from 'shared/bulletin/operations'
import { decideAdopt, decideDecline, decideEdit, decideReturn } from 'shared/bulletin/rules'
import type { Decision } from 'shared/kernel/decision'
import { callerAs, type Context } from '../kit/context'
import { change, commit, commits } from '../kit/outcome'
import { pageOfContribution } from './read'

/** Stores what was decided on a contribution and tells its author. */
const tell = (decided: Decision<Contribution>, type: string, title: (one: Contribution) => string, body: string) =>
  commit(decided, (one) => ({
    answer: {},
    changes: [change(contributions, one)],
    event: {
      type,
      audience: { kind: 'persons', personIds: [one.author.personId] },
      title: title(one),
      body,
      page: pageOfContribution(one._id),
    },
  }))

const stored = ({ db }: Context, contributionId: string) => db.get(contributions, contributionId)

export const returnOne = commits(returnContribution, async ({ contributionId, edition, says }, ctx) =>
  tell(
    decideReturn(await stored(ctx, contributionId), edition, says, callerAs(ctx), ctx.now),
    'bulletin.returned',
    ({ title }) => `投稿「${title}」请修改`,
    `修改意见：${says}`,
  ),
)

export const declineOne = commits(declineContribution, async ({ contributionId, edition, says }, ctx) =>
  tell(
    decideDecline(await stored(ctx, contributionId), edition, says, callerAs(ctx), ctx.now),
    'bulletin.declined',
    ({ title }) => `投稿「${title}」没有采用`,
    `理由：${says}`,
  ),
)

export const adoptOne = commits(adoptContribution, async ({ contributionId, edition }, ctx) =>
  tell(
    decideAdopt(await stored(ctx, contributionId), edition, callerAs(ctx), ctx.now),
    'bulletin.adopted',
    ({ title }) => `投稿「${title}」已采用`,
    '将编入集团简报，感谢供稿。',
  ),
)

export const editOne = commits(editContribution, async ({ contributionId, edition, title, text }, ctx) =>
  commit(decideEdit(await stored(ctx, contributionId), edition, { title, text }, callerAs(ctx), ctx.now), (one) => ({
    answer: {},
    changes: [change(contributions, one)],
  })),
)
