import { news, type News } from 'shared/bulletin/model'
import { editNews, listNews, publicNews, readNews, writeNews } from 'shared/bulletin/news-operations'
import { decideNews, noNews } from 'shared/bulletin/news-rules'
import { checkOf, checks, isPublic } from 'shared/review/model'
import { callerAs } from '../kit/context'
import type { Reader } from '../kit/database'
import { answers, answersAnyone, change, commit, commits } from '../kit/outcome'

const PAGE = 20

export const write = commits(writeNews, async ({ newsId, edition, ...words }, ctx) => {
  const stored = newsId === undefined ? undefined : await ctx.db.get(news, newsId)
  const author = callerAs(ctx)
  return commit(decideNews(stored, words, { newsId, edition, author, newId: ctx.newId() }, ctx.now), (one) => ({
    answer: { newsId: one._id },
    changes: [
      change(news, one),
      change(checks, checkOf({
        kind: 'news', subjectId: one._id, edition: one.edition, title: one.title, texts: [one.title, one.source, one.text, one.link].filter((said) => said !== ''),
        pictures: [], unitName: ctx.caller.unitName, author, subject: ctx.subject, at: ctx.now,
      })),
    ],
  }))
})

async function pageOf(db: Reader, where: Parameters<typeof db.find<News>>[1], before: string | undefined) {
  const found = await db.find(news, { ...where, ...(before !== undefined && { key: { lt: before } }) }, { order: { field: 'key', direction: 'desc' }, limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  return { page, ...(found.length > PAGE && { before: page.at(-1)!.key }) }
}

const headOf = ({ _id, kind, title, source, day, link }: News) => ({ newsId: _id, kind, title, source, day, linked: link !== '' })

export const listPublic = answersAnyone(publicNews, async ({ kind, before }, { db }) => {
  const { page, ...more } = await pageOf(db, { kind, 'review.state': 'approved' }, before)
  return { news: page.map(headOf), ...more }
})

export const readPublic = answersAnyone(readNews, async ({ newsId }, { db }) => {
  const one = await db.get(news, newsId)
  if (!one || !isPublic(one)) return noNews
  const { kind, title, source, day, text, link } = one
  return { newsId, kind, title, source, day, text, link }
})

export const listEvery = answers(listNews, async ({ kind, before }, { db }) => {
  const { page, ...more } = await pageOf(db, { kind }, before)
  return { news: page.map((one) => ({ ...headOf(one), state: one.review.state, reason: one.review.reason ?? '' })), ...more }
})

export const readToEdit = answers(editNews, async ({ newsId }, { db }) => {
  const one = await db.get(news, newsId)
  if (!one) return noNews
  const { edition, kind, title, source, day, text, link, review } = one
  return { newsId, edition, kind, title, source, day, text, link, reason: review.state === 'returned' || review.state === 'down' ? (review.reason ?? '') : null }
})
