import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoDocuments } from 'local/demo/demo'
import { chinaTime } from 'shared/kernel/time'
import type { Person as OnRoll } from 'shared/person/model'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** The secretary puts the past on the roll: a term, posts, an agreement, a meeting on paper; then a member asks leave. */
const folder = mkdtempSync(path.join(tmpdir(), 'past-'))
const NOW = chinaTime('2026-11-20T09:00')
const ROLL = '#/packages/roll/register/index'
let house: House
const opened: Person[] = []

beforeAll(async () => {
  house = await openHouse({ documents: () => demoDocuments(NOW) })
  house.platform.setClock(NOW - Date.now())
}, 600_000)
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async () => {
  for (const person of opened.splice(0)) {
    expect(person.faults).toEqual([])
    await person.context.close()
  }
})

async function at(size: readonly [number, number], account: string): Promise<Person> {
  const person = await house.somebody(size, account)
  opened.push(person)
  return person
}

test('在桌面：登记第一届，从首页进名册，看见协议书未见，登记在案后不再提示', async () => {
  const person = await at(DESK, 'secretary')
  await person.press(/名册与补录/)
  await person.sees('单位（37）')
  await person.press(/^届次/)
  await person.fill({ 第几届: '1', 开始: '2025-12-20', 届满: '2028-12-19', 依据: '成立大会纪要' })
  await person.press('登记届次')
  await person.sees('2025年12月20日 至 2028年12月19日 · 成立大会纪要')
  await person.back()
  await person.sees('第 1 届，2025年12月20日 至 2028年12月19日')
  await person.press(/^虚构示范职业高级中学/)
  await person.sees('协议书未见')
  await person.press('登记协议书')
  await person.control('radio', /^在案/).first().click()
  await person.fill({ 签订日期: '2025-12-20' })
  const scan = path.join(folder, '协议书.pdf')
  writeFileSync(scan, '%PDF-1.4')
  const [picker] = await Promise.all([person.page.waitForEvent('filechooser'), person.press(/^选择扫描件/)])
  await picker.setFiles(scan)
  await person.sees('协议书.pdf')
  await person.press('登记协议书')
  await person.sees('2025年12月20日签订')
  expect(await person.reads()).not.toContain('协议书未见')
  await person.sees('打开协议书扫描件')
}, 240_000)

test('在手机：超过六十周岁的副理事长照登，标明条款；刷新后还在', async () => {
  const person = await at(PHONE, 'secretary')
  await person.go('#/packages/roll/person-form/index?personId=person-vice2&unitId=')
  await person.sees('工作职务')
  await person.fill({ 出生日期: '1960-01-01' })
  await person.reload()
  await person.sees('工作职务')
  expect(await person.field('出生日期').first().inputValue()).toBe('1960-01-01')
  await person.press('保存更正')
  await person.sees('任副理事长时已满 65 周岁，超过 60 周岁')
  await person.reload()
  await person.sees('任副理事长时已满 65 周岁，超过 60 周岁')
  await person.follow('为什么？')
  await person.sees(/六十周岁/)
}, 240_000)

test('在手机：本单位已有理事，登记第二名被拒绝并指路，接任以后前任到前一天为止', async () => {
  const person = await at(PHONE, 'secretary')
  await person.go('#/packages/roll/post/index?personId=person-officer05')
  await person.sees('请选择职务')
  await person.field('职务').first().selectOption({ label: '理事' })
  await person.fill({ 开始: '2026-11-01' })
  expect(await person.field('届满').first().inputValue()).toBe('2029-10-31')
  await person.press('登记任职')
  await person.sees(/每个单位一名理事/)
  await person.follow(/^接任/)
  await person.sees('2026年11月1日 至 2029年10月31日')
  await person.go(ROLL)
  await person.sees('单位（37）')
  expect(await person.reads()).not.toContain('有 2 名理事')
}, 240_000)

test('接任登记错了：删去以前说清谁恢复，删去以后前任在任，操作记录里写着', async () => {
  const person = await at(DESK, 'secretary')
  await person.go('#/packages/roll/post-end/index?personId=person-officer05&post=director&from=2026-11-01')
  const everybody = demoDocuments(NOW)['persons'] as unknown as readonly OnRoll[]
  const { unitId } = everybody.find(({ _id }) => _id === 'person-officer05')!
  const { _id: director, name } = everybody.find((one) => one.unitId === unitId && one.posts.some(({ post }) => post === 'director'))!
  await person.sees(`${name}的理事恢复在任，登记的任期到 2028年12月20日。`)
  await person.fill({ 原因: '登记错了人' })
  await person.pressAndAgree('登记有误，删去', '删去')
  await person.sees('登记任职')
  await person.go(`#/packages/roll/person/index?personId=${director}`)
  await person.sees('在任')
  expect(await person.reads()).toContain('2025年12月20日 至 2028年12月20日')
  const auditor = await at(DESK, 'secretary-general')
  await auditor.go('#/packages/settings/audit/index')
  await auditor.press(/删去登记有误的任职/)
  await auditor.sees(`${name}的理事恢复在任，登记的任期到 2028年12月20日`)
}, 240_000)

test('补录一次理事长会，两人请假；其中一人再请假时写着今年第 2 次；重复补录被拒绝并指到那一次', async () => {
  const person = await at(DESK, 'secretary')
  await person.go('#/packages/roll/past/index?meetingId=')
  await person.fill({ 第几届: '1', 第几次: '1', 日期: '2026-03-18', 地点: '第一会议室', 纪要: '会议纪要第 1 期' })
  await person.sees(/^应到 6 人/)
  const everybody = demoDocuments(NOW)['persons'] as readonly { readonly _id: string; readonly name: string }[]
  const absentees = ['vice3', 'vice4'].map((account) => everybody.find(({ _id }) => _id === `person-${account}`)!.name)
  for (const name of absentees) await person.field(name).first().selectOption({ label: '请假' })
  await person.sees('应到 6 人，到会 4，请假 2，缺席 0')
  await person.page.getByLabel('主持人', { exact: true }).filter({ visible: true }).selectOption({ index: 1 })
  await person.press('加一项决议')
  await person.fill({ 标题: '年度工作计划', 同意: '5' })
  await person.press('登记会议')
  await person.sees(/多于/)
  await person.fill({ 同意: '3' })
  await person.press('登记会议')
  await person.sees(/已登记。/)
  await person.press('打开会议页')
  await person.sees(/^补录（纸质）/)
  await person.sees('1. 年度工作计划')

  await person.go('#/packages/roll/past/index?meetingId=')
  await person.fill({ 第几届: '1', 第几次: '1', 日期: '2026-03-18', 地点: '第一会议室', 纪要: '会议纪要第 1 期' })
  await person.sees(/^应到 6 人/)
  await person.page.getByLabel('主持人', { exact: true }).filter({ visible: true }).selectOption({ index: 1 })
  await person.press('登记会议')
  await person.sees(/已有第 1 届第 1 次/)
  await person.follow('打开已有的那一次')
  await person.sees(/^补录（纸质）/)

  const plan = {
    kind: 'council', title: '第一届理事长会第二次会议', term: 1, number: 2, startsAt: NOW + 864e5, endsAt: NOW + 864e5 + 36e5, replyBy: NOW + 864e5 - 1,
    place: '第一会议室', directions: '', contactName: '赵卫东', contactPhone: '13600000006', topics: [{ title: '讨论', matter: 'ordinary' }], papers: [],
    logistics: { companions: false, lodging: false, meals: false, plate: false }, invited: [], basis: '',
  }
  const secretary = { from: 'page', user: 'demo-secretary' } as const
  const drafted = (await house.platform.invoke('api', { operation: 'meeting.draft', input: { plan }, requestId: 'roll-draft' }, secretary)) as { value: { meetingId: string; edition: number } }
  const { meetingId, edition } = drafted.value
  await house.platform.invoke('api', { operation: 'meeting.publish', input: { meetingId, edition }, requestId: 'roll-publish' }, secretary)
  const vice = await at(PHONE, 'vice4')
  await vice.go(`#/packages/meeting/reply/index?meetingId=${meetingId}`)
  await vice.control('radio', /^请假/).first().click()
  await vice.sees(/今年第 2 次请假/)
}, 300_000)

test('不管名册的人打开名册，被告知没有权限，另有出路', async () => {
  const person = await at(PHONE, 'director01')
  await person.go(ROLL)
  await person.sees(/不能办理此事/)
  await person.sees('回首页')
}, 120_000)
