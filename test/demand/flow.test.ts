import { handlers } from 'cloudfunctions/handlers'
import { hideOld } from 'cloudfunctions/demand/hide'
import { postingsOf, recordedIn } from 'cloudfunctions/demand/read'
import { createRouter, type Route } from 'cloudfunctions/kit/router'
import type { Database } from 'cloudfunctions/kit/database'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import { checkWriting } from 'cloudfunctions/review/check'
import { reviewHandlers } from 'cloudfunctions/review/handlers'
import { kindAmong, KINDS } from 'cloudfunctions/review/kinds'
import schema from 'cloudfunctions/schema.json'
import { demoDocuments } from 'local/demo/demo'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import { DAY, HOUR, type Instant } from 'shared/kernel/time'
import type { InboxEntry } from 'shared/message/model'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { NOW } from './posted'

/** officer05 is of a unit that needs, officer03 and officer07 of units that ask; director07 reads. */
let store: Store
let db: Database
let route: Route
let at: Instant
let files: ReturnType<typeof memoryFiles>
let requests = 0

beforeEach(async () => {
  store = openStore({ schema: readSchema(schema) })
  for (const [collection, documents] of Object.entries(demoDocuments(NOW))) for (const one of documents) await store.insert(collection, one)
  db = directDatabase(store)
  at = NOW
  files = memoryFiles()
  const known = new Set(handlers.map(({ operation }) => operation.name))
  route = createRouter([...handlers, ...reviewHandlers(KINDS).filter(({ operation }) => !known.has(operation.name))], surroundings())
})

const surroundings = () => around({ db, files, now: () => at, log: ({ error, ...rest }) => { throw new Error(String(error ?? JSON.stringify(rest))) } })

const ask = (as: string, operation: string, input: object) => route({ operation, input, requestId: `request-${++requests}` }, as === 'nobody' ? undefined : `tcb:demo-${as}`)
async function must<T>(as: string, operation: string, input: object): Promise<T> {
  const reply = await ask(as, operation, input)
  if (reply.kind !== 'accepted') throw new Error(`${as} ${operation}：${JSON.stringify(reply)}`)
  return reply.value as T
}
/** What the timers do about writing and messages. */
async function minute(): Promise<void> {
  await checkWriting(surroundings(), kindAmong(KINDS))
  await deliverEvents(db, qixian)
}
const inboxOf = (account: string): string[] =>
  (store.dump()['deliveries'] as unknown as InboxEntry[]).filter(({ personId, channel }) => personId === `person-${account}` && channel === 'inbox').map(({ title }) => title)

const said = {
  edition: 0, side: 'need', kind: 'internship', title: '数控车工顶岗实习', fields: { trade: '数控技术应用' }, region: 'county', place: '', number: 10,
  description: '两班倒，有师傅带', contactId: 'person-officer05', pictures: [],
}

async function post(over: object = {}): Promise<string> {
  const { postingId, edition } = await must<{ postingId: string; edition: number }>('officer05', 'demand.submit', { ...said, ...over })
  await minute()
  await must('secretary', 'review.approve', { checkId: `posting:${postingId}:${edition}` })
  await minute()
  return postingId
}
const listed = async (as: string, input: object = {}): Promise<string[]> =>
  (await must<{ postings: { postingId: string }[] }>(as, 'demand.list', input)).postings.map(({ postingId }) => postingId)

test('发布、检查、审核以后别人才找得到，订阅的人收到消息，本单位的不收', async () => {
  await must('director07', 'demand.subscribe', { topics: ['need/internship'] })
  await must('officer05', 'demand.subscribe', { topics: ['need/internship'] })
  const { postingId } = await must<{ postingId: string }>('officer05', 'demand.submit', said)
  expect(await listed('director07')).toEqual([])
  expect(await ask('director07', 'demand.get', { postingId })).toMatchObject({ code: 'GONE' })
  await minute()
  expect(await listed('director07')).toEqual([])
  await must('secretary', 'review.approve', { checkId: `posting:${postingId}:1` })
  await minute()
  expect(await listed('director07', { text: 'skcg' })).toEqual([postingId])
  expect(await must('nobody', 'demand.publicList', {})).toMatchObject({ postings: [{ postingId, title: '数控车工顶岗实习' }] })
  expect(inboxOf('director07')).toEqual(['新的需：数控车工顶岗实习'])
  expect(inboxOf('officer05')).not.toContain('新的需：数控车工顶岗实习')
})

test('被退回的别人看不到，改了再审；通过以后再改，审核时不列出，先后不变', async () => {
  const { postingId } = await must<{ postingId: string }>('officer05', 'demand.submit', said)
  await minute()
  await must('secretary', 'review.return', { checkId: `posting:${postingId}:1`, reason: '请写明班次' })
  expect(await must('officer05', 'demand.get', { postingId })).toMatchObject({ kept: { review: 'returned', reason: '请写明班次' } })
  at += HOUR
  await must('officer05', 'demand.submit', { ...said, postingId, edition: 1, description: '白班' })
  await minute()
  await must('secretary', 'review.approve', { checkId: `posting:${postingId}:2` })
  expect(await listed('director07')).toEqual([postingId])
  await must('officer05', 'demand.submit', { ...said, postingId, edition: 2, title: '数控铣工顶岗实习' })
  expect([await listed('director07'), (await must<{ postings: object[] }>('nobody', 'demand.publicList', {})).postings]).toEqual([[], []])
  await minute()
  await must('secretary', 'review.approve', { checkId: `posting:${postingId}:3` })
  const [stored] = store.dump()['postings'] as unknown as { at: number; order: string }[]
  expect(stored).toMatchObject({ at: NOW, order: `1:${NOW}:${postingId}` })
})

test('下架的别人找不到；恢复了又找得到', async () => {
  const postingId = await post()
  await must('secretary', 'review.takeDown', { checkId: `posting:${postingId}:1`, reason: '信息不实' })
  expect([await listed('director07'), await listed('director07', { text: '数控' })]).toEqual([[], []])
  expect(await ask('officer03', 'demand.ask', { postingId, note: '可以安排' })).toMatchObject({ code: 'GONE' })
  await must('secretary', 'review.restore', { checkId: `posting:${postingId}:1`, reason: '已核实' })
  expect(await listed('director07')).toEqual([postingId])
})

test('图片从自己的文件夹取走才留下，别人的不收；交出去的地址里没有上传的人', async () => {
  const own = await files.put('inbox/demo-officer05/a.jpg', Buffer.from([0xff, 0xd8, 0xff, 1]))
  expect(await ask('officer05', 'demand.submit', { ...said, pictures: [await files.put('inbox/demo-officer03/b.jpg', Buffer.from([0xff, 0xd8, 0xff, 2]))] })).toMatchObject({ code: 'NOT_UPLOADED', field: 'pictures.0' })
  const { postingId } = await must<{ postingId: string }>('officer05', 'demand.submit', { ...said, pictures: [own] })
  const page = JSON.stringify(await must('secretary', 'demand.get', { postingId }))
  expect(page).toContain('demand%2F')
  expect(page).not.toContain('demo-officer05')
})

test('快到期的在首页提醒，一点就续；久不续的不再列出，本单位还看得到，一续又列出', async () => {
  const postingId = await post()
  const todos = async () => (await must<{ todos: { title: string; detail: string }[] }>('officer05', 'meeting.home', {})).todos.filter(({ title }) => title === '供需信息续期')
  at = NOW + 23 * DAY
  expect([await todos(), (await ask('officer05', 'demand.renew', { postingId }))]).toMatchObject([[], { code: 'TOO_EARLY' }])
  at = NOW + 30 * DAY
  expect(await todos()).toMatchObject([{ detail: '1 条供需明天到期，仍有效请续期' }])
  at = NOW + 61 * DAY
  expect([await hideOld(db, qixian, at), await listed('director07')]).toEqual([0, [postingId]])
  at = NOW + 62 * DAY
  expect(await listed('director07')).toEqual([])
  expect([await hideOld(db, qixian, at), await hideOld(db, qixian, at)]).toEqual([1, 0])
  expect(await must('officer05', 'demand.mine', {})).toMatchObject({ postings: [{ postingId, age: 'hidden', renewable: true }] })
  await must('officer05', 'demand.renew', { postingId })
  expect([await listed('director07'), await todos()]).toEqual([[postingId], []])
})

test('从提出到完成：联系人在同意洽谈以后才看得到，说明查过才看得到，结果记下来', async () => {
  const postingId = await post()
  const { threadId } = await must<{ threadId: string }>('officer03', 'demand.ask', { postingId, note: '二十名学生三月可到岗' })
  const seenBy = (as: string) => must<{ owner: { contact: object | null }; asker: { contact: object | null }; steps: { note: string | null; by: string }[]; acts: string[] }>(as, 'demand.thread', { threadId })
  expect([(await seenBy('officer05')).steps[0]!.note, (await seenBy('officer03')).steps[0]!.note]).toEqual([null, '二十名学生三月可到岗'])
  await minute()
  expect(await seenBy('officer05')).toMatchObject({ steps: [{ note: '二十名学生三月可到岗' }], asker: { contact: null }, acts: ['talk', 'decline'] })
  expect((await seenBy('officer03')).owner.contact).toBeNull()
  expect((await seenBy('officer05')).steps[0]!.by).toBe('对方')
  expect(inboxOf('officer05').some((title) => title.includes('想对接'))).toBe(true)
  await must('officer05', 'demand.step', { threadId, act: 'talk', note: '', seen: 1 })
  expect([(await seenBy('officer03')).owner.contact, (await seenBy('officer05')).asker.contact]).toMatchObject([{ personId: 'person-officer05' }, { personId: 'person-officer03' }])
  await must('officer05', 'demand.step', { threadId, act: 'offer', note: '安排二十人', seen: 2 })
  expect(await ask('officer05', 'demand.step', { threadId, act: 'confirm', note: '', seen: 3 })).toMatchObject({ code: 'NOT_YOUR_TURN' })
  await must('officer03', 'demand.step', { threadId, act: 'confirm', note: '', seen: 3 })
  await must('officer05', 'demand.step', { threadId, act: 'finish', note: '', result: { people: 20, amount: 0 }, seen: 4 })
  expect(await recordedIn(db, { from: NOW, until: NOW + DAY })).toMatchObject({ posted: [{ postingId }], agreed: [{ state: 'done', result: { people: 20, amount: 0 } }] })
  expect(await postingsOf({ db, charter: qixian, now: at }, ['unit-05', 'unit-03'], { from: NOW, until: NOW + DAY })).toMatchObject([
    { unitId: 'unit-05', posted: 1, renewed: 0, shown: 1, stale: 0 }, { unitId: 'unit-03', posted: 0 },
  ])
})

test('无关的单位看不到对接；秘书处看得到，可以催、可以按电话登记', async () => {
  const postingId = await post()
  const { threadId } = await must<{ threadId: string }>('officer03', 'demand.ask', { postingId, note: '可以安排' })
  expect(await ask('officer07', 'demand.thread', { threadId })).toMatchObject({ code: 'NO_THREAD' })
  expect(await ask('officer07', 'demand.step', { threadId, act: 'withdraw', note: '', seen: 1 })).toMatchObject({ code: 'NO_THREAD' })
  await must('secretary', 'demand.urge', { threadId })
  await minute()
  expect(inboxOf('officer05')).toContain('请办理对接：数控车工顶岗实习')
  expect(await ask('secretary', 'demand.urge', { threadId })).toMatchObject({ code: 'URGED_LATELY' })
  await must('secretary', 'demand.stepByPhone', { threadId, end: 'owner', act: 'talk', note: '厂办来电同意', seen: 1 })
  expect(await must('officer03', 'demand.thread', { threadId })).toMatchObject({ state: 'talking', steps: [{}, { end: 'owner', phone: true, note: null }] })
  await minute()
  expect(await must('officer03', 'demand.thread', { threadId })).toMatchObject({ steps: [{}, { note: '厂办来电同意' }] })
})

test('信息关闭：只提出的随之结束并告知，在洽谈的继续，以后不能再提出', async () => {
  const postingId = await post()
  const first = (await must<{ threadId: string }>('officer03', 'demand.ask', { postingId, note: '可以安排' })).threadId
  const second = (await must<{ threadId: string }>('officer07', 'demand.ask', { postingId, note: '也可以安排' })).threadId
  await must('officer05', 'demand.step', { threadId: second, act: 'talk', note: '', seen: 1 })
  expect(await must('officer05', 'demand.close', { postingId, why: 'met' })).toEqual({ postingId, ended: 1 })
  await minute()
  expect(await must('officer03', 'demand.thread', { threadId: first })).toMatchObject({ state: 'failed', steps: [{}, { act: 'lapse' }], acts: [] })
  expect(inboxOf('officer03')).toContain('对方已关闭：数控车工顶岗实习')
  expect(await must('officer07', 'demand.thread', { threadId: second })).toMatchObject({ state: 'talking', acts: ['offer', 'fail'] })
  expect(await ask('officer03', 'demand.ask', { postingId, note: '再问' })).toMatchObject({ code: 'GONE', message: expect.stringContaining('已对接') })
  expect(await listed('director07')).toEqual([])
})

test('撤回以后可以再提出，是另一次对接', async () => {
  const postingId = await post()
  const { threadId } = await must<{ threadId: string }>('officer03', 'demand.ask', { postingId, note: '可以安排' })
  expect(await must('officer03', 'demand.get', { postingId })).toMatchObject({ threadId, whyNot: null })
  await must('officer03', 'demand.step', { threadId, act: 'withdraw', note: '', seen: 1 })
  expect(await must('officer03', 'demand.get', { postingId })).toMatchObject({ threadId: null, whyNot: null })
  expect(await must('officer03', 'demand.ask', { postingId, note: '又可以了' })).toEqual({ threadId: threadId.replace(/1$/, '2') })
})

test('可能合适的对方和理由只给本单位和秘书处看', async () => {
  const postingId = await post()
  const other = await must<{ postingId: string }>('officer03', 'demand.submit', { ...said, side: 'supply', title: '数控专业学生可顶岗实习', contactId: 'person-officer03' })
  await minute()
  await must('secretary', 'review.approve', { checkId: `posting:${other.postingId}:1` })
  const seen = (as: string) => must<{ kept: { matches: object[] } | null }>(as, 'demand.get', { postingId })
  expect((await seen('officer05')).kept!.matches).toMatchObject([{ postingId: other.postingId, reasons: ['都提到「数控技术应用」「顶岗实习」', '同在本县', '同类，对方可提供'] }])
  expect((await seen('secretary')).kept!.matches).toHaveLength(1)
  expect((await seen('director07')).kept).toBeNull()
})
