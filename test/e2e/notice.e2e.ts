import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { yearOf } from 'shared/kernel/time'
import { DESK, type House, openHouse, PHONE } from './house'
import type { Person } from './person'

/** The secretariat writes a notice at the desk; a member reads and confirms it on a phone; whoever has not is urged. */
const year = yearOf(Date.now())
const TITLE = '关于报送年度总结的通知'

/** A file on the secretary's disk. */
const folder = mkdtempSync(join(tmpdir(), 'notice-'))
const paper = join(folder, '样式.pdf')
writeFileSync(paper, '%PDF-1.7 a paper')

let house: House
let secretary: Person
let member: Person

beforeAll(async () => {
  house = await openHouse()
  house.stage.at(`${year}-12-01T09:00`)
  secretary = await house.somebody(DESK, 'secretary')
  member = await house.somebody(PHONE, 'director01')
}, 600_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await house?.close()
})
afterEach(() => {
  expect([secretary.faults, member.faults]).toEqual([[], []])
})

test('写：标题、正文、要确认；离开再回来，写的都在', async () => {
  await secretary.go('#/packages/notice/edit/index')
  await secretary.fill({ 标题: TITLE, 正文: '请各单位报送年度总结。\n一、内容\n全年工作和下年打算。' })
  await secretary.page.getByLabel('要逐人确认已阅').click()
  await secretary.choose('加附件（PDF、Word）', paper)
  await secretary.sees('样式.pdf')
  await secretary.fill({ 截止日期: `${year}-12-20` })
  await secretary.reload()
  expect(await secretary.field('标题').inputValue()).toBe(TITLE)
  await secretary.press('下一步：发给谁')
})

test('发给谁：企业和院校的理事；核对时说清多少人', async () => {
  await secretary.control('radio', /^几类单位/).click()
  await secretary.press('下一步：核对')
  await secretary.sees('请选单位类别')
  await secretary.follow('去填')
  for (const says of ['院校', '企业', '理事']) await secretary.page.getByRole('checkbox', { name: says, exact: true }).filter({ visible: true }).click()
  await secretary.press('下一步：核对')
  await secretary.sees('院校、企业的理事')
  await secretary.sees(`祁职教集团〔${year}〕1号`)
})

test('发出以后有文号、有回执；一分钟内到各人那里', async () => {
  await secretary.pressAndAgree('发出通知', '发出')
  await secretary.sees(`“${TITLE}”已发出，一分钟内到各人的消息里。`)
  await house.platform.runTimers()
  await secretary.press('看回执')
  await secretary.sees('请打电话')
})

test('成员的首页有待办，打开读过，确认以后待办没有了', async () => {
  await member.reload()
  await member.sees(TITLE)
  await member.press('去确认')
  await member.sees('全年工作和下年打算。')
  const [download] = await Promise.all([member.page.waitForEvent('download'), member.press('打开附件 样式.pdf')])
  expect(download.suggestedFilename()).toBe('样式.pdf')
  await member.press('确认已阅')
  await member.sees(/已确认/)
  await member.back()
  await member.page.getByText('去确认').waitFor({ state: 'detached' })
})

test('成员的列表、秘书处的案头和回执', async () => {
  await member.go('#/packages/notice/list/index')
  await member.sees(TITLE)
  await secretary.reload()
  await secretary.control('tab', '已确认 1').click()
  await secretary.pressAndAgree(/^催还没确认的/, '催阅')
  await secretary.sees(/^已催/)
  await secretary.go('#/packages/notice/list/index')
  await secretary.control('tab', '案头').click()
  await secretary.sees('已发的')
})

test('撤回要写原因；成员只看到原因', async () => {
  await secretary.press(new RegExp(TITLE))
  await secretary.press('打开这份通知')
  await secretary.press('撤回这份通知')
  await secretary.fill({ 撤回原因: '截止日期写错了' })
  await secretary.pressAndAgree('撤回这份通知', '撤回')
  await secretary.sees(/不再有效。原因：截止日期写错了/)
  await member.reload()
  await member.sees('已撤回')
  await member.press(new RegExp(TITLE))
  await member.sees(/原因：截止日期写错了/)
  expect(await member.reads()).not.toContain('全年工作和下年打算')
})

test('更正从原来的写起，带着附件；定时以后可以取消，接着写', async () => {
  await secretary.press(/^发一份更正/)
  await secretary.sees('写更正')
  expect(await secretary.field('标题').inputValue()).toBe(TITLE)
  await secretary.sees('样式.pdf')
  await secretary.fill({ 标题: '关于报送年度总结的更正通知' })
  await secretary.control('tab', '核对').click()
  await secretary.sees(`祁职教集团〔${year}〕2号`)
  await secretary.page.getByLabel('定时发出').press('Space')
  await secretary.sees('请选定时的日期')
  await secretary.fill({ 日期: `${year}-12-05` })
  await secretary.pressAndAgree('定时发出', '定时')
  await secretary.sees(/定于 .*发出。/)
  await secretary.press('打开这份通知')
  await secretary.sees(/^更正祁职教集团/)
  await secretary.pressAndAgree(/^定于/, '取消定时')
  await secretary.press('继续写')
  await secretary.sees('样式.pdf')
})
