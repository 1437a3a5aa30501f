import type { Database } from 'cloudfunctions/kit/database'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import { spreadNotices } from 'cloudfunctions/message/notice/send'
import { todosOf } from 'cloudfunctions/message/read'
import { callerOf, type Context } from 'cloudfunctions/kit/context'
import { qixian } from 'shared/charter/qixian'
import type { Principal } from 'shared/identity/model'
import { DAY, HOUR, MINUTE } from 'shared/kernel/time'
import {
  confirmNotice, draftNotice, dropNotice, getNotice, listNotices, markNotice, type NoticeDraft, noteNumbers, noticeDesk, noticeReceipts, openNoticePaper,
  previewNotice, recallNotice, scheduleNotice, sendNotice, urgeNotice, withdrawNotice,
} from 'shared/message/notice/operations'
import { listInbox } from 'shared/message/inbox'
import type { Person } from 'shared/person/model'
import { crowd } from 'test/support/crowd'
import { type Group, groupDocuments, MINE, NOW, openGroup, OTHERS, people } from './hall'

let group: Group
beforeEach(async () => {
  group = await openGroup()
})

const content = (over: Partial<NoticeDraft> = {}): NoticeDraft => ({
  title: '关于报送总结的通知', text: '请报送。', papers: [], scope: { units: 'all', kinds: [], posts: [], departments: [], personIds: [] }, numbered: false, ...over,
})
const write = async (over: Partial<NoticeDraft> = {}) => (await group.must('sec', draftNotice, { notice: content(over) })).noticeId
async function send(over: Partial<NoticeDraft> = {}): Promise<string> {
  const noticeId = await write(over)
  await group.must('sec', sendNotice, { noticeId, edition: 1 })
  return noticeId
}
async function told(over: Partial<NoticeDraft> = {}): Promise<string> {
  const noticeId = await send(over)
  await group.tick()
  return noticeId
}
const inboxOf = (as: string) => group.must(as, listInbox, {})
const titles = async (as: string) => (await group.must(as, listNotices, {})).notices.map(({ title }) => title)
const todos = (as: string) => {
  const principal = group.stored('principals').find(({ _id }) => _id === `tcb:${as}`) as unknown as Principal
  return todosOf({ db: group.db, now: group.at, caller: callerOf(principal, qixian, group.at) } as unknown as Context)
}

describe('从起草到发出', () => {
  test('发出后各人的列表和消息里都有，点开就是这一份；再跑一遍不多一条', async () => {
    const noticeId = await told({ numbered: true })
    await group.tick()
    for (const as of ['sec', 'dir1', 'dir2', 'off2']) expect(await titles(as)).toEqual(['关于报送总结的通知'])
    expect((await inboxOf('dir2')).entries).toEqual([
      expect.objectContaining({ title: '通知：关于报送总结的通知', body: '请阅读', page: `packages/notice/detail/index?noticeId=${noticeId}`, read: false }),
    ])
    expect(await group.must('dir2', getNotice, { noticeId })).toMatchObject({
      text: '请报送。', reference: '祁职教集团〔2026〕1号', sentAt: NOW, mine: { readAt: null, confirmedAt: null }, desk: null,
    })
  })

  test('还没有发出的，成员看不见，也打不开', async () => {
    const noticeId = await write()
    expect(await group.ask('dir1', getNotice, { noticeId })).toMatchObject({ code: 'NO_NOTICE', field: 'noticeId' })
    expect(await group.ask('dir1', markNotice, { noticeId })).toMatchObject({ code: 'NO_NOTICE' })
    expect(await group.must('sec', getNotice, { noticeId })).toMatchObject({ state: 'draft', desk: { edition: 1 } })
  })

  test('不在范围里的人没有这一份', async () => {
    const noticeId = await told({ scope: { units: 'kinds', kinds: ['enterprise'], posts: ['director'], departments: [], personIds: ['off2'] } })
    expect([await titles('dir1'), await titles('dir2'), await titles('off2')]).toEqual([[], ['关于报送总结的通知'], ['关于报送总结的通知']])
    expect(await group.ask('dir1', getNotice, { noticeId })).toMatchObject({ code: 'NO_NOTICE' })
    expect(await group.ask('dir1', openNoticePaper, { noticeId, place: 0 })).toMatchObject({ code: 'NO_NOTICE' })
  })

  test('名单在发出时定下：以后进名册的不在其中，换了单位的仍按当时的单位', async () => {
    const noticeId = await send()
    await group.db.insert({ name: 'persons' }, { ...people[2]!, _id: 'later', bound: {} } as Person)
    await group.db.transaction(async (tx) => {
      await tx.put({ name: 'persons' }, { ...people[2]!, v: 2, unitId: 'u2', unitName: '单位u2' })
    })
    await group.tick()
    const { units } = await group.must('sec', noticeReceipts, { noticeId })
    expect(units.map(({ unitName, persons }) => [unitName, persons.map(({ personId }) => personId)])).toEqual([
      ['单位u1', ['dir1', 'sec', 'sec2']], ['单位u2', ['dir2', 'off2']], ['单位u3', ['dir3']],
    ])
  })

  test('核对时说清发给多少人、多少单位，谁还没有绑定，下一个号', async () => {
    await send({ numbered: true })
    expect(await group.must('sec', previewNotice, { scope: content().scope })).toEqual({
      scopeSays: '全体成员单位的全部人员', persons: 6, units: 3, unbound: 1, names: ['dir1某', 'dir2某', 'dir3某', 'off2某', 'sec某', 'sec2某'], reference: '祁职教集团〔2026〕2号',
    })
  })

  test('草稿可以再改、删去；看到的不是最新一稿不能改', async () => {
    const noticeId = await write()
    expect(await group.must('sec2', draftNotice, { noticeId, edition: 1, notice: content({ title: '改过' }) })).toEqual({ noticeId, edition: 2 })
    expect(await group.ask('sec', draftNotice, { noticeId, edition: 1, notice: content() })).toMatchObject({ code: 'MOVED', field: 'edition' })
    expect(await group.ask('sec', sendNotice, { noticeId, edition: 1 })).toMatchObject({ code: 'MOVED' })
    await group.must('sec', dropNotice, { noticeId, edition: 2 })
    expect((await group.must('sec', noticeDesk, {})).open).toEqual([])
    expect(await group.ask('sec', getNotice, { noticeId })).toMatchObject({ code: 'NO_NOTICE' })
  })

  test('号一年里连着编，不编号的不占；登记过别处用的就往后接；新年从头', async () => {
    const numberOf = async (over: Partial<NoticeDraft> = {}) => (await group.must('sec', getNotice, { noticeId: await send({ numbered: true, ...over }) })).reference
    expect([await numberOf(), await numberOf({ numbered: false }), await numberOf()]).toEqual(['祁职教集团〔2026〕1号', null, '祁职教集团〔2026〕2号'])
    expect(await group.must('sec', noteNumbers, { last: 9 })).toEqual({ reference: '祁职教集团〔2026〕10号' })
    expect(await group.ask('sec', noteNumbers, { last: 9 })).toMatchObject({ code: 'TAKEN', field: 'last' })
    expect(await numberOf()).toBe('祁职教集团〔2026〕10号')
    group.at = NOW + 30 * DAY
    expect(await numberOf()).toBe('祁职教集团〔2027〕1号')
  })
})

describe('附件', () => {
  test('存的是抄下来的一份，打开时按内容定扩展名；别人的和伪造的不收', async () => {
    const noticeId = await told({ papers: [{ name: '样式.docx', file: MINE }] })
    expect(JSON.stringify(group.stored('notices'))).not.toContain('inbox/')
    expect(await group.must('dir1', openNoticePaper, { noticeId, place: 0 })).toMatchObject({ name: '样式.pdf', address: expect.stringContaining('notices') })
    expect(await group.ask('dir1', openNoticePaper, { noticeId, place: 1 })).toMatchObject({ code: 'NO_PAPER', field: 'place' })
    for (const file of [OTHERS, 'cloud://local.files/notices/x.pdf', 'x']) {
      expect(await group.ask('sec', draftNotice, { notice: content({ papers: [{ name: '样式', file }] }) })).toMatchObject({ code: 'NOT_UPLOADED', field: 'notice.papers.0.file' })
    }
  })

  test('改稿时留下的不用再传，也不再抄；更正稿可以带上原来的', async () => {
    const noticeId = await write({ papers: [{ name: '甲.pdf', file: MINE }, { name: '乙.pdf', file: MINE }] })
    group.files.stored.delete(MINE)
    await group.must('sec', draftNotice, { noticeId, edition: 1, notice: content({ papers: [{ name: '乙.pdf', kept: 1 }] }) })
    expect((await group.must('sec', getNotice, { noticeId })).papers).toEqual([{ name: '乙.pdf' }])
    await group.must('sec', sendNotice, { noticeId, edition: 2 })
    const next = await group.must('sec', draftNotice, { notice: content({ corrects: noticeId, papers: [{ name: '乙.pdf', kept: 0 }] }) })
    expect((await group.must('sec', getNotice, { noticeId: next.noticeId })).papers).toEqual([{ name: '乙.pdf' }])
    expect(await group.ask('sec', draftNotice, { notice: content({ papers: [{ name: '甲', kept: 0 }] }) })).toMatchObject({ code: 'NOT_UPLOADED' })
  })
})

describe('定时', () => {
  const scheduled = async (sendAt = NOW + HOUR, over: Partial<NoticeDraft> = {}) => {
    const noticeId = await write(over)
    await group.must('sec', scheduleNotice, { noticeId, edition: 1, sendAt })
    return noticeId
  }
  const state = async (noticeId: string) => (await group.must('sec', getNotice, { noticeId })).state

  test('不到时间不发，到了由定时器发出一次', async () => {
    const noticeId = await scheduled()
    group.at = NOW + HOUR - 1
    await group.tick()
    expect([await state(noticeId), await titles('dir1')]).toEqual(['scheduled', []])
    group.at = NOW + HOUR
    await group.tick()
    await group.tick()
    expect([await state(noticeId), await titles('dir1')]).toEqual(['sent', ['关于报送总结的通知']])
    expect(group.stored('events')).toHaveLength(1)
    expect((await inboxOf('dir1')).entries).toHaveLength(1)
  })

  test('取消定时后回到草稿，不再发；改过再发', async () => {
    const noticeId = await scheduled()
    expect(await group.ask('sec', draftNotice, { noticeId, edition: 1, notice: content() })).toMatchObject({ code: 'SCHEDULED' })
    expect(await group.ask('sec', sendNotice, { noticeId, edition: 1 })).toMatchObject({ code: 'SCHEDULED' })
    expect(await group.must('sec2', recallNotice, { noticeId })).toEqual({ noticeId, edition: 1 })
    group.at = NOW + 2 * HOUR
    await group.tick()
    expect(await state(noticeId)).toBe('draft')
    await group.must('sec', sendNotice, { noticeId, edition: 1 })
    expect(await group.ask('sec', recallNotice, { noticeId })).toMatchObject({ code: 'SENT' })
  })

  test('到点却发不出的回到草稿，写明原因，秘书处的待办里有，成员没有', async () => {
    const noticeId = await scheduled(NOW + HOUR, { confirmBy: NOW + HOUR + MINUTE })
    group.at = NOW + 2 * HOUR
    await group.tick()
    expect(await group.must('sec', getNotice, { noticeId })).toMatchObject({ state: 'draft', desk: { held: '确认截止时间应在发出之后' } })
    expect(await todos('sec')).toEqual([expect.objectContaining({ title: '关于报送总结的通知', does: '去看看', page: `packages/notice/edit/index?noticeId=${noticeId}` })])
    expect(await todos('dir1')).toEqual([])
  })
})

describe('读和确认', () => {
  const confirmBy = NOW + DAY

  test('待办里有请确认和截止，确认后没有；读过不等于确认', async () => {
    const noticeId = await told({ confirmBy })
    const todo = { kind: 'go', title: '关于报送总结的通知', detail: '通知，请确认已阅', due: confirmBy, page: `packages/notice/detail/index?noticeId=${noticeId}`, does: '去确认' }
    expect(await todos('dir1')).toEqual([todo])
    await group.must('dir1', markNotice, { noticeId })
    expect(await todos('dir1')).toEqual([todo])
    await group.must('dir1', confirmNotice, { noticeId })
    expect(await todos('dir1')).toEqual([])
    expect(await todos('dir2')).toHaveLength(1)
    expect((await group.must('dir1', listNotices, {})).notices).toEqual([expect.objectContaining({ read: true, confirmed: true })])
  })

  test('打开过通知，消息里的那一条就不再是未读；后来催的仍是未读，确认以后也不是', async () => {
    const noticeId = await told({ confirmBy })
    expect((await inboxOf('dir1')).unread).toBe(1)
    group.at += MINUTE
    await group.must('dir1', markNotice, { noticeId })
    expect((await inboxOf('dir1')).unread).toBe(0)
    group.at += MINUTE
    await group.must('sec', urgeNotice, { noticeId, whom: 'unconfirmed' })
    await group.tick()
    expect((await inboxOf('dir1')).unread).toBe(1)
    group.at += MINUTE
    await group.must('dir1', confirmNotice, { noticeId })
    expect((await inboxOf('dir1')).unread).toBe(0)
  })

  test('不用确认的不进待办；撤回的也不进', async () => {
    await told()
    expect(await todos('dir1')).toEqual([])
    const noticeId = await told({ confirmBy })
    await group.must('sec', withdrawNotice, { noticeId, reason: '发错了' })
    expect(await todos('dir1')).toEqual([])
  })

  test('再读、再确认，仍是第一次的时间', async () => {
    const noticeId = await told({ confirmBy })
    group.at = NOW + HOUR
    await group.must('dir1', confirmNotice, { noticeId })
    group.at = NOW + 2 * HOUR
    expect(await group.must('dir1', confirmNotice, { noticeId })).toEqual({ at: NOW + HOUR })
    await group.must('dir1', markNotice, { noticeId })
    group.at = NOW + 3 * HOUR
    expect(await group.must('dir1', markNotice, { noticeId })).toEqual({ at: NOW + 2 * HOUR })
  })

  test('已读：一读一添；确认：两读一添；打开：四读；列表：三读', async () => {
    const noticeId = await told({ confirmBy })
    const own = () => group.calls.filter((call) => call !== 'get principals')
    await group.must('dir1', markNotice, { noticeId })
    expect(own()).toEqual(['get noticeCopies', 'insert noticeMarks'])
    await group.must('dir1', confirmNotice, { noticeId })
    expect(own()).toEqual(['get notices', 'get noticeCopies', 'insert noticeMarks'])
    await group.must('dir1', getNotice, { noticeId })
    expect(own()).toHaveLength(4)
    await group.must('dir1', listNotices, {})
    expect(own()).toEqual(['find noticeCopies', 'find notices', 'find noticeMarks'])
  })

  test('列表按年看、一页二十份，同一刻发的不丢', async () => {
    for (let n = 0; n < 23; n++) {
      await send({ title: `第 ${n} 份` })
      if (n % 5 !== 0) group.at += MINUTE
    }
    await group.tick()
    const first = await group.must('dir1', listNotices, { year: 2026 })
    const second = await group.must('dir1', listNotices, { year: 2026, before: first.before! })
    expect(new Set([...first.notices, ...second.notices].map(({ noticeId }) => noticeId)).size).toBe(23)
    expect([first.notices.length <= 20, second.before]).toEqual([true, undefined])
    expect((await group.must('dir1', listNotices, { year: 2025 })).notices).toEqual([])
  })
})

describe('撤回和更正', () => {
  test('撤回的留在列表里，有原因，没有正文和附件；读过的人另收到一条', async () => {
    const noticeId = await told({ papers: [{ name: '样式.pdf', file: MINE }], confirmBy: NOW + DAY })
    await group.must('sec', withdrawNotice, { noticeId, reason: '日期写错了' })
    await group.tick()
    expect((await group.must('dir1', listNotices, {})).notices).toEqual([expect.objectContaining({ noticeId, state: 'withdrawn' })])
    expect(await group.must('dir1', getNotice, { noticeId })).toMatchObject({ text: '', papers: [], withdrawn: { reason: '日期写错了' } })
    expect(await group.ask('dir1', openNoticePaper, { noticeId, place: 0 })).toMatchObject({ code: 'NO_NOTICE' })
    expect(await group.ask('dir1', confirmNotice, { noticeId })).toMatchObject({ code: 'WITHDRAWN' })
    expect((await inboxOf('dir1')).entries.map(({ title }) => title).sort()).toEqual(['已撤回：关于报送总结的通知', '通知：关于报送总结的通知'])
  })

  test('还没有传到人就撤回的，谁也不打扰', async () => {
    const noticeId = await send()
    await group.must('sec', withdrawNotice, { noticeId, reason: '发错了' })
    await group.tick()
    expect([group.stored('events'), (await inboxOf('dir1')).entries]).toEqual([[], []])
  })

  test('更正的通知指着原来的，原来的也指着它', async () => {
    const noticeId = await told({ numbered: true })
    const next = await told({ title: '关于报送总结的更正通知', corrects: noticeId, numbered: true })
    expect(await group.must('dir1', getNotice, { noticeId: next })).toMatchObject({ corrects: { noticeId, reference: '祁职教集团〔2026〕1号' }, correctedBy: null })
    expect(await group.must('dir1', getNotice, { noticeId })).toMatchObject({ corrects: null, correctedBy: { noticeId: next, title: '关于报送总结的更正通知' } })
    expect((await inboxOf('dir1')).entries.map(({ title }) => title)).toContain('更正通知：关于报送总结的更正通知')
  })
})

describe('回执和催阅', () => {
  test('按发出时的名单数未读、已读、已确认；电话只给看得到名册的人', async () => {
    const noticeId = await told({ confirmBy: NOW + DAY })
    await group.must('dir1', markNotice, { noticeId })
    await group.must('dir2', confirmNotice, { noticeId })
    const receipts = await group.must('sec', noticeReceipts, { noticeId })
    expect(receipts).toMatchObject({ counts: { unread: 4, read: 1, confirmed: 1 }, unread: { targets: 4, refused: null }, unconfirmed: { targets: 5, refused: null } })
    expect(receipts.units.flatMap(({ persons }) => persons).find(({ personId }) => personId === 'dir3')).toMatchObject({ reach: 'unbound', phone: '13600000001', progress: 'unread' })
    expect(await group.ask('dir1', noticeReceipts, { noticeId })).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('催的只是那些人，十二小时里不再催，撤回的不催', async () => {
    const noticeId = await told({ confirmBy: NOW + DAY })
    await group.must('dir2', confirmNotice, { noticeId })
    await group.must('dir1', markNotice, { noticeId })
    expect(await group.must('sec', urgeNotice, { noticeId, whom: 'unread' })).toEqual({ at: NOW, urged: 4 })
    group.at = NOW + 12 * HOUR - 1
    expect(await group.ask('sec', urgeNotice, { noticeId, whom: 'unread' })).toMatchObject({ code: 'URGED_LATELY' })
    expect(await group.must('sec', urgeNotice, { noticeId, whom: 'unconfirmed' })).toMatchObject({ urged: 5 })
    await group.tick()
    expect((await inboxOf('dir1')).entries.map(({ title }) => title)).toContain('请确认：关于报送总结的通知')
    expect((await inboxOf('dir2')).entries.map(({ title }) => title)).not.toContain('请确认：关于报送总结的通知')
    await group.must('sec', withdrawNotice, { noticeId, reason: '发错了' })
    group.at = NOW + 3 * DAY
    expect(await group.ask('sec', urgeNotice, { noticeId, whom: 'unread' })).toMatchObject({ code: 'NOT_SENT' })
  })
})

describe('五百人', () => {
  beforeEach(async () => {
    const { persons, units } = crowd(NOW) as unknown as { persons: Person[]; units: readonly { _id: string }[] }
    group = await openGroup({ ...groupDocuments(), units, persons: [...people.slice(0, 1), ...persons.slice(1)] })
  })

  test('发出的那一下读四次、写一次，不管多少人；名册以后由定时器铺开', async () => {
    const noticeId = await write({ numbered: true })
    expect(await group.must('sec', sendNotice, { noticeId, edition: 1 })).toMatchObject({ persons: 500 })
    expect(group.calls.filter((call) => !/principals|receipts/.test(call)).sort()).toEqual(['find persons', 'get notices', 'get references', 'transaction'])
    expect(group.stored('noticeCopies')).toEqual([])
    await group.tick()
    expect([group.stored('noticeCopies').length, group.stored('deliveries').length]).toEqual([500, 500])
    group.calls.length = 0
    await group.must('sec', noticeReceipts, { noticeId })
    expect(group.calls.length).toBeLessThan(10)
  })

  test('铺到一半停下，下一次接着铺；都有了才有那一条消息', async () => {
    const noticeId = await send()
    let turns = 0
    await spreadNotices(group.db, () => ++turns < 4)
    const half = group.stored('noticeCopies').length
    expect([half > 0 && half < 500, group.stored('events').length]).toEqual([true, 0])
    const failing: Database = { ...group.db, insert: async () => { throw new Error('the function was killed') } }
    await expect(spreadNotices(failing)).rejects.toThrow('killed')
    await Promise.all([spreadNotices(group.db), spreadNotices(group.db)])
    await Promise.allSettled([deliverEvents(group.db, qixian), deliverEvents(group.db, qixian)])
    expect([group.stored('noticeCopies').length, group.stored('events').map(({ _id }) => _id), group.stored('deliveries').length]).toEqual([500, [`notice:${noticeId}:sent`], 500])
  })
})
