import { resolve } from 'node:path'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** A notice on the compiled mini-program: written on the secretary's phone, confirmed on a director's, counted in the receipts. */
const dist = built()
const year = yearOf(Date.now())
const TITLE = '关于报送年度总结的通知'
const limits = { first: 20 * 1024, any: 64 * 1024, nodes: 600, children: 60, updates: 2 }

let stage: Stage
let member: MiniProgram
let secretary: MiniProgram

beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
  stage.at(`${year}-12-01T09:00`)
  const now = chinaTime(`${year}-12-01T09:00`)
  const phoneOf = (account: string) => openMiniProgram({ cloud: cloudOf(stage.platform, account), now })
  ;[member, secretary] = await Promise.all([phoneOf('director01'), phoneOf('secretary')])
})
afterAll(() => stage?.platform.stop())

test('秘书在手机上写：标题、正文、要确认，发给理事，核对后发出', async () => {
  await secretary.tap({ role: 'button', text: '写通知' })
  await secretary.input('标题', TITLE)
  await secretary.input('正文', '请各单位报送年度总结。\n一、内容\n全年工作和下年打算。')
  await secretary.tap('下一步：发给谁')
  await secretary.tap('理事')
  await secretary.tap('下一步：核对')
  expect(secretary.screen()).toContain('全体成员单位的理事')
  expect(secretary.screen()).toContain(`祁职教集团〔${year}〕1号`)
  await secretary.tap('发出通知')
  await secretary.tap('发出')
  expect(secretary.screen()).toContain('已发出')
  await stage.platform.runTimers()
})

test('理事从消息点进去，读了；不用确认的没有按钮', async () => {
  await member.hide()
  await member.show()
  await member.tap({ role: 'button', text: '全部消息' })
  await member.tap({ role: 'button', text: `通知：${TITLE}` })
  expect(member.currentPath()).toBe('packages/notice/detail/index')
  expect(member.screen()).toContain('全年工作和下年打算。')
  expect(member.screen()).not.toContain('确认已阅')
  await member.back()
  expect(member.screen()).not.toContain('未读')
})

test('秘书看回执，催没读的；撤回后成员只看到原因', async () => {
  await secretary.tap('看回执')
  expect(secretary.screen()).toContain('已读 1')
  await secretary.tap({ role: 'button', text: '催还没读的 36 人' })
  await secretary.tap('催阅')
  expect(secretary.screen()).toContain('已催 36 人')
  await secretary.tap({ role: 'button', text: '打开这份通知' })
  await secretary.tap('撤回这份通知')
  await secretary.input('撤回原因', '截止日期写错了')
  await secretary.tap('撤回这份通知')
  await secretary.tap('撤回')
  expect(secretary.screen()).toContain('不再有效。原因：截止日期写错了')
  await member.tap({ role: 'button', text: `通知：${TITLE}` })
  expect(member.screen()).toContain('原因：截止日期写错了')
  expect(member.screen()).not.toContain('全年工作和下年打算。')
})

test('每页、每次点按都在预算内', () => {
  for (const phone of [member, secretary]) {
    expect(phone.errors).toEqual([])
    for (const page of phone.measures.pages) {
      expect([page.path, page.first <= limits.first, page.nodes <= limits.nodes, page.maxChildren <= limits.children]).toEqual([page.path, true, true, true])
    }
    for (const act of phone.measures.acts) expect([act.act, act.count - act.trifles <= limits.updates, act.largest <= limits.any]).toEqual([act.act, true, true])
  }
})
