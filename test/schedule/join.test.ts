import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import type { Doc } from 'local/store/request'
import type { Store } from 'local/store/store'
import { createHash } from 'node:crypto'
import { showCode } from 'shared/identity/code'
import { FOUNDING_ID, type Principal } from 'shared/identity/model'
import { PRIVACY_VERSION } from 'shared/identity/privacy'
import { chinaTime, DAY } from 'shared/kernel/time'
import { asPrincipal, type Person } from 'shared/person/model'
import { around } from 'test/support/around'
import { type Check, explore, type Report } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** Two identities after one person, one identity after two, two administrators who leave at once. */
const NOW = chinaTime('2026-12-08T09:00')
const CODES = { p1: '7K2M9QXR', p2: '3FGH7KWX' }
const WORD = 'open-the-door'
const consent = PRIVACY_VERSION

const person = (id: string, post: string, bound: Person['bound'] = {}): Person => ({
  _id: id, v: 1, name: `${id}某`, pinyin: id, initials: id, unitId: 'u1', unitName: '某校', title: '校长', phone: '13600000001',
  posts: [{ post, from: '2026-01-01' }], bound,
})
const bound = (one: Person): Principal[] => Object.values(one.bound ?? {}).map((subject) => ({ _id: subject, v: 1, ...asPrincipal(one) }))

const people = [person('p1', 'director', { wx: 'wx:old' }), person('p2', 'director'), person('s1', 'secretary', { tcb: 'tcb:s1' }), person('s2', 'secretary', { tcb: 'tcb:s2' })]
const documents = {
  persons: people,
  principals: people.flatMap(bound),
  invitations: Object.entries(CODES).map(([_id, code]) => ({
    _id, v: 1, code, issuedAt: NOW - DAY, issuedBy: 's1', expiresAt: NOW + DAY, withdrawn: null, earlier: [],
  })),
} as unknown as Documents

const task = (name: string, subject: string, operation: string, input: object, n: number): Task => ({
  name,
  run: ({ db, now, random, pause }) =>
    createRouter(handlers, around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))(
      { operation, input, requestId: requestId(n) }, subject,
    ),
})
const joins = (subject: string, whose: keyof typeof CODES, n: number) =>
  task(`${subject} 用 ${whose} 的码`, subject, 'identity.join', { code: showCode(CODES[whose]), consent }, n)

interface Left {
  readonly persons: readonly Person[]
  readonly principals: readonly Principal[]
}
const left = (store: Store): Left => store.dump() as unknown as Left

/** Each identity is who its entry says, and each person knows exactly the identities that are alive. */
function inOrder({ persons, principals }: Left): void {
  for (const one of persons) {
    const alive = principals.filter(({ personId, unbound }) => personId === one._id && !unbound).map(({ _id }) => _id)
    expect([one._id, Object.values(one.bound ?? {}).sort()]).toEqual([one._id, alive.sort()])
  }
}

const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string; kind: string }).code ?? (answer as { kind: string }).kind).sort()

async function every(tasks: readonly Task[], check: Check, from: Documents = documents): Promise<Report> {
  const report = await explore(scenario(from, tasks, NOW), check)
  expect(report.overlapped).toBeGreaterThan(0)
  return report
}

test('两个微信抢一个码：只有一个绑定成，另一个听到已经用过', async () => {
  await every([joins('wx:a', 'p1', 1), joins('wx:b', 'p1', 2)], async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['CODE_USED', 'accepted'])
    inOrder(left(store))
    expect(left(store).principals.find(({ _id }) => _id === 'wx:old')!.unbound).toBeDefined()
  })
})

test('一个微信同时用两个人的码：只成为其中一个', async () => {
  await every([joins('wx:a', 'p1', 1), joins('wx:a', 'p2', 2)], async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['BOUND_ALREADY', 'accepted'])
    inOrder(left(store))
  })
})

test('一个微信绑定，同时旧的微信自己解除', async () => {
  await every([joins('wx:a', 'p1', 1), task('旧的解除', 'wx:old', 'identity.unbindMyself', {}, 2)], async ({ answers }, store) => {
    expect(kinds(answers)).toContain('accepted')
    inOrder(left(store))
  })
})

test('绑定，同时秘书处撤回这个码：要么先绑定，要么绑不成', async () => {
  await every([joins('wx:a', 'p2', 1), task('撤回', 'tcb:s1', 'identity.withdrawInvitation', { personId: 'p2' }, 2)], async ({ answers }, store) => {
    expect([['CODE_WITHDRAWN', 'accepted'], ['NO_INVITATION', 'accepted']]).toContainEqual(kinds(answers))
    inOrder(left(store))
  })
})

test('仅有的两位管理员同时解除自己：总有一位留下', async () => {
  const leaving = (subject: string, n: number) => task(`${subject} 解除`, subject, 'identity.unbindMyself', {}, n)
  await every([leaving('tcb:s1', 1), leaving('tcb:s2', 2)], async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['LAST_ADMINISTRATOR', 'accepted'])
    inOrder(left(store))
  })
})

test('两个人同时凭一个口令开通：只有一个牵头单位、一位管理员', async () => {
  const foundings: Doc[] = [{ _id: FOUNDING_ID, v: 1, hash: createHash('sha256').update(WORD).digest('hex') }]
  const founds = (subject: string, n: number) =>
    task(`${subject} 开通`, subject, 'identity.found', { word: WORD, unit: '某校', name: '林开元', title: '', phone: '13600000002', from: '2026-12-01', consent }, n)
  await every([founds('wx:a', 1), founds('wx:b', 2)], async ({ answers }, store) => {
    expect([['FOUNDED_ALREADY', 'accepted'], ['WORD_SPENT', 'accepted']]).toContainEqual(kinds(answers))
    const { units, persons } = store.dump() as unknown as { units: unknown[]; persons: unknown[] }
    expect([units.length, persons.length]).toEqual([1, 1])
    inOrder(left(store))
  }, { foundings })
})
