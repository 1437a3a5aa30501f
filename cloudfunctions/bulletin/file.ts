import { organisationName } from 'shared/charter/sittings'
import { writtenDay } from 'shared/document/notice'
import { type Issue, issues, numberText } from 'shared/bulletin/model'
import { issueFile } from 'shared/bulletin/issue-operations'
import { noIssue } from 'shared/bulletin/issue-rules'
import type { Charter } from 'shared/charter/charter'
import type { BulletinPaper } from 'shared/document/model'
import type { Instant } from 'shared/kernel/time'
import { makeBulletin } from '../document/read'
import { answers } from '../kit/outcome'

export const exportIssue = answers(issueFile, async ({ issueId }, ctx) => {
  const issue = await ctx.db.get(issues, issueId)
  if (!issue || issue.state === 'dropped') return noIssue
  const paper = paperOf(ctx.charter, issue, ctx.now)
  return makeBulletin(ctx, `${paper.title} ${paper.number}.docx`, paper)
})

function paperOf(charter: Charter, { title, number, published, note, items, reports, sends, distributes, copies }: Issue, now: Instant): BulletinPaper {
  const addressed = ([['报', reports], ['送', sends], ['发', distributes]] as const).filter(([, whom]) => whom !== '')
  return {
    title,
    number: number ? numberText(number) : '（草稿）',
    issuer: `${organisationName(charter)}秘书处`,
    date: writtenDay(published?.at ?? now),
    note,
    items: items.map(({ section, title: head, text, byline, pictures }) => ({ section, title: head, text, byline, pictures })),
    addressees: addressed.map(([how, whom]) => `${how}：${whom}`),
    copies: copies > 0 ? `共印 ${copies} 份` : '',
  }
}
