import type { Review } from 'shared/review/model'
import type { Showcase, Telling } from 'shared/showcase/model'

/** What some unit tells of itself. */
export const telling = (over: Partial<Telling> = {}): Telling => ({
  summary: '一所虚构的职业学校',
  introduction: '建校四十年，开设五个专业。',
  trades: ['装备制造', '建筑'],
  strengths: '',
  offers: '',
  pictures: [],
  website: '',
  ...over,
})

const somebody = { personId: 'person-officer03', name: '信息员' }

/** A page whose last edition is in this state; `published` is what was approved before. */
export const page = (_id: string, state: Review['state'], told: Telling, published?: Telling): Showcase => ({
  _id,
  v: 1,
  told,
  by: somebody,
  review: { state, edition: published ? 2 : 1, at: 1000, by: null, reason: null },
  ...(published && { published: { told: published, edition: 1, at: 500 } }),
})

export const approvedPage = (_id: string, told: Telling): Showcase => ({ ...page(_id, 'approved', told), published: { told, edition: 1, at: 1000 } })
