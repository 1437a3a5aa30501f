import { me } from 'shared/identity/operations'
import { DAY, yearOf } from 'shared/kernel/time'
import { DESK, type House, openHouse, PHONE } from './house'
import type { Person } from './person'

/**
 * A month in the life of the group: a company needs interns and a school answers, an officer contributes, the secretary reviews,
 * composes the issue and sends a notice; what grows old is renewed in one tap, and whoever cannot be reached is rung.
 */
const year = yearOf(Date.now())
const NEED = '数控车工顶岗实习十人'
const STORY = '青松学院与精锋公司共建实训车间'
const NOTICE = '关于报送本月信息的通知'
const COMPANY = '精锋数控装备公司'
const SCHOOL = '青松职业技术学院'

let house: House
let secretary: Person
let company: Person
let school: Person
const accounts = new Map<string, string>()

/** The account of a unit's information officer. */
const officerOf = (unitName: string): string => accounts.get(unitName)!

/** WeChat looks at texts in the name of people whom it has seen of late. */
const seenOnPhone = async (): Promise<void> => {
  for (const account of [officerOf(COMPANY), officerOf(SCHOOL), 'secretary']) await house.stage.must(`${account}@wx`, me, {})
}

/** Minutes go by: WeChat answers, what has happened is told. */
const later = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await house.platform.runTimers()
}

beforeAll(async () => {
  house = await openHouse()
  house.stage.at(`${year}-11-02T09:00`)
  const { persons } = (await house.platform.store('dump')) as unknown as { persons: { _id: string; unitName: string }[] }
  for (const { _id, unitName } of persons) if (_id.startsWith('person-officer')) accounts.set(unitName, _id.slice('person-'.length))
  secretary = await house.somebody(DESK, 'secretary')
  company = await house.somebody(PHONE, officerOf(COMPANY))
  school = await house.somebody(PHONE, officerOf(SCHOOL))
  await seenOnPhone()
}, 600_000)
afterAll(() => house?.close())
afterEach(() => {
  expect([secretary.faults, company.faults, school.faults]).toEqual([[], [], []])
})

describe('月初：一家企业要实习生', () => {
  test('信息员在手机上写，缺什么按钮自己说；“招聘”这样的话不收', async () => {
    await company.go('#/packages/demand/edit/index')
    await company.control('radio', /^需要/).click()
    await company.field('类别').selectOption({ label: '学生实习与安置' })
    await company.fill({ 标题: '招聘数控车工' })
    await company.sees(/不写「招聘」/)
    await company.fill({ 标题: NEED, 专业或工种: '数控技术应用', 人数: '10', 说明: '三月到车间，提供食宿和实习保险，由师傅带。' })
    await company.field('联系人').selectOption({ index: 1 })
    await company.press('交秘书处审核')
    await company.sees('审核中')
  })

  test('微信检查过了，还要秘书处通过；在那以前别人看不到', async () => {
    await later()
    await school.go('#/packages/demand/list/index')
    await school.sees('还没有公开的供需信息')
    await secretary.go('#/packages/review/desk/index')
    await secretary.press(new RegExp(NEED))
    await secretary.sees('三月到车间')
    await secretary.press('通过')
    await secretary.page.getByText('通过 · 第 1 稿').waitFor()
  })

  test('学校找得到，写一句来意提出对接', async () => {
    await school.go('#/packages/demand/list/index')
    await school.follow(NEED)
    await school.sees('成员单位')
    await school.fill({ 来意: '我校数控专业二十名学生三月可以实习' })
    await school.press('提出对接')
    await school.sees('已提出')
    await later()
  })

  test('企业的首页有一件事等着办：看到来意，同意洽谈，联系人才互相看得到', async () => {
    await company.go('#/pages/home/index')
    await company.press('去办理')
    await company.sees('我校数控专业二十名学生三月可以实习')
    await company.press('同意洽谈')
    await company.sees('对方联系人')
  })

  test('学校说谈成了，企业确认；经过双方都看得到', async () => {
    await school.reload()
    await school.press('去对接页')
    await school.fill({ 说明: '定十名，三月五日报到' })
    await school.press('提出已谈成')
    await school.sees('等精锋数控装备公司确认')
    await later()
    await company.reload()
    await company.press('确认谈成')
    await company.sees('已谈成；办完后登记结果')
    await school.reload()
    await school.sees('已谈成；办完后登记结果')
  })
})

describe('月中：投稿，编一期简报', () => {
  test('信息员投稿，交了就有回音', async () => {
    await school.go('#/packages/bulletin/write/index')
    await school.fill({ 标题: STORY, 正文: '十一月五日，两家单位在精锋公司的车间里为实训基地揭牌，十名学生将在三月到岗。' })
    await school.press('交稿')
    await school.sees('稿件已交给秘书处')
    await later()
  })

  test('秘书看稿、采用；这一期按记录自己拟好，再编入这份稿件，送检，发布', async () => {
    await secretary.go('#/packages/bulletin/desk/index')
    await secretary.control('tab', '稿件').click()
    await secretary.press(new RegExp(STORY))
    await secretary.press('采用')
    await secretary.sees('已采用，等待编入简报')
    await secretary.go('#/packages/bulletin/desk/index')
    await secretary.fill({ 从: `${year}-11-01`, 到: `${year}-11-30` })
    await secretary.press('开始编')
    await secretary.sees('采用了还没有编入的稿件')
    await secretary.press(new RegExp(STORY))
    await secretary.page.getByText('采用了还没有编入的稿件').filter({ visible: true }).waitFor({ state: 'detached' })
    await secretary.press('送检')
    await secretary.sees('系统正在检查')
    await later()
    await secretary.reload()
    await secretary.sees('检查通过，可以发布')
    await secretary.pressAndAgree(/^发布/, '发布')
    await secretary.sees(/第 ?1 ?期.*已发布/)
    await later()
  })

  test('没有登录的人也读得到这一期；供稿的单位看到自己的稿件已刊出', async () => {
    const visitor = await house.somebody(PHONE)
    await visitor.go('#/packages/bulletin/list/index')
    await visitor.press(/第 ?1 ?期/)
    await visitor.sees('十名学生将在三月到岗')
    expect(visitor.faults).toEqual([])
    await visitor.context.close()
    await school.go('#/packages/bulletin/mine/index')
    await school.press(new RegExp(STORY))
    await school.sees(/已刊于/)
  })
})

describe('月底：该续的续，没读的催，够不着的打电话', () => {
  test('第二十四天起，一点就续期', async () => {
    house.platform.setClock(house.platform.now() + 26 * DAY - Date.now())
    await later()
    await company.go('#/packages/demand/mine/index')
    await company.sees('快到期')
    await company.follow(/^续期/)
    await company.sees('有效')
    await company.page.getByText('快到期').filter({ visible: true }).waitFor({ state: 'detached' })
  })

  test('秘书发一份要确认的通知，催还没读的；没有开启提醒的人列出来打电话', async () => {
    await secretary.go('#/packages/notice/edit/index')
    await secretary.fill({ 标题: NOTICE, 正文: '请各单位本月底前报送信息。' })
    await secretary.press('下一步：发给谁')
    await secretary.control('radio', /^全体/).click()
    await secretary.press('下一步：核对')
    await secretary.pressAndAgree('发出通知', '发出')
    await secretary.sees(`“${NOTICE}”已发出`)
    await later()
    await company.reload()
    await company.go('#/pages/home/index')
    await company.press(new RegExp(NOTICE))
    await company.sees('请各单位本月底前报送信息。')
    await secretary.press('看回执')
    await secretary.sees('请打电话')
    await secretary.pressAndAgree(/^催还没/, '催阅')
    await secretary.sees(/^已催/)
  })
})
