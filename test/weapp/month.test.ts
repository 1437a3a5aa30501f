import { resolve } from 'node:path'
import { DAY, yearOf } from 'shared/kernel/time'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** A month in the life of the group on three phones: a company's need, a school's answer, an issue, a renewal, a notice. */
const dist = built()
const year = yearOf(Date.now())
const NEED = '数控车工顶岗实习十人'
const STORY = '青松学院与精锋公司共建实训车间'
const NOTICE = '关于报送本月信息的通知'

let stage: Stage
let phone: MiniProgram
let company: string
let school: string

beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
  stage.at(`${year}-11-02T09:00`)
  const { persons } = (await stage.platform.store('dump')) as unknown as { persons: { _id: string; unitName: string }[] }
  const officerOf = (unitName: string) => persons.find((one) => one.unitName === unitName && one._id.startsWith('person-officer'))!._id.slice('person-'.length)
  company = officerOf('精锋数控装备公司')
  school = officerOf('青松职业技术学院')
})
afterAll(() => stage?.platform.stop())
afterEach(() => putAway(phone))

/** Takes up somebody's phone, at a page. */
async function takes(account: string, page: string, query: Record<string, string> = {}): Promise<void> {
  phone = await openMiniProgram({ cloud: cloudOf(stage.platform, account), now: stage.platform.now(), path: page, query })
}

/** Minutes go by: WeChat answers, what has happened is told. */
async function later(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await stage.platform.runTimers()
}

test('企业的信息员发布一条实习需求', async () => {
  await takes(company, 'packages/demand/edit/index')
  await phone.tap({ role: 'radio', text: '需要' })
  await phone.pick('类别', '学生实习与安置')
  await phone.input('标题', NEED)
  await phone.input('专业或工种', '数控技术应用')
  await phone.input('说明', '三月到车间，提供食宿和实习保险，由师傅带。')
  await phone.tap('交秘书处审核')
  expect(phone.screen()).toContain('审核中')
  await later()
})

test('秘书在审核台看了，通过', async () => {
  await takes('secretary', 'packages/review/desk/index')
  await phone.tap({ role: 'button', text: NEED })
  expect(phone.screen()).toContain('三月到车间')
  await phone.tap('通过')
  expect(phone.screen()).toContain('通过 · 第 1 稿')
  await later()
})

test('学校的信息员找到它，写明来意，提出对接', async () => {
  await takes(school, 'packages/demand/list/index')
  await phone.tap({ role: 'button', text: NEED })
  await phone.input('来意', '我校数控专业二十名学生三月可以实习')
  await phone.tap('提出对接')
  expect(phone.screen()).toContain('已提出')
  await later()
})

test('企业从首页的待办进去，看到来意，同意洽谈', async () => {
  await takes(company, 'pages/home/index')
  await phone.tap('去办理')
  expect(phone.screen()).toContain('我校数控专业二十名学生三月可以实习')
  await phone.tap('同意洽谈')
  expect(phone.screen()).toContain('对方联系人')
  await later()
})

test('学校说谈成了', async () => {
  await takes(school, 'packages/demand/mine/index', { tab: 'threads' })
  await phone.tap({ text: NEED })
  await phone.input('说明', '定十名，三月五日报到')
  await phone.tap('提出已谈成')
  expect(phone.screen()).toContain('等精锋数控装备公司确认')
  await later()
})

test('企业确认，双方谈成', async () => {
  await takes(company, 'packages/demand/mine/index', { tab: 'threads' })
  await phone.tap({ text: NEED })
  await phone.tap('确认谈成')
  expect(phone.screen()).toContain('已谈成；办完后登记结果')
})

test('学校投稿', async () => {
  await takes(school, 'packages/bulletin/write/index')
  await phone.input('标题', STORY)
  await phone.input('正文', '两家单位在精锋公司的车间里为实训基地揭牌，十名学生将在三月到岗。')
  await phone.tap('交稿')
  expect(phone.screen()).toContain('稿件已交给秘书处')
  await later()
})

test('秘书采用稿件', async () => {
  await takes('secretary', 'packages/bulletin/desk/index')
  await phone.tap({ role: 'tab', text: '稿件' })
  await phone.tap({ role: 'button', text: STORY })
  await phone.tap('采用')
  expect(phone.screen()).toContain('已采用，等待编入简报')
})

test('秘书编一期，送检', async () => {
  await takes('secretary', 'packages/bulletin/desk/index')
  await phone.tap('开始编')
  await phone.tap({ role: 'button', text: STORY })
  await phone.tap('送检')
  expect(phone.screen()).toContain('系统正在检查')
  await later()
})

test('检查通过，发布', async () => {
  await takes('secretary', 'packages/bulletin/desk/index')
  await phone.tap({ role: 'button', text: '条' })
  expect(phone.screen()).toContain('检查通过，可以发布')
  await phone.tap({ role: 'button', text: '发布' })
  await phone.tap('发布')
  expect(phone.screen()).toMatch(/第 ?1 ?期.*已发布/)
  await later()
})

test('学校在简报里读到自己的稿件', async () => {
  await takes(school, 'packages/bulletin/list/index')
  await phone.tap({ role: 'button', text: '期' })
  expect(phone.screen()).toContain('十名学生将在三月到岗')
})

test('第二十六天，企业一点就续期', async () => {
  stage.platform.setClock(stage.platform.now() + 26 * DAY - Date.now())
  await later()
  await takes(company, 'packages/demand/mine/index')
  expect(phone.screen()).toContain('快到期')
  await phone.tap({ text: '仍有效，续期' })
  expect(phone.screen()).not.toContain('快到期')
})

test('秘书发通知，催没读的；没有开启提醒的人列出来打电话', async () => {
  await takes('secretary', 'packages/notice/edit/index')
  await phone.input('标题', NOTICE)
  await phone.input('正文', '请各单位本月底前报送信息。')
  await phone.tap('下一步：发给谁')
  await phone.tap('下一步：核对')
  await phone.tap('发出通知')
  await phone.tap('发出')
  expect(phone.screen()).toContain('已发出')
  await later()
  await phone.tap('看回执')
  expect(phone.screen()).toContain('请打电话')
  await phone.tap({ role: 'button', text: '催还没读的' })
  await phone.tap('催阅')
  expect(phone.screen()).toContain('已催')
})
