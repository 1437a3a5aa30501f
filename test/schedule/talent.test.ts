import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import { closeLapsed } from 'cloudfunctions/talent/lapse'
import type { Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import type { Principal } from 'shared/identity/model'
import { addDays } from 'shared/kernel/time'
import { asPrincipal, type Person } from 'shared/person/model'
import type { Entry, Request } from 'shared/talent/model'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { AT, entry, identity, request, TODAY } from 'test/talent/bank'
import { type Check, explore, type Report } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** A grant beside a withdrawal, a page confirmed beside an edit, two officers who answer one request. */
const person = (account: string, unitId: string, post: string): Person => ({
  _id: `person-${account}`, v: 1, name: account, pinyin: account, initials: account, unitId, unitName: unitId, title: '', phone: '',
  posts: [{ post, from: '2026-01-01' }], bound: { tcb: `tcb:${account}` },
})
const people = [person('officer03', 'unit-03', 'informationOfficer'), person('director03', 'unit-03', 'director'), person('vice2', 'unit-11', 'director'), person('student', 'unit-03', 'director')]
const known = {
  units: ['unit-03', 'unit-11'].map((_id) => ({ _id, v: 1, name: _id, kind: 'school', lead: false })),
  persons: people,
  principals: people.map((one): Principal => ({ _id: `tcb:${one._id.slice(7)}`, v: 1, ...asPrincipal(one) })),
}
const PAPER = (account: string) => `cloud://local.files/inbox/${account}/paper.pdf`

const task = (as: string, operation: string, input: object, n: number): Task => ({
  name: `${as} ${operation}`,
  run: ({ db, now, random, pause }) => {
    const files = memoryFiles()
    files.stored.set(PAPER(as), Buffer.from('%PDF-1.7'))
    const log = ({ error }: Readonly<Record<string, unknown>>) => {
      throw new Error(String(error))
    }
    return createRouter(handlers, around({ db, now, random, pause, files, log }))({ operation, input, requestId: requestId(n) }, `tcb:${as}`)
  },
})
const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string }).code ?? (answer as { kind: string }).kind)

async function every(documents: object, tasks: readonly Task[], check: Check): Promise<Report> {
  const report = await explore(scenario({ ...known, ...documents } as unknown as Documents, tasks, AT), check)
  expect(report.overlapped).toBeGreaterThan(0)
  return report
}
const entriesOf = (store: Store) => store.dump()['bankEntries'] as unknown as Entry[]
const requestsOf = (store: Store) => store.dump()['bankRequests'] as unknown as Request[]

const student = { bankEntries: [entry('s', 'student')], bankIdentities: [identity('s')], bankRequests: [request('s')] }
const yes = (as: string, n: number) => task(as, 'talent.answer', { requestId: 's:person-vice2', agrees: true, until: '2027-01-31', reason: '', file: PAPER(as) }, n)
const look = (n: number) => task('vice2', 'talent.look', { requestId: 's:person-vice2' }, n)

test('学校同意，同时撤回本人的同意：撤回总是成立，先撤回的就不能再同意', async () => {
  await every(student, [yes('officer03', 1), task('director03', 'talent.withdraw', { entryId: 's' }, 2)], async ({ answers }, store) => {
    const [answered, withdrawn] = kinds(answers)
    expect(withdrawn).toBe('accepted')
    expect(['accepted', 'CONSENT_GONE']).toContain(answered)
    expect([entriesOf(store)[0]!.state, requestsOf(store)[0]!.state]).toEqual(['withdrawn', answered === 'accepted' ? 'granted' : 'asked'])
    // A grant holds the entry: the withdrawal comes after it, or it is refused.
    expect(entriesOf(store)[0]!.v).toBe(answered === 'accepted' ? 3 : 2)
    expect(await look(9).run(lookingAt(store))).toMatchObject({ kind: 'refused' })
  })
})

/** The surroundings of somebody who comes when all is over. */
function lookingAt(store: Store) {
  return { db: directDatabase(store), now: () => AT, random: () => 0.5, pause: async () => {} } as Parameters<Task['run']>[0]
}

test('申请，同时本人撤回：没有落在撤回以后的申请', async () => {
  const ask = task('vice2', 'talent.ask', { entryId: 's', purpose: 'practice', says: '实习' }, 1)
  await every({ ...student, bankRequests: [] }, [ask, task('officer03', 'talent.withdraw', { entryId: 's' }, 2)], async ({ answers }, store) => {
    expect([['accepted', 'accepted'], ['NO_ENTRY', 'accepted']]).toContainEqual(kinds(answers))
    expect(entriesOf(store)[0]!.state).toBe('withdrawn')
    expect(requestsOf(store)?.length ?? 0).toBe(kinds(answers)[0] === 'accepted' ? 1 : 0)
  })
})

test('学校同意，同时申请的人调走：先调走的就不能再同意，同意在先的也看不到', async () => {
  const units = ['unit-03', 'unit-11', 'unit-04'].map((_id) => ({ _id, v: 1, name: _id, kind: 'school', lead: false }))
  const mover = person('secretary', 'unit-04', 'secretary')
  const own = { ...student, units, persons: [...people, mover], principals: [...known.principals, { _id: 'tcb:secretary', v: 1, ...asPrincipal(mover) }] }
  const move = task('secretary', 'person.correct', { personId: 'person-vice2', unitId: 'unit-04' }, 2)
  await every(own, [yes('officer03', 1), move], async ({ answers, steps }, store) => {
    const [answered, moved] = kinds(answers)
    expect(moved).toBe('accepted')
    expect(['accepted', 'ASKER_GONE']).toContain(answered)
    const wrote = steps.filter(({ changes }) => changes.includes('persons/person-vice2')).map((step) => step.task)
    // A grant holds whoever asked: it comes before the move or not at all.
    expect(wrote).toEqual(answered === 'accepted' ? [0, 1] : [1])
    expect(await look(9).run(lookingAt(store))).toMatchObject({ kind: 'refused' })
  })
})

test('关闭一件过时的申请，同时学校不同意：只有一个算', async () => {
  const own = { ...student, persons: people.map((one) => (one._id === 'person-vice2' ? { ...one, unitId: 'unit-03' } : one)) }
  const no = task('director03', 'talent.answer', { requestId: 's:person-vice2', agrees: false, reason: '已有安排' }, 1)
  const closing: Task = { name: '定时关闭', run: ({ db, now }) => closeLapsed(db, qixian, now()) }
  await every(own, [no, closing], async ({ answers }, store) => {
    const refused = kinds(answers)[0] === 'accepted'
    expect(requestsOf(store)[0]!.state).toBe(refused ? 'refused' : 'lapsed')
    expect(answers[1]).toBe(refused ? 0 : 1)
  })
})

test('两位同事同时更正一名学生：只有一个写成，另一个听到有人改过', async () => {
  const { name, number, phone, birth } = identity('s')
  const edit = (as: string, over: object, n: number) =>
    task(as, 'talent.edit', { entryId: 's', edition: 1, fields: entry('s', 'student').fields, identity: { name, number, phone, birth, v: 1, ...over } }, n)
  await every(student, [edit('officer03', { phone: '19900000011' }, 1), edit('director03', { name: '孙桐学' }, 2)], async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['EDITED_MEANWHILE', 'accepted'])
    const [one] = store.dump()['bankIdentities'] as unknown as { name: string; phone: string }[]
    expect([[name, '19900000011'], ['孙桐学', phone]]).toContainEqual([one!.name, one!.phone])
  })
})

test('两位同事同时答复一件申请：只有一个算', async () => {
  const no = task('director03', 'talent.answer', { requestId: 's:person-vice2', agrees: false, reason: '已有安排' }, 2)
  await every(student, [yes('officer03', 1), no], async ({ answers }, store) => {
    expect([['accepted', 'ANSWERED'], ['ANSWERED', 'accepted']]).toContainEqual(kinds(answers))
    expect(requestsOf(store)[0]!.state).toBe(kinds(answers)[0] === 'accepted' ? 'granted' : 'refused')
  })
})

test('学校和本人同时同意：两个都记下，成为可以查看', async () => {
  const own = { ...student, bankEntries: [entry('s', 'student', { personId: 'person-student' })], bankRequests: [request('s', { personId: 'person-student' })] }
  const school = task('officer03', 'talent.answer', { requestId: 's:person-vice2', agrees: true, until: '2027-01-31', reason: '' }, 1)
  await every(own, [school, task('student', 'talent.answerMyself', { requestId: 's:person-vice2', agrees: true, reason: '' }, 2)], async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    expect(requestsOf(store)[0]).toMatchObject({ state: 'granted', school: { how: 'account' }, person: { how: 'account' } })
  })
})

test('一页仍有效，同时修改其中一条：改的总在，没看过的那一版不算确认', async () => {
  const old = addDays(TODAY, -40)
  const page = ['a', 'b', 'c', 'd'].map((id) => entry(id, 'teacher', { checkedOn: old }))
  const confirm = task('officer03', 'talent.confirm', { entries: page.map(({ _id, v }) => ({ entryId: _id, v })) }, 1)
  const withdraw = task('director03', 'talent.withdraw', { entryId: 'b' }, 2)
  await every({ bankEntries: page }, [confirm, withdraw], async ({ answers, steps }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    // What was withdrawn is not confirmed afterwards.
    expect([[0, 1], [1]]).toContainEqual(steps.filter(({ changes }) => changes.includes('bankEntries/b')).map((step) => step.task))
    const after = Object.fromEntries(entriesOf(store).map((one) => [one._id, one]))
    expect(after['b']!.state).toBe('withdrawn')
    for (const id of ['a', 'c', 'd']) expect([after[id]!.checkedOn, after[id]!.rank]).toEqual([TODAY, `${TODAY}:${id}`])
  })
  const edit = task('director03', 'talent.edit', { entryId: 'b', edition: 1, fields: { name: '林教师', trade: '模具' } }, 2)
  await every({ bankEntries: page.slice(0, 2) }, [task('officer03', 'talent.confirm', { entries: page.slice(0, 2).map(({ _id, v }) => ({ entryId: _id, v })) }, 1), edit], async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    const after = entriesOf(store).find(({ _id }) => _id === 'b')!
    expect([after.fields.trade, after.review.edition, after.words.includes('模具'), after.checkedOn]).toEqual(['模具', 2, true, TODAY])
  })
})

test('两人同时把一条需求发布为供需：只有一条；同时移出的，发布在先或不成', async () => {
  const works = [person('officer11', 'unit-11', 'informationOfficer'), person('director11', 'unit-11', 'director')]
  const own = {
    bankEntries: [entry('n', 'need')],
    persons: works,
    principals: works.map((one) => ({ _id: `tcb:${one._id.slice(7)}`, v: 1, ...asPrincipal(one) })),
  }
  const post = (as: string, n: number) =>
    task(as, 'demand.submit', {
      entryId: 'n', edition: 0, side: 'need', kind: 'talent', title: '数控操作 8 人', fields: { trade: '数控操作' }, region: 'county', place: '', description: '',
      contactId: `person-${as}`, pictures: [],
    }, n)
  await every(own, [post('officer11', 1), post('director11', 2)], async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['POSTED_ALREADY', 'accepted'])
    expect(store.dump()['postings']).toHaveLength(1)
  })
  await every(own, [post('officer11', 1), task('director11', 'talent.remove', { entryId: 'n' }, 2)], async ({ answers, steps }, store) => {
    const posted = kinds(answers)[0] === 'accepted'
    expect(kinds(answers)).toEqual([posted ? 'accepted' : 'NO_ENTRY', 'accepted'])
    expect(store.dump()['postings'] ?? []).toHaveLength(posted ? 1 : 0)
    expect(steps.filter(({ changes }) => changes.includes('bankEntries/n')).map((step) => step.task)).toEqual(posted ? [0, 1] : [1])
  })
})

test('两处同时确认同一页：都成，结果一样', async () => {
  const page = ['a', 'b'].map((id) => entry(id, 'teacher', { checkedOn: addDays(TODAY, -40) }))
  const seen = page.map(({ _id, v }) => ({ entryId: _id, v }))
  await every({ bankEntries: page }, [task('officer03', 'talent.confirm', { entries: seen }, 1), task('director03', 'talent.confirm', { entries: seen }, 2)], async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    expect(entriesOf(store).map(({ checkedOn }) => checkedOn)).toEqual([TODAY, TODAY])
  })
})
