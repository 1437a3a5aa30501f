import { resolve } from 'node:path'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { tell, unitPage } from 'shared/showcase/operations'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** What units hand in, from their phones through WeChat's check to the desk of the secretariat, and what members object to. */
const dist = built()
const year = yearOf(Date.now())
const limits = { first: 20 * 1024, any: 64 * 1024, nodes: 600, children: 60, updates: 2 }
const jpeg = (says: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(says)])

let stage: Stage
let secretary: MiniProgram
let unitId: string

const phoneOf = (account: string, path?: string, query?: Record<string, string>) =>
  openMiniProgram({ cloud: cloudOf(stage.platform, account), now: chinaTime(`${year}-12-01T09:00`), ...(path !== undefined && { path, query: query ?? {} }) })

/** A unit tells of itself; the picture says what WeChat will see in it. */
async function handsIn(account: string, over: { strengths?: string; picture?: string } = {}, from = '@wx') {
  const pictures = over.picture === undefined ? [] : [{ file: await stage.upload(account, 'a.jpg', jpeg(over.picture)), caption: '实训车间' }]
  await stage.must(`${account}${from}`, tell, {
    summary: '县里的职业学校', introduction: '建校四十年，开设五个专业。', trades: ['装备制造'], strengths: over.strengths ?? '', offers: '', website: '', pictures, edition: 0,
  })
}

/** WeChat calls back between two runs. */
async function checks(hour: string): Promise<void> {
  for (let minute = 0; minute < 3; minute++) {
    stage.at(`${year}-12-01T${hour}:0${minute}`, minute + 1)
    await stage.platform.runTimers()
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function again(phone: MiniProgram): Promise<void> {
  await phone.hide()
  await phone.show()
}

beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
  stage.at(`${year}-12-01T09:00`)
  await handsIn('officer05', { picture: '车间' })
  await handsIn('officer06', { picture: '违规' })
  await handsIn('officer07', { strengths: '这里存疑' })
  await handsIn('officer08', {}, '')
  await checks('09')
  unitId = 'unit-05'
  secretary = await phoneOf('secretary')
})
afterAll(() => stage?.platform.stop())

test('违规的已经退回作者，首页有去修改；没有通过以前谁也看不到', async () => {
  const author = await phoneOf('officer06')
  expect(author.screen()).toContain('被退回')
  expect(author.screen()).toContain('第 1 张图：违法犯罪')
  expect((await stage.must('director01', unitPage, { unitId })).told).toBeNull()
})

test('首页说有几件待审；审核台先交的在前，存疑的有记号，没有查成的说为什么', async () => {
  expect(secretary.screen()).toContain('2 件待审核')
  await secretary.tap({ role: 'button', text: '去审核' })
  expect(secretary.screen()).toContain('微信存疑')
  await secretary.tap({ role: 'tab', text: '检查中 1' })
  expect(secretary.screen()).toContain('没有查成')
  await secretary.tap({ role: 'tab', text: '待审 2' })
})

test('看完图文点通过，随即公开，接着看下一件', async () => {
  await secretary.tap('从第一件看起')
  expect(secretary.screen()).toContain('建校四十年')
  await secretary.tap('通过')
  expect(secretary.toasts).toContain('已通过')
  expect(secretary.screen()).toContain('已公开')
  const { told } = await stage.must('director01', unitPage, { unitId })
  expect(told!.pictures).toHaveLength(1)
  await secretary.tap('看下一件')
  expect(secretary.screen()).toContain('微信看到：文字：时政')
})

test('退回要写原因，点常用的原因就能退；作者首页看得到', async () => {
  await secretary.tap('退回')
  expect(secretary.find({ role: 'button', text: '退回给作者' }).disabled).toBe(true)
  await secretary.tap('表述请再改一改')
  await secretary.tap('退回给作者')
  expect(secretary.screen()).toContain('被退回')
  expect(secretary.screen()).toContain('退回 · 第 1 稿')
  await stage.platform.runTimers()
  const author = await phoneOf('officer07')
  expect(author.screen()).toContain('表述请再改一改')
})

test('没有微信的作者：秘书处用自己的微信送检，查完就能审', async () => {
  const phone = await phoneOf('secretary', 'packages/review/desk/index', { list: 'machine' })
  await phone.tap({ role: 'button', text: '的展示页' })
  await phone.tap('用我的微信送检')
  await checks('10')
  await again(phone)
  expect(phone.screen()).toContain('待审核')
  await phone.tap('通过')
  expect(phone.screen()).toContain('已公开')
})

test('成员举报，秘书处核实后下架，谁也看不到了', async () => {
  const member = await phoneOf('director02', 'packages/showcase/unit/index', { unitId })
  await member.tap({ role: 'button', text: '举报' })
  expect(member.find({ role: 'button', text: '提交举报' }).disabled).toBe(true)
  await member.tap({ role: 'radio', text: '内容不实' })
  await member.input('说明', '建校没有四十年')
  await member.tap('提交举报')
  expect(member.screen()).toContain('秘书处会核实处理')

  const phone = await phoneOf('secretary', 'packages/review/desk/index', { list: 'objections' })
  await phone.tap('从第一件看起')
  expect(phone.screen()).toContain('建校没有四十年')
  await phone.tap('下架')
  await phone.tap('与事实不符')
  await phone.tap({ role: 'button', text: '下架' })
  expect(phone.screen()).toContain('已下架')
  expect((await stage.must('director01', unitPage, { unitId })).told).toBeNull()
  expect([...member.errors, ...phone.errors]).toEqual([])
})

test('每页、每次点按都在预算内', () => {
  for (const page of secretary.measures.pages) {
    expect([page.path, page.first <= limits.first, page.nodes <= limits.nodes, page.maxChildren <= limits.children]).toEqual([page.path, true, true, true])
  }
  for (const act of secretary.measures.acts) expect([act.act, act.count - act.trifles <= limits.updates, act.largest <= limits.any]).toEqual([act.act, true, true])
})
