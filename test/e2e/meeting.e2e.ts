import { board, checkInFor, reply } from 'shared/attendance/operations'
import { yearOf } from 'shared/kernel/time'
import { callToOrder } from 'shared/meeting/operations'
import { DESK, PHONE, type House, openHouse } from './house'
import { moment, type Person, until } from './person'

/** An assembly from the draft to the result, at three screens at once: a desk, and two phones. */
const year = yearOf(Date.now())

let house: House
let secretary: Person
let member: Person
let chair: Person
let meetingId: string

beforeAll(async () => {
  house = await openHouse()
  house.stage.at(`${year}-12-01T09:00`)
  const at = (size: readonly [number, number]) => house.somebody(size)
  ;[secretary, member, chair] = await Promise.all([at(DESK), at(PHONE), at(PHONE)])
  await Promise.all([secretary.signIn('secretary'), member.signIn('director01'), chair.signIn('chair')])
}, 600_000)
afterAll(() => house?.close())
afterEach(() => {
  expect([secretary, member, chair].map((one) => one?.faults)).toEqual([[], [], []])
})


const TITLE = '第一届第二次理事大会'
const OFFICERS = ['chair', 'executive-vice', 'vice2', 'vice3', 'vice4', 'secretary-general']
const director = (n: number): string => `director${String(n).padStart(2, '0')}`
const directors = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => director(from + i))
const personId = (account: string): string => `person-${account}`

/** The documents of a collection as they stand in the store. */
const facts = async (collection: string): Promise<Record<string, unknown>[]> =>
  ((await house.platform.store('dump')) as unknown as Record<string, Record<string, unknown>[]>)[collection] ?? []
const rows = async () => (await house.stage.must('secretary', board, { meetingId })).rows
const rowOf = async (account: string) => (await rows()).find((row) => row.personId === personId(account))!

describe('十二月一日，秘书处在桌面页拟会议', () => {
  test('先看核对：缺什么都列出来，一按就到要填的那一步', async () => {
    await secretary.press(/^拟一场会议/)
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
    expect(await facts('meetings')).toEqual([])
    await secretary.pressAndAgree('发布通知', '发布通知')
    await secretary.sees(`“${TITLE}”的通知已发出`)
    const stored = await facts('meetings')
    expect(stored).toHaveLength(1)
    meetingId = String(stored[0]!['_id'])
    await house.platform.runTimers()
  })
})

describe('理事在手机上', () => {
  const REASON = '赴省里参加技能大赛'
  const replies = async () => (await facts('attendance')).filter((one) => one['fact'] === 'reply' && one['personId'] === personId('director01'))
  const sent = async () => (await facts('audit')).filter((one) => one['operation'] === reply.name && one['personId'] === personId('director01'))

  test('首页说有会要答复；点开看得到时间、地点、议程和材料，看过即记已读', async () => {
    await member.go('#/pages/home/index')
    await member.sees('请答复能否参加')
    await member.press('查看会议')
    await member.sees('进校门直行，图书馆一楼')
    await member.sees('2. 审议集团年度工作计划')
    await member.press(/^年度工作报告要点/)
    await member.sees('成员单位 37 家')
    await member.back()
    await until(async () => (await rowOf('director01')).read)
  })

  test('请假不写原因，按钮停用，说缺什么、凭哪一条', async () => {
    await member.press('答复能否参加')
    await member.control('radio', /^请假/).click()
    const send = member.control('button', '提交请假')
    expect(await send.getAttribute('aria-disabled')).toBe('true')
    await send.click({ force: true })
    await member.notice('status', '请写明原因').getByRole('link', { name: '为什么？' }).click()
    await member.sees('以上是条文大意')
    await member.back()
    expect(await replies()).toEqual([])
  })

  test('写到一半返回、重新打开，写了的都在', async () => {
    await member.fill({ 写明原因: REASON })
    await member.back()
    await member.press('答复能否参加')
    expect(await member.field('写明原因').inputValue()).toBe(REASON)
    await member.reload()
    await member.control('button', '提交请假').waitFor()
    expect(await member.field('写明原因').inputValue()).toBe(REASON)
  })

  test('断网时按提交：说没有提交成功，写了的都在，云上什么也没有；网络恢复后再按，只记一次', async () => {
    await member.context.setOffline(true)
    await member.press('提交请假')
    await member.notice('alert', '没有提交成功').filter({ hasText: '网络不通' }).waitFor()
    expect(await member.field('写明原因').inputValue()).toBe(REASON)
    expect([await replies(), await member.reads()]).toEqual([[], expect.not.stringContaining('已答复')])
    await member.context.setOffline(false)
    await member.press('提交请假')
    await member.sees('已答复：请假')
    expect([await replies(), await sent()]).toMatchObject([[{ choice: 'leave', reason: REASON }], [{}]])
    await member.press('返回会议页')
    await member.sees(`原因：${REASON}`)
  })

  test('改为参加：云上没答之前不说成功；答复丢在路上，重发也只改一次', async () => {
    await member.press('修改答复')
    await member.control('radio', /^请假.*已选/).waitFor()
    await member.control('radio', /^参加/).click()
    await member.fill({ 随行人数: '1' })
    const arrived = moment()
    const released = moment()
    let lost = 0
    await member.page.route('**/functions/api**', async (route) => {
      const isReply = route.request().postData()?.includes(reply.name)
      if (!isReply || lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      arrived.come()
      await released.came
      await route.abort()
    })
    await member.press('提交：参加')
    await arrived.came
    expect(await member.reads()).not.toContain('已答复')
    expect(await member.control('button', /^提交：参加/).getAttribute('aria-disabled')).toBe('true')
    released.come()
    await member.sees('已答复：参加')
    await member.page.unroute('**/functions/api**')
    expect(lost).toBe(1)
    expect(await replies()).toMatchObject([{ choice: 'attend', logistics: { companions: 1 }, history: [{ choice: 'leave' }, { choice: 'attend' }] }])
    expect(await sent()).toHaveLength(2)
  })
})

describe('看板上的预计', () => {
  test('二十四人答复参加，两人请假：预计到会 24，法定 25', async () => {
    for (const account of [...OFFICERS, ...directors(2, 18)]) await house.stage.must(account, reply, { meetingId, choice: 'attend', reason: '' })
    for (const account of directors(30, 31)) await house.stage.must(account, reply, { meetingId, choice: 'leave', reason: '项目验收' })
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
    house.stage.at(`${year}-12-18T06:00`)
    await secretary.reload()
    await secretary.sees(/签到 今天\(周.\) \d\d:\d\d 开始/)
    expect(await secretary.control('button', / 签到$/).count()).toBe(0)
  })

  test('秘书输入姓名首字母，两下签到', async () => {
    house.stage.at(`${year}-12-18T08:20`)
    await secretary.reload()
    await secretary.control('button', / 签到$/).first().waitFor()
    for (const account of directors(1, 3)) await checkInByInitials(account)
    for (const account of [...OFFICERS, ...directors(4, 18)]) await house.stage.must('secretary', checkInFor, { meetingId, personId: personId(account) })
    await secretary.sees('还差 1 人')
  })

  test('查不到的人，说怎么再找', async () => {
    await secretary.fill({ 在名单中查找: 'xyzzy' })
    await secretary.sees('名单里没有“xyzzy”')
    await secretary.press('清除搜索内容')
  })

  test('差一人：理事长宣布开会被拒，有人数有条款；看过条款回来，那句话还在', async () => {
    house.stage.at(`${year}-12-18T09:00`)
    await chair.go('#/pages/home/index')
    await chair.press('去主持')
    await chair.press('宣布开会')
    const refusal = chair.notice('alert', /理事 37 人，到会 24 人，需 25 人.*还差 1 人/)
    await refusal.getByRole('link', { name: '为什么？' }).click()
    await chair.sees('以上是条文大意')
    await chair.back()
    await refusal.waitFor()
    const refused = (await facts('audit')).filter((one) => one['operation'] === callToOrder.name)
    expect(refused).toMatchObject([{ refusal: { code: 'NO_QUORUM' } }])
  })

  test('再到一人，理事长的页面自己变成够数，宣布开会成立', async () => {
    await checkInByInitials(director(19))
    await chair.sees('已够法定人数')
    await chair.pressAndAgree('宣布开会', '宣布开会')
    await chair.sees('正在开会')
    await chair.notice('alert', /./).waitFor({ state: 'detached' })
  })

  test('迟到、早退、撤销签到', async () => {
    house.stage.at(`${year}-12-18T09:25`)
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
    house.stage.at(`${year}-12-18T11:30`)
    await chair.pressAndAgree('宣布闭会', '宣布闭会')
    await chair.sees('正在等最后的签到到齐')
    house.stage.at(`${year}-12-18T11:30`, 40)
    await house.platform.runTimers()
    await chair.sees('到会结果')
    await secretary.sees('到会结果')
    await secretary.sees(/定案，以后不再重算/)
  })

  test('理事的页面上有结果，也有自己怎么算', async () => {
    await member.go('#/pages/meetings/index')
    await member.control('tab', '已经召开').click()
    await member.press(new RegExp(`^${TITLE}.*出席`))
    await member.sees('到会结果')
    await member.sees(/理事 37 人，到会 25 人，需 25 人.*达到法定人数/)
    await member.sees('已签到 08:20')
    await member.press('看到会名单')
    await member.control('tab', '未到').click()
    await member.sees('名单已定格')
  })
})
