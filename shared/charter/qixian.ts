import type { Charter } from './charter'
import { articles } from './qixian/articles'
import { bodies, quotas } from './qixian/bodies'
import { meetingRules } from './qixian/meeting-rules'
import { officeRulings } from './qixian/office-rulings'
import { parameters } from './qixian/parameters'
import { posts } from './qixian/posts'
import { procedures, topics } from './qixian/procedures'
import { rules } from './qixian/rules'
import { votingRulings } from './qixian/rulings'

/** The charter of the group of 祁县 and the bylaws under it, on meetings, bodies, posts and elections. */
export const qixian: Charter = {
  id: 'qixian',
  name: '山西省祁县职业高级中学校职业教育集团章程',
  words: { organisation: '山西省祁县职业高级中学校职业教育集团', viceChairs: '副理事长', 'others.directors': '理事', reference: '祁职教集团' },
  bodies,
  posts,
  matters: ['ordinary', 'major'],
  topics,
  rules,
  procedures,
  quotas,
  // Nobody votes for another here; the texts are silent on it and a substitute only observes (X6).
  proxy: null,
  absences: [],
  clauses: [...articles, ...meetingRules],
  rulings: [...votingRulings, ...officeRulings].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))),
  parameters,
}
