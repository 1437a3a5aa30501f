import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import type { Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import { type HeldPost, postsOn, type Principal } from 'shared/identity/model'
import { chinaTime } from 'shared/kernel/time'
import { asPrincipal, type Person } from 'shared/person/model'
import { settled } from 'shared/person/succession'
import type { Unit } from 'shared/unit/model'
import { around } from 'test/support/around'
import { type Check, explore } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** Two who write in the roll at the same moment: no end is lost, none outlives its reason, and the roll agrees with itself. */
const NOW = chinaTime('2029-03-01T09:00')
const TERM = { from: '2025-12-20', until: '2028-12-19' }

const person = (id: string, posts: HeldPost[], unitId = 'u1'): Person => ({
  _id: id, v: 1, name: `${id}某`, pinyin: id, initials: id, unitId, unitName: `${unitId}校`, title: '', phone: '', posts, bound: { tcb: `tcb:${id}` },
})
const unit = (id: string): Unit => ({ _id: id, v: 1, name: `${id}校`, kind: 'school', lead: false })

const roll = (...people: Person[]): Documents => {
  const persons = [...people, person('s1', [{ post: 'secretary', from: '2026-01-01' }]), person('s2', [{ post: 'secretary', from: '2026-01-01' }])]
  return {
    units: [unit('u1'), unit('u2')],
    persons,
    principals: persons.map((one): Principal => ({ _id: `tcb:${one._id}`, v: 1, ...asPrincipal(one) })),
  } as unknown as Documents
}
const old = (id = 'p1') => person(id, [{ post: 'chair', ...TERM }])

const task = (n: 1 | 2, operation: string, input: object): Task => ({
  name: `秘书${n} ${operation}`,
  run: ({ db, now, random, pause }) =>
    createRouter(handlers, around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))(
      { operation, input, requestId: requestId(n) }, `tcb:s${n}`,
    ),
})
const holds = (n: 1 | 2, personId: string, from = '2029-02-01', over: object = {}) => task(n, 'person.holdPost', { personId, post: 'chair', from, ...over })
const strikes = (n: 1 | 2, personId: string, from = '2029-02-01') => task(n, 'person.strikePost', { personId, post: 'chair', from, reason: '登记错了' })

interface Left {
  readonly persons: readonly Person[]
  readonly principals: readonly Principal[]
  readonly units: readonly Unit[]
}
const left = (store: Store) => store.dump() as unknown as Left

/** Every end that follows is written down and no other, identities say what the roll says, and each unit has one name. */
function inOrder({ persons, principals, units }: Left): void {
  expect([...settled(qixian, qixian.posts.map(({ id }) => id), persons, '', NOW)]).toEqual([])
  for (const one of persons) {
    expect([one._id, one.unitName]).toEqual([one._id, units.find(({ _id }) => _id === one.unitId)!.name])
    for (const { posts, unitName } of principals.filter(({ personId }) => personId === one._id)) expect([posts, unitName]).toEqual([one.posts, one.unitName])
  }
}

const codes = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string }).code ?? (answer as { kind: string }).kind).sort()
const chairs = ({ persons }: Left) => persons.filter(({ posts }) => postsOn(posts, '2029-03-01').includes('chair')).map(({ _id }) => _id)

async function every(documents: Documents, tasks: readonly Task[], check: Check): Promise<void> {
  const report = await explore(scenario(documents, tasks, NOW), async (schedule, store) => {
    inOrder(left(store))
    await check(schedule, store)
  })
  expect(report.overlapped).toBeGreaterThan(0)
}

test('同一秒登记两名继任：前任只结束一次，两人都在名册上', async () => {
  await every(roll(old(), person('p2', []), person('p3', [])), [holds(1, 'p2'), holds(2, 'p3')], async ({ answers }, store) => {
    expect(codes(answers)).toEqual(['accepted', 'accepted'])
    expect(chairs(left(store))).toEqual(['p2', 'p3'])
  })
})

test('登记新人，同时补登他的前任：前任不论先后都已经结束', async () => {
  await every(roll(person('p1', []), person('p2', [])), [holds(1, 'p2'), holds(2, 'p1', TERM.from, { until: TERM.until })], async ({ answers }, store) => {
    expect(codes(answers)).toEqual(['accepted', 'accepted'])
    expect(chairs(left(store))).toEqual(['p2'])
  })
})

test('删去登记错的继任，同时登记对的：前任仍然结束，由对的人接任', async () => {
  const wrong = { ...person('p2', [{ post: 'chair', from: '2029-02-01' }]) }
  const ended = person('p1', [{ post: 'chair', ...TERM, ended: { why: '由p2某接任', by: '秘书', at: NOW, successor: { personId: 'p2', from: '2029-02-01' } } }])
  await every(roll(ended, wrong, person('p3', [])), [strikes(1, 'p2'), holds(2, 'p3', '2029-02-10')], async ({ answers }, store) => {
    expect(codes(answers)).toEqual(['accepted', 'accepted'])
    expect(chairs(left(store))).toEqual(['p3'])
    expect(left(store).persons.find(({ _id }) => _id === 'p1')!.posts[0]!.ended!.successor!.personId).toBe('p3')
  })
})

test('删去唯一的继任，同时写明前任另有结束的原因：不论先后，写明的留下', async () => {
  const ended = person('p1', [{ post: 'chair', ...TERM, ended: { why: '由p2某接任', by: '秘书', at: NOW, successor: { personId: 'p2', from: '2029-02-01' } } }])
  const ends = task(2, 'person.endPost', { personId: 'p1', post: 'chair', from: TERM.from, until: '2028-11-30', reason: '辞职' })
  await every(roll(ended, person('p2', [{ post: 'chair', from: '2029-02-01' }])), [strikes(1, 'p2'), ends], async ({ answers }, store) => {
    expect(codes(answers)).toEqual(['accepted', 'accepted'])
    expect(left(store).persons.find(({ _id }) => _id === 'p1')!.posts).toMatchObject([{ until: '2028-11-30', ended: { why: '辞职' } }])
  })
})

const adds = (n: 1 | 2, name: string, phone: string) => task(n, 'person.add', { name, unitId: 'u1', title: '', phone })

test('两个人同时登记同一个手机号：只有一个登记上', async () => {
  await every(roll(), [adds(1, '林新甲', '13600000001'), adds(2, '林新乙', '13600000001')], async ({ answers }, store) => {
    expect(codes(answers)).toEqual(['PHONE_TAKEN', 'accepted'])
    expect(left(store).persons.filter(({ phone }) => phone === '13600000001')).toHaveLength(1)
  })
})

test('一个添人，一个把别人的号码更正成同一个：只有一个登记上', async () => {
  const corrects = task(2, 'person.correct', { personId: 'p1', phone: '13600000001' })
  await every(roll(person('p1', [])), [adds(1, '林新甲', '13600000001'), corrects], async ({ answers }) => {
    expect(codes(answers)).toEqual(['PHONE_TAKEN', 'accepted'])
  })
})

const renames = (n: 1 | 2, name: string, unitId = 'u1') => task(n, 'unit.correct', { unitId, name })
const moves = (unitId: string) => task(2, 'person.correct', { personId: 'p1', unitId })

test.each([['调来', 'u2', 'u1'], ['调走', 'u1', 'u2']])('单位改名，同时有人%s：他的单位名称是对的', async (_, from, to) => {
  await every(roll(person('p1', [], from)), [renames(1, '新名学校'), moves(to)], async ({ answers }, store) => {
    expect(codes(answers)).toEqual(['accepted', 'accepted'])
    expect(left(store).persons.find(({ _id }) => _id === 'p1')!.unitName).toBe(to === 'u1' ? '新名学校' : 'u2校')
  })
})

test('一个单位同时改两个名：每个人都是后来的那个', async () => {
  await every(roll(person('p1', [])), [renames(1, '新名学校'), renames(2, '再新名学校')], async ({ answers }) => {
    expect(codes(answers)).toEqual(['accepted', 'accepted'])
  })
})

test('两个单位同时改成一个名：只有一个改成', async () => {
  await every(roll(), [renames(1, '新名学校'), renames(2, '新名学校', 'u2')], async ({ answers }) => {
    expect(codes(answers)).toEqual(['NAME_TAKEN', 'accepted'])
  })
})
