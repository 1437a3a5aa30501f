import type { Issue, News } from 'shared/bulletin/model'
import { chinaTime } from 'shared/kernel/time'
import type { Review } from 'shared/review/model'

const NOW = chinaTime('2026-12-08T09:00')

export const PICTURE = { file: 'cloud://local.files/showcase/0a1b.jpg', caption: '校门' }

export const review = (state: Review['state'], at = NOW): Review => ({ state, edition: 1, at, by: null, reason: null })

/** A published issue with a picture. */
export const issue = (over: Partial<Issue> = {}): Issue => ({
  _id: 'issue1', v: 3, title: '集团简报', note: '本期按语', reports: '', sends: '', distributes: '', copies: 0,
  state: 'published', edition: 2, from: '2026-11-01', until: '2026-11-30', begun: { at: NOW, by: '甲', personId: 'person-secretary' },
  items: [{ _id: 'i1', section: '动态', title: '实训基地揭牌', text: '第一段\n第二段', byline: '（清泉职业中学供稿）', pictures: [{ ...PICTURE, file: 'cloud://local.files/bulletin/77aa.jpg' }] }],
  number: { year: 2026, inYear: 3, total: 15 }, published: { at: NOW, by: '甲' }, review: review('approved'), ...over,
})

/** A policy that leads elsewhere. */
export const piece = (over: Partial<News> = {}): News => ({
  _id: 'news1', v: 1, kind: 'policy', title: '一份政策', source: '教育部', day: '2026-12-01', text: '', link: 'https://www.example.gov.cn/a', author: { personId: 'p', name: '甲' },
  edition: 1, at: NOW, key: '2026-12-01:news1', review: review('approved'), ...over,
})
