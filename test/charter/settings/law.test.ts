import fc from 'fast-check'
import type { Reader } from 'cloudfunctions/kit/database'
import { lawOf } from 'cloudfunctions/kit/law'
import { parameter } from 'shared/charter/parameters'
import { qixian } from 'shared/charter/qixian'
import { charterAt, type SettingChange, type Settings, SETTINGS_ID, SETTINGS_LIFE, standsFrom } from 'shared/charter/settings'
import { chinaTime, type Instant, MINUTE, SECOND } from 'shared/kernel/time'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'

const START = chinaTime('2026-12-08T09:00')

/** The settings document as it is at a moment of a clock that the test moves. */
function settingsThatGrow() {
  const commits: { at: Instant; change: SettingChange }[] = []
  const world = {
    now: START,
    reads: 0,
    /** A change that arrives now and is committed so much later. */
    register(perYear: number, delay: number) {
      const change: SettingChange = {
        key: 'leaveQuota', value: { perYear, bodies: [] }, was: null, resolution: '决议', on: '2026-12-04', by: '秘书甲', at: world.now, from: standsFrom(world.now),
      }
      commits.push({ at: world.now + delay, change })
    },
    stored(): Settings {
      const changes = commits.filter(({ at }) => at <= world.now).sort((one, other) => one.at - other.at).map(({ change }) => change)
      return { _id: SETTINGS_ID, v: changes.length, changes }
    },
    db: { get: async () => (world.reads++, world.stored()), find: async () => [] } as unknown as Reader,
  }
  return world
}

const step = fc.record({
  after: fc.oneof(fc.integer({ min: 0, max: 90 * SECOND }), fc.integer({ min: 0, max: 2 * SECOND })),
  does: fc.oneof(
    fc.record({ what: fc.constant('ask' as const), whom: fc.integer({ min: 0, max: 1 }) }),
    fc.record({ what: fc.constant('register' as const), perYear: fc.integer({ min: 0, max: 12 }), delay: fc.integer({ min: 0, max: FUNCTION_LIMIT }) }),
  ),
})

test('任何时刻，两个各有缓存的实例都按同一份规定办', async () => {
  let changed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = settingsThatGrow()
      const instances = [lawOf(world.db, qixian), lawOf(world.db, qixian)]
      const heard: { at: Instant; quota: number }[] = []
      for (const { after, does } of steps) {
        world.now += after
        if (does.what === 'register') world.register(does.perYear, does.delay)
        else heard.push({ at: world.now, quota: parameter(await instances[does.whom]!(world.now), 'leaveQuota')!.perYear })
      }
      world.now += MINUTE
      const law = world.stored()
      for (const { at, quota } of heard) {
        const due = parameter(charterAt(qixian, law, at), 'leaveQuota')!.perYear
        expect(quota).toBe(due)
        if (due !== 2) changed++
      }
    }),
    { numRuns: 2000, seed: 17 },
  )
  expect(changed).toBeGreaterThan(1000)
})

test('一个实例半分钟内只读一次规定，满半分钟才再读', async () => {
  const world = settingsThatGrow()
  const law = lawOf(world.db, qixian)
  for (const [at, reads] of [[0, 1], [1, 1], [SETTINGS_LIFE - 1, 1], [SETTINGS_LIFE, 2], [2 * SETTINGS_LIFE - 1, 2]] as const) {
    await law(START + at)
    expect([at, world.reads]).toEqual([at, reads])
  }
})

test('机器的钟被拨回去，也不会一直守着旧副本', async () => {
  const world = settingsThatGrow()
  const law = lawOf(world.db, qixian)
  await law(START + 10 * MINUTE)
  await law(START)
  expect(world.reads).toBe(2)
})
