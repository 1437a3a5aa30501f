import type { Contribution, Issue, IssueNumbers, Item, News } from 'shared/bulletin/model'
import { chinaTime, DAY } from 'shared/kernel/time'
import type { Review } from 'shared/review/model'

const NOW = chinaTime('2026-12-08T09:00')

export const reviewed = (state: Review['state'], edition = 1): Review => ({ state, edition, at: NOW - DAY, by: null, reason: state === 'returned' ? '含有联系方式' : null })

/** Of the officer of the third unit, as they lie in the prepared group. */
export const CONTRIBUTIONS = { draft: 'contribution-draft', submitted: 'contribution-submitted', checking: 'contribution-checking', adopted: 'contribution-adopted' } as const

/** A draft that nobody has sent to be looked at, one that WeChat found nothing in, and one that is published. */
export const ISSUES = { draft: 'issue-draft', clean: 'issue-clean', published: 'issue-published' } as const
export const NEWS = { approved: 'news-approved', checking: 'news-checking' } as const

export const PICTURE = 'cloud://local.files/bulletin/picture.png'

/** A contribution of somebody of a unit. */
export const contribution = (over: Partial<Contribution> = {}): Contribution => ({
  _id: 'c1', v: 1,
  author: { personId: 'person-officer03', name: '示三' }, unitId: 'unit-03', unitName: '虚构第三单位',
  kind: 'activity', title: '技能大赛开赛', text: '集团技能大赛在我校开赛。', pictures: [],
  state: 'submitted', edition: 1, at: NOW - DAY, handedAt: NOW - DAY, review: reviewed('approved'),
  ...over,
})

export const item = (over: Partial<Item> = {}): Item => ({
  _id: 'item-1', section: '会议', title: '理事长会召开', text: '理事长会在第一会议室召开。', byline: '秘书处', pictures: [], ...over,
})

export const issue = (over: Partial<Issue> = {}): Issue => ({
  _id: 'i1', v: 1, state: 'draft', edition: 1, title: '虚构职教集团简报', from: '2026-07-01', until: '2026-09-30',
  note: '', reports: '', sends: '', distributes: '各成员单位', copies: 0, items: [item()],
  begun: { at: NOW - DAY, by: '赵卫东', personId: 'person-secretary' },
  ...over,
})

export const numbers = (over: Partial<IssueNumbers> = {}): IssueNumbers => ({ _id: 'numbers', v: 1, year: 2026, inYear: 2, total: 5, publishedAt: NOW - 100 * DAY, ...over })

export const newsEntry = (over: Partial<News> = {}): News => ({
  _id: 'n1', v: 1, kind: 'policy', title: '产教融合新规', source: '省教育厅', day: '2026-12-01', text: '全文如下。', link: '',
  author: { personId: 'person-secretary', name: '赵卫东' }, edition: 1, at: NOW - DAY, key: '2026-12-01:n1', review: reviewed('approved'),
  ...over,
})

interface Author {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
}

/** What the bulletin of the prepared group holds. */
export function bulletinDocuments({ personId, name, unitId, unitName }: Author) {
  const of = (_id: string, over: Partial<Contribution>) => contribution({ _id, author: { personId, name }, unitId, unitName, ...over })
  const { handedAt: _h, review: _r, ...draft } = of(CONTRIBUTIONS.draft, { state: 'draft', title: '写到一半' })
  return {
    contributions: [
      draft,
      of(CONTRIBUTIONS.submitted, { pictures: [{ file: PICTURE, caption: '开赛现场' }] }),
      of(CONTRIBUTIONS.checking, { title: '还在检查', review: reviewed('checking') }),
      of(CONTRIBUTIONS.adopted, { title: '校企共建实训基地', state: 'adopted', issueId: '', decided: { at: NOW - DAY, by: '赵卫东' } }),
    ],
    issues: [
      issue({ _id: ISSUES.draft, items: [item(), item({ _id: 'item-2', title: '到会情况', section: '数据', source: 'attendance' })] }),
      issue({ _id: ISSUES.clean, from: '2026-10-01', until: '2026-11-30', review: reviewed('approved') }),
      issue({
        _id: ISSUES.published, from: '2026-04-01', until: '2026-06-30', state: 'published', review: reviewed('approved'),
        number: { year: 2026, inYear: 2, total: 5 }, published: { at: NOW - 100 * DAY, by: '赵卫东' },
        items: [item({ pictures: [{ file: PICTURE, caption: '会场' }] })],
      }),
    ],
    issueNumbers: [numbers()],
    issueReads: [{ _id: `${ISSUES.published}:${personId}`, issueId: ISSUES.published, personId, name, unitId, unitName, at: NOW - DAY }],
    news: [
      newsEntry({ _id: NEWS.approved, key: `2026-12-01:${NEWS.approved}` }),
      newsEntry({ _id: NEWS.checking, key: `2026-12-02:${NEWS.checking}`, day: '2026-12-02', title: '还没查完的新闻', review: reviewed('checking') }),
    ],
  }
}
