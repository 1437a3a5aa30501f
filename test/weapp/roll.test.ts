import { demoDocuments } from 'local/demo/demo'
import { startPlatform, type Platform } from 'local/platform'
import { chinaTime } from 'shared/kernel/time'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** A person of the roll on the secretary's phone. */
const dist = built()
const NOW = chinaTime('2026-11-20T09:00')
let platform: Platform
let phone: MiniProgram

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false, documents: () => demoDocuments(NOW) })
  platform.setClock(NOW - Date.now())
})
afterAll(() => platform?.stop())
afterEach(() => putAway(phone))

test('从首页进名册，搜到一个人，看他的职务，登记他的出生日期，超龄照登并标明', async () => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'secretary') })
  await phone.tap({ role: 'button', text: '名册与补录' })
  expect(phone.screen()).toContain('单位（37）')
  const everybody = demoDocuments(NOW)['persons'] as readonly { readonly _id: string; readonly name: string }[]
  const { name } = everybody.find(({ _id }) => _id === 'person-vice2')!
  await phone.input('单位、姓名或拼音首字母', name)
  await phone.tap({ role: 'button', text: name })
  expect(phone.screen()).toContain('副理事长')
  expect(phone.screen()).toContain('没有出生日期，无法核对年龄')
  await phone.tap({ role: 'button', text: '更正' })
  await phone.input('出生日期', '1960-01-01')
  await phone.tap('保存更正')
  expect(phone.currentPath()).toBe('packages/roll/person/index')
  expect(phone.screen()).toContain('任副理事长时已满 65 周岁，超过 60 周岁')
})

test('补录页：那天的应到名单取自名册，没有填全时按钮写明缺什么', async () => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'secretary'), path: 'packages/roll/past/index', query: { meetingId: '' } })
  expect(phone.screen()).toContain('应到 6 人，到会 6，请假 0，缺席 0')
  expect(phone.screen()).toContain('请填写第几届第几次')
})
