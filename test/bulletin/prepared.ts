import type { Contribution } from 'shared/bulletin/model'
import { chinaTime, DAY } from 'shared/kernel/time'
import type { Review } from 'shared/review/model'

const NOW = chinaTime('2026-12-08T09:00')

export const reviewed = (state: Review['state'], edition = 1): Review => ({ state, edition, at: NOW - DAY, by: null, reason: state === 'returned' ? '含有联系方式' : null })

/** Of the officer of the third unit, as they lie in the prepared group. */
export const CONTRIBUTIONS = { draft: 'contribution-draft', submitted: 'contribution-submitted', checking: 'contribution-checking', adopted: 'contribution-adopted' } as const

export const PICTURE = 'cloud://local.files/bulletin/picture.png'

/** A contribution of somebody of a unit. */
export const contribution = (over: Partial<Contribution> = {}): Contribution => ({
  _id: 'c1', v: 1,
  author: { personId: 'person-officer03', name: '示三' }, unitId: 'unit-03', unitName: '虚构第三单位',
  kind: 'activity', title: '技能大赛开赛', text: '集团技能大赛在我校开赛。', pictures: [],
  state: 'submitted', edition: 1, at: NOW - DAY, handedAt: NOW - DAY, review: reviewed('approved'),
  ...over,
})

interface Author {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
}

/** What the bulletin of the prepared group holds. */
export function bulletinDocuments({ personId, name, unitId, unitName }: Author): Record<string, readonly { readonly _id: string }[]> {
  const of = (_id: string, over: Partial<Contribution>) => contribution({ _id, author: { personId, name }, unitId, unitName, ...over })
  const { handedAt: _h, review: _r, ...draft } = of(CONTRIBUTIONS.draft, { state: 'draft', title: '写到一半' })
  return {
    contributions: [
      draft,
      of(CONTRIBUTIONS.submitted, { pictures: [{ file: PICTURE, caption: '开赛现场' }] }),
      of(CONTRIBUTIONS.checking, { title: '还在检查', review: reviewed('checking') }),
      of(CONTRIBUTIONS.adopted, { title: '校企共建实训基地', state: 'adopted', issueId: null, decided: { at: NOW - DAY, by: '赵卫东' } }),
    ],
  }
}
