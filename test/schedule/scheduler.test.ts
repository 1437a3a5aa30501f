import type { Database } from 'cloudfunctions/kit/database'
import { openStore, type Store } from 'local/store/store'
import { collection, type Versioned } from 'shared/kernel/collection'
import { explore, sample, type Scenario } from './explore'
import { type Grain, type Task, TICK, type World } from './scheduler'

interface Box extends Versioned {
  readonly held: number
}
const boxes = collection<Box>('boxes')
const box = (_id: string, held: number): Box => ({ _id, v: 1, held })

const NAMES = ['a', 'b', 'c'] as const

async function prepare(): Promise<Store> {
  const store = openStore({ schema: { collections: { boxes: { indexes: [] } } } })
  for (const name of ['a', 'b']) await store.insert('boxes', { ...box(name, 1) })
  return store
}

/** Empties a box while the other is full, read in the same transaction: the trap of snapshot isolation. */
const takeIfOther = (own: string, other: string): Task => ({
  name: `取 ${own}`,
  run: ({ db }) =>
    attempt(db, async (tx) => {
      const [mine, theirs] = [await tx.get(boxes, own), await tx.get(boxes, other)]
      if (theirs!.held === 1) await tx.put(boxes, { ...mine!, held: 0 })
    }),
})

/** Adds to a box what was read before the transaction, without looking again. */
const addBlindly = (to: string): Task => ({
  name: `加 ${to}`,
  run: async ({ db, now }) => {
    const before = await db.get(boxes, to)
    await attempt(db, (tx) => tx.put(boxes, { ...before!, held: before!.held + 1 }))
    return now()
  },
})

const look: Task = {
  name: '看',
  run: async ({ db }) => {
    const [a, b] = await Promise.all([db.get(boxes, 'a'), db.get(boxes, 'b')])
    return [a!.held, b!.held]
  },
}

const putFirst = (name: string, held: number): Task => ({ name: `放 ${held}`, run: ({ db }) => db.insert(boxes, box(name, held)) })

const countSum: Task = {
  name: '合计',
  run: async ({ db }: World) => (await db.find(boxes, {})).reduce((sum, { held }) => sum + held, 0),
}

async function attempt(db: Database, work: Parameters<Database['transaction']>[0]): Promise<string> {
  try {
    await db.transaction(work)
    return '成'
  } catch {
    return '冲突'
  }
}

const setting = (tasks: readonly Task[], grain: Grain): Scenario => ({ tasks, from: 0, limit: 1000, grain, prepare })

/** Every end that the schedules come to. */
async function ends(tasks: readonly Task[], grain: Grain, related?: () => boolean): Promise<{ found: Set<string>; schedules: number }> {
  const found = new Set<string>()
  const { schedules } = await explore(
    setting(tasks, grain),
    async ({ answers }, store) => {
      const held = await Promise.all(NAMES.map(async (name) => (await store.get('boxes', name))?.held))
      found.add(JSON.stringify([answers, held]))
    },
    { most: 60_000, related },
  )
  return { found, schedules }
}

const TABLE: readonly [string, readonly Task[]][] = [
  ['写偏', [takeIfOther('a', 'b'), takeIfOther('b', 'a')]],
  ['盲目相加', [addBlindly('a'), addBlindly('a')]],
  ['各写各的，一个旁观', [addBlindly('a'), look]],
  ['同一编号先到先得', [putFirst('c', 1), putFirst('c', 2)]],
  ['插入时合计', [putFirst('c', 1), putFirst('d', 2), countSum]],
]

test.each(TABLE)('%s：略去等价的次序、合并事务中的步骤，结局一个不少', async (_, tasks) => {
  const all = await ends(tasks, 'call', () => true)
  const few = await ends(tasks, 'block')
  expect(few.found).toEqual(all.found)
  expect(few.schedules).toBeLessThan(all.schedules)
})

test('只在事务中读过的，别人照样能改：写偏找得到', async () => {
  const { found } = await ends([takeIfOther('a', 'b'), takeIfOther('b', 'a')], 'block')
  expect([...found]).toContain(JSON.stringify([['成', '成'], [0, 0, undefined]]))
})

test('事务之前读的可能已经过时：丢失的更新找得到', async () => {
  const { found } = await ends([addBlindly('a'), addBlindly('a')], 'block')
  expect([...found].some((end) => JSON.parse(end)[1][0] === 2)).toBe(true)
})

test('同样的种子走同样的次序', async () => {
  const walks: string[] = []
  const walk = () => sample(setting([addBlindly('a'), addBlindly('b')], 'call'), async ({ steps }) => void walks.push(steps.map(({ key }) => key).join()), 5, 7)
  await walk()
  await walk()
  expect(walks.slice(5)).toEqual(walks.slice(0, 5))
  expect(new Set(walks).size).toBeGreaterThan(1)
})

test.each([
  [999 + TICK, true],
  [1000 + TICK, false],
])('时限 1000 毫秒、第 10 毫秒到达的调用，第 %i 毫秒的定时器开始时可能还在跑：%s', async (at, running) => {
  let seen = false
  await explore(setting([putFirst('c', 5), { ...countSum, at }], 'block'), async ({ steps }) => {
    const [arrives, puts, timer] = ['放 5：到达', '放 5：添 boxes/c', '合计：到达'].map((says) => steps.findIndex((step) => step.says === says))
    if (arrives! < timer! && timer! < puts!) seen = true
  })
  expect(seen).toBe(running)
})

test('次序多过上限就说出来', async () => {
  await expect(explore(setting([addBlindly('a'), addBlindly('a')], 'call'), async () => undefined, { most: 3 })).rejects.toThrow('多于 3 种次序')
})
