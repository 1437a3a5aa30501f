import { carryContribution, checkIssue, discardIssue, issueDesk, readDraft, startNumbers } from 'shared/bulletin/issue-operations'
import type { Contribution } from 'shared/bulletin/model'
import type { Check } from 'shared/review/model'
import { openHall, prepare, type Prepared } from 'test/router/hall'
import { CONTRIBUTIONS, ISSUES } from './prepared'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
})

type Hall = Awaited<ReturnType<typeof openHall>>
const contribution = (hall: Hall) => hall.documents()['contributions']!.find(({ _id }) => _id === CONTRIBUTIONS.adopted) as unknown as Contribution
const check = (hall: Hall, edition: number) => hall.documents()['checks']!.find(({ _id }) => _id === `issue:${ISSUES.draft}:${edition}`) as unknown as Check

test('删去草稿：编入的稿件回到待编，别的一期可以编；送了检的检查到此为止；不再列出，也打不开', async () => {
  const hall = await openHall(prepared.documents)
  const { edition } = await hall.must('secretary', carryContribution, { issueId: ISSUES.draft, edition: 1, contributionId: CONTRIBUTIONS.adopted })
  await hall.must('secretary', checkIssue, { issueId: ISSUES.draft })
  expect(contribution(hall).issueId).toBe(ISSUES.draft)
  expect(check(hall, edition).state).toBe('waiting')
  expect(await hall.must('secretary', discardIssue, { issueId: ISSUES.draft, edition })).toEqual({ freed: 1 })

  expect(contribution(hall)).toMatchObject({ state: 'adopted', issueId: '' })
  expect(check(hall, edition).state).toBe('over')
  expect((await hall.must('secretary', issueDesk, {})).drafts.map(({ issueId }) => issueId)).toEqual([ISSUES.clean])
  expect(await hall.must('secretary', readDraft, { issueId: ISSUES.draft })).toMatchObject({ state: 'dropped' })
  for (const operation of ['bulletin.file', 'bulletin.issue']) expect(await hall.ask('secretary', operation, { issueId: ISSUES.draft })).toMatchObject({ code: 'NO_ISSUE' })
  expect(await hall.ask('secretary', 'bulletin.publish', { issueId: ISSUES.draft, edition })).toMatchObject({ code: 'DROPPED' })
  await hall.must('secretary', carryContribution, { issueId: ISSUES.clean, edition: 1, contributionId: CONTRIBUTIONS.adopted })
})

test('没有发布过的，登记纸质期号以后，下一期接着走；这里发布过的说明为什么不能登记', async () => {
  const { issueNumbers: _, ...without } = prepared.documents
  const hall = await openHall(without as typeof prepared.documents)
  expect(await hall.must('secretary', issueDesk, {})).toMatchObject({ next: '2026年第1期（总第1期）', whyNotStart: null })
  const paper = { inYear: 3, total: 14, day: '2026-09-30', source: '2026年第3期原件' }
  expect(await hall.must('secretary', startNumbers, paper)).toEqual({ next: '2026年第4期（总第15期）' })
  expect(await hall.must('secretary', issueDesk, {})).toMatchObject({ next: '2026年第4期（总第15期）', whyNotStart: expect.stringContaining('总第 14 期') as string })
  expect(await hall.ask('secretary', 'bulletin.publish', { issueId: ISSUES.clean, edition: 1 })).toMatchObject({ value: { number: '2026年第4期（总第15期）' } })
  expect(await (await openHall(prepared.documents)).ask('secretary', 'bulletin.start', paper)).toMatchObject({ code: 'NUMBERED' })
})
