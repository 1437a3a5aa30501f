import { organisationName } from 'shared/charter/sittings'
import { contributions, type Issue, issueNumbers, type IssueNumbers, issueReads, issues, NUMBERS_ID, numberText } from 'shared/bulletin/model'
import { issueDesk, issueReaders, publishedIssues, readDraft, readIssue } from 'shared/bulletin/issue-operations'
import { checkOfIssue, nextNumber, noIssue, whyNotStart } from 'shared/bulletin/issue-rules'
import { missing, periodOf } from 'shared/bulletin/period'
import { postsOn } from 'shared/identity/model'
import { isRefusal } from 'shared/kernel/decision'
import { addDays, dayOf, type Instant, yearOf } from 'shared/kernel/time'
import { foundIn } from 'shared/review/machine'
import { checkId, checks } from 'shared/review/model'
import type { Context } from '../kit/context'
import type { Files } from '../kit/files'
import { answers, answersAnyone } from '../kit/outcome'
import { personsWithPosts } from '../person/read'
import { DRAFTS, draftsOf, publicIssue, shownPictures } from './read'

const PAGE = 10
const HEADLINES = 3
/** Adopted contributions that wait for an issue, those that wait longest, as many as one page shows. */
const POOL = 40

export const published = answersAnyone(publishedIssues, async ({ before }, { db }) => {
  const where = { state: 'published', 'review.state': 'approved', ...(before !== undefined && { 'number.total': { lt: before } }) } as const
  const found = await db.find(issues, where, { order: { field: 'number.total', direction: 'desc' }, limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const more = found.length > PAGE
  return {
    issues: page.map(({ _id, title, number, published: done, items }) => ({
      issueId: _id, title, number: numberText(number!), publishedAt: done!.at, headlines: items.slice(0, HEADLINES).map((item) => item.title),
    })),
    ...(more && { before: page.at(-1)!.number!.total }),
  }
})

export const readOneIssue = answersAnyone(readIssue, async ({ issueId }, { db, files, charter }) => {
  const issue = await publicIssue(db, issueId)
  if (isRefusal(issue)) return issue
  const { title, number, published: done, note } = issue
  const items = await shownItems(files, issue)
  return { issueId, title, number: numberText(number!), issuer: `${organisationName(charter)}秘书处`, publishedAt: done!.at, note, items }
})

const shownItems = (files: Files, { items }: Issue) =>
  Promise.all(
    items.map(async ({ _id, section, title, text, byline, pictures, source, contributionId }) => ({
      itemId: _id, section, title, text, byline, pictures: await shownPictures(files, pictures),
      drafted: source !== undefined, contributed: contributionId !== undefined,
    })),
  )

const nextText = (last: IssueNumbers | undefined, now: Instant) => numberText(nextNumber(last, yearOf(now)))

export const desk = answers(issueDesk, async (_, { db, charter, now }) => {
  const [drafts, last] = await Promise.all([draftsOf(db, DRAFTS + 1), db.get(issueNumbers, NUMBERS_ID)])
  const today = dayOf(now)
  const period = missing(charter, last, today)
  // Where nothing of this period has been told of yet, from its first day on; else from the day after the last issue.
  const from = period?.from ?? (last ? dayOf(last.publishedAt) : (periodOf(charter, today)?.from ?? addDays(today, -30)))
  return {
    drafts: drafts.slice(0, DRAFTS).map(({ _id, title, from: first, until, items }) => ({ issueId: _id, title, from: first, until, items: items.length })),
    more: drafts.length > DRAFTS,
    next: nextText(last, now),
    whyNotStart: whyNotStart(last)?.message ?? null,
    missing: period ?? null,
    suggested: { from, until: today },
  }
})

export const readOneDraft = answers(readDraft, async ({ issueId }, { db, files, now }) => {
  const [issue, pool, last] = await Promise.all([
    db.get(issues, issueId),
    db.find(contributions, { state: 'adopted', issueId: '' }, { order: { field: 'decided.at', direction: 'asc' }, limit: POOL + 1 }),
    db.get(issueNumbers, NUMBERS_ID),
  ])
  if (!issue) return noIssue
  const { edition, state, title, note, reports, sends, distributes, copies, from, until, review, number } = issue
  const check = checkOfIssue(issue)
  const doubts = check === 'doubtful' ? foundIn((await db.get(checks, checkId('issue', issueId, edition)))?.findings ?? []) : []
  return {
    issueId, edition, state, title, note, reports, sends, distributes, copies, from, until,
    items: await shownItems(files, issue),
    pool: pool.slice(0, POOL).map((one) => ({ contributionId: one._id, title: one.edited?.title ?? one.title, unitName: one.unitName })),
    morePooled: pool.length > POOL,
    check,
    fault: check === 'faulty' ? (review?.reason ?? '') : '',
    found: [...doubts],
    next: number ? numberText(number) : nextText(last, now),
    first: last === undefined,
  }
})

export const readers = answers(issueReaders, async ({ issueId }, ctx) => {
  const issue = await ctx.db.get(issues, issueId)
  if (!issue?.number) return noIssue
  const [reads, people] = await Promise.all([ctx.db.find(issueReads, { issueId }), audience(ctx)])
  const units = new Map<string, { unitId: string; unitName: string; read: string[]; unread: string[] }>()
  const unitOf = ({ unitId, unitName }: { unitId: string; unitName: string }) => {
    const found = units.get(unitId) ?? { unitId, unitName, read: [], unread: [] }
    units.set(unitId, found)
    return found
  }
  const readers = new Set(reads.map(({ personId }) => personId))
  const waiting = people.filter(({ _id }) => !readers.has(_id))
  for (const one of reads) unitOf(one).read.push(one.name)
  for (const one of waiting) unitOf(one).unread.push(one.name)
  // Units where nobody has read come first: they are whom one looks for.
  const sorted = [...units.values()].sort((a, b) => a.read.length - b.read.length || (a.unitId < b.unitId ? -1 : 1))
  return { number: numberText(issue.number), read: reads.length, unread: waiting.length, units: sorted }
})

/** Everybody whom an issue is sent to: who holds a post today. */
async function audience({ db, charter, now }: Context) {
  const found = await personsWithPosts(db, charter.posts.map(({ id }) => id))
  return found.filter(({ posts }) => postsOn(posts, dayOf(now)).length > 0)
}
