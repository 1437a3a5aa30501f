import { join } from 'node:path'
import { bench, budget, faultsOf, type Result } from '../../scripts/bench/bench'
import { bring } from '../../scripts/targets.mjs'

/** What must hold however fast the machine is: the speed itself is only told. */
const root = join(__dirname, '../..')
const MEMBERS = 60

let result: Result
beforeAll(async () => {
  for (const target of ['functions', 'local'] as const) await bring(target, () => {})
  result = await bench(root, { members: MEMBERS, connections: 20, rounds: 1 })
}, 120_000)

test('每人的请求发两次：全部存下一次，两次的回执相同，数据库调用的次数分毫不差', () => {
  expect(result.wrong).toEqual([])
  expect(result.ours[0]).toMatchObject({ stored: MEMBERS, equal: MEMBERS })
  const { 'database.getDocument settings': settings = 0, ...calls } = result.ours[0]!.calls
  expect(calls).toEqual(budget(MEMBERS))
  expect(settings).toBeLessThanOrEqual(3)
})

test('三样都量到了', () => {
  for (const rounds of [result.echo, result.ideal, result.ours]) {
    expect(rounds).toHaveLength(1)
    for (const { wall, p99, cpu } of rounds) for (const measure of [wall, p99, cpu]) expect(measure).toBeGreaterThan(0)
  }
  expect(result.ratioToIdeal).toBeGreaterThan(0)
  expect(result.ours[0]!.asked).toBeGreaterThan(0)
  expect(result.ours[0]!.answered).toBeGreaterThan(0)
})

describe('哪里不对都说得出来', () => {
  const right = { stored: 2, equal: 2, calls: { ...budget(2), 'database.getDocument settings': 3 } }
  test.each<[string, Partial<typeof right>, RegExp | undefined]>([
    ['都对', {}, undefined],
    ['少存一条', { stored: 1 }, /存下 1 条，应为 2/],
    ['多存一条', { stored: 3 }, /存下 3 条，应为 2/],
    ['回执不同', { equal: 1 }, /1 人两次的回执不同/],
    ['多读一次身份', { calls: { ...right.calls, 'database.getDocument principals': 5 } as never }, /principals 5 次，应为 4/],
    ['少读一次会议', { calls: { ...right.calls, 'database.getDocument meetings': 3 } as never }, /meetings 3 次，应为 4/],
    ['没料到的调用', { calls: { ...right.calls, 'database.startTransaction': 1 } as never }, /startTransaction 1 次，应为 0/],
  ])('%s', (_, change, says) => {
    const faults = faultsOf({ ...right, ...change }, 2)
    if (says) expect(faults.join()).toMatch(says)
    else expect(faults).toEqual([])
  })
})
