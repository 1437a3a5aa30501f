import { newcomers } from 'local/demo/demo'
import { emptyDocuments } from 'local/demo/empty'
import { startPlatform, type Platform } from 'local/platform'
import { MINUTE } from 'shared/kernel/time'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** What the house runs on, on the phone: parameters, readings, the record of acts; and the first administrator of an empty house. */
const dist = built()
const { word, documents } = emptyDocuments()
let platform: Platform
let empty: Platform
const phones: MiniProgram[] = []

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false })
  empty = await startPlatform({ dist, timers: false, documents: () => documents, accounts: newcomers })
})
afterAll(async () => {
  await platform?.stop()
  await empty?.stop()
})
afterEach(() => {
  for (const phone of phones.splice(0)) putAway(phone)
})

async function phoneOf(account: string, path = 'pages/me/index', of = platform): Promise<MiniProgram> {
  const phone = await openMiniProgram({ cloud: cloudOf(of, account), path, now: of.now() })
  phones.push(phone)
  return phone
}

test('参数：全部看得到，按机构查；分组的参数也打得开，没有权限的人只看', async () => {
  const phone = await phoneOf('director01')
  await phone.tap({ role: 'button', text: '参数' })
  expect(phone.screen()).toContain('最早：11月1日')
  await phone.input('找一项，或输入机构名称', '委托主持')
  await phone.tap({ role: 'link', text: '委托主持' })
  expect(phone.screen()).toContain('可以委托 1 名副理事长')
  expect(phone.findAll({ role: 'button', text: '登记变更' })).toEqual([])
})

test('登记变更：没有改、没有决议都说得出；登记以后写明何时生效，原值留着', async () => {
  const phone = await phoneOf('secretary', 'packages/settings/parameters/index')
  await phone.tap({ role: 'link', text: '每人每年请假次数' })
  expect(phone.find({ role: 'button', text: '登记变更' }).disabled).toBe(true)
  expect(phone.screen()).toContain('与现在的规定相同')
  await phone.input('决议', '理事长会〔2026〕5号')
  await phone.input('每人每年（次）', '3')
  expect(phone.screen()).toContain('登记后将是：每人每年：3 次')

  await phone.tap('登记变更')
  expect(phone.screen()).toContain('已登记')
  expect(phone.screen()).toContain('原值和决议都留在下面')
  platform.setClock(platform.now() + MINUTE - Date.now())
  const other = await phoneOf('director02', 'packages/settings/parameter/index')
  expect(other.screen()).toContain('这一页打不开：')
  expect(other.screen()).not.toContain('key')
})

test('口径：逐条确认，编了号的移到已确认；操作记录里查得到是谁登记的', async () => {
  const phone = await phoneOf('secretary', 'packages/settings/rulings/index')
  await phone.tap({ role: 'button', text: '理事长会一年开几次' })
  expect(phone.find({ role: 'button', text: '登记这号解释' }).disabled).toBe(true)
  await phone.input('编号', '秘释〔2026〕1号')
  await phone.tap('登记这号解释')
  expect(phone.screen()).toContain('秘释〔2026〕1号')
  const records = await phoneOf('secretary-general', 'packages/settings/audit/index')
  expect(records.screen()).toContain('登记一号解释')
})

test('开通：口令不对说清楚，填的都在；口令对了就是第一位管理员，下一步是导入名册', async () => {
  const phone = await phoneOf('newcomer01', 'pages/me/index', empty)
  await phone.tap({ role: 'button', text: '开通平台' })
  const button = () => phone.find({ role: 'button', text: '开通' })
  expect(button().disabled).toBe(true)
  for (const [label, typed] of [['开通口令', 'not-the-word'], ['单位名称', '虚构示范职业高级中学'], ['姓名', '示开通'], ['手机号', '19900000099']] as const) await phone.input(label, typed)
  expect(phone.screen()).toContain('请先阅读并勾选同意隐私说明')
  await phone.tap({ role: 'checkbox' })
  await phone.tap({ role: 'button', text: '开通' })
  expect(phone.screen()).toContain('没有开通。')
  expect(phone.find('姓名').attribute('value')).toBe('示开通')
  await phone.input('开通口令', word)
  await phone.tap({ role: 'button', text: '开通' })
  expect(phone.screen()).toContain('已开通。您是 虚构示范职业高级中学 · 示开通')
  await phone.tap('导入名册')
  expect(phone.screen()).toContain('第一步：下载模板')
  const late = await phoneOf('newcomer02', 'packages/account/found/index', empty)
  expect(late.screen()).toContain('本平台已经开通')
})
