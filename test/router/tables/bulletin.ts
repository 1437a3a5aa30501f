import { CONTRIBUTIONS, ISSUES, NEWS } from 'test/bulletin/prepared'
import { BOUND, EVERYBODY, INFORM, SECRETARIAT, type May } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'bulletin.keep': INFORM,
  'bulletin.handIn': INFORM,
  'bulletin.mine': INFORM,
  'bulletin.contributions': SECRETARIAT,
  'bulletin.contribution': BOUND,
  'bulletin.withdraw': INFORM,
  'bulletin.return': SECRETARIAT,
  'bulletin.decline': SECRETARIAT,
  'bulletin.edit': SECRETARIAT,
  'bulletin.adopt': SECRETARIAT,
  'bulletin.counts': BOUND,
  'bulletin.desk': SECRETARIAT,
  'bulletin.begin': SECRETARIAT,
  'bulletin.refill': SECRETARIAT,
  'bulletin.arrange': SECRETARIAT,
  'bulletin.writeItem': SECRETARIAT,
  'bulletin.carry': SECRETARIAT,
  'bulletin.dropItem': SECRETARIAT,
  'bulletin.check': SECRETARIAT,
  'bulletin.discard': SECRETARIAT,
  'bulletin.start': SECRETARIAT,
  'bulletin.publish': SECRETARIAT,
  'bulletin.draft': SECRETARIAT,
  'bulletin.file': SECRETARIAT,
  'bulletin.published': EVERYBODY,
  'bulletin.issue': EVERYBODY,
  'bulletin.markRead': BOUND,
  'bulletin.readers': SECRETARIAT,
  'bulletin.writeNews': SECRETARIAT,
  'bulletin.news': EVERYBODY,
  'bulletin.newsItem': EVERYBODY,
  'bulletin.newsDesk': SECRETARIAT,
  'bulletin.editNews': SECRETARIAT,
}

const content = { kind: 'activity', title: '校企合作周', text: '本周举办三场交流。', pictures: [] }
const submitted = { contributionId: CONTRIBUTIONS.submitted, edition: 1 }

const draft = { issueId: ISSUES.draft, edition: 1 }
const frame = { title: '虚构职教集团简报', note: '', reports: '', sends: '', distributes: '各成员单位', copies: 60 }
const news = { kind: 'news', title: '集团网页开通', source: '秘书处', day: '2026-12-07', text: '', link: 'https://example.org/a' }

export const samples: SamplesOf = () => ({
  'bulletin.keep': { as: 'officer03', input: { edition: 0, ...content, text: '' } },
  'bulletin.handIn': { as: 'officer03', input: { contributionId: CONTRIBUTIONS.draft, edition: 1, ...content } },
  'bulletin.mine': { as: 'officer03', input: {} },
  'bulletin.contributions': { as: 'secretary', input: { state: 'submitted' } },
  'bulletin.contribution': { as: 'officer03', input: { contributionId: CONTRIBUTIONS.submitted } },
  'bulletin.withdraw': { as: 'officer03', input: submitted },
  'bulletin.return': { as: 'secretary', input: { ...submitted, says: '请补充参加人数' } },
  'bulletin.decline': { as: 'secretary', input: { ...submitted, says: '与上期重复' } },
  'bulletin.edit': { as: 'secretary', input: { ...submitted, title: '集团技能大赛开赛', text: '集团技能大赛开赛，共三个项目。' } },
  'bulletin.adopt': { as: 'secretary', input: submitted },
  'bulletin.counts': { as: 'director01', input: { year: 2026 } },
  'bulletin.desk': { as: 'secretary', input: {} },
  'bulletin.begin': { as: 'secretary', input: { from: '2026-12-01', until: '2026-12-08' } },
  'bulletin.refill': { as: 'secretary', input: { ...draft, from: '2026-07-01', until: '2026-09-29' } },
  'bulletin.arrange': { as: 'secretary', input: { ...draft, ...frame, order: [{ itemId: 'item-2', section: '数据' }, { itemId: 'item-1', section: '要闻' }] } },
  'bulletin.writeItem': { as: 'secretary', input: { ...draft, itemId: 'item-1', section: '要闻', title: '理事长会', text: '开了会。', byline: '秘书处', captions: [] } },
  'bulletin.carry': { as: 'secretary', input: { ...draft, contributionId: CONTRIBUTIONS.adopted } },
  'bulletin.dropItem': { as: 'secretary', input: { ...draft, itemId: 'item-2' } },
  'bulletin.check': { as: 'secretary', input: { issueId: ISSUES.draft } },
  'bulletin.discard': { as: 'secretary', input: draft },
  'bulletin.start': { as: 'secretary', input: { inYear: 3, total: 14, day: '2026-09-30', source: '2026年第3期简报原件' }, without: ['issueNumbers'] },
  'bulletin.publish': { as: 'secretary', input: { issueId: ISSUES.clean, edition: 1 } },
  'bulletin.draft': { as: 'secretary', input: { issueId: ISSUES.draft } },
  'bulletin.file': { as: 'secretary', input: { issueId: ISSUES.published } },
  'bulletin.published': { as: 'nobody', input: {} },
  'bulletin.issue': { as: 'nobody', input: { issueId: ISSUES.published } },
  'bulletin.markRead': { as: 'director01', input: { issueId: ISSUES.published } },
  'bulletin.readers': { as: 'secretary', input: { issueId: ISSUES.published } },
  'bulletin.writeNews': { as: 'secretary', input: { edition: 0, ...news } },
  'bulletin.news': { as: 'nobody', input: { kind: 'policy' } },
  'bulletin.newsItem': { as: 'nobody', input: { newsId: NEWS.approved } },
  'bulletin.newsDesk': { as: 'secretary', input: { kind: 'policy' } },
  'bulletin.editNews': { as: 'secretary', input: { newsId: NEWS.checking } },
})
