import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RawSheet } from 'shared/kernel/workbook/table'
import { aPerson, aUnit, book, personName, roll, term, unitName } from 'test/person/sheets'
import { workbook } from 'test/support/workbook'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** The secretary imports the roll from a workbook, at the desk and on a phone's width. */
const IMPORT = '#/packages/roll/import/index'
const folder = mkdtempSync(path.join(tmpdir(), 'roll-'))
let house: House
let person: Person

beforeAll(async () => {
  house = await openHouse()
}, 600_000)
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async () => {
  expect(person.faults).toEqual([])
  await person.context.close()
})

const secretaryAt = async (size: readonly [number, number]): Promise<void> => {
  person = await house.somebody(size, 'secretary')
}

async function file(name: string, sheets: readonly RawSheet[]): Promise<string> {
  const at = path.join(folder, name)
  writeFileSync(at, await workbook(sheets))
  return at
}

const good = () => {
  const { units, persons } = roll(3, 12)
  units[0] = { ...units[0], lead: null }
  return { units, persons }
}

test('在桌面：下载现有名册，原样选上，说完全一样；改一处再选，导入，名册里就有', async () => {
  await secretaryAt(DESK)
  await person.press(/导入名册/)
  const [download] = await Promise.all([person.page.waitForEvent('download'), person.press('下载现有名册')])
  expect(download.suggestedFilename()).toBe('集团名册.xlsx')
  const current = path.join(folder, 'current.xlsx')
  await download.saveAs(current)
  await person.choose('选择填好的表格', current)
  await person.sees('文件与名册完全一样')

  const { units, persons } = good()
  await person.choose('换一个表格', await file('good.xlsx', book(units, [...persons, aPerson(20, 2, { posts: '副理事长', ...term })])))
  await person.sees('逐行核对过了，没有错处')
  await person.sees(`${personName(20)}任副理事长，但不是在任的理事`)
  await person.pressAndAgree('导入名册', '导入')
  await person.sees('名册已导入')
  await person.press('再导一个表格')
  await person.sees(/上一次导入：.+人员新增 13、更改 0/)
  const { persons: all } = (await house.platform.store('dump')) as unknown as { persons: { name: string; unitName: string }[] }
  expect(all.filter(({ unitName: name }) => name === unitName(2))).toHaveLength(5)
})

test('在手机的宽度：错处按表、行、列列出，能筛、能复制，改好再选；刷新以后还在', async () => {
  await secretaryAt(PHONE)
  await person.go(IMPORT)
  const { units, persons } = good()
  const faulty = persons.map((cells, n) => ({ ...cells, phone: n < 2 ? cells.phone! : '1380000000' }))
  await person.choose('选择填好的表格', await file('bad.xlsx', book([...units, aUnit(9, { kind: '小学校' })], faulty)))
  await person.sees('有 11 处要改')
  await person.sees('「单位」第 5 行「类别」')
  await person.control('tab', '人员 10').click()
  await person.sees('「人员」第 4 行「手机」')
  await person.sees('少一位，应为 11 位数字')
  expect(await person.reads()).not.toContain('「单位」第 5 行')
  await person.press('复制错处清单')
  await person.sees('已复制')
  await person.reload()
  await person.sees('有 11 处要改')
  expect(await person.control('button', '导入名册').count()).toBe(0)

  await person.choose('改好了，重新选择表格', await file('mended.xlsx', book(units, [...persons, aPerson(21, 3)])))
  await person.sees('逐行核对过了，没有错处')
})

test('不是表格、选错了种类：说清楚，能重新选', async () => {
  await secretaryAt(PHONE)
  await person.go(IMPORT)
  const text = path.join(folder, 'text.xlsx')
  writeFileSync(text, '不是表格')
  await person.choose('选择填好的表格', text)
  await person.sees('这个文件读不出来')
  const old = path.join(folder, '名册.xls')
  writeFileSync(old, '旧格式')
  await person.choose('重新选择表格', old)
  await person.sees('“名册.xls”不能用，这里要的是 .xlsx 表格')
})

test('正在写入时，离开再来、刷新，进度都在，不能再导；写完才放开', async () => {
  const at = house.platform.now()
  const none = { added: 0, changed: 0, same: 0 }
  const put = (collection: string, doc: { _id: string }) => house.platform.store('perform', { op: 'replace', collection, id: doc._id, doc: { ...doc } } as never)
  const batchOf = (next: number) => ({ _id: 'slow', v: 1, total: 200, next, status: next < 200 ? 'applying' : 'applied', at, by: 'person-secretary' })
  await put('imports', { _id: 'roll', v: 9, batchId: 'slow', at, by: '赵卫东', units: none, persons: { ...none, added: 200 } } as never)
  await put('batches', batchOf(50))
  await secretaryAt(PHONE)
  await person.go(IMPORT)
  await person.sees('已写入 50 条，共 200 条')
  await person.reload()
  await person.sees('已写入 50 条，共 200 条')
  expect(await person.control('button', '选择填好的表格').count()).toBe(0)
  await put('batches', batchOf(120))
  await person.sees('已写入 120 条，共 200 条')
  await put('batches', batchOf(200))
  await person.sees(/上一次导入：.+人员新增 200/)
  expect(await person.control('button', '选择填好的表格').count()).toBe(1)
})

test('信息员没有这项权限：说明白，不给按钮', async () => {
  person = await house.somebody(PHONE, 'officer03')
  await person.go(IMPORT)
  await person.sees('您现任的职务不能办理此事')
  expect(await person.control('button', '选择填好的表格').count()).toBe(0)
})
