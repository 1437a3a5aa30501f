import { handlers } from 'cloudfunctions/handlers'
import type { Context } from 'cloudfunctions/kit/context'
import type { Handler } from 'cloudfunctions/kit/outcome'
import { createRouter } from 'cloudfunctions/kit/router'
import type { Store } from 'local/store/store'
import { isRefusal } from 'shared/kernel/decision'
import { confirmSignIn } from 'shared/identity/computer/operations'
import { MOST_COMPUTERS } from 'shared/identity/computer/rules'
import { type Computer, computerSubject, type Principal } from 'shared/identity/model'
import { chinaTime, SECOND } from 'shared/kernel/time'
import { asPrincipal, type Person } from 'shared/person/model'
import { codeAt, letInAt } from 'test/identity/sign-in-codes'
import { around } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { type Check, explore } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** A phone that confirms, a browser that comes in, and whatever happens to both meanwhile. */
const NOW = chinaTime('2026-12-08T09:00')
const ASKED = NOW - 5 * SECOND
const [one, two] = [codeAt(ASKED, 'aaaaaaaaa'), codeAt(ASKED, 'bbbbbbbbb')]

const person = (id: string, post: string, bound: Person['bound']): Person => ({
  _id: id, v: 1, name: `${id}某`, pinyin: id, initials: id, unitId: 'u1', unitName: '某校', title: '校长', phone: '13600000001',
  posts: [{ post, from: '2026-01-01' }], ...(bound && { bound }),
})
const people = [person('p1', 'director', { wx: 'wx:p1', tcb: 'tcb:p1' }), person('p2', 'director', { wx: 'wx:p2' }), person('s1', 'secretary', { tcb: 'tcb:s1' })]
const documents = (computers: readonly Computer[] = []) =>
  ({
    persons: people,
    principals: people.flatMap((who): Principal[] => Object.values(who.bound ?? {}).map((subject) => ({ _id: subject, v: 1, ...asPrincipal(who) }))),
    computers,
  }) as unknown as Documents

const task = (name: string, subject: string | undefined, operation: string, input: object, n: number, planted: readonly Handler[] = []): Task => ({
  name,
  run: ({ db, now, random, pause }) =>
    createRouter(
      [...handlers.filter(({ operation: own }) => !planted.some((other) => other.operation.name === own.name)), ...planted],
      around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }),
    )({ operation, input, requestId: requestId(n) }, subject),
})
const confirms = (subject: string, { code }: typeof one, n: number, planted: readonly Handler[] = []) => task(`${subject} 确认`, subject, 'identity.confirmSignIn', { code }, n, planted)
const enters = ({ code, secret }: typeof one, n: number) => task(`电脑进来 ${n}`, undefined, 'identity.takeSignIn', { code, secret, once: `taking-${n}` }, n)

const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string; kind: string }).code ?? (answer as { kind: string }).kind)
const isSomebody = async (store: Store, id: string): Promise<boolean> => {
  const route = createRouter(handlers, around({ db: directDatabase(store), now: () => NOW + SECOND }))
  return ((await route({ operation: 'identity.me', input: {} }, computerSubject(id))) as { value: { me: unknown } }).value.me !== null
}
const here = (store: Store, personId: string) => (store.dump()['computers'] as unknown as Computer[]).filter((computer) => computer.personId === personId && computer.ended === null)

async function every(tasks: readonly Task[], check: Check, from: Documents = documents()) {
  const report = await explore(scenario(from, tasks, NOW), check)
  expect(report.overlapped).toBeGreaterThan(0)
}

test('两个人同时确认一个码：只有一个人确认成，电脑是他', async () => {
  await every([confirms('wx:p1', one, 1), confirms('wx:p2', one, 2)], async ({ answers }, store) => {
    expect(kinds(answers).sort()).toEqual(['CODE_USED', 'accepted'])
    expect(here(store, kinds(answers)[0] === 'accepted' ? 'p1' : 'p2')).toHaveLength(1)
  })
})

test('一个人确认，另一个人说不是我：先说的算', async () => {
  await every([confirms('wx:p1', one, 1), task('不是我', 'wx:p2', 'identity.refuseSignIn', { code: one.code }, 2), enters(one, 3)], async ({ answers }, store) => {
    const [yes, no, came] = kinds(answers)
    expect([yes, no].sort()).toEqual(['CODE_USED', 'accepted'])
    if (no === 'accepted') expect([came, await isSomebody(store, one.id)]).toEqual([expect.stringMatching(/^SIGN_IN_/), false])
  })
})

test('两边同时拿一个确认过的码来领：凭据只给一边', async () => {
  await every([enters(one, 1), enters(one, 2)], async ({ answers }) => {
    expect(kinds(answers).sort()).toEqual(['TAKEN', 'accepted'])
  }, documents([letInAt(ASKED, 'p1', 'wx:p1', 'aaaaaaaaa')]))
})

test('确认、进来，秘书处同时解除绑定：解除了的，电脑谁也不是', async () => {
  await every([confirms('wx:p1', one, 1), enters(one, 2), task('解除', 'tcb:s1', 'identity.unbind', { personId: 'p1', reason: '手机丢了' }, 3)], async ({ answers }, store) => {
    expect(kinds(answers)[2]).toBe('accepted')
    expect(await isSomebody(store, one.id)).toBe(false)
  })
})

test('进来，手机同时让它退出：退出了的，电脑谁也不是', async () => {
  await every([enters(one, 1), task('退出', 'wx:p1', 'identity.endComputers', { computerIds: [one.id] }, 2)], async ({ answers }, store) => {
    expect(kinds(answers)[1]).toBe('accepted')
    expect(await isSomebody(store, one.id)).toBe(false)
  }, documents([letInAt(ASKED, 'p1', 'wx:p1', 'aaaaaaaaa')]))
})

describe('一个人用两个身份同时确认两台', () => {
  const before = documents(Array.from({ length: MOST_COMPUTERS - 1 }, (_, n) => letInAt(ASKED - (n + 1) * SECOND, 'p1', 'wx:p1', String(n).repeat(9))))
  const both = (planted: readonly Handler[] = []) => [confirms('wx:p1', one, 1, planted), confirms('tcb:p1', two, 2, planted)]
  const atMost: Check = async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    expect(here(store, 'p1')).toHaveLength(MOST_COMPUTERS)
  }

  test('总共还是三台', () => every(both(), atMost, before))

  test('不守护这个人，就会有四台', async () => {
    const own = handlers.find(({ operation }) => operation.name === confirmSignIn.name) as Extract<Handler, { way: 'commit' }>
    const unguarded: Handler = {
      ...own,
      work: async (input: unknown, ctx: Context) => {
        const outcome = await own.work(input, ctx)
        return isRefusal(outcome) ? outcome : { ...outcome, guards: [] }
      },
    }
    await expect(every(both([unguarded]), atMost, before)).rejects.toThrow()
  })
})
