import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import { sendDue } from 'cloudfunctions/message/notice/send'
import type { Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import type { AuditEntry } from 'shared/audit/model'
import type { Department, DepartmentBook } from 'shared/department/model'
import { HOUR } from 'shared/kernel/time'
import type { Notice, NoticeAudience } from 'shared/message/notice/model'
import type { Person } from 'shared/person/model'
import { groupDocuments, NOW } from 'test/message/notice/hall'
import { around } from 'test/support/around'
import { type Check, explore } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** Members come and go while a notice goes out to their department; and two hands at one department. */
const small = groupDocuments(groupDocuments().persons.filter(({ _id }) => ['sec', 'sec2', 'dir1', 'dir2'].includes(_id)))
const department = (over: Partial<Department> = {}): Department => ({
  _id: 'd1', v: 1, name: '联络部', purpose: '', body: 'department', since: '2026-03-01', source: '大会决议', by: '秘书', at: 0,
  stints: ['dir1', 'dir2'].map((personId) => ({ personId, role: 'member', since: '2026-03-01' })), ...over,
})
const book: DepartmentBook = { _id: 'departments', v: 1, taken: [{ departmentId: 'd1', name: '联络部' }] }
const notice = (over: Partial<Notice> = {}): Notice => ({
  _id: 'n1', v: 1, title: '通知', text: '正文', papers: [], scope: { units: 'none', kinds: [], posts: [], departments: ['d1'], personIds: [] }, confirmBy: null, numbered: false,
  corrects: null, state: 'draft', edition: 1, by: { personId: 'sec', name: '秘书' }, at: NOW - HOUR, sendAt: null, held: null, ...over,
})
const documents = (more: object = {}) => ({ ...small, departments: [department()], departmentBooks: [book], notices: [notice()], ...more }) as unknown as Documents

const asks = (name: string, as: string, operation: string, input: object, n: number): Task => ({
  name,
  run: ({ db, now, random, pause }) =>
    createRouter(handlers, around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))({ operation, input, requestId: requestId(n) }, `tcb:${as}`),
})
const sends = asks('发出', 'sec', 'message.sendNotice', { noticeId: 'n1', edition: 1 }, 1)
const clock: Task = { name: '定时器', run: ({ db, now }) => sendDue(db, qixian, now()) }
const leaves = asks('移出', 'sec2', 'department.endMember', { departmentId: 'd1', personId: 'dir1', left: '2026-12-08', reason: '调离' }, 2)
const adds = asks('添加', 'sec2', 'department.addMembers', { departmentId: 'd1', personIds: ['sec'], since: '2026-12-08' }, 2)
const dissolves = asks('撤销', 'sec2', 'department.dissolve', { departmentId: 'd1', on: '2026-12-08', source: '大会决议' }, 2)

interface Left {
  readonly notices: readonly Notice[]
  readonly departments: readonly Department[]
  readonly departmentBooks: readonly DepartmentBook[]
  readonly noticeAudiences?: readonly NoticeAudience[]
  readonly persons: readonly Person[]
  readonly audit: readonly AuditEntry[]
}
const left = (store: Store): Left => store.dump() as unknown as Left
const readers = (store: Store) => left(store).noticeAudiences?.[0]?.readers.map(({ personId }) => personId).sort()
const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string; kind: string }).code ?? (answer as { kind: string }).kind)

/** Which version of the department each command wrote: who came first. */
const wroteAt = (store: Store, operation: string): number =>
  Number(left(store).audit.find((entry) => entry.operation === operation)!.wrote.find((one) => one.startsWith('departments/d1@'))!.split('@')[1])

async function every(from: Documents, tasks: readonly Task[], check: Check): Promise<void> {
  expect((await explore(scenario(from, tasks, NOW), check)).overlapped).toBeGreaterThan(0)
}

test.each([
  ['移出一人', leaves, 'department.endMember', ['dir2'], ['dir1', 'dir2']],
  ['添一个人', adds, 'department.addMembers', ['dir1', 'dir2', 'sec'], ['dir1', 'dir2']],
] as const)('发出，同时%s：名单就是先后写下的那个样子', async (_, task, operation, after, before) => {
  const ends = new Set<string>()
  await every(documents(), [sends, task], async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    // Sending holds the department still, so that both orders show in its version.
    expect(left(store).departments[0]!.v).toBe(3)
    const first = wroteAt(store, operation) === 2
    expect(readers(store)).toEqual(first ? after : before)
    ends.add(String(first))
  })
  expect(ends.size).toBe(2)
})

test('到点发出，同时移出一人：名单也是先后写下的那个样子', async () => {
  await every(documents({ notices: [notice({ state: 'scheduled', sendAt: NOW - 1 })] }), [clock, leaves], async ({ answers }, store) => {
    const went = left(store).notices[0]!.state === 'sent'
    expect(kinds(answers.slice(1))).toEqual(['accepted'])
    const first = wroteAt(store, 'department.endMember') === 2
    expect([went, readers(store)]).toEqual(went ? [true, first ? ['dir2'] : ['dir1', 'dir2']] : [false, undefined])
  })
})

test('发出，同时撤销机构：要么先发了，要么听到已经撤销', async () => {
  const ends = new Set<string>()
  await every(documents(), [sends, dissolves], async ({ answers }, store) => {
    const [sent, dissolved] = kinds(answers)
    expect(dissolved).toBe('accepted')
    expect(sent === 'accepted' ? wroteAt(store, 'department.dissolve') : sent).toBe(sent === 'accepted' ? 3 : 'DISSOLVED')
    ends.add(sent!)
  })
  expect([...ends].sort()).toEqual(['DISSOLVED', 'accepted'])
})

test('两个人同时登记同名的机构：只有一个', async () => {
  const setUp = (as: string, n: number) => asks(`${as} 登记`, as, 'department.setUp', { name: '资金监管部', purpose: '', body: 'department', since: '2026-12-01', source: '大会决议' }, n)
  await every(documents(), [setUp('sec', 1), setUp('sec2', 2)], async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['NAME_TAKEN', 'accepted'])
    expect(left(store).departmentBooks[0]!.taken.map(({ name }) => name)).toEqual(['联络部', '资金监管部'])
  })
})

test('两个人同时添同一个人：记一次', async () => {
  const add = (as: string, n: number) => asks(`${as} 添`, as, 'department.addMembers', { departmentId: 'd1', personIds: ['sec'], since: '2026-12-08' }, n)
  await every(documents(), [add('sec', 1), add('sec2', 2)], async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['MEMBERS_ALREADY', 'accepted'])
    expect(left(store).departments[0]!.stints.filter(({ personId }) => personId === 'sec')).toHaveLength(1)
  })
})

test('登记负责人，同时名册上结束他的任职：要么登记在先，要么听到名册上没有', async () => {
  const persons = small.persons.map((person) => (person._id === 'dir1' ? { ...person, posts: [...person.posts, { post: 'departmentHead', from: '2026-03-01' }] } : person))
  const appoints = asks('登记负责人', 'sec', 'department.appointHead', { departmentId: 'd1', personId: 'dir1', since: '2026-12-08' }, 1)
  const ends = asks('结束任职', 'sec2', 'person.endPost', { personId: 'dir1', post: 'departmentHead', from: '2026-03-01', until: '2026-12-07', reason: '卸任' }, 2)
  const seen = new Set<string>()
  await every(documents({ persons }), [appoints, ends], async ({ answers }, store) => {
    const [appointed, ended] = kinds(answers)
    expect(ended).toBe('accepted')
    // Who was entered first has been held still: the end of his post is the version after.
    expect([appointed, left(store).persons.find(({ _id }) => _id === 'dir1')!.v]).toEqual(appointed === 'accepted' ? ['accepted', 3] : ['NOT_ON_ROLL', 2])
    seen.add(appointed!)
  })
  expect([...seen].sort()).toEqual(['NOT_ON_ROLL', 'accepted'])
})
