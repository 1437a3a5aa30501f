import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { yearOf } from 'shared/kernel/time'
import { tell, unitPage } from 'shared/showcase/operations'
import { approve, item, queue } from 'shared/review/operations'
import { openStage, type Stage } from '../../scripts/demo/stage'

/** The functions as they are deployed: WeChat fetches a picture, calls `events` back, `jobs` moves on, somebody approves. */
const root = resolve(__dirname, '../..')
const year = yearOf(Date.now())
const jpeg = (says: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(says)])

let stage: Stage

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'functions,local'], { cwd: root, stdio: 'pipe' })
  stage = await openStage(root)
  stage.at(`${year}-12-01T09:00`)
})
afterAll(() => stage?.platform.stop())

const stored = async (name: string) => ((await stage.platform.store('dump')) as Record<string, { _id: string }[]>)[name] ?? []

/** The stand-in calls back by itself; whoever asks waits until it has. */
async function called(times: number): Promise<void> {
  for (let tries = 0; tries < 200 && (await stored('pictureAnswers')).length < times; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await stored('pictureAnswers')).toHaveLength(times)
}

async function handsIn(account: string, picture: string): Promise<void> {
  const pictures = [{ file: await stage.upload(account, 'a.jpg', jpeg(picture)), caption: '实训车间' }]
  await stage.must(`${account}@wx`, tell, { summary: '县里的职业学校', introduction: '建校四十年。', trades: ['建筑'], strengths: '', offers: '', website: '', pictures, edition: 0 })
}

async function minutes(from: string): Promise<void> {
  stage.at(`${year}-12-01T${from}`)
  await stage.platform.runTimers()
}

test('一份带图片的展示页：交上来、微信查、回音、待审、通过、公开', async () => {
  await handsIn('officer05', '实训车间')
  await minutes('09:01')
  await called(1)
  await minutes('09:02')
  const { items } = await stage.must('secretary', queue, { list: 'waiting' })
  expect(items).toMatchObject([{ kindName: '展示页', verdict: 'clean' }])
  const seen = await stage.must('secretary', item, { checkId: items[0]!.checkId })
  expect((await fetch(seen.pictures[0]!)).status).toBe(200)
  expect((await stage.must('director01', unitPage, { unitId: 'unit-05' })).told).toBeNull()
  await stage.must('secretary', approve, { checkId: items[0]!.checkId })
  expect((await stage.must('director01', unitPage, { unitId: 'unit-05' })).told).not.toBeNull()
})

test('图片里有违规的，退回作者', async () => {
  await handsIn('officer06', '违规')
  await minutes('09:10')
  await called(2)
  await minutes('09:11')
  expect(await stage.must('secretary', queue, { list: 'waiting' })).toMatchObject({ counts: { waiting: 0, machine: 0 } })
  const showcases = (await stored('showcases')) as unknown as { _id: string; review: { state: string } }[]
  expect(showcases.find(({ _id }) => _id === 'unit-06')!.review.state).toBe('returned')
})

test.each([
  ['小程序里的人', { from: 'mini-program', openid: 'o-1' }],
  ['桌面页上的人', { from: 'page', user: 'demo-director01' }],
  ['没登录的人', { from: 'page', user: 'anybody', anonymous: true }],
  ['定时器', { from: 'timer', trigger: 'every-minute' }],
] as const)('%s冒充微信来报结论：不信', async (_, caller) => {
  const before = await stored('pictureAnswers')
  const forged = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'f'.repeat(20), errcode: 0, result: { suggest: 'pass', label: 100 } }
  await stage.platform.invoke('events', forged, caller)
  expect(await stored('pictureAnswers')).toEqual(before)
})
