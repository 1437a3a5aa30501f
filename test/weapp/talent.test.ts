import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { demoDocuments } from 'local/demo/demo'
import { startPlatform, type Platform } from 'local/platform'
import { chinaTime } from 'shared/kernel/time'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** The banks on three phones: entries kept fresh, a student asked for, the school's answer, the looking. */
const dist = built()
const NOW = chinaTime('2026-11-20T09:00')
const folder = mkdtempSync(join(tmpdir(), 'papers-'))
let platform: Platform
let phone: MiniProgram

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false, documents: () => demoDocuments(NOW) })
  platform.setClock(NOW - Date.now())
})
afterAll(async () => {
  await platform?.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => putAway(phone))

const open = (account: string, path = 'packages/talent/banks/index', query: Record<string, string> = {}) =>
  openMiniProgram({ cloud: cloudOf(platform, account), path, query, now: NOW })

/** The signed paper that is chosen next. */
function paper(): void {
  const path = join(folder, '签字.pdf')
  writeFileSync(path, '%PDF-1.7 示范')
  phone.prepare('chooseMessageFile', { tempFiles: [{ path, name: basename(path), size: statSync(path).size, type: 'file' }] })
}

test('信息员从首页的待办进来，一下确认仍有效', async () => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'officer03'), now: NOW })
  expect(phone.screen()).toContain('人才库 2 条该确认仍有效')
  await phone.tap({ role: 'button', text: '去确认' })
  await phone.tap({ role: 'button', text: '1 条该确认', nth: 1 })
  expect(phone.screen()).toContain('机电一体化 · 2024 级')
  await phone.tap('这条仍有效')
  expect(phone.screen()).not.toContain('该确认')
  await phone.tap({ role: 'button', text: '机电一体化' })
  expect(phone.screen()).toContain('周虚构')
})

test('企业查学生：看得到专业技能，看不到是谁；写明用途申请', async () => {
  phone = await open('vice2', 'packages/talent/list/index', { bank: 'student', view: 'all' })
  await phone.input('专业、技能、年级、地区', '编程')
  await phone.advance(500)
  expect(phone.screen()).toContain('数控技术 · 2024 级')
  expect(phone.screen()).not.toContain('建筑工程')
  await phone.tap({ role: 'button', text: '数控技术' })
  expect(phone.screen()).not.toMatch(/孙虚构|白桦/)
  expect(phone.find({ role: 'button', text: '申请查看身份' }).disabled).toBe(true)
  await phone.pick('用途', '实习与岗位对接')
  await phone.input('想做什么', '明年三月到车间实习')
  await phone.tap('申请查看身份')
  expect(phone.screen()).toContain('已提出申请，等学校和本人答复')
})

test('学校拿着签字同意', async () => {
  phone = await open('officer03', 'packages/talent/requests/index')
  expect(phone.screen()).toContain('用于实习与岗位对接：明年三月到车间实习')
  expect(phone.find({ role: 'button', text: '同意', nth: 0 }).disabled).toBe(true)
  paper()
  await phone.tap({ role: 'button', text: '选择本人签字' })
  await phone.tap({ role: 'button', text: '同意', nth: 0 })
  expect(phone.screen()).toContain('可以查看')
})

test('企业查看是谁，学校看得到谁查看过', async () => {
  phone = await open('vice2', 'packages/talent/requests/index')
  expect(phone.screen()).not.toContain('孙虚构')
  await phone.tap('查看是谁')
  expect(phone.screen()).toContain('孙虚构')
  phone.close()
  phone = await open('officer03', 'packages/talent/entry/index', { entryId: 'bank-04' })
  expect(phone.screen()).toContain('谁查看过身份')
})

test('登记学生：未满十四周岁要监护人签字；交上去等审核', async () => {
  phone = await open('officer03', 'packages/talent/edit/index', { bank: 'student' })
  await phone.input('专业（必填）', '工业机器人')
  await phone.input('技能（必填）', '示教编程')
  await phone.input('年级（必填）', '2026 级')
  await phone.input('姓名（必填）', '郑虚构')
  await phone.input('出生（必填）', '2013-01')
  expect(phone.screen()).toContain('请上传监护人签字的同意书')
  await phone.input('出生（必填）', '2010-01')
  expect(phone.screen()).not.toContain('监护人')
  await phone.tap('同意用于实习与岗位对接')
  paper()
  await phone.tap({ role: 'button', text: '选择签字的同意书' })
  await phone.tap('提交')
  await phone.advance(100)
  expect(phone.currentPath()).toBe('packages/talent/list/index')
  expect(phone.screen()).toContain('工业机器人 · 2026 级')
  expect(phone.screen()).toContain('正在审核')
})
