import { resolve } from 'node:path'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { draftMeeting, publishMeeting } from 'shared/meeting/operations'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** Reminders from the 「允许」 to the call list, on the phones of a director and of the secretariat. */
const dist = built()
const year = yearOf(Date.now())
const OPENID = 'demo-director01'
const limits = { first: 20 * 1024, any: 64 * 1024, nodes: 600, children: 60, updates: 2 }

let stage: Stage
let member: MiniProgram
let secretary: MiniProgram
let meetingId: string

const asks = () => member.left.filter(({ name }) => name === 'requestSubscribeMessage').map(({ asked }) => asked.tmplIds as string[])
const sentTo = (openid: string) => stage.platform.wechat.sent.filter((message) => message.openid === openid)

/** The person taps 「允许」 for all that is asked, and WeChat knows of it. */
function willAccept(phone: MiniProgram): void {
  phone.prepare('requestSubscribeMessage', ({ tmplIds }) => {
    for (const id of tmplIds as string[]) stage.platform.wechat.accept(OPENID, id)
    return Object.fromEntries((tmplIds as string[]).map((id) => [id, 'accept']))
  })
}

async function publish(day: string): Promise<string> {
  const startsAt = chinaTime(`${year}-${day}T09:00`)
  const plan = {
    kind: 'assembly' as const, title: '第一届第二次理事大会', term: 1, number: 2, startsAt, endsAt: startsAt + 9_000_000,
    replyBy: startsAt - 86_400_000, place: '虚构示范职业高级中学报告厅', directions: '', contactName: '赵卫东', contactPhone: '13600000006',
    topics: [{ title: '审议年度工作报告', matter: 'ordinary' as const }], papers: [], invited: [], basis: `理事长会〔${year}〕3号`,
    logistics: { companions: false, lodging: false, meals: false, plate: false },
  }
  const draft = await stage.must('secretary', draftMeeting, { plan })
  await stage.must('secretary', publishMeeting, { meetingId: draft.meetingId, edition: draft.edition })
  await stage.platform.runTimers()
  return draft.meetingId
}

async function again(phone: MiniProgram): Promise<void> {
  await phone.hide()
  await phone.show()
}

beforeAll(async () => {
  stage = await openStage(resolve(dist, '..'))
  stage.at(`${year}-12-01T09:00`)
  const now = chinaTime(`${year}-12-01T09:00`)
  const phoneOf = (account: string) => openMiniProgram({ cloud: cloudOf(stage.platform, account), now })
  ;[member, secretary] = await Promise.all([phoneOf('director01'), phoneOf('secretary')])
})
afterAll(() => stage?.platform.stop())

describe('开启提醒', () => {
  test('首页有一行「开启提醒」，点一下问三种，同意后这一行就没有了', async () => {
    expect(member.screen()).toContain('会议通知和变更可以直接发到您的微信')
    willAccept(member)
    await member.tap('开启提醒')
    expect(asks()).toEqual([['local-notice', 'local-urge', 'local-change']])
    expect(member.screen()).not.toContain('开启提醒')
  })

  test('秘书处没有同意，这一行还在；点了取消，七天内不再问', async () => {
    expect(secretary.screen()).toContain('开启提醒')
    await secretary.tap('开启提醒')
    expect(secretary.screen()).not.toContain('开启提醒')
  })
})

describe('通知到了', () => {
  test('微信收到一条，字段齐全，点开是会议页；没有同意的人没有', async () => {
    meetingId = await publish('12-18')
    expect(stage.platform.wechat.sent).toEqual([
      expect.objectContaining({
        openid: OPENID,
        title: '会议通知',
        page: `packages/meeting/detail/index?meetingId=${meetingId}`,
        data: expect.objectContaining({ thing1: '第一届第二次理事大会', time2: `${year}年12月18日 09:00` }),
      }),
    ])
    await stage.platform.runTimers()
    expect(sentTo(OPENID)).toHaveLength(1)
  })

  test('从提醒点进来，就是这场会议', async () => {
    const [path, query] = sentTo(OPENID)[0]!.page!.split('?') as [string, string]
    const phone = await openMiniProgram({ cloud: cloudOf(stage.platform, 'director02'), path, query: Object.fromEntries(new URLSearchParams(query)) })
    expect(phone.screen()).toContain('审议年度工作报告')
  })

  test('首页的角标是一件事，最近消息有未读', async () => {
    await again(member)
    expect(member.badges.get(0)).toBe('1')
    expect(member.screen()).toContain('未读')
    expect(member.screen()).toContain('全部消息')
  })

  test('答复时在点按的当时再问一次提醒；办完，角标没有了', async () => {
    await member.tap('答复能否参加')
    await member.tap('参加')
    willAccept(member)
    await member.tap('提交：参加')
    expect(asks()).toHaveLength(2)
    expect(asks()[1]!.length).toBeLessThanOrEqual(3)
    expect(member.screen()).toContain('已答复：参加')
    await member.tap('回首页')
    expect(member.badges.has(0)).toBe(false)
    expect(member.errors).toEqual([])
  })
})

describe('消息', () => {
  test('未读在前；点开就是会议，回来已是已读', async () => {
    await member.tap({ role: 'button', text: '全部消息' })
    expect(member.screen()).toContain('未读 1 条')
    await member.tap({ role: 'button', text: '会议通知：第一届第二次理事大会' })
    expect(member.currentPath()).toBe('packages/meeting/detail/index')
    await member.back()
    expect(member.screen()).not.toContain('未读')
    expect(member.screen()).toContain('已读')
  })
})

describe('回执与催办', () => {
  test('秘书处看未读、已读、已答复，按单位', async () => {
    await again(secretary)
    await secretary.tap('查看会议')
    await secretary.tap({ role: 'button', text: '回执与催办' })
    expect(secretary.screen()).toContain('未读 35 人 · 已读 1 人 · 已答复 1 人')
    expect(secretary.screen()).toContain('微信提醒够不着，请打电话（36 人）')
    await secretary.tap({ role: 'tab', text: '已答复 1' })
    expect(secretary.screen()).toContain('1 家单位')
  })

  test('拨打和复制', async () => {
    await secretary.tap({ text: '拨打', nth: 0 })
    await secretary.tap('复制名单发群')
    expect(secretary.left.map(({ name }) => name)).toEqual(expect.arrayContaining(['makePhoneCall', 'setClipboardData']))
  })

  test('催一次，再催要等十二小时，按钮说出为什么', async () => {
    await secretary.tap({ role: 'button', text: '催还没答复的 36 人' })
    await secretary.tap('催办')
    expect(secretary.screen()).toContain('已催 36 人')
    expect(secretary.find({ role: 'button', text: '催还没答复的 36 人' }).disabled).toBe(true)
    expect(secretary.screen()).toContain('催过一次')
    await stage.platform.runTimers()
    // Whoever has answered is not urged.
    expect(sentTo(OPENID)).toHaveLength(1)
  })
})

describe('模板', () => {
  test('改一个模板：写错字段名，按钮说为什么；改好保存', async () => {
    await secretary.back()
    await secretary.back()
    await secretary.tap({ role: 'button', text: '微信提醒模板' })
    expect(secretary.screen()).toContain('已设')
    await secretary.tap({ role: 'button', text: '会议通知' })
    await secretary.input('会议名称', '名称')
    expect(secretary.find({ role: 'button', text: '保存模板' }).disabled).toBe(true)
    expect(secretary.screen()).toContain('不是微信模板的字段名')
    await secretary.input('会议名称', 'thing8')
    await secretary.tap('保存模板')
    expect(secretary.screen()).toContain('“会议通知”的模板已保存')
    await secretary.tap('看其他模板')
    expect(secretary.screen()).toContain('六种提醒')
  })
})

test('每页、每次点按都在预算内', () => {
  for (const phone of [member, secretary]) {
    for (const page of phone.measures.pages) {
      expect([page.path, page.first <= limits.first, page.nodes <= limits.nodes, page.maxChildren <= limits.children]).toEqual([page.path, true, true, true])
    }
    for (const act of phone.measures.acts) expect([act.act, act.count - act.trifles <= limits.updates, act.largest <= limits.any]).toEqual([act.act, true, true])
  }
})
