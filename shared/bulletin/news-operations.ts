import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { NEWS_KINDS } from './model'

const kind = picklist(NEWS_KINDS)
const words = { kind, title: text(60), source: text(40), day, text: note(5000), link: note(500) }
/** `day:id` of the last of a page. */
const key = text(100)
const listed = object({ newsId: id, kind, title: text(60), source: text(40), day, linked: boolean() })
export type NewsHead = Infer<typeof listed>

export const writeNews = command('bulletin.writeNews', {
  needs: 'moderate',
  says: '写一条新闻或政策：正文或链接；检查通过后公开',
  hides: ['title', 'text', 'source', 'link'],
  input: object({ newsId: optional(id), edition: count, ...words }),
  output: object({ newsId: id }),
})

export const publicNews = query('bulletin.news', {
  needs: 'public',
  says: '新闻或政策：新的在前，一页二十条',
  input: object({ kind, before: optional(key) }),
  output: object({ news: array(listed), before: optional(key) }),
})

export const readNews = query('bulletin.newsItem', {
  needs: 'public',
  says: '一条新闻或政策',
  input: object({ newsId: id }),
  output: object({ newsId: id, ...words }),
})
export type NewsView = Infer<typeof readNews.output>

export const listNews = query('bulletin.newsDesk', {
  needs: 'moderate',
  says: '全部新闻或政策，没有公开的也在，一页二十条',
  input: object({ kind, before: optional(key) }),
  output: object({
    news: array(object({ newsId: id, kind, title: text(60), source: text(40), day, state: picklist(['checking', 'waiting', 'approved', 'returned', 'down']), reason: note(500) })),
    before: optional(key),
  }),
})

export const editNews = query('bulletin.editNews', {
  needs: 'moderate',
  says: '一条新闻或政策，供修改；没有公开的也可以看',
  input: object({ newsId: id }),
  output: object({ newsId: id, edition: count, ...words, reason: nullable(note(500)) }),
})
