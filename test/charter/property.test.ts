import fc from 'fast-check'
import { isRefusal } from 'shared/kernel/decision'
import { evaluate } from 'shared/charter/evaluate'
import { qixian } from 'shared/charter/qixian'
import { judge, type Judged, type Numbers } from './oracle'

const RUNS = 100_000

/** Numbers of any kind: most of them cannot be. */
const wild = fc.record({
  entitled: fc.integer({ min: -1, max: 12 }),
  present: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constant(2.5)),
  attended: fc.option(fc.integer({ min: -1, max: 12 }), { nil: undefined }),
  viceEntitled: fc.option(fc.integer({ min: -1, max: 8 }), { nil: undefined }),
  vicePresent: fc.option(fc.integer({ min: -1, max: 8 }), { nil: undefined }),
  yes: fc.integer({ min: -1, max: 12 }),
  no: fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined }),
  abstain: fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined }),
})

/** Numbers that a meeting could have, drawn so that the bars are near. */
const sound = fc
  .record({
    vices: fc.integer({ min: 0, max: 9 }),
    others: fc.integer({ min: 0, max: 60 }),
    percents: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }),
    left: fc.boolean(),
  })
  .map(({ vices, others, percents, left }) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = percents.map((percent) => percent / 100)
    const part = (of: number, share: number) => Math.round(of * share)
    const most = (of: number, share: number) => part(of, 0.5 + 0.5 * share)
    const vicePresent = most(vices, a)
    const present = vicePresent + most(others, b)
    const attended = left ? present + part(vices + others - present, c) : undefined
    const yes = part(present, 0.3 + 0.6 * d)
    const no = part(present - yes, e)
    const abstain = part(present - yes - no, f)
    return { entitled: vices + others, present, attended, viceEntitled: vices, vicePresent, yes, no, abstain }
  })

const numbers = fc
  .tuple(
    fc.constantFrom('assembly' as const, 'council' as const),
    fc.constantFrom('regular' as const, 'adhoc' as const, 'unknown' as const),
    fc.constantFrom('ordinary' as const, 'major' as const),
    fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: wild }),
  )
  .map(([body, session, matter, rest]): Numbers => ({ body, session, matter, ...rest }))

function engine(n: Numbers): Judged {
  const decision = evaluate(qixian, n)
  if (isRefusal(decision)) return 'refused'
  const { outcome, clash, exactHalf } = decision.value
  return { outcome: outcome as 'PASSED', clash, exactHalf }
}

test('十万组随机数字与另写的裁判逐一相同', () => {
  const seen: Record<string, number> = {}
  let halves = 0
  fc.assert(
    fc.property(numbers, (n) => {
      const judged = judge(n)
      const kind = judged === 'refused' ? judged : `${judged.outcome}${judged.clash ? ' clash' : ''}`
      seen[kind] = (seen[kind] ?? 0) + 1
      if (judged !== 'refused' && judged.exactHalf) halves++
      expect(engine(n)).toEqual(judged)
    }),
    { numRuns: RUNS, seed: 20261218 },
  )
  // Every kind of answer has been met, so that none is compared in name only.
  expect(Object.keys(seen).sort()).toEqual(['FAILED', 'FAILED clash', 'NO_QUORUM', 'NO_QUORUM clash', 'PASSED', 'refused'])
  expect(Math.min(halves, ...Object.values(seen))).toBeGreaterThan(500)
}, 600_000)

test('多一张同意票不会使结论变坏', () => {
  const rank = { NO_QUORUM: 0, FAILED: 1, PASSED: 2, TIED: 1 }
  fc.assert(
    fc.property(numbers, (n) => {
      const before = evaluate(qixian, n)
      const after = evaluate(qixian, { ...n, yes: n.yes + 1 })
      if (isRefusal(before) || isRefusal(after)) return
      expect(rank[after.value.outcome]).toBeGreaterThanOrEqual(rank[before.value.outcome])
    }),
    { numRuns: 5_000, seed: 7 },
  )
})
