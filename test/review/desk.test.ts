import { reviewHandlers } from 'cloudfunctions/review/handlers'
import { checkWriting, clearDesk } from 'cloudfunctions/review/check'
import { todosAmong } from 'cloudfunctions/review/read'
import { kindAmong } from 'cloudfunctions/review/kinds'
import { createRouter } from 'cloudfunctions/kit/router'
import { answers } from 'cloudfunctions/kit/outcome'
import type { Database } from 'cloudfunctions/kit/database'
import declared from 'cloudfunctions/schema.json'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import type { Todo } from 'shared/home/model'
import type { HeldPost, Principal } from 'shared/identity/model'
import { anything, object } from 'shared/kernel/schema'
import { query, type Reply } from 'shared/kernel/operation'
import { DAY } from 'shared/kernel/time'
import type { Event } from 'shared/message/model'
import { persons } from 'shared/person/model'
import { type Check, type Review, underReview } from 'shared/review/model'
import type { GroupPage, Item, Queue } from 'shared/review/operations'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { check, document, NOW, SPECIMENS, type Specimen, specimens } from './specimen'

/** The desk of review through the router, over kinds of the tests' own. */
let store: Store
let db: Database
let now: number
let requests = 0

const held = (...posts: string[]): HeldPost[] => posts.map((post) => ({ post, from: '2026-01-01' }))
const people = [
  { id: 'editor', name: '陈编审', posts: held('secretary') },
  { id: 'second', name: '周编审', posts: held('secretary') },
  { id: 'author', name: '林投稿', posts: held('director') },
  { id: 'reader', name: '赵读者', posts: held('director') },
  { id: 'former', name: '吴前任', posts: [{ post: 'secretary', from: '2025-01-01', until: '2026-01-01', ended: { why: '调离', by: '陈编审', at: 0 } }] },
]

beforeEach(async () => {
  now = NOW
  store = openStore({ schema: readSchema(declared) })
  db = directDatabase(store)
  for (const { id, name, posts } of people) {
    await store.insert('persons', { _id: id, v: 1, name, pinyin: id, initials: id, unitId: 'u', unitName: '虚构职校', title: '', phone: '', posts })
    for (const subject of [`tcb:${id}`, `wx:o-${id}`]) {
      await store.insert('principals', { _id: subject, v: 1, personId: id, name, unitId: 'u', unitName: '虚构职校', posts } satisfies Principal as never)
    }
  }
})

const files = memoryFiles()
const todos = query('test.todos', { needs: 'member', says: '待办', input: object({}), output: object({ todos: anything }) })
const own = [...reviewHandlers(SPECIMENS), answers(todos, async (_, ctx) => ({ todos: await todosAmong(kindAmong(SPECIMENS))(ctx) }))]

async function ask<T>(as: string, operation: string, input: object): Promise<Reply<T>> {
  const route = createRouter(own, around({ db, files, now: () => now, log: ({ error }) => { throw new Error(String(error)) } }))
  return (await route({ operation, input, requestId: `request-${++requests}` }, as.includes(':') ? as : `tcb:${as}`)) as Reply<T>
}
async function must<T = unknown>(as: string, operation: string, input: object): Promise<T> {
  const reply = await ask<T>(as, operation, input)
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply))
  return reply.value
}

const ID = 'news:n1:1'
async function stands(state: Review['state'], own: Partial<Check> = {}, say: Partial<Specimen> = {}, id = 'n1'): Promise<void> {
  const fresh = document(id)
  await store.insert('calendars', { ...fresh, review: { ...fresh.review, state }, ...say } as never)
  const at = { checking: 'waiting', waiting: 'person', approved: 'done', returned: 'returned', down: 'done' } as const
  await store.insert('checks', { ...check(id), state: at[state], verdict: state === 'checking' ? null : 'clean', ...own } as never)
}
const dump = () => store.dump() as unknown as { checks: Check[]; calendars: Specimen[]; events: Event[]; audit: { operation: string }[] }
const the = () => dump().checks[0]!
const specimen = () => dump().calendars[0]!
const events = () => dump().events

describe('审核台', () => {
  test('先交的在前，三种各有几件；作者撤掉的、交了新稿的不列', async () => {
    await stands('waiting', { at: NOW - 1 }, {}, 'n1')
    await stands('waiting', { at: NOW - 2 }, {}, 'n2')
    await stands('waiting', {}, { review: { ...document('n3', 2).review, state: 'checking' } }, 'n3')
    await stands('checking', { stuck: 'unseen' }, {}, 'n4')
    await stands('approved', { objections: 3 }, {}, 'n5')
    await stands('approved', {}, {}, 'n6')
    const { counts, items } = await must<Queue>('editor', 'review.queue', { list: 'waiting' })
    expect(counts).toEqual({ waiting: 2, objections: 1, machine: 1 })
    expect(items.map(({ checkId }) => checkId)).toEqual(['news:n2:1', ID])
    const machine = await must<Queue>('editor', 'review.queue', { list: 'machine' })
    expect(machine.items).toMatchObject([{ checkId: 'news:n4:1', stuck: expect.stringContaining('两小时') as string }])
    expect((await must<Queue>('editor', 'review.queue', { list: 'objections' })).items).toMatchObject([{ checkId: 'news:n5:1', objections: 3 }])
  })

  test('一份内容：文字、图片的临时地址、微信看到的、历次处理，和自己能不能通过', async () => {
    const picture = await files.put('news/a.jpg', Buffer.from('x'))
    await stands('waiting', { pictures: [picture], verdict: 'doubtful', findings: [{ of: 'text', place: 0, askedAt: NOW, says: 'review', label: 20001 }] })
    const item = await must<Item>('editor', 'review.item', { checkId: ID })
    expect(item).toMatchObject({ kindName: '新闻', title: '校企合作签约', texts: ['两家单位签了合作协议。'], found: ['文字：时政'], state: 'waiting', whyNot: null, page: 'packages/news/index?newsId=n1' })
    expect(item.pictures).toHaveLength(1)
    expect(JSON.stringify(item)).not.toContain('o-author')
    expect((await ask<Item>('author', 'review.item', { checkId: ID }))).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('通过', () => {
  test('随即公开，做这一种通过该做的事，作者收到', async () => {
    await stands('waiting', {}, { says: '有人关注' })
    expect(await must('editor', 'review.approve', { checkId: ID })).toEqual({ checkId: ID, state: 'approved' })
    expect(specimen()).toMatchObject({ v: 2, approvals: 1, review: { state: 'approved', by: { name: '陈编审' } } })
    expect(the()).toMatchObject({ state: 'done', log: [{ act: 'approved', by: { personId: 'editor' } }] })
    expect(events().map(({ type, expanded }) => [type, expanded]).sort()).toEqual([['review.approved', false], ['specimen.public', false]])
    expect(await ask('second', 'review.approve', { checkId: ID })).toMatchObject({ code: 'SETTLED', message: expect.stringContaining('陈编审') as string })
    expect(specimen().approvals).toBe(1)
  })

  test('自己写的请别人，说出现任的人；没有别人时自己通过', async () => {
    await stands('waiting', { author: { personId: 'editor', name: '陈编审' } })
    const refused = await ask('editor', 'review.approve', { checkId: ID })
    expect(refused).toMatchObject({ code: 'OWN_WRITING', message: expect.stringContaining('周编审') as string })
    expect((refused as { message: string }).message).not.toContain('吴前任')
    await db.transaction(async (tx) => tx.put(persons, { ...(await tx.get(persons, 'second'))!, posts: [] }))
    expect(await ask('editor', 'review.approve', { checkId: ID })).toMatchObject({ kind: 'accepted' })
  })

  test('没有审核权限的人办不到', async () => {
    await stands('waiting')
    for (const operation of ['review.approve', 'review.lend']) expect(await ask('author', operation, { checkId: ID })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(specimen().review.state).toBe('waiting')
  })
})

test('退回：作者收到原因，首页有「去修改」，一个月以后不再提', async () => {
  await stands('waiting')
  await must('editor', 'review.return', { checkId: ID, reason: '图片不合适' })
  expect(specimen().review).toMatchObject({ state: 'returned', reason: '图片不合适' })
  expect(events()).toMatchObject([{ type: 'review.returned', audience: { personIds: ['author'] }, body: expect.stringContaining('图片不合适') as string }])
  const waits = async () => (await must<{ todos: Todo[] }>('author', 'test.todos', {})).todos
  expect(await waits()).toMatchObject([{ title: '被退回：校企合作签约', detail: '图片不合适', page: 'packages/news/index?newsId=n1', does: '去修改' }])
  now += 30 * DAY + 1
  expect(await waits()).toEqual([])
})

test('退回以后又交了隔一稿的，首页不再说「被退回」', async () => {
  await stands('waiting')
  await must('editor', 'review.return', { checkId: ID, reason: '图片不合适' })
  const { _id } = specimen()
  await db.transaction(async (tx) => tx.put(specimens, { ...(await tx.get(specimens, _id))!, review: underReview(3, now) }))
  expect((await must<{ todos: Todo[] }>('author', 'test.todos', {})).todos).toEqual([])
})

test('标题和原因再长，首页和收件箱也放得下', async () => {
  await stands('waiting', { title: '长'.repeat(200) })
  await must('editor', 'review.return', { checkId: ID, reason: '因'.repeat(300) })
  const { todos: [one] } = await must<{ todos: Todo[] }>('author', 'test.todos', {})
  expect([one!.title.length, one!.detail.length]).toEqual([80, 200])
  expect(events()[0]!.title.length).toBe(80)
  expect(events()[0]!.body.length).toBeLessThanOrEqual(500)
})

test('首页：审核的人看到几件待审、几件被举报，别人看不到', async () => {
  await stands('waiting')
  await stands('approved', { objections: 1 }, {}, 'n2')
  expect((await must<{ todos: Todo[] }>('editor', 'test.todos', {})).todos.map(({ title }) => title)).toEqual(['1 件被举报', '1 件待审核'])
  expect((await must<{ todos: Todo[] }>('reader', 'test.todos', {})).todos).toEqual([])
})

test('举报、核实保留、再举报、下架、恢复：每一步有记录，作者知道下架和恢复', async () => {
  await stands('approved')
  const report = { kind: 'news', subjectId: 'n1', reason: 'false', says: '数字不对' }
  expect(await must('reader', 'review.report', report)).toEqual({ at: NOW, reason: 'false', says: '数字不对' })
  expect(await must('reader', 'review.report', { ...report, says: '再说一遍' })).toMatchObject({ says: '数字不对' })
  expect(the().objections).toBe(1)
  expect(events()).toMatchObject([{ type: 'review.objected', audience: { kind: 'posts' }, page: `packages/review/item/index?checkId=${ID}` }])
  expect((await must<Item>('editor', 'review.item', { checkId: ID })).objectors).toMatchObject([{ name: '赵读者', reason: 'false', says: '数字不对' }])

  await must('editor', 'review.keep', { checkId: ID, reason: '已向单位核实' })
  expect(the().objections).toBe(0)
  await must('second', 'review.report', report)
  await must('editor', 'review.takeDown', { checkId: ID, reason: '与事实不符' })
  expect(specimen().review).toMatchObject({ state: 'down', reason: '与事实不符' })
  expect(await ask('reader', 'review.report', report)).toMatchObject({ code: 'NOT_PUBLIC' })
  await must('editor', 'review.restore', { checkId: ID, reason: '单位已更正' })
  expect(specimen().review).toMatchObject({ state: 'approved' })
  expect(events().map(({ type }) => type).sort()).toEqual(['review.down', 'review.objected', 'review.objected', 'review.restored'])
  const { log } = await must<Item>('second', 'review.item', { checkId: ID })
  expect(log.map(({ act, by, reason }) => [act, by, reason])).toEqual([
    ['restored', '陈编审', '单位已更正'], ['down', '陈编审', '与事实不符'], ['kept', '陈编审', '已向单位核实'],
  ])
})

test('没有公开的、没有的内容不能举报', async () => {
  await stands('waiting')
  const report = { kind: 'news', subjectId: 'n1', reason: 'private', says: '' }
  expect(await ask('reader', 'review.report', report)).toMatchObject({ code: 'NOT_PUBLIC', field: 'subjectId' })
  expect(await ask('reader', 'review.report', { ...report, subjectId: 'none' })).toMatchObject({ code: 'NOT_PUBLIC' })
  expect(await ask('reader', 'review.report', { ...report, kind: 'training' })).toMatchObject({ code: 'NOT_PUBLIC' })
})

test('从手机微信可以用自己的名义送检，从桌面不行', async () => {
  await stands('checking', { stuck: 'unseen', nextAt: NOW + 30 * 60_000, tries: 4 })
  expect(await ask('editor', 'review.lend', { checkId: ID })).toMatchObject({ code: 'NOT_IN_WECHAT' })
  await must('wx:o-editor', 'review.lend', { checkId: ID })
  expect(the()).toMatchObject({ lent: 'wx:o-editor', nextAt: 0, tries: 0, state: 'waiting' })
})

describe('一次交来的许多件', () => {
  const [A, B] = [{ id: 'import-a', title: '甲校 120 条' }, { id: 'import-b', title: '乙校 5 条' }]
  /** Its first `gone` were written anew meanwhile. */
  async function imports(group: typeof A, many: number, at: number, gone: number, state: 'waiting' | 'checking' = 'waiting', own: Partial<Check> = {}): Promise<void> {
    for (let n = 0; n < many; n++) {
      const id = `${group.id}-${String(n).padStart(3, '0')}`
      await stands(state, { group, at, ...own }, n < gone ? { review: underReview(2, NOW) } : {}, id)
    }
  }
  const groupsOf = async (list: 'waiting' | 'machine') => (await must<Queue>('editor', 'review.queue', { list })).items.map(({ group }) => [group?.id, group?.waiting])

  test.each([['waiting', 'waiting'], ['machine', 'checking']] as const)('%s：前一批有一百多条，后一批的第一条已经移出：其余四条还看得到', async (list, state) => {
    await imports(A, 120, NOW - 2, 0, state)
    await imports(B, 5, NOW - 1, 1, state)
    expect(await groupsOf(list)).toEqual([[A.id, 120], [B.id, 4]])
  })

  test('同一刻交来的，前一百条都移出了：其余的还看得到', async () => {
    await imports(A, 105, NOW, 100)
    expect(await groupsOf('waiting')).toEqual([[A.id, 5]])
  })

  test('移出的都从审核台上拿走，排在一百条以后、同一刻交来的也拿走；时候到了就停', async () => {
    await imports(A, 105, NOW, 0)
    await imports(B, 3, NOW, 2)
    expect(await clearDesk(db, kindAmong(SPECIMENS), () => false)).toBe(0)
    expect(await clearDesk(db, kindAmong(SPECIMENS))).toBe(2)
    expect(dump().checks.filter(({ state }) => state === 'over').map(({ subjectId }) => subjectId)).toEqual(['import-b-000', 'import-b-001'])
  })

  test('没有查成的一批，送检一次就都以本人的名义送，排在先到时候的前面', async () => {
    await imports(B, 5, NOW, 1, 'checking', { stuck: 'unseen', nextAt: NOW + 30 * 60_000, tries: 4 })
    await stands('waiting', { group: B, at: NOW }, {}, 'import-b-looked')
    const page = () => must<GroupPage>('editor', 'review.group', { groupId: B.id })
    expect(await page()).toMatchObject({ waiting: 1, checking: 4, stuck: { many: 4, checkId: 'news:import-b-001:1', says: expect.stringContaining('两小时') as string } })
    const { checkId } = (await page()).stuck!
    expect(await ask('editor', 'review.lend', { checkId })).toMatchObject({ code: 'NOT_IN_WECHAT' })
    expect(await must('wx:o-editor', 'review.lend', { checkId })).toEqual({ checkId, lent: 4 })
    const lent = dump().checks.filter(({ lent: by }) => by !== null)
    expect(lent.map(({ subjectId, lent: by, nextAt, tries }) => [subjectId, by, nextAt, tries])).toEqual(['001', '002', '003', '004'].map((n) => [`import-b-${n}`, 'wx:o-editor', 0, 0]))
    for (let n = 0; n < 100; n++) await stands('checking', { nextAt: NOW - 60_000, claimedAt: NOW }, {}, `older-${n}`)
    await checkWriting(around({ db, files, now: () => now }), kindAmong(SPECIMENS))
    expect(await page()).toMatchObject({ waiting: 5, checking: 0, stuck: null })
  })
})
