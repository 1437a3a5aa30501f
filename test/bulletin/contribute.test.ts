import { handInContribution, keepContribution, listContributions, myContributions, readContribution, returnContribution } from 'shared/bulletin/operations'
import type { Contribution } from 'shared/bulletin/model'
import type { Check } from 'shared/review/model'
import { memoryFiles } from 'test/support/around'
import { openHall, prepare, type Prepared } from 'test/router/hall'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
})

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const UPLOADED = 'cloud://local.files/inbox/demo-officer03/photo.png'
const content = { kind: 'activity' as const, title: '校企合作周', text: '三场交流。', pictures: [{ file: UPLOADED, caption: '会场' }] }

async function open() {
  const files = memoryFiles()
  files.stored.set(UPLOADED, PNG)
  files.stored.set('cloud://local.files/inbox/demo-officer03/photo.txt', Buffer.from('text'))
  return { files, hall: await openHall(prepared.documents, { files }) }
}
const stored = (hall: Awaited<ReturnType<typeof open>>['hall'], id: string) => hall.documents()['contributions']!.find(({ _id }) => _id === id) as unknown as Contribution

test('图片存成不带上传人标识的副本，再存一次还是那一份，交稿时连同文字送检', async () => {
  const { files, hall } = await open()
  const { contributionId, edition } = await hall.must('officer03', keepContribution, { edition: 0, ...content })
  const [picture] = stored(hall, contributionId).pictures
  expect(picture!.file).toMatch(/^cloud:\/\/local\.files\/bulletin\/[0-9a-f]{64}\.png$/)
  expect(files.stored.size).toBe(2 + 1)
  await hall.must('officer03', handInContribution, { contributionId, edition, ...content, pictures: [{ file: picture!.file, caption: '会场全景' }] })
  expect(files.stored.size).toBe(2 + 1)
  expect(stored(hall, contributionId)).toMatchObject({ state: 'submitted', edition: 2, review: { state: 'checking', edition: 2 } })
  const check = hall.documents()['checks']!.find(({ _id }) => _id === `contribution:${contributionId}:2`) as unknown as Check
  expect(check).toMatchObject({ texts: ['校企合作周', '三场交流。', '会场全景'], pictures: [picture!.file], subject: 'tcb:demo-officer03' })
})

test.each([
  ['别人收件夹里的图', 'cloud://local.files/inbox/demo-officer04/photo.png', 'NOT_YOURS'],
  ['集团别处的文件', 'cloud://local.files/documents/a/b.png', 'NOT_YOURS'],
  ['没有传上来的图', 'cloud://local.files/inbox/demo-officer03/none.png', 'NO_FILE'],
  ['不是图片的文件', 'cloud://local.files/inbox/demo-officer03/photo.txt', 'BAD_FILE'],
])('不收%s，指出是第几张', async (_, file, code) => {
  const { hall } = await open()
  const before = hall.hash()
  const answer = await hall.ask('officer03', 'bulletin.keep', { edition: 0, ...content, pictures: [content.pictures[0], { file, caption: '' }] })
  expect(answer).toMatchObject({ kind: 'refused', code, field: 'pictures.1.file' })
  expect(hall.hash()).toBe(before)
})

test('秘书处看得到交来的，看不到草稿；作者从退回里看到意见，改后再交', async () => {
  const { hall } = await open()
  const { contributionId, edition } = await hall.must('officer03', keepContribution, { edition: 0, ...content })
  expect(await hall.ask('secretary', 'bulletin.contribution', { contributionId })).toMatchObject({ code: 'NO_CONTRIBUTION' })
  const handed = await hall.must('officer03', handInContribution, { contributionId, edition, ...content })
  const { contributions } = await hall.must('secretary', listContributions, { state: 'submitted' })
  expect(contributions.map((one) => one.contributionId)).toContain(contributionId)
  await hall.must('secretary', returnContribution, { contributionId, edition: handed.edition, says: '请补充人数' })
  const mine = await hall.must('officer03', myContributions, {})
  expect(mine.contributions[0]).toMatchObject({ contributionId, state: 'returned', mend: '请补充人数' })
  await hall.must('officer03', handInContribution, { contributionId, edition: handed.edition, ...content, text: '三场交流，120 人。' })
  expect(await hall.must('officer03', readContribution, { contributionId })).toMatchObject({ state: 'submitted', check: 'checking', open: false, mend: '', remark: { says: '请补充人数' } })
})

test('别人看不到我的稿件', async () => {
  const { hall } = await open()
  const { contributionId, edition } = await hall.must('officer03', keepContribution, { edition: 0, ...content })
  await hall.must('officer03', handInContribution, { contributionId, edition, ...content })
  for (const account of ['director01', 'chair']) expect(await hall.ask(account, 'bulletin.contribution', { contributionId })).toMatchObject({ code: 'NO_CONTRIBUTION' })
})
