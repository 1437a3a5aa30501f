import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** Supply and demand in a real browser: a firm needs, the secretariat approves, a school answers, both agree. */
let house: House
let factory: Person
let school: Person
let desk: Person

beforeAll(async () => {
  house = await openHouse()
  factory = await house.somebody(PHONE, 'officer11')
  school = await house.somebody(PHONE, 'officer03')
  desk = await house.somebody(DESK, 'secretary')
}, 600_000)
afterAll(() => house?.close())
afterEach(() => expect([factory, school, desk].flatMap(({ faults }) => faults)).toEqual([]))

const TITLE = '数控车工顶岗实习'
const LIST = '#/packages/demand/list/index'
const MINE = '#/packages/demand/mine/index'

/** What the timer does every minute: writing is looked at, in the name of authors who have been in the mini-program lately. */
async function minute(): Promise<void> {
  for (const account of ['officer11', 'officer03']) await house.platform.invoke('api', { operation: 'identity.me', input: {} }, { from: 'mini-program', openid: uid(account) })
  await house.platform.runTimers()
}

test('企业写一条需要：不写招聘，不写电话，写好了交审核', async () => {
  await factory.go(LIST)
  await factory.sees('还没有公开的供需信息')
  await factory.press('发布供需')
  await factory.control('radio', /^需要/).click()
  await factory.page.getByLabel('类别', { exact: true }).filter({ visible: true }).selectOption({ label: '学生实习与安置' })
  await factory.fill({ 标题: '招聘数控车工', 专业或工种: '数控技术应用', 人数: '10', 说明: '两班倒，有师傅带' })
  await factory.sees('不写「招聘」，请改成「人才需求」')
  await factory.fill({ 标题: TITLE })
  await factory.press('交秘书处审核')
  await factory.sees('审核中')
  await factory.reload()
  await factory.sees(TITLE)
})

test('秘书处看得到，通过以后学校才找得到，按拼音首字母也行', async () => {
  await minute()
  await school.go(LIST)
  await school.sees('还没有公开的供需信息')
  const [posting] = (await dump())['postings'] as { _id: string }[]
  await desk.go(`#/packages/demand/posting/index?postingId=${posting!._id}`)
  await desk.sees('等秘书处审核')
  await house.platform.invoke('api', { operation: 'review.approve', input: { checkId: `posting:${posting!._id}:1` }, requestId: 'approve-the-posting' }, { from: 'page', user: uid('secretary') })
  await school.reload()
  await school.sees(TITLE)
  await school.field('专业、单位、设备或拼音首字母').fill('skcg')
  await school.sees(TITLE)
  await school.field('专业、单位、设备或拼音首字母').fill('无此物')
  await school.sees('没有符合的')
  await school.press('清除搜索内容')
  await school.sees(TITLE)
  await desk.go(LIST)
  await desk.sees('先后依据')
})

test('学校提出对接，企业同意洽谈，双方才看到联系人，谈成后登记结果', async () => {
  await school.follow(TITLE)
  await school.sees('两班倒，有师傅带')
  await school.field('来意').fill('我校二十名学生三月可到岗')
  await school.press('提出对接')
  await school.sees('已提出，对方的消息里有了')
  await school.press('去对接页')
  await school.sees('同意洽谈或婉拒')
  expect(await school.reads()).not.toContain('对方联系人')
  await minute()
  await factory.go('#/pages/home/index')
  await factory.press(/去办理|去续期/)
  await factory.sees('我校二十名学生三月可到岗')
  await factory.press('同意洽谈')
  await factory.sees('对方联系人')
  await school.reload()
  await school.sees('对方联系人')
  await school.field('说明').fill('谈定二十人，三月一日到岗')
  await school.press('提出已谈成')
  await school.sees('说已谈成')
  await factory.reload()
  await factory.press('确认谈成')
  await factory.sees('已谈成；办完后登记结果')
  await factory.fill({ 人数: '20', '金额（元）': '0' })
  await factory.press('登记结果')
  await factory.sees('结果：20 人，不涉及金额')
  await factory.go(MINE)
  await factory.control('tab', '我们的对接').click()
  await factory.sees('已完成')
  await desk.go('#/packages/demand/thread/index')
  await desk.control('tab', '已结束').click()
  await desk.sees(TITLE)
})

const uid = (account: string): string => house.platform.accounts.find(({ name }) => name === account)!.subject
const dump = async (): Promise<Record<string, readonly object[]>> => (await house.platform.store('dump')) as never
