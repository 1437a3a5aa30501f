import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { type Browser } from 'playwright-core'
import { board, checkInFor, reply } from 'shared/attendance/operations'
import { yearOf } from 'shared/kernel/time'
import { openChromium } from 'test/support/chromium'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { personAt, type Person } from './person'

/** An assembly from the draft to the result, at three screens at once: a desk, and two phones. */
const root = path.resolve(__dirname, '../..')
const year = yearOf(Date.now())
const DESK = [1280, 800] as const
const PHONE = [390, 844] as const

let stage: Stage
let browser: Browser
let secretary: Person
let member: Person
let chair: Person
let meetingId: string

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'h5,functions,local'], { cwd: root, stdio: 'pipe' })
  stage = await openStage(root)
  stage.at(`${year}-12-01T09:00`)
  browser = await openChromium()
  const at = (size: readonly [number, number]) => personAt(browser, stage.platform.url, size)
  ;[secretary, member, chair] = await Promise.all([at(DESK), at(PHONE), at(PHONE)])
  await Promise.all([secretary.signIn('secretary'), member.signIn('director01'), chair.signIn('chair')])
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await stage?.platform.stop()
})
afterEach(() => {
  expect([secretary, member, chair].map((one) => one?.faults)).toEqual([[], [], []])
})


const TITLE = '第一届第二次理事大会'
const OFFICERS = ['chair', 'executive-vice', 'vice2', 'vice3', 'vice4', 'secretary-general']
const director = (n: number): string => `director${String(n).padStart(2, '0')}`
const directors = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => director(from + i))
const personId = (account: string): string => `person-${account}`

const rows = async () => (await stage.must('secretary', board, { meetingId })).rows
const rowOf = async (account: string) => (await rows()).find((row) => row.personId === personId(account))!

describe('十二月一日，秘书处在桌面页拟会议', () => {
  test('先看核对：缺什么都列出来，一按就到要填的那一步', async () => {
    await secretary.go('#/packages/desk/edit/index')
    await secretary.control('tab', '核对').click()
    await secretary.sees('还没有填开会时间')
    expect(await secretary.control('button', '发布通知').getAttribute('aria-disabled')).toBe('true')
    await secretary.press(/^还没有填地点/)
    await secretary.field('地点').waitFor()
  })

  test('四步写完；中途重新打开，写了的都在', async () => {
    await secretary.control('tab', '时间').click()
    await secretary.fill({ 第几届: '1', 第几次: '2', 日期: `${year}-12-18`, 哪次决议: `理事长会〔${year}〕3号` })
    await secretary.press('下一步：地点')
    await secretary.fill({ 地点: '虚构示范职业高级中学报告厅', '怎么走（可不填）': '进校门直行，图书馆一楼', 联系人: '赵卫东', 电话: '13600000006' })
    await secretary.press('下一步：议题')
    await secretary.fill({ 议题: '审议集团年度工作报告' })
    await secretary.reload()
    await secretary.sees('上次没写完')
    expect(await secretary.field('议题').inputValue()).toBe('审议集团年度工作报告')
    await secretary.press('加一个议题')
    await secretary.field('议题').nth(1).fill('审议集团年度工作计划')
    await secretary.press('加一份会前材料')
    await secretary.fill({ 标题: '年度工作报告要点', 内容: '一、成员单位 37 家。二、本年校企合作项目。' })
    await secretary.press('下一步：人员')
    await secretary.field('随行人数').click()
  })

  test('核对无缺，确认后发出；没有确认就没有发', async () => {
    await secretary.press('下一步：核对')
    await secretary.sees('审议集团年度工作报告；2. 审议集团年度工作计划')
    await secretary.press('发布通知')
    await secretary.page.locator('.taro-modal__cancel, .taro-model__cancel').filter({ visible: true }).click()
    expect((await stage.platform.store('dump')) as unknown as Record<string, unknown[]>).toMatchObject({ meetings: [] })
    await secretary.pressAndAgree('发布通知', '发布通知')
    await secretary.sees(`“${TITLE}”的通知已发出`)
    const { meetings } = (await stage.platform.store('dump')) as unknown as { meetings: { _id: string }[] }
    expect(meetings).toHaveLength(1)
    meetingId = meetings[0]!._id
    await stage.platform.runTimers()
  })
})

describe('看板上的预计', () => {
  test('二十四人答复参加，两人请假：预计到会 24，法定 25', async () => {
    for (const account of [...OFFICERS, ...directors(1, 18)]) await stage.must(account, reply, { meetingId, choice: 'attend', reason: '' })
    for (const account of directors(30, 31)) await stage.must(account, reply, { meetingId, choice: 'leave', reason: '项目验收' })
    await secretary.press('看答复和签到')
    await secretary.sees('现有答复预计到会 24，法定 25，还差 1 人')
  })
})

describe('十二月十八日，会场', () => {
  const checkInByInitials = async (account: string) => {
    const { name, initials } = await rowOf(account)
    await secretary.fill({ 在名单中查找: initials })
    await secretary.press(`${name} 签到`)
    await secretary.sees(new RegExp(`${name} \\d\\d:\\d\\d 已签到`))
  }

  test('签到没到时候，说几点开始', async () => {
    stage.at(`${year}-12-18T06:00`)
    await secretary.reload()
    await secretary.sees(/签到 今天\(周.\) \d\d:\d\d 开始/)
    expect(await secretary.control('button', / 签到$/).count()).toBe(0)
  })

  test('秘书输入姓名首字母，两下签到', async () => {
    stage.at(`${year}-12-18T08:20`)
    await secretary.reload()
    await secretary.control('button', / 签到$/).first().waitFor()
    for (const account of directors(1, 3)) await checkInByInitials(account)
    for (const account of [...OFFICERS, ...directors(4, 18)]) await stage.must('secretary', checkInFor, { meetingId, personId: personId(account) })
    await secretary.sees('还差 1 人')
  })

  test('查不到的人，说怎么再找', async () => {
    await secretary.fill({ 在名单中查找: 'xyzzy' })
    await secretary.sees('名单里没有“xyzzy”')
    await secretary.press('清除搜索内容')
  })

  test('差一人：理事长宣布开会被拒，有人数有条款；看过条款回来，那句话还在', async () => {
    stage.at(`${year}-12-18T09:00`)
    await chair.go(`#/packages/desk/board/index?meetingId=${meetingId}`)
    await chair.press('宣布开会')
    await chair.sees(/宣布开会没有成功：理事 37 人，到会 24 人，需 25 人.*还差 1 人/)
    await chair.alert('没有成功').getByRole('link', { name: '为什么？' }).click()
    await chair.sees('以上是条文大意')
    await chair.back()
    await chair.sees('宣布开会没有成功')
  })

  test('再到一人，理事长的页面自己变成够数，宣布开会成立', async () => {
    await checkInByInitials(director(19))
    await chair.sees('已够法定人数')
    await chair.pressAndAgree('宣布开会', '宣布开会')
    await chair.sees('正在开会')
    expect(await chair.reads()).not.toContain('没有成功')
  })

  test('迟到、早退、撤销签到', async () => {
    stage.at(`${year}-12-18T09:25`)
    await checkInByInitials(director(20))
    await secretary.control('tab', /^已到/).click()
    await secretary.sees('迟到')
    const { name: leaver } = await rowOf(director(3))
    await secretary.press(`展开 ${leaver}`)
    await secretary.press('有公务先行离开')
    await secretary.press('记录离场')
    await secretary.sees(`${leaver} 已记离场`)
    const { name: mistaken } = await rowOf(director(18))
    await secretary.press(`展开 ${mistaken}`)
    expect(await secretary.control('button', '撤销签到').getAttribute('aria-disabled')).toBe('true')
    await secretary.press('签错人')
    await secretary.press('撤销签到')
    await secretary.sees(`${mistaken} 的签到已撤销`)
  })

  test('理事长宣布闭会，等过最后的签到，结果定案', async () => {
    stage.at(`${year}-12-18T11:30`)
    await chair.pressAndAgree('宣布闭会', '宣布闭会')
    await chair.sees('正在等最后的签到到齐')
    stage.at(`${year}-12-18T11:30`, 40)
    await stage.platform.runTimers()
    await chair.sees('到会结果')
    await secretary.sees('到会结果')
    await secretary.sees(/定案，以后不再重算/)
  })
})
