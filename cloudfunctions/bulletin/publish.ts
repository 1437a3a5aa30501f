import { issueNumbers, issueReadId, issueReads, issues, NUMBERS_ID, numberText } from 'shared/bulletin/model'
import { markIssueRead, publishIssue, startNumbers } from 'shared/bulletin/issue-operations'
import { decidePublish, decideStart, nextNumber } from 'shared/bulletin/issue-rules'
import { accept, isRefusal } from 'shared/kernel/decision'
import { yearOf } from 'shared/kernel/time'
import { callerAs } from '../kit/context'
import { append, appends, change, commit, commits } from '../kit/outcome'
import { pageOfIssue, publicIssue } from './read'

export const publish = commits(publishIssue, async ({ issueId, edition }, ctx) => {
  const [issue, last] = await Promise.all([ctx.db.get(issues, issueId), ctx.db.get(issueNumbers, NUMBERS_ID)])
  return commit(decidePublish(issue, edition, last, callerAs(ctx), ctx.now), ({ issue: published, numbers }) => {
    const number = numberText(numbers)
    const title = `${published.title}${number}`
    return {
      answer: { number },
      changes: [change(issues, published), change(issueNumbers, numbers)],
      event: {
        type: 'bulletin.published',
        audience: { kind: 'posts', posts: ctx.charter.posts.map(({ id }) => id) },
        title,
        body: published.items.slice(0, 3).map((item) => item.title).join('\n'),
        told: { what: title, when: ctx.now, where: '', asks: '新一期简报，请阅读' },
        page: pageOfIssue(issueId),
      },
    }
  })
})

export const start = commits(startNumbers, async (paper, ctx) => {
  const last = await ctx.db.get(issueNumbers, NUMBERS_ID)
  return commit(decideStart(last, paper, callerAs(ctx), ctx.now), (numbers) => ({
    answer: { next: numberText(nextNumber(numbers, yearOf(ctx.now))) },
    changes: [change(issueNumbers, numbers)],
  }))
})

export const markRead = appends(markIssueRead, async ({ issueId }, { db, caller: { personId, name, unitId, unitName }, now: at }) => {
  const issue = await publicIssue(db, issueId)
  return append(isRefusal(issue) ? issue : accept({ _id: issueReadId(issueId, personId), issueId, personId, name, unitId, unitName, at }), issueReads, () => accept({}))
})

