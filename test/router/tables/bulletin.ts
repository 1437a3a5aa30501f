import { CONTRIBUTIONS } from 'test/bulletin/prepared'
import { BOUND, INFORM, SECRETARIAT, type May } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'bulletin.keep': INFORM,
  'bulletin.handIn': INFORM,
  'bulletin.mine': INFORM,
  'bulletin.contributions': SECRETARIAT,
  'bulletin.contribution': BOUND,
  'bulletin.return': SECRETARIAT,
  'bulletin.decline': SECRETARIAT,
  'bulletin.edit': SECRETARIAT,
  'bulletin.adopt': SECRETARIAT,
  'bulletin.counts': BOUND,
}

const content = { kind: 'activity', title: '校企合作周', text: '本周举办三场交流。', pictures: [] }
const submitted = { contributionId: CONTRIBUTIONS.submitted, edition: 1 }

export const samples: SamplesOf = () => ({
  'bulletin.keep': { as: 'officer03', input: { edition: 0, ...content, text: '' } },
  'bulletin.handIn': { as: 'officer03', input: { contributionId: CONTRIBUTIONS.draft, edition: 1, ...content } },
  'bulletin.mine': { as: 'officer03', input: {} },
  'bulletin.contributions': { as: 'secretary', input: { state: 'submitted' } },
  'bulletin.contribution': { as: 'officer03', input: { contributionId: CONTRIBUTIONS.submitted } },
  'bulletin.return': { as: 'secretary', input: { ...submitted, says: '请补充参加人数' } },
  'bulletin.decline': { as: 'secretary', input: { ...submitted, says: '与上期重复' } },
  'bulletin.edit': { as: 'secretary', input: { ...submitted, title: '集团技能大赛开赛', text: '集团技能大赛开赛，共三个项目。' } },
  'bulletin.adopt': { as: 'secretary', input: submitted },
  'bulletin.counts': { as: 'director01', input: { year: 2026 } },
})
