import { type Kind, kind } from 'cloudfunctions/review/kinds'
import { type Check, checkOf, type HandedIn, type Reviewed, underReview } from 'shared/review/model'
import { collection } from 'shared/kernel/collection'
import { chinaTime } from 'shared/kernel/time'

/** A kind of writing of the tests' own, in a collection that the schema has, so that no domain's rules come between. */
export interface Specimen extends Reviewed {
  readonly says: string
  readonly approvals: number
}

export const specimens = collection<Specimen>('calendars')
export const NOW = chinaTime('2026-12-08T09:00')

const specimen = (person: boolean): Kind =>
  kind<Specimen>({
    kind: person ? 'news' : 'contribution',
    collection: specimens,
    name: person ? '新闻' : '投稿',
    person,
    page: (subjectId) => `packages/news/index?newsId=${subjectId}`,
    approved: (document) => ({
      document: { ...document, approvals: document.approvals + 1 },
      ...(document.says.includes('有人关注') && {
        event: { type: 'specimen.public', audience: { kind: 'persons', personIds: ['follower'] }, title: '有新内容', body: document.says },
      }),
    }),
  })

/** One that a person must approve, and one that WeChat alone decides on. */
export const SPECIMENS: readonly Kind[] = [specimen(true), specimen(false)]

export const document = (id: string, edition = 1, over: Partial<Specimen> = {}): Specimen => ({
  _id: id, v: 1, says: '一则新闻', approvals: 0, review: underReview(edition, NOW), ...over,
})

/** The first edition as it was handed in. */
export const check = (id: string, over: Partial<HandedIn> = {}): Check => ({
  ...checkOf({
    kind: 'news', subjectId: id, edition: 1, title: '校企合作签约', texts: ['两家单位签了合作协议。'], pictures: [], unitName: '虚构职校',
    author: { personId: 'author', name: '林投稿' }, subject: 'wx:o-author', at: NOW, ...over,
  }),
  v: 1,
})
