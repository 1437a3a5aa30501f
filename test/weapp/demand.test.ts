import { startPlatform, type Platform } from 'local/platform'
import type { Posting } from 'shared/demand/model'
import { thousand } from 'test/demand/thousand'
import { crowd } from 'test/support/crowd'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** Supply and demand on a phone: 500 people, 1000 postings. */
const dist = built()
const limits = { first: 20 * 1024, any: 64 * 1024, nodes: 600, children: 60, updates: 2 }
let platform: Platform
let phone: MiniProgram

beforeAll(async () => {
  const all = await thousand(Date.now())
  const postings: Posting[] = all.map((one) => (one.unitId === 'unit-11' ? { ...one, unitId: 'unit-110' } : one))
  platform = await startPlatform({ dist, timers: false, documents: (now) => ({ ...crowd(now), postings }) })
}, 600_000)
afterAll(() => platform?.stop())
afterEach(() => {
  const { pages, largest, acts } = phone.measures
  expect(phone.errors).toEqual([])
  expect(pages.filter((page) => page.first > limits.first || page.nodes > limits.nodes || page.maxChildren > limits.children)).toEqual([])
  expect(largest.bytes).toBeLessThanOrEqual(limits.any)
  // What was typed is echoed at once, and looked for only when the fingers rest.
  expect(acts.filter((act) => act.count - act.trifles > (act.act.startsWith('在') ? limits.updates + 1 : limits.updates))).toEqual([])
  phone.close()
})

const opens = async (account: string, page: string, query: Record<string, string> = {}): Promise<void> => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, account), path: `packages/demand/${page}/index`, query })
}

test('一千条里看六十条，再请缩小范围；选条件、打字都找得到', async () => {
  await opens('officer11', 'list')
  await phone.tap('再看二十条')
  await phone.tap('再看二十条')
  expect(phone.screen()).toContain('请用上面的条件缩小范围')
  await phone.pick('类别', '培训')
  expect(phone.screen()).toContain('有新的「培训」时')
  await phone.tap('订阅这一类')
  expect(phone.screen()).toContain('已订阅「培训」')
  await phone.tap({ role: 'tab', text: '需要' })
  await phone.input('专业、单位、设备或拼音首字母', 'skcg')
  await phone.advance(500)
  await phone.settle()
  expect(phone.screen()).toMatch(/数控车工|没有符合的/)
})

test('写一条：缺什么说什么，写好了在我们的发布里，还在审核', async () => {
  await opens('officer11', 'edit')
  expect(phone.screen()).toContain('请选择类别')
  await phone.pick('类别', '学生实习与安置')
  await phone.input('标题', '求职的学生')
  expect(phone.screen()).toContain('不写「求职」')
  await phone.input('标题', '数控车工顶岗实习')
  expect(phone.screen()).toContain('请填写专业或工种')
  await phone.input('专业或工种', '数控技术应用')
  await phone.tap('交秘书处审核')
  expect(phone.screen()).toContain('审核中')
  expect(phone.screen()).toContain('数控车工顶岗实习')
})

test('打开一条，写一句来意，提出对接，再撤回', async () => {
  await opens('officer11', 'list')
  const first = phone.findAll({ role: 'button', text: '第0' })[0]!
  await phone.tap({ role: 'button', text: /第\d{4}号/.exec(first.text)![0] })
  expect(phone.screen()).toContain('写一句来意，对方会看到')
  await phone.input('来意', '我们想了解一下')
  await phone.tap('提出对接')
  expect(phone.screen()).toContain('已提出')
  await phone.tap('去对接页')
  expect(phone.screen()).toContain('提出对接')
  await phone.tap('撤回')
  await phone.tap('撤回')
  expect(phone.screen()).toContain('未成')
  await phone.back()
  expect(phone.screen()).toContain('双方都同意洽谈后，才互相看到联系人')
})
