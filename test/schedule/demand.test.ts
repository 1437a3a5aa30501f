import { hideOld } from 'cloudfunctions/demand/hide'
import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import { reviewHandlers } from 'cloudfunctions/review/handlers'
import { KINDS } from 'cloudfunctions/review/kinds'
import type { Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import type { Posting, Thread } from 'shared/demand/model'
import { listingKeys } from 'shared/demand/search'
import { decideStep } from 'shared/demand/thread'
import type { Principal } from 'shared/identity/model'
import { isRefusal } from 'shared/kernel/decision'
import { addDays, dayOf } from 'shared/kernel/time'
import { asPrincipal, type Person } from 'shared/person/model'
import { checkOf } from 'shared/review/model'
import { asked, NOW, posting, reviewed } from 'test/demand/posted'
import { around } from 'test/support/around'
import { type Check, explore, type Report } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** One posting of the unit `works`; `school` and `college` ask for it; the secretariat approves and hides. */
const person = (id: string, unitId: string, post: string): Person => ({
  _id: id, v: 1, name: `${id}某`, pinyin: id, initials: id, unitId, unitName: unitId, title: '', phone: '13600000001',
  posts: [{ post, from: '2026-01-01' }], bound: { tcb: `tcb:${id}` },
})
const people = [person('w1', 'works', 'informationOfficer'), person('w2', 'works', 'director'), person('s1', 'school', 'informationOfficer'), person('s2', 'school', 'director'), person('c1', 'college', 'informationOfficer'), person('o1', 'office', 'secretary')]
const principals: Principal[] = people.map((one) => ({ _id: `tcb:${one._id}`, v: 1, ...asPrincipal(one) }))
const units = ['works', 'school', 'college', 'office'].map((_id) => ({ _id, v: 1, name: _id, kind: 'school', lead: false }))
const of = (own: Partial<Posting> = {}) => posting('p', { unitId: 'works', unitName: 'works', ...own })
const documents = (own: object): Documents => ({ persons: people, principals, units, ...own }) as unknown as Documents

const known = new Set(handlers.map(({ operation }) => operation.name))
const all = [...handlers, ...reviewHandlers(KINDS).filter(({ operation }) => !known.has(operation.name))]
const task = (name: string, who: string, operation: string, input: object, n: number): Task => ({
  name,
  run: ({ db, now, random, pause }) =>
    createRouter(all, around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))({ operation, input, requestId: requestId(n) }, `tcb:${who}`),
})
const hiding: Task = { name: '定时器收起', run: ({ db, now }) => hideOld(db, qixian, now()) }

const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string; kind?: string }).code ?? (answer as { kind?: string }).kind ?? String(answer))
const the = (store: Store): Posting => (store.dump()['postings'] as unknown as Posting[])[0]!
const threadsIn = (store: Store): readonly Thread[] => (store.dump()['threads'] ?? []) as unknown as Thread[]

/** Found by others exactly while it is public, open and was not hidden. */
function inOrder(one: Posting): void {
  const listed = one.review.state === 'approved' && one.closed === null && one.listedSince !== ''
  expect([one.keys, one.listedSince]).toEqual(listed ? [listingKeys(one), `${one.confirmedOn}:${one._id}`] : [[], ''])
}

async function every(tasks: readonly Task[], from: Documents, check: Check): Promise<Report> {
  const report = await explore(scenario(from, tasks, NOW), async (schedule, store) => {
    inOrder(the(store))
    await check(schedule, store)
  })
  expect(report.overlapped).toBeGreaterThan(0)
  return report
}

test('续期碰上收起：续了就一定列着', async () => {
  const old = of({ confirmedOn: addDays(dayOf(NOW), -62) })
  await every([task('续期', 'w1', 'demand.renew', { postingId: 'p' }, 1), hiding], documents({ postings: [old] }), async ({ answers }, store) => {
    expect(kinds(answers)[0]).toBe('accepted')
    expect(the(store)).toMatchObject({ confirmedOn: dayOf(NOW), listedSince: `${dayOf(NOW)}:p` })
  })
})

test('两人同时续期：只续一次', async () => {
  const old = of({ confirmedOn: addDays(dayOf(NOW), -30) })
  await every([task('信息员续期', 'w1', 'demand.renew', { postingId: 'p' }, 1), task('理事续期', 'w2', 'demand.renew', { postingId: 'p' }, 2)], documents({ postings: [old] }), async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['TOO_EARLY', 'accepted'])
    expect(the(store).renewed).toHaveLength(1)
  })
})

test('一个单位两人同时提出：只有一次对接；两个单位各有各的', async () => {
  const ask = (who: string, n: number) => task(`${who} 提出`, who, 'demand.ask', { postingId: 'p', note: '可以安排' }, n)
  await every([ask('s1', 1), ask('s2', 2)], documents({ postings: [of()] }), async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['ASKED_ALREADY', 'accepted'])
    expect(threadsIn(store)).toHaveLength(1)
  })
  await every([ask('s1', 1), ask('c1', 2)], documents({ postings: [of()] }), async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    expect(threadsIn(store).map(({ asker }) => asker.unitId).sort()).toEqual(['college', 'school'])
  })
})

test('提出碰上关闭：要么提不出，要么随关闭结束', async () => {
  const tasks = [task('提出', 's1', 'demand.ask', { postingId: 'p', note: '可以安排' }, 1), task('关闭', 'w1', 'demand.close', { postingId: 'p', why: 'met' }, 2)]
  await every(tasks, documents({ postings: [of()] }), async ({ answers }, store) => {
    expect(kinds(answers)[1]).toBe('accepted')
    const left = threadsIn(store).map(({ state }) => state)
    expect([kinds(answers)[0], left]).toEqual(left.length === 0 ? ['GONE', []] : ['accepted', ['failed']])
  })
})

const beside = (thread: Thread, own: Partial<Posting> = {}) => documents({ postings: [of(own)], threads: [thread] })
const fromSchool = { ...asked(of(), 'school', 's1') }

test('同意碰上撤回：两样只成一样', async () => {
  const id = fromSchool._id
  const tasks = [
    task('同意洽谈', 'w1', 'demand.step', { threadId: id, act: 'talk', note: '', seen: 1 }, 1),
    task('撤回', 's1', 'demand.step', { threadId: id, act: 'withdraw', note: '', seen: 1 }, 2),
  ]
  await every(tasks, beside(fromSchool), async ({ answers }, store) => {
    const [thread] = threadsIn(store)
    expect([kinds(answers), thread!.steps.length]).toEqual([thread!.state === 'talking' ? ['accepted', 'MOVED'] : ['MOVED', 'accepted'], 2])
  })
})

test('同意碰上关闭：同意在先的继续谈，关闭在先的已结束', async () => {
  const tasks = [
    task('同意洽谈', 'w1', 'demand.step', { threadId: fromSchool._id, act: 'talk', note: '', seen: 1 }, 1),
    task('关闭', 'w2', 'demand.close', { postingId: 'p', why: 'dropped' }, 2),
  ]
  await every(tasks, beside(fromSchool), async ({ answers }, store) => {
    const [thread] = threadsIn(store)
    expect(kinds(answers)[1]).toBe('accepted')
    expect([kinds(answers)[0], thread!.state, thread!.steps.length]).toEqual(thread!.state === 'talking' ? ['accepted', 'talking', 2] : ['MOVED', 'failed', 2])
  })
})

test('一方确认谈成、一方登记未成：两样只成一样', async () => {
  const talked = [['owner', 'talk'], ['asker', 'offer']] as const
  const offered = talked.reduce((thread, [end, act], n) => {
    const next = decideStep(thread, end, { act, note: '说明', seen: n + 1 }, { personId: 'x', name: '某' }, false, NOW)
    if (isRefusal(next)) throw new Error(next.message)
    return next.value
  }, fromSchool)
  const tasks = [
    task('确认谈成', 'w1', 'demand.step', { threadId: offered._id, act: 'confirm', note: '', seen: 3 }, 1),
    task('登记未成', 's1', 'demand.step', { threadId: offered._id, act: 'fail', note: '学生另有安排', seen: 3 }, 2),
  ]
  await every(tasks, beside({ ...offered, v: 1 }), async ({ answers }, store) => {
    const [thread] = threadsIn(store)
    expect([kinds(answers), thread!.steps.length]).toEqual([thread!.state === 'agreed' ? ['accepted', 'MOVED'] : ['MOVED', 'accepted'], 4])
  })
})

test('审核通过碰上关闭：关闭了就不列出；已经关闭的，不再审', async () => {
  const waiting = of({ confirmedOn: null, review: reviewed('waiting') })
  const check = {
    ...checkOf({ kind: 'posting', subjectId: 'p', edition: 1, title: '数控', texts: ['数控'], pictures: [], unitName: 'works', author: { personId: 'w1', name: '某' }, subject: 'tcb:w1', at: NOW }),
    v: 1, state: 'person', verdict: 'clean',
  }
  const tasks = [task('通过', 'o1', 'review.approve', { checkId: check._id }, 1), task('关闭', 'w1', 'demand.close', { postingId: 'p', why: 'dropped' }, 2)]
  await every(tasks, documents({ postings: [waiting], checks: [check] }), async ({ answers }, store) => {
    const { state } = the(store).review
    expect([...kinds(answers), state]).toEqual(state === 'approved' ? ['accepted', 'accepted', 'approved'] : ['OVER', 'accepted', 'waiting'])
    expect(the(store)).toMatchObject({ closed: { why: 'dropped' }, keys: [] })
  })
})
