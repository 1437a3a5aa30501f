import {
  adoptContribution, declineContribution, handInContribution, keepContribution, listContributions, myContributions, readContribution, returnContribution, withdrawContribution,
} from 'shared/bulletin/operations'
import type { Contribution } from 'shared/bulletin/model'
import { type Check, checkId, checkOf } from 'shared/review/model'
import { queue } from 'shared/review/operations'
import { memoryFiles } from 'test/support/around'
import { CONTRIBUTIONS, reviewed } from './prepared'
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

describe('存疑的稿件', () => {
  const submitted = { contributionId: CONTRIBUTIONS.submitted, edition: 1 }
  const CHECK = checkId('contribution', CONTRIBUTIONS.submitted, 1)

  /** The prepared contribution as WeChat doubts it, with its examination on the desk. */
  async function doubtful() {
    const { personId, name } = (prepared.documents['contributions'] as unknown as Contribution[]).find(({ _id }) => _id === CONTRIBUTIONS.submitted)!.author as { personId: string; name: string }
    const waits = checkOf({
      kind: 'contribution', subjectId: CONTRIBUTIONS.submitted, edition: 1, title: '技能大赛开赛', texts: ['集团技能大赛在我校开赛。'], pictures: [], unitName: '虚构第三单位',
      author: { personId, name }, subject: 'tcb:demo-officer03', at: 1,
    })
    const check: Check = { ...waits, v: 1, state: 'person', verdict: 'doubtful', findings: [{ of: 'picture', place: 1, askedAt: 1, says: 'review', label: 20006 }] }
    const contributions = (prepared.documents['contributions'] as unknown as Contribution[]).map((one) => (one._id === CONTRIBUTIONS.submitted ? { ...one, review: reviewed('waiting') } : one))
    return openHall({ ...prepared.documents, contributions, checks: [...(prepared.documents['checks'] ?? []), check] } as never)
  }
  const onDesk = async (hall: Awaited<ReturnType<typeof doubtful>>) =>
    ((await hall.must('secretary', queue, { list: 'waiting' })).items.map((one) => one.checkId)).includes(CHECK)
  const checkIn = (hall: Awaited<ReturnType<typeof doubtful>>) => hall.documents()['checks']!.find(({ _id }) => _id === CHECK) as unknown as Check

  test('编辑看得到微信疑在哪里，作者看不到', async () => {
    const hall = await doubtful()
    expect(await hall.must('secretary', readContribution, { contributionId: CONTRIBUTIONS.submitted })).toMatchObject({ check: 'doubtful', found: ['第 2 张图：违法犯罪'] })
    expect(await hall.must('officer03', readContribution, { contributionId: CONTRIBUTIONS.submitted })).toMatchObject({ check: 'clean', found: [], withdrawable: true })
    expect(await onDesk(hall)).toBe(true)
  })

  test.each([
    ['采用', adoptContribution, submitted, 'done', 'approved', 'approved'],
    ['不采用', declineContribution, { ...submitted, says: '与上期重复' }, 'over', 'returned', 'returned'],
    ['退回', returnContribution, { ...submitted, says: '请换一张图' }, 'over', 'returned', 'returned'],
  ] as const)('%s的同时检查了结，审核台上不再有它', async (_, operation, input, state, act, review) => {
    const hall = await doubtful()
    await hall.must('secretary', operation as typeof returnContribution, input as never)
    expect(checkIn(hall)).toMatchObject({ state, log: [{ act, by: { name: '赵卫东' } }] })
    expect(stored(hall, CONTRIBUTIONS.submitted).review).toMatchObject({ state: review, by: { name: '赵卫东' } })
    expect(await onDesk(hall)).toBe(false)
    expect(await hall.ask('secretary', 'review.approve', { checkId: CHECK })).toMatchObject({ kind: 'refused' })
  })

  test('作者撤回，回到草稿：编辑不再看到，检查到此为止，改了可以再交', async () => {
    const hall = await doubtful()
    await hall.must('officer03', withdrawContribution, submitted)
    expect(checkIn(hall).state).toBe('over')
    expect(await onDesk(hall)).toBe(false)
    expect(await hall.ask('secretary', 'bulletin.adopt', submitted)).toMatchObject({ code: 'NO_CONTRIBUTION' })
    expect(await hall.ask('secretary', 'review.item', { checkId: CHECK })).toMatchObject({ kind: 'accepted', value: { state: null } })
    expect(await hall.ask('secretary', 'review.approve', { checkId: CHECK })).toMatchObject({ code: 'WITHDRAWN' })
    const again = await hall.must('officer03', handInContribution, { ...submitted, ...content, pictures: [] })
    expect(stored(hall, CONTRIBUTIONS.submitted)).toMatchObject({ state: 'submitted', edition: again.edition, review: { state: 'checking' } })
  })
})
