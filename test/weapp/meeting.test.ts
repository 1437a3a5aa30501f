import { resolve } from 'node:path'
import { board, checkInFor, reply } from 'shared/attendance/operations'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { home } from 'shared/meeting/operations'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** An assembly from the notice to the result, on three phones that are open at once. */
const dist = built()
const year = yearOf(Date.now())
const POLL = 12_000
const limits = { first: 20 * 1024, any: 64 * 1024, nodes: 600, children: 60, updates: 2 }

let stage: Stage
let secretary: MiniProgram
let member: MiniProgram
let chair: MiniProgram
let meetingId: string

const personId = (account: string): string => `person-${account}`
const director = (n: number): string => `director${String(n).padStart(2, '0')}`
const OFFICERS = ['chair', 'executive-vice', 'vice2', 'vice3', 'vice4', 'secretary-general']
const directors = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => director(from + i))

const rowOf = async (account: string) => {
  const { rows } = await stage.must('secretary', board, { meetingId })
  return rows.find((row) => row.personId === personId(account))!
}

/** The phone's clock goes on until a page that watches has asked again. */
async function watch(phone: MiniProgram): Promise<void> {
  await phone.advance(POLL)
  await phone.settle()
}

beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
  stage.at(`${year}-12-01T09:00`)
  const now = chinaTime(`${year}-12-01T09:00`)
  const phoneOf = (account: string) => openMiniProgram({ cloud: cloudOf(stage.platform, account), now })
  ;[secretary, member, chair] = await Promise.all([phoneOf('secretary'), phoneOf('director01'), phoneOf('chair')])
})
afterAll(() => stage?.platform.stop())

describe('秘书处在手机上拟会议', () => {
  test('从首页走四步，核对后发出', async () => {
    await secretary.tap('拟一场会议')
    await secretary.input('第几届', '1')
    await secretary.input('第几次', '2')
    await secretary.pick('日期', `${year}-12-18`)
    await secretary.tap('下一步：地点')
    await secretary.input('地点', '虚构示范职业高级中学报告厅')
    await secretary.input('联系人', '赵卫东')
    await secretary.input('电话', '13600000006')
    await secretary.tap('下一步：议题')
    await secretary.input('议题', '审议集团年度工作报告')
    await secretary.tap('下一步：人员')
    await secretary.tap('下一步：核对')
    await secretary.tap('发布通知')
    await secretary.tap('发布通知')
    expect(secretary.screen()).toContain('“第一届第二次理事大会”的通知已发出')
    await stage.platform.runTimers()
    meetingId = (await stage.must('director02', home, {})).next!._id
  })
})

describe('理事和理事长的手机', () => {
  const REASON = '赴省里参加技能大赛'
  const replies = async () =>
    ((await stage.platform.store('dump')) as unknown as { attendance: { fact: string; personId: string }[] }).attendance.filter(
      (one) => one.fact === 'reply' && one.personId === personId('director01'),
    )

  test('下拉首页就有通知，点开记已读', async () => {
    await member.hide()
    await member.show()
    expect(member.screen()).toContain('请答复能否参加')
    expect(member.screen()).toContain('答复截止')
    expect(member.screen()).not.toContain('需要我处理')
    await member.tap('查看会议')
    expect(member.screen()).toContain('1. 审议集团年度工作报告')
    expect(await rowOf('director01')).toMatchObject({ read: true, reply: null })
  })

  test('请假不写原因，按钮不能点，说缺什么', async () => {
    await member.tap({ role: 'button', text: '答复能否参加' })
    await member.tap('请假')
    expect(member.find({ role: 'button', text: '提交请假' }).disabled).toBe(true)
    expect(member.find({ role: 'status', text: '请写明原因' }).text).toContain('为什么？')
  })

  test('写到一半离开，回来还在', async () => {
    await member.input('写明原因', REASON)
    await member.back()
    await member.tap({ role: 'button', text: '答复能否参加' })
    expect(member.find('写明原因').attribute('value')).toBe(REASON)
  })

  test('没有网络：不说成功，写了的都在；有网后再按，只记一次', async () => {
    await member.setNetwork('none')
    await member.tap('提交请假')
    expect(member.screen()).toContain('没有提交成功。网络不通')
    expect(member.screen()).not.toContain('已答复')
    expect(member.find('写明原因').attribute('value')).toBe(REASON)
    expect(await replies()).toEqual([])
    await member.setNetwork('wifi')
    await member.tap('提交请假')
    expect(member.screen()).toContain('已答复：请假')
    expect(await replies()).toMatchObject([{ choice: 'leave', reason: REASON, history: [{ choice: 'leave' }] }])
  })

  test('改为参加', async () => {
    await member.tap('返回会议页')
    await member.tap('修改答复')
    expect(member.find('写明原因').attribute('value')).toBe(REASON)
    await member.tap('参加')
    await member.tap('提交：参加')
    expect(member.screen()).toContain('已答复：参加')
    await member.tap('返回会议页')
    expect(member.currentPath()).toBe('packages/meeting/detail/index')
  })

  test('看板：预计到会 24，法定 25', async () => {
    for (const account of [...OFFICERS, ...directors(2, 18)]) await stage.must(account, reply, { meetingId, choice: 'attend', reason: '' })
    await secretary.tap('看答复和签到')
    expect(secretary.screen()).toContain('现有答复预计到会 24，法定 25，还差 1 人')
  })
})

describe('会场里', () => {
  const checkIn = async (account: string) => {
    const { name, pinyin } = await rowOf(account)
    await secretary.input('在名单中查找', pinyin.replaceAll(' ', ''))
    await secretary.tap({ role: 'button', text: `${name} 签到` })
    expect(secretary.screen()).toMatch(new RegExp(`${name} \\d\\d:\\d\\d 已签到`))
  }

  test('秘书输入拼音，点一下签到', async () => {
    stage.at(`${year}-12-18T08:20`)
    await watch(secretary)
    for (const account of directors(1, 2)) await checkIn(account)
    for (const account of [...OFFICERS, ...directors(3, 18)]) await stage.must('secretary', checkInFor, { meetingId, personId: personId(account) })
    await watch(secretary)
    expect(secretary.screen()).toContain('还差 1 人')
  })

  test('差一人：理事长宣布开会被拒，有人数有条款；看过条款回来，那句话还在', async () => {
    stage.at(`${year}-12-18T09:00`)
    await chair.hide()
    await chair.show()
    await chair.tap('去主持')
    await chair.tap('宣布开会')
    const refusal = chair.find({ role: 'alert' })
    expect(refusal.text).toMatch(/理事 37 人，到会 24 人，需 25 人.*还差 1 人/)
    await chair.tap({ role: 'link', text: '为什么？', nth: 0 })
    expect(chair.currentPath()).toBe('packages/charter/clause/index')
    await chair.back()
    expect(chair.find({ role: 'alert' }).text).toBe(refusal.text)
  })

  test('再到一人，理事长的手机自己变成够数，宣布开会成立', async () => {
    await checkIn(director(19))
    await watch(chair)
    expect(chair.screen()).toContain('已够法定人数')
    await chair.tap('宣布开会')
    expect(chair.dialog()?.content).toContain('到会 25 人')
    await chair.tap('宣布开会')
    expect(chair.screen()).toContain('正在开会')
    expect(chair.findAll({ role: 'alert' })).toEqual([])
  })

  test('名单全部三十七人看得到；迟到、早退、撤销签到', async () => {
    stage.at(`${year}-12-18T09:25`)
    await checkIn(director(20))
    const { name: leaver } = await rowOf(director(3))
    await secretary.tap({ role: 'tab', text: '全部 37' })
    await secretary.tap('再显示 7 人')
    expect(secretary.findAll({ role: 'listitem' })).toHaveLength(37)
    await secretary.tap({ role: 'tab', text: '已到' })
    await secretary.tap(`展开 ${leaver}`)
    await secretary.tap('有公务先行离开')
    await secretary.tap('记录离场')
    expect(secretary.screen()).toContain(`${leaver} 已记离场`)
    const { name: mistaken } = await rowOf(director(18))
    await secretary.tap(`展开 ${mistaken}`)
    expect(secretary.find({ role: 'button', text: '撤销签到' }).disabled).toBe(true)
    await secretary.tap('签错人')
    await secretary.tap('撤销签到')
    expect(secretary.screen()).toContain(`${mistaken} 的签到已撤销`)
  })

  test('理事长宣布闭会；等过最后的签到，三部手机上都是定案的结果', async () => {
    stage.at(`${year}-12-18T11:30`)
    await chair.tap('宣布闭会')
    await chair.tap('宣布闭会')
    expect(chair.screen()).toContain('正在等最后的签到到齐')
    stage.at(`${year}-12-18T11:30`, 40)
    await stage.platform.runTimers()
    for (const phone of [chair, secretary, member]) {
      await watch(phone)
      expect(phone.screen()).toContain('到会结果')
      expect(phone.screen()).toContain('理事 37 人，到会 25 人，需 25 人')
    }
    expect(member.screen()).toContain('已签到 08:20')
  })
})

describe('三部手机上，从头到尾', () => {
  const phones = () => ({ 秘书: secretary, 理事: member, 理事长: chair })

  test('没有错误', () => {
    expect(Object.values(phones()).map(({ errors }) => errors)).toEqual([[], [], []])
  })

  test('看板和会议页守住首次更新、节点和子节点的上限', () => {
    const pages = Object.values(phones()).flatMap(({ measures }) => measures.pages)
    expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(['packages/desk/board/index', 'packages/meeting/detail/index']))
    expect(pages.filter((page) => page.first > limits.first || page.nodes > limits.nodes || page.maxChildren > limits.children)).toEqual([])
  })

  test('每次更新不超过 64 KB，每一下至多更新页面两次', () => {
    for (const { measures } of Object.values(phones())) {
      expect(measures.largest.bytes).toBeLessThanOrEqual(limits.any)
      expect(measures.acts.filter((act) => act.count - act.trifles > limits.updates)).toEqual([])
    }
  })
})
