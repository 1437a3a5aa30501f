import { demoDocuments } from 'local/demo/demo'
import type { Person as Entry } from 'shared/person/model'
import { chinaTime } from 'shared/kernel/time'
import { DESK, type House, openHouse, PHONE } from './house'
import type { Person } from './person'

/** The secretary enters a department, gives it members and a head, and sends it a notice; a member reads it; the department is given up. */
const NOW = chinaTime('2026-11-20T09:00')
const NAME = '资金监管部'
const nameOf = (personId: string): string => (demoDocuments(NOW)['persons'] as readonly Entry[]).find(({ _id }) => _id === personId)!.name
const [first, second] = [nameOf('person-officer05'), nameOf('person-officer06')]
let house: House
let secretary: Person
let member: Person

beforeAll(async () => {
  house = await openHouse({ documents: () => demoDocuments(NOW) })
  house.platform.setClock(NOW - Date.now())
  secretary = await house.somebody(DESK, 'secretary')
  member = await house.somebody(PHONE, 'officer05')
}, 600_000)
afterAll(() => house?.close())
afterEach(() => {
  expect([secretary.faults, member.faults]).toEqual([[], []])
})

test('从名册到业务机构，登记一个：没有写依据不能登记，写了就到它的一页', async () => {
  await secretary.go('#/packages/roll/register/index')
  await secretary.press(/^业务机构 联络部/)
  await secretary.sees('演示联络部')
  await secretary.press('登记业务机构')
  await secretary.fill({ 名称: NAME, 职责: '看管合作资金。', 设立: '2026-09-01' })
  await secretary.sees('请写明由哪次决议设立')
  await secretary.fill({ 依据: '理事大会〔2026〕3号决议' })
  await secretary.press('登记')
  await secretary.sees('2026年9月1日设立，依据：理事大会〔2026〕3号决议')
  await secretary.sees('还没有成员')
})

test('一次添两个人；名册上没有任负责人的登记不成，登记任职以后就成', async () => {
  await secretary.press('添加成员')
  for (const name of [first, second]) {
    await secretary.fill({ 在名册中查找: name })
    await secretary.press(new RegExp(`^选 ${name}`))
  }
  await secretary.press('添加 2 人')
  await secretary.sees('现有 2 人')
  await secretary.press(`${first}，成员`)
  await secretary.pressAndAgree('登记为负责人', '登记')
  await secretary.notice('alert', '请先登记任职').waitFor()
  await secretary.follow('去登记任职')
  await secretary.field('职务').selectOption({ label: '业务机构负责人' })
  await secretary.fill({ 开始: '2026-10-01', 依据: '理事长会〔2026〕2号决议' })
  await secretary.press('登记任职')
  await secretary.sees('理事长会〔2026〕2号决议')
  await secretary.back()
  await secretary.pressAndAgree('登记为负责人', '登记')
  await secretary.sees(`负责人 ${first}`)
})

test('成员在手机上看得到这个机构和人，没有可办的', async () => {
  await member.go('#/packages/department/list/index')
  await member.press(new RegExp(`^${NAME}`))
  await member.sees(`负责人 ${first}`)
  await member.sees(second)
  const said = await member.reads()
  expect([said.includes('撤销这个机构'), said.includes('添加成员')]).toEqual([false, false])
})

test('发给这个机构的通知：核对时说清发给谁，成员收得到，回执按机构列', async () => {
  await secretary.go('#/packages/notice/edit/index')
  await secretary.fill({ 标题: '关于清点合作资金的通知', 正文: '请清点。' })
  await secretary.press('下一步：发给谁')
  await secretary.control('radio', /^不按单位/).click()
  await secretary.page.getByRole('checkbox', { name: `${NAME}（2 人）` }).filter({ visible: true }).click()
  await secretary.press('下一步：核对')
  await secretary.sees(NAME)
  await secretary.sees(`${first}、${second}`)
  await secretary.pressAndAgree('发出通知', '发出')
  await secretary.press('看回执')
  await secretary.control('tab', '按业务机构').click()
  await secretary.sees('1 个机构')
  await house.platform.runTimers()
  await member.go('#/packages/notice/list/index')
  await member.sees('关于清点合作资金的通知')
})

test('撤销：先说有没有发给它的通知，撤销以后还查得到', async () => {
  await secretary.go('#/packages/department/list/index')
  await secretary.press(new RegExp(`^${NAME}`))
  await secretary.press('撤销这个机构')
  await secretary.sees(/不随机构结束/)
  await secretary.fill({ 依据: '理事大会〔2026〕9号决议' })
  await secretary.pressAndAgree('撤销这个机构', '撤销')
  await secretary.sees('2026年11月20日撤销。依据：理事大会〔2026〕9号决议')
  await secretary.back()
  await secretary.sees('已撤销')
})
