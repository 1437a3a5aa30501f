import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startPlatform, type Platform } from 'local/platform'
import type { RawSheet } from 'shared/kernel/workbook/table'
import { aPerson, book, roll } from 'test/person/sheets'
import { workbook } from 'test/support/workbook'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** The roll imported on a phone, from a workbook that lies in a chat. */
const dist = built()
const PAGE = 'packages/roll/import/index'
const folder = mkdtempSync(join(tmpdir(), 'roll-'))
let platform: Platform
let phone: MiniProgram

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false })
})
afterAll(async () => {
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'secretary'), path: PAGE })
})
afterEach(() => {
  const { acts, pages } = phone.measures
  expect(acts.filter((act) => act.count - act.trifles > 2)).toEqual([])
  for (const { nodes, maxChildren } of pages) {
    expect(nodes).toBeLessThanOrEqual(600)
    expect(maxChildren).toBeLessThanOrEqual(60)
  }
  phone.close()
})

/** The next file that the person takes from a chat. */
async function prepared(name: string, sheets: readonly RawSheet[]): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, await workbook(sheets))
  phone.prepare('chooseMessageFile', { tempFiles: [{ path, name: basename(path), size: statSync(path).size, type: 'file' }] })
}

const people = () => {
  const { units, persons } = roll(3, 60)
  units[0] = { ...units[0], lead: null }
  return { units, persons }
}

test('从聊天里选表格，错处分页列出，改好再选，导入', async () => {
  const { units, persons } = people()
  await prepared('有错.xlsx', book(units, persons.map((cells, n) => (n < 3 ? cells : { ...cells, phone: '1380000000' }))))
  await phone.tap('选择填好的表格')
  expect(phone.screen()).toContain('有 57 处要改')
  expect(phone.screen()).toContain('「人员」第 5 行「手机」')
  expect(phone.screen()).not.toContain('「人员」第 30 行「手机」')
  await phone.tap('再看 20 处')
  expect(phone.screen()).toContain('「人员」第 30 行「手机」')
  await phone.tap('复制错处清单')
  expect(phone.left.at(-1)).toMatchObject({ name: 'setClipboardData', asked: { data: expect.stringMatching(/^「人员」第 5 行「手机」：少一位，应为 11 位数字\n/) as string } })

  await prepared('改好.xlsx', book(units, persons))
  await phone.tap('改好了，重新选择表格')
  expect(phone.screen()).toContain('逐行核对过了，没有错处')
  await phone.tap('导入名册')
  await phone.tap('导入')
  expect(phone.screen()).toContain('名册已导入')
  const { persons: stored } = (await platform.store('dump')) as unknown as { persons: { phone: string }[] }
  expect(stored.filter(({ phone: number }) => number.startsWith('190'))).toHaveLength(60)
})

test('关掉选择框不算出错；没有网络时说没有传上去，再选就成', async () => {
  phone.prepare('chooseMessageFile', new Error('cancel'))
  await phone.tap('选择填好的表格')
  expect(phone.dialog()).toBeUndefined()
  expect(phone.screen()).toContain('还没有选')

  await prepared('新人.xlsx', book([], [aPerson(900, 1, { unit: '虚构示范职业高级中学' })]))
  await phone.setNetwork('none')
  await phone.tap('选择填好的表格')
  expect(phone.screen()).toContain('没有传上去')
  await phone.tap('知道了')
  await phone.setNetwork('wifi')
  await prepared('新人.xlsx', book([], [aPerson(900, 1, { unit: '虚构示范职业高级中学' })]))
  await phone.tap('选择填好的表格')
  expect(phone.screen()).toContain('新人.xlsx')
})

test('选错了种类，当场说明', async () => {
  phone.prepare('chooseMessageFile', { tempFiles: [{ path: '/none', name: '名册.xls', size: 10, type: 'file' }] })
  await phone.tap('选择填好的表格')
  expect(phone.dialog()?.content).toContain('“名册.xls”不能用')
})

test('模板下载后打开，能转发', async () => {
  await phone.tap('空白模板')
  expect(phone.left.at(-1)).toMatchObject({ name: 'openDocument', asked: { filePath: 'wxfile://usr/名册导入模板.xlsx', showMenu: true, fileType: 'xlsx' } })
})
