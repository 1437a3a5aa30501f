import { accept, type Decision, refuse } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import { type Approved, underReview } from '../review/model'
import type { Showcase, Telling } from './model'

/** An address that a browser opens, and nothing else: no script, no address within. */
const ADDRESS = /^https?:\/\/[0-9a-z-]+(?:\.[0-9a-z-]+)+(?::\d{1,5})?(?:[/?#][^\s"'<>\\]*)?$/i

/** Why this cannot be handed in as it is; the form says it before anybody asks the cloud. */
export function whyNotTell({ summary, introduction, website, pictures }: Pick<Telling, 'summary' | 'introduction' | 'website'> & { readonly pictures: readonly { readonly caption: string }[] }): { readonly field: string; readonly message: string } | undefined {
  if (summary.trim() === '') return { field: 'summary', message: '请写一句话的概述，列表里显示的就是它' }
  if (introduction.trim() === '') return { field: 'introduction', message: '请写介绍' }
  if (website !== '' && !ADDRESS.test(website)) return { field: 'website', message: '网址应以 https:// 或 http:// 开头，中间没有空格' }
  const bare = pictures.findIndex(({ caption }) => caption.trim() === '')
  return bare < 0 ? undefined : { field: `pictures.${bare}.caption`, message: `第 ${bare + 1} 张图片还没有说明，看不见图片的人靠它了解` }
}

export interface Tellings {
  readonly _id: string
  /** What is stored of this page. */
  readonly known: Showcase | undefined
  readonly told: Telling
  /** The edition that the writer had before him; 0 for a first one. */
  readonly edition: number
  readonly by: Showcase['by']
}

/**
 * Hands in the next edition of a page. The approved one stays public meanwhile, unless it was taken down: then nothing of it comes
 * back before the new one is approved.
 */
export function decideTell({ _id, known, told, edition, by }: Tellings, at: Instant): Decision<Showcase> {
  const wrong = whyNotTell(told)
  if (wrong) return refuse('NOT_WHOLE', wrong.message, { field: wrong.field })
  const last = known?.review.edition ?? 0
  if (edition !== last) return refuse('NEWER_EDITION', '这一页刚刚有人交过新的一稿，请先看那一稿，再改', { field: 'edition' })
  if (known && same(known.told, told) && known.review.state !== 'down' && known.review.state !== 'returned') return refuse('NOTHING_NEW', '内容没有变，不用再交')
  const { published } = known ?? {}
  const stays = published !== undefined && known?.review.state !== 'down'
  return accept({ _id, v: known?.v ?? 0, told, by, review: underReview(last + 1, at), ...(stays && { published }) })
}

const same = (one: Telling, other: Telling): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = ({ summary, introduction, trades, strengths, offers, pictures, website }: Telling) => [
  summary, introduction, trades, strengths, offers, pictures.map(({ file, caption }) => [file, caption]), website,
]

/** All that others would read of it, for the checker. */
export const textsOf = ({ summary, introduction, trades, strengths, offers, pictures, website }: Telling): readonly string[] =>
  [summary, introduction, trades.join('、'), strengths, offers, ...pictures.map(({ caption }) => caption), website].filter((text) => text !== '')

/** What becomes of a page when its edition is approved: it is the public one. */
export const approved = (showcase: Showcase, at: Instant): Approved<Showcase> => ({
  document: { ...showcase, published: { told: showcase.told, edition: showcase.review.edition, at } },
})
