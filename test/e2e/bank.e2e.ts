import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MINUTE } from 'shared/kernel/time'
import { columnsOf } from 'shared/talent/import/columns'
import { workbook } from 'test/support/workbook'
import { DESK, type House, openHouse } from './house'
import type { Person } from './person'

/** A school registers a class from a workbook, the secretariat approves it, a company asks; a need becomes a posting. */
const folder = mkdtempSync(path.join(tmpdir(), 'bank-'))
let house: House
const people: Person[] = []

beforeAll(async () => {
  house = await openHouse()
}, 600_000)
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async () => {
  for (const person of people.splice(0)) {
    expect(person.faults).toEqual([])
    await person.context.close()
  }
})

async function as(account: string, size: readonly [number, number] = DESK): Promise<Person> {
  const person = await house.somebody(size, account)
  people.push(person)
  return person
}

async function students(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const at = path.join(folder, name)
  writeFileSync(at, await workbook([{ name: '学生', rows: [columnsOf('student').map(({ title }) => title), ...rows] }]))
  return at
}
/** What the timer does every minute: writing is looked at, in the name of an author who has been in the mini-program lately. */
async function minute(): Promise<void> {
  await house.platform.invoke('api', { operation: 'identity.me', input: {} }, { from: 'mini-program', openid: 'demo-officer03' })
  await house.platform.runTimers()
}
const LIST = path.join(folder, 'list.pdf')
writeFileSync(LIST, '%PDF-1.7 示范名单')
const one = (n: number, skills = '线切割') => [`示生${n}`, '2009-03', `XH9${n}`, '', '模具制造', skills, '2025 级', '城东']

test.each([['桌面', DESK]] as const)('%s：先挑错，改好再选，上传签字的名单，导入；审核台一起通过，别人就查得到', async (where, size) => {
  const place = 1
  const officer = await as('officer03', size)
  await officer.go('#/packages/talent/list/index?bank=student&view=own')
  await officer.press('用表格登记许多条')
  const [download] = await Promise.all([officer.page.waitForEvent('download'), officer.press('下载学生模板')])
  expect(download.suggestedFilename()).toBe('学生导入模板.xlsx')
  await officer.choose('选择填好的表格', await students(`bad-${place}.xlsx`, [one(place), one(place + 1, '')]))
  await officer.sees('「学生」第 3 行「技能」')
  await officer.choose('改好了，重新选择表格', await students(`good-${place}.xlsx`, [one(place), one(place + 1), one(place + 2)]))
  await officer.sees('逐行核对过了，没有错处')
  await officer.fill({ 名单叫什么: `${where}班名单` })
  await officer.choose(/选择签字的名单/, LIST)
  await officer.sees('list.pdf')
  await officer.page.getByText('同意用于实习与岗位对接').click()
  await officer.field('同意到').first().fill('2027-06-30')
  await officer.pressAndAgree('导入 3 条', '导入')
  await officer.sees('已登记 3 条，正在审核')

  // WeChat is asked about the entries a few seconds apart.
  await minute()
  house.platform.setClock(MINUTE)
  await minute()
  const secretary = await as('secretary', size)
  await secretary.go('#/packages/review/desk/index')
  await secretary.press(/学生 3 条/)
  await secretary.sees('技能：线切割')
  await secretary.press('这 3 条都通过')
  await secretary.sees('这一批都审完了')

  const other = await as('director05', size)
  await other.go('#/packages/talent/list/index?bank=student')
  await other.sees('模具制造 · 2025 级')
  expect(await other.reads()).not.toContain('示生')
})

test('人才库的需求发布为供需：内容带过去，发布以后两边看得到对方', async () => {
  const officer = await as('officer11')
  await officer.go('#/packages/talent/entry/index?entryId=bank-09')
  await officer.press(/发布为供需/)
  await officer.sees('已从人才库的需求带来内容')
  await officer.press('交秘书处审核')
  await officer.sees('测量放线 6 人')
  await officer.go('#/packages/talent/entry/index?entryId=bank-09')
  await officer.press(/已发布为供需/)
  await officer.sees('来自人才库的需求')
})
