import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import { sendDue, spreadNotices } from 'cloudfunctions/message/notice/send'
import type { Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import { HOUR } from 'shared/kernel/time'
import type { Event } from 'shared/message/model'
import type { Notice, NoticeAudience, NoticeCopy, NoticeMark } from 'shared/message/notice/model'
import { groupDocuments, NOW } from 'test/message/notice/hall'
import { around } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { type Check, explore, type Report } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** A notice sent by two hands, by a hand and the clock, by two clocks; recalled, withdrawn and read meanwhile. */
const small = groupDocuments(groupDocuments().persons.filter(({ _id }) => ['sec', 'sec2', 'dir1'].includes(_id)))
const PERSONS = small.persons.map(({ _id }) => _id).sort()

const draft = (over: Partial<Notice> = {}): Notice => ({
  _id: 'n1', v: 1, title: '通知', text: '正文', papers: [], scope: { units: 'all', kinds: [], posts: [], departments: [], personIds: [] }, confirmBy: NOW + HOUR, numbered: true, corrects: null,
  state: 'draft', edition: 1, by: { personId: 'sec', name: '秘书' }, at: NOW - HOUR, sendAt: null, held: null, ...over,
})
const scheduled = () => draft({ state: 'scheduled', sendAt: NOW - 1 })
const sent = (over: Partial<Notice> = {}) => draft({ state: 'sent', sentAt: NOW - HOUR, spread: true, audience: { persons: 3, units: 1 }, number: { year: 2026, number: 1 }, ...over })
const audience = { _id: 'n1', v: 1, readers: small.persons.map(({ _id: personId, name, unitId, unitName }) => ({ personId, name, unitId, unitName })) }
const copies = PERSONS.map((personId): NoticeCopy => ({ _id: `n1:${personId}`, noticeId: 'n1', personId, at: NOW - HOUR, confirmBy: NOW + HOUR }))

const documents = (notice: Notice, more: object = {}) => ({ ...small, notices: [notice], ...more }) as unknown as Documents

const asks = (name: string, as: string, operation: string, input: object, n: number): Task => ({
  name,
  run: ({ db, now, random, pause }) =>
    createRouter(handlers, around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))({ operation, input: { noticeId: 'n1', ...input }, requestId: requestId(n) }, `tcb:${as}`),
})
const sends = (as: string, n: number) => asks(`${as} 发出`, as, 'message.sendNotice', { edition: 1 }, n)
const recalls = (n: number) => asks('取消定时', 'sec2', 'message.recallNotice', {}, n)
const withdraws = (n: number) => asks('撤回', 'sec2', 'message.withdrawNotice', { reason: '发错了' }, n)
const clock = (name: string): Task => ({ name, run: ({ db, now }) => sendDue(db, qixian, now()) })
const spreads = (name: string): Task => ({ name, run: ({ db }) => spreadNotices(db) })

interface Left {
  readonly notices: readonly Notice[]
  readonly noticeAudiences?: readonly NoticeAudience[]
  readonly noticeCopies?: readonly NoticeCopy[]
  readonly noticeMarks?: readonly NoticeMark[]
  readonly references?: readonly { readonly last: number; readonly v: number }[]
  readonly events?: readonly Event[]
}
const left = (store: Store): Left => store.dump() as unknown as Left

/** Sent or not: with its number, its audience and its message, or with none of them. */
function whole({ notices: [notice], noticeAudiences = [], references = [], events = [], noticeCopies = [] }: Left): void {
  const out = notice!.sentAt !== undefined
  expect(noticeAudiences.map(({ readers }) => readers.map(({ personId }) => personId).sort())).toEqual(out ? [PERSONS] : [])
  expect(references.map(({ last }) => last)).toEqual(out && notice!.number ? [notice!.number.number] : [])
  const told = events.filter(({ type }) => type === 'notice.sent')
  expect(told.length).toBeLessThanOrEqual(1)
  if (told.length > 0) expect(noticeCopies.map(({ personId }) => personId).sort()).toEqual(PERSONS)
}

const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string; kind: string }).code ?? (answer as { kind: string }).kind)

async function every(from: Documents, tasks: readonly Task[], check: Check): Promise<Report> {
  const report = await explore(scenario(from, tasks, NOW), async (ran, store) => {
    whole(left(store))
    await check(ran, store)
  })
  expect(report.overlapped).toBeGreaterThan(0)
  return report
}

test('两个人同时发同一份：发一次，占一个号', async () => {
  await every(documents(draft()), [sends('sec', 1), sends('sec2', 2)], async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['NOT_DRAFT', 'accepted'])
    expect(left(store).references).toMatchObject([{ last: 1 }])
  })
})

test('两份同时发：各占一个号，不重不漏', async () => {
  const two = { ...small, notices: [draft(), draft({ _id: 'n2' })] } as unknown as Documents
  const other = asks('发第二份', 'sec2', 'message.sendNotice', { noticeId: 'n2', edition: 1 }, 2)
  const report = await explore(scenario(two, [sends('sec', 1), other], NOW), async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    expect(left(store).notices.map(({ number }) => number!.number).sort()).toEqual([1, 2])
    expect(left(store).references).toMatchObject([{ last: 2 }])
  })
  expect(report.overlapped).toBeGreaterThan(0)
})

test('到点，同时取消：要么发了、取消不成，要么取消了、没有发', async () => {
  const ends = new Set<string>()
  await every(documents(scheduled()), [clock('定时器'), recalls(1)], async ({ answers }, store) => {
    const { state } = left(store).notices[0]!
    expect([['draft', 'accepted'], ['sent', 'SENT']]).toContainEqual([state, kinds(answers)[1]])
    ends.add(state)
  })
  expect([...ends].sort()).toEqual(['draft', 'sent'])
})

test('两个定时器同时到点：发一次', async () => {
  await every(documents(scheduled()), [clock('甲'), clock('乙')], async ({ answers }, store) => {
    expect([...(answers as number[])].sort()).toEqual([0, 1])
    expect(left(store).references).toMatchObject([{ last: 1, v: 1 }])
  })
})

test('两个定时器同时铺开：各人一份，消息一条', async () => {
  await every(documents(sent({ spread: false }), { noticeAudiences: [audience], references: [{ _id: '2026', v: 1, year: 2026, last: 1 }] }), [spreads('甲'), spreads('乙')], async (_, store) => {
    expect(left(store).events!.map(({ _id }) => _id)).toEqual(['notice:n1:sent'])
    expect(left(store).notices[0]).toMatchObject({ spread: true })
  })
})

test('铺开，同时撤回：发过消息的另有一条撤回，没有发过的谁也不打扰', async () => {
  const ends = new Set<string>()
  await every(documents(sent({ spread: false }), { noticeAudiences: [audience], references: [{ _id: '2026', v: 1, year: 2026, last: 1 }] }), [spreads('定时器'), withdraws(1)], async ({ answers }, store) => {
    expect(kinds(answers)[1]).toBe('accepted')
    // Who was overtaken leaves the rest to the next minute.
    await spreadNotices(directDatabase(store))
    const types = (left(store).events ?? []).map(({ type }) => type).sort()
    expect([[], ['notice.sent', 'notice.withdrawn']]).toContainEqual(types)
    expect(left(store).notices[0]).toMatchObject({ state: 'withdrawn', spread: true })
    ends.add(types.join())
  })
  expect(ends.size).toBe(2)
})

test('确认，同时撤回：撤回总成；确认要么在先，要么听到已撤回', async () => {
  const from = documents(sent(), { noticeAudiences: [audience], noticeCopies: copies, references: [{ _id: '2026', v: 1, year: 2026, last: 1 }] })
  await every(from, [asks('确认', 'dir1', 'message.confirmNotice', {}, 1), asks('再确认', 'dir1', 'message.confirmNotice', {}, 2), withdraws(3)], async ({ answers }, store) => {
    const [first, again, withdrawn] = kinds(answers)
    expect(withdrawn).toBe('accepted')
    for (const one of [first, again]) expect(['accepted', 'WITHDRAWN']).toContain(one)
    expect((left(store).noticeMarks ?? []).length).toBe(first === 'accepted' || again === 'accepted' ? 1 : 0)
  })
})

test('催阅，同时撤回：撤回以后没有催出去的', async () => {
  const from = documents(sent(), { noticeAudiences: [audience], noticeCopies: copies, references: [{ _id: '2026', v: 1, year: 2026, last: 1 }] })
  await every(from, [asks('催阅', 'sec', 'message.urgeNotice', { whom: 'unread' }, 1), withdraws(2)], async ({ answers }, store) => {
    expect([['accepted', 'accepted'], ['NOT_SENT', 'accepted']]).toContainEqual(kinds(answers))
    // An urging holds the notice still, which shows in its version.
    expect(left(store).notices[0]!.v).toBe(kinds(answers)[0] === 'accepted' ? 3 : 2)
  })
})

test('两个人同时催：只催一次', async () => {
  const from = documents(sent(), { noticeAudiences: [audience], noticeCopies: copies, references: [{ _id: '2026', v: 1, year: 2026, last: 1 }] })
  const urges = (as: string, n: number) => asks(`${as} 催`, as, 'message.urgeNotice', { whom: 'unread' }, n)
  await every(from, [urges('sec', 1), urges('sec2', 2)], async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['URGED_LATELY', 'accepted'])
    expect(left(store).events!.filter(({ type }) => type === 'notice.urged')).toHaveLength(1)
  })
})
