import { demoDocuments } from 'local/demo/demo'
import { startPlatform, type Platform } from 'local/platform'
import { chinaTime, SECOND } from 'shared/kernel/time'
import { LONGEST } from 'shared/duty/template'
import { shown } from 'test/training/prepared'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** A month's report from the officer's phone to the secretary's, and a training finished. */
const dist = built()
const NOW = chinaTime('2026-12-03T09:00')
let platform: Platform
let phone: MiniProgram

const open = async (account: string, path?: string, query?: Record<string, string>) => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, account), now: NOW, ...(path !== undefined && { path }), ...(query && { query }) })
}

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false, documents: () => ({ ...demoDocuments(NOW), trainings: [shown('training-shown')] }) })
  platform.setClock(NOW - Date.now())
})
afterAll(() => platform?.stop())
afterEach(() => putAway(phone))

const FIGURES = ['正在合作的成员单位（家）', '合作培养的学生（人）', '实习实训的学生（人次）', '到企业实践的教师（人次）', '到学校任课的企业人员（人次）', '合作开发的课程和教材（门）', '共建的实训基地（个）', '为对方培训（人日）']
const TEXTS = ['做了哪些合作', '一个有代表性的合作', '合作中遇到的问题']

test('信息员从首页的待办去写，写的自己存好，离开再来都在，写全了才能报', async () => {
  await open('officer06')
  expect(phone.screen()).toContain('2026年11月报送')
  await phone.tap({ role: 'button', text: '去报送' })
  expect(phone.screen()).toContain('还缺 基础数据、工作总结、典型案例、存在问题、落实情况')
  for (const label of FIGURES) await phone.input(label, '3')
  for (const label of TEXTS) await phone.input(label, '与汾水机械厂合办订单班')
  await phone.advance(4 * SECOND)
  await phone.settle()
  expect(phone.screen()).toContain('已保存')
  const { storage } = phone
  phone.close()
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'officer06'), now: NOW, storage, path: 'packages/duty/report/index', query: { period: '2026-11' } })
  expect(phone.screen()).toContain('还缺 落实情况')
  await phone.input('计划和商定的事办得怎样', '都在办')
  await phone.tap('报送给秘书处')
  await phone.tap('报送')
  expect(phone.screen()).toContain('已报送，按时')
})

test('同单位的另一位后写同一处，被告知是谁写的，自己写的没有丢', async () => {
  await open('officer07', 'packages/duty/report/index', { period: '2026-11' })
  const director = await openMiniProgram({ cloud: cloudOf(platform, 'director04'), now: NOW, path: 'packages/duty/report/index', query: { period: '2026-11' } })
  await phone.input('做了哪些合作', '信息员写的')
  await director.input('做了哪些合作', '理事写的')
  for (const one of [phone, director]) {
    await one.advance(4 * SECOND)
    await one.settle()
  }
  expect(phone.screen()).toContain('已保存')
  expect(director.screen()).toMatch(/「做了哪些合作」.*由.*写过，请先看一看再改/)
  expect(director.screen()).toContain('写的先存在本机')
  await director.tap('用我写的')
  expect(director.screen()).toContain('已保存')
  expect(director.errors).toEqual([])
  director.close()
})

test('秘书处从首页的待办去看，退回时勾缺典型案例；信息员收到，改好再报', async () => {
  await open('secretary')
  await phone.tap({ role: 'button', text: '去看' })
  await phone.tap({ role: 'button', text: '远山职教中心' })
  expect(phone.screen()).toContain('与汾水机械厂合办订单班')
  await phone.tap('退回，请他们改')
  await phone.input('给报送单位的话', '案例请写明起因、做法和结果')
  await phone.tap({ role: 'checkbox', text: '缺典型案例' })
  await phone.tap({ role: 'button', text: '退回' })
  expect(phone.currentPath()).toBe('packages/duty/desk/index')
  expect(phone.screen()).toContain('没有等着看的报送')
  phone.close()
  await open('officer06')
  expect(phone.screen()).toContain('秘书处退回：案例请写明起因、做法和结果')
  await phone.tap({ role: 'button', text: '去改' })
  expect(phone.screen()).toContain('缺 典型案例')
})

test('台账：各单位一张卡，催一个单位，马上写明刚催过', async () => {
  await open('secretary', 'packages/duty/board/index')
  expect(phone.screen()).toContain('2026年11月报送 12月5日止')
  await phone.tap({ role: 'link', text: '催青松职业技术学院' })
  await phone.tap('催办')
  expect(phone.toasts).toContain('已催 1 家')
  expect(phone.screen()).toContain('催过')
})

test('本单位报送：差几件，随时可以办的也列着', async () => {
  await open('officer08', 'packages/duty/mine/index')
  expect(phone.screen()).toMatch(/这个月还差 \d 件/)
  expect(phone.screen()).toContain('随时可以办的')
})

test('写满的报送也在一页的限度里', async () => {
  await open('officer09', 'packages/duty/report/index', { period: '2026' })
  for (const label of [...TEXTS, '计划和商定的事办得怎样', '下一年的打算']) await phone.input(label, '好'.repeat(LONGEST))
  await phone.advance(4 * SECOND)
  await phone.settle()
  expect(phone.screen()).toContain('已保存')
})

test('在线培训：网址复制给人，学完了只标记一次', async () => {
  await open('director05', 'packages/training/list/index')
  await phone.tap({ role: 'button', text: '数控机床操作入门' })
  await phone.tap('去看视频')
  expect(phone.left.at(-1)).toMatchObject({ name: 'setClipboardData', asked: { data: 'https://v.example.org/cnc' } })
  await phone.tap('知道了')
  await phone.tap({ role: 'button', text: '学完了' })
  await phone.tap('学完了')
  expect(phone.screen()).toContain('学完了，8 学时')
})
