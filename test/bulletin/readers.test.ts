import { issueReaders, markIssueRead } from 'shared/bulletin/issue-operations'
import type { Person } from 'shared/person/model'
import { openHall, prepare, type Prepared } from 'test/router/hall'
import { ISSUES } from './prepared'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
})

test('谁读过、谁还没读，按单位列出姓名；没有人读的单位在前，读了的从没读的里面出来', async () => {
  const hall = await openHall(prepared.documents)
  const before = await hall.must('secretary', issueReaders, { issueId: ISSUES.published })
  const director = (hall.documents()['persons'] as unknown as Person[]).find(({ _id }) => _id === 'person-director05')!
  const unitOf = (view: typeof before) => view.units.find(({ unitId }) => unitId === director.unitId)!
  expect(unitOf(before).unread).toContain(director.name)
  expect(before.units[0]!.read).toEqual([])

  await hall.must('director05', markIssueRead, { issueId: ISSUES.published })
  const after = await hall.must('secretary', issueReaders, { issueId: ISSUES.published })
  expect(unitOf(after).read).toContain(director.name)
  expect(unitOf(after).unread).not.toContain(director.name)
  expect([after.read, after.unread]).toEqual([before.read + 1, before.unread - 1])
  expect(after.units.flatMap(({ unread }) => unread)).toHaveLength(after.unread)
  expect(await hall.ask('director05', 'bulletin.readers', { issueId: ISSUES.published })).toMatchObject({ code: 'NOT_ALLOWED' })
})
