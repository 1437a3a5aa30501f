import { type Issue, issues, type News, news, newsKindName, numberText } from 'shared/bulletin/model'
import { chinaTime, type Instant } from 'shared/kernel/time'
import { pageOfIssue, pageOfNews } from '../../bulletin/read'
import type { Reader } from '../../kit/database'
import type { Article } from './pages'

/** Of each sort the newest; older ones leave the pages and stay in the client. */
const MOST = 200

/** What has been published besides the pages of units: issues of the bulletin, news and policy; the newest first. */
export async function articlesOf(db: Reader): Promise<readonly Article[]> {
  const [published, told] = await Promise.all([
    db.find(issues, { state: 'published', 'review.state': 'approved' }, { order: { field: 'number.total', direction: 'desc' }, limit: MOST }),
    db.find(news, { kind: { in: ['news', 'policy'] }, 'review.state': 'approved' }, { order: { field: 'key', direction: 'desc' }, limit: MOST }),
  ])
  return [...published.map(asArticle), ...told.map(asNews)].sort((a, b) => b.at - a.at || (a._id < b._id ? -1 : 1))
}

const asArticle = ({ _id, title, number, published, note, items }: Issue): Article => ({
  _id,
  folder: 'bulletins',
  title: number ? `${title} ${numberText(number)}` : title,
  summary: note === '' ? items.map((item) => item.title).join('；') : note,
  at: published!.at,
  parts: [
    ...(note === '' ? [] : [{ heading: '按语', text: note, pictures: [] }]),
    ...items.map((item) => ({ heading: item.title, text: item.byline === '' ? item.text : `${item.text}\n${item.byline}`, pictures: item.pictures })),
  ],
  client: pageOfIssue(_id),
})

const asNews = ({ _id, kind, title, source, day, text, link }: News): Article => ({
  _id,
  folder: 'news',
  title,
  summary: text === '' ? `${newsKindName[kind]}：${title}` : text,
  at: chinaTime(`${day}T00:00`),
  parts: [{ heading: '', text: [`来源：${source}`, text].filter(Boolean).join('\n'), pictures: [] }],
  ...(link !== '' && { link }),
  client: pageOfNews(_id),
})

/** Whether any of it was published, or taken away, since then. */
export async function newArticles(db: Reader, since: Instant): Promise<boolean> {
  const [recent, one] = [{ gte: since }, { limit: 1 }]
  const found = await Promise.all([
    db.find(issues, { 'published.at': recent }, one),
    db.find(issues, { 'review.at': recent }, one),
    db.find(news, { 'review.at': recent }, one),
  ])
  return found.some(({ length }) => length > 0)
}
