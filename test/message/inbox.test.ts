import { markRead, reply } from 'shared/attendance/operations'
import { DAY, HOUR, MINUTE } from 'shared/kernel/time'
import { home } from 'shared/meeting/operations'
import type { Credit, Event, InboxEntry } from 'shared/message/model'
import { listInbox, markAll, markMessage } from 'shared/message/inbox'
import { grant, listAsks, receipts, setTemplates, urge } from 'shared/message/operations'
import { type Hall, NOW, openHall, person, prepare, type Prepared } from 'test/router/hall'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const entry = (n: number, at: number, over: Partial<InboxEntry> = {}): InboxEntry => ({
  _id: `e${n}:${person('director09')}:inbox`, v: 1, eventId: `e${n}`, personId: person('director09'), channel: 'inbox',
  at, title: `第 ${n} 条`, body: '内容', read: false, ...over,
})

/** Everything that the pages show, one after another. */
async function walk(as: string): Promise<string[]> {
  const seen: string[] = []
  for (let before: number | undefined; ; ) {
    const page = await hall.must(as, listInbox, before === undefined ? {} : { before })
    seen.push(...page.entries.map(({ title }) => title))
    if (page.before === undefined) return seen
    before = page.before
  }
}

describe('消息', () => {
  test.each([[0], [19], [20], [21], [45]])('%i 条，一页一页看完，一条不多一条不少', async (n) => {
    // Three at a time came in the same moment.
    const entries = Array.from({ length: n }, (_, i) => entry(i, NOW - Math.floor(i / 3) * MINUTE))
    hall = await openHall({ ...prepared.documents, deliveries: entries })
    const seen = await walk('director09')
    expect(seen.sort()).toEqual(entries.map(({ title }) => title).sort())
  })

  test('看过会议通知，那以前的消息就是已读；之后的变更仍是未读', async () => {
    hall = await openHall({ ...prepared.documents, deliveries: [entry(1, NOW, { meetingId: prepared.coming }), entry(2, NOW + HOUR, { meetingId: prepared.coming }), entry(3, NOW - 1)] })
    hall.at = NOW + MINUTE
    expect((await hall.must('director09', listInbox, {})).unread).toBe(3)
    await hall.must('director09', markRead, { meetingId: prepared.coming })
    const { entries, unread } = await hall.must('director09', listInbox, {})
    expect(entries.map(({ title, read }) => [title, read])).toEqual([['第 2 条', false], ['第 1 条', true], ['第 3 条', false]])
    expect(unread).toBe(2)
    expect((await hall.must('director09', home, {})).unread).toBe(2)
  })

  test('不讲会议的消息带着它要打开的页，首页和消息里都有', async () => {
    const page = 'packages/demand/thread/index?threadId=t1'
    hall = await openHall({ ...prepared.documents, deliveries: [entry(1, NOW, { page }), entry(2, NOW - 1)] })
    const pages = [{ title: '第 1 条', page }, { title: '第 2 条' }]
    expect((await hall.must('director09', listInbox, {})).entries.map(({ title, page: opens }) => ({ title, ...(opens && { page: opens }) }))).toEqual(pages)
    expect((await hall.must('director09', home, {})).messages.map(({ title, page: opens }) => ({ title, ...(opens && { page: opens }) }))).toEqual(pages)
  })

  test('读一条、全部读；别人的消息读不着', async () => {
    const own = [entry(1, NOW), entry(2, NOW), entry(3, NOW)]
    hall = await openHall({ ...prepared.documents, deliveries: own })
    expect(await hall.ask('director10', markMessage.name, { deliveryId: own[0]!._id })).toMatchObject({ code: 'NO_MESSAGE', field: 'deliveryId' })
    await hall.must('director09', markMessage, { deliveryId: own[0]!._id })
    expect((await hall.must('director09', listInbox, {})).unread).toBe(2)
    expect(await hall.must('director09', markAll, {})).toEqual({ marked: 2 })
    expect((await hall.must('director09', listInbox, {})).unread).toBe(0)
    expect(await hall.must('director09', markAll, {})).toEqual({ marked: 0 })
  })

  test('推送的记录不在消息里，也读不着', async () => {
    const push = { ...entry(1, NOW), _id: 'e1:x:wx', channel: 'wx' } as never
    hall = await openHall({ ...prepared.documents, deliveries: [push] })
    expect(await walk('director09')).toEqual([])
    expect(await hall.ask('director09', markMessage.name, { deliveryId: 'e1:x:wx' })).toMatchObject({ code: 'NO_MESSAGE' })
  })
})

describe('次数', () => {
  const stored = () => (hall.documents()['credits'] as unknown as Credit[]).map(({ templateId, left }) => `${templateId} ${left}`).sort()

  test('在微信里同意的记到人和模板上；同一请求再来一次不多记', async () => {
    const asked = [{ purpose: 'notice' as const, answer: 'accept' as const }, { purpose: 'change' as const, answer: 'accept' as const }, { purpose: 'urge' as const, answer: 'reject' as const }]
    await hall.ask('wx:director09', grant.name, { asked }, 'one-grant')
    await hall.ask('wx:director09', grant.name, { asked }, 'one-grant')
    expect(stored()).toEqual(['local-change 1', 'local-notice 1', 'local-urge 0'])
    await hall.must('wx:director09', grant, { asked })
    expect(stored()).toEqual(['local-change 2', 'local-notice 2', 'local-urge 0'])
    expect((await hall.must('wx:director09', listAsks, { page: 'reply' })).asks.map(({ purpose, left }) => `${purpose} ${left}`)).toEqual(['change 2', 'notice 2'])
  })

  test('从浏览器来的一条也不记；没有设模板的不记；四个不收', async () => {
    await hall.must('director09', grant, { asked: [{ purpose: 'notice', answer: 'accept' }] })
    expect(hall.documents()['credits']).toEqual([])
    await hall.must('secretary', setTemplates, { edition: 1, templates: [] })
    await hall.must('wx:director09', grant, { asked: [{ purpose: 'notice', answer: 'accept' }] })
    expect(hall.documents()['credits']).toEqual([])
    const four = (['notice', 'change', 'urge', 'task'] as const).map((purpose) => ({ purpose, answer: 'accept' }))
    expect(await hall.ask('wx:director09', grant.name, { asked: four })).toMatchObject({ code: 'BAD_INPUT', field: 'asked' })
  })
})

describe('回执与催办', () => {
  const seen = () => hall.must('secretary', receipts, { meetingId: prepared.coming })
  const urged = () => (hall.documents()['events'] as unknown as Event[]).filter(({ type }) => type === 'meeting.urged').sort((a, b) => a.at - b.at)

  test('三种人数加起来是全部；已读的人不再是未读', async () => {
    const before = await seen()
    const all = before.counts.unread + before.counts.read + before.counts.answered
    expect(all).toBe(before.units.reduce((sum, { persons }) => sum + persons.length, 0))
    expect(before.order).toHaveLength(before.counts.unread + before.counts.read)
    await hall.must('director09', markRead, { meetingId: prepared.coming })
    expect((await seen()).counts).toEqual({ ...before.counts, unread: before.counts.unread - 1, read: before.counts.read + 1 })
    await hall.must('director09', reply, { meetingId: prepared.coming, choice: 'attend', reason: '' })
    expect((await seen()).counts).toEqual({ ...before.counts, unread: before.counts.unread - 1, answered: before.counts.answered + 1 })
  })

  test('催的正是没有答复的那些人；十二小时内再催被拒，没读的另算；满了又可以', async () => {
    await hall.must('director09', markRead, { meetingId: prepared.coming })
    const { order, unread, unanswered } = await seen()
    expect([unread.targets, unanswered.targets]).toEqual([order.length - 1, order.length])
    expect(await hall.must('secretary', urge, { meetingId: prepared.coming, whom: 'unanswered' })).toEqual({ at: NOW, urged: order.length })
    expect(urged()).toMatchObject([{ audience: { kind: 'persons', personIds: order.map(({ personId }) => personId) }, meetingId: prepared.coming }])
    hall.at = NOW + 12 * HOUR - 1
    expect(await hall.ask('secretary', urge.name, { meetingId: prepared.coming, whom: 'unanswered' })).toMatchObject({ code: 'URGED_LATELY', facts: { last: NOW } })
    expect((await seen()).unanswered).toMatchObject({ lastAt: NOW, refused: { code: 'URGED_LATELY' } })
    await hall.must('secretary', urge, { meetingId: prepared.coming, whom: 'unread' })
    expect(urged().at(-1)!.audience).toMatchObject({ personIds: expect.not.arrayContaining([person('director09')]) })
    hall.at = NOW + 12 * HOUR
    await hall.must('secretary', urge, { meetingId: prepared.coming, whom: 'unanswered' })
    expect(urged()).toHaveLength(3)
  })

  test('两位秘书同时催：只有一次', async () => {
    const both = await Promise.all([1, 2].map(() => hall.ask('secretary', urge.name, { meetingId: prepared.coming, whom: 'unanswered' })))
    expect(both.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused'])
    expect(urged()).toHaveLength(1)
  })

  test('还没有发出的通知没有回执', async () => {
    expect(await hall.ask('secretary', receipts.name, { meetingId: prepared.draft })).toMatchObject({ code: 'NOT_PUBLISHED', field: 'meetingId' })
  })

  test('没有开启提醒、没有绑定的人在打电话的名单上', async () => {
    await hall.must('wx:director09', grant, { asked: [{ purpose: 'urge', answer: 'accept' }] })
    const reachOf = async (account: string) => (await seen()).units.flatMap(({ persons }) => persons).find(({ personId }) => personId === person(account))
    expect(await reachOf('director09')).toMatchObject({ reach: 'ready', phone: expect.stringMatching(/^1\d{10}$/) })
    expect(await reachOf('director10')).toMatchObject({ reach: 'noCredit' })
    await hall.must('secretary', urge, { meetingId: prepared.coming, whom: 'unanswered' })
    await hall.deliver()
    expect(await reachOf('director09')).toMatchObject({ reach: 'sent' })
    hall.at = NOW + DAY
    expect((await seen()).pushes).toBe(true)
  })
})
