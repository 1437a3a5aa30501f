import { accept, type Decision, refuse } from '../kernel/decision'
import { factId } from '../kernel/id'
import { dayOf, type Instant } from '../kernel/time'
import { underReview } from '../review/model'
import type { News } from './model'

export const noNews = refuse('NO_NEWS', '没有这条内容，或者已经撤下', { field: 'newsId' })

type Words = Pick<News, 'kind' | 'title' | 'source' | 'day' | 'text' | 'link'>

/** A new entry, or new words in one: each is a new edition and is looked at again before it is seen. */
export function decideNews(
  stored: News | undefined,
  words: Words,
  { newsId, edition, author, newId }: { readonly newsId: string | undefined; readonly edition: number; readonly author: News['author']; readonly newId: string },
  at: Instant,
): Decision<News> {
  if (newsId !== undefined && !stored) return noNews
  if ((stored?.edition ?? 0) !== edition) return refuse('MOVED', '这条内容刚在别处改过，请重新打开再改', { field: 'edition' })
  if (words.text === '' && words.link === '') return refuse('NO_TEXT', '正文和链接至少写一样', { field: 'text' })
  if (words.link !== '' && !isLink(words.link)) return refuse('BAD_LINK', '链接应以 https:// 开头，不含空格', { field: 'link' })
  if (words.day > dayOf(at)) return refuse('AHEAD', '日期在今后，请核对', { field: 'day' })
  const _id = stored?._id ?? newId
  return accept({ _id, v: stored?.v ?? 0, ...words, author, edition: edition + 1, at, key: factId(words.day, _id), review: underReview(edition + 1, at) })
}

const isLink = (link: string): boolean => /^https:\/\/[0-9A-Za-z][0-9A-Za-z.-]*(:\d+)?(\/\S*)?$/.test(link)

/** Articles of official accounts are opened by WeChat itself. */
export const isArticle = (link: string): boolean => link.startsWith('https://mp.weixin.qq.com/')
