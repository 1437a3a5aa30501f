import { qixian } from 'shared/charter/qixian'
import { quorumOf } from 'shared/charter/quorum'
import { leastFor } from 'shared/charter/threshold'
import { interpret } from 'shared/charter/lookup'
import { inShort, verdictOf } from './verdict'

const assembly = { body: 'assembly', session: 'regular' } as const
const council = { body: 'council', session: 'adhoc' } as const
const strictly = interpret(qixian, 'X4', { chosen: 'excluded' })

const N = [9, 12, 15, 20, 24, 30, 31, 36, 45, 50, 60]
const QUORUM = [6, 8, 10, 14, 16, 20, 21, 24, 30, 34, 40]
const HALF_OF_QUORUM = [3, 4, 5, 7, 8, 10, 11, 12, 15, 17, 20]
const MORE_THAN_HALF = [4, 5, 6, 8, 9, 11, 11, 13, 16, 18, 21]
const HALF_OF_ALL = [5, 6, 8, 10, 12, 15, 16, 18, 23, 25, 30]

describe.each(N.map((entitled, i) => [entitled, i] as const))('理事 %i 人', (entitled, i) => {
  const quorum = QUORUM[i]!
  const least = (matter: string, yes: number, charter = qixian) =>
    verdictOf(charter, { ...assembly, matter, entitled, present: quorum, yes }).outcome

  test(`到会 ${quorum} 人可以开会，少一人不能，还差的人数正确`, () => {
    expect(quorumOf(qixian, { ...assembly, entitled, present: quorum })).toMatchObject({ stands: true, missing: 0 })
    expect(quorumOf(qixian, { ...assembly, entitled, present: quorum - 1 })).toMatchObject({ stands: false, missing: 1 })
    expect(quorumOf(qixian, { ...assembly, entitled, present: 0 }).missing).toBe(quorum)
  })

  test(`刚够法定人数时一般议题 ${HALF_OF_QUORUM[i]} 票通过，少一票不通过`, () => {
    expect(least('ordinary', HALF_OF_QUORUM[i]!)).toBe('PASSED')
    expect(least('ordinary', HALF_OF_QUORUM[i]! - 1)).toBe('FAILED')
  })

  test(`刚够法定人数时重大问题 ${HALF_OF_ALL[i]} 票通过，少一票不通过`, () => {
    expect(least('major', HALF_OF_ALL[i]!)).toBe('PASSED')
    expect(least('major', HALF_OF_ALL[i]! - 1)).toBe('FAILED')
  })

  test(`“以上”若不含本数，一般议题要 ${MORE_THAN_HALF[i]} 票`, () => {
    // Under that reading the quorum, too, is more than two thirds.
    const present = leastFor({ num: 2, den: 3, strict: true }, entitled)
    const passes = (yes: number) => verdictOf(strictly, { ...assembly, matter: 'ordinary', entitled, present, yes }).outcome
    expect(leastFor({ num: 1, den: 2, strict: true }, quorum)).toBe(MORE_THAN_HALF[i])
    const yes = leastFor({ num: 1, den: 2, strict: true }, present)
    expect([passes(yes), passes(yes - 1)]).toEqual(['PASSED', 'FAILED'])
    expect(quorumOf(strictly, { ...assembly, entitled, present: present - 1 }).stands).toBe(false)
  })
})

describe('小数算不准，整数算得准', () => {
  const pairs = Array.from({ length: 399 }, (_, i) => i + 1).flatMap((n) =>
    Array.from({ length: n + 1 }, (_, k) => [n, k] as const),
  )
  const wrong = (decimal: number) => pairs.filter(([n, k]) => k / n >= decimal !== 3 * k >= 2 * n)

  test('0.667 错 133 处，0.67 错 331 处，最先错在 3 人、6 人、9 人', () => {
    expect(wrong(0.667)).toHaveLength(133)
    expect(wrong(0.67)).toHaveLength(331)
    expect(wrong(0.667).slice(0, 3)).toEqual([[3, 2], [6, 4], [9, 6]])
  })

  test('法定人数在不足四百人的每一种组合上都不错', () => {
    for (let n = 1; n < 400; n++) {
      const quorum = leastFor({ num: 2, den: 3, strict: false }, n)
      expect(3 * quorum >= 2 * n && 3 * (quorum - 1) < 2 * n).toBe(true)
    }
  })
})

describe('理事长会', () => {
  test.each([[1, 1], [2, 2], [3, 2], [4, 3], [5, 4], [6, 4], [7, 5], [8, 6]])(
    '副理事长 %i 人时，不定期会议须有 %i 人到会',
    (viceEntitled, need) => {
      const entitled = viceEntitled + 2
      const at = (vicePresent: number) =>
        quorumOf(qixian, { ...council, entitled, present: vicePresent + 2, viceEntitled, vicePresent })
      expect(at(need)).toMatchObject({ stands: true, missingVice: 0 })
      expect(at(need - 1)).toMatchObject({ stands: false, missingVice: 1 })
    },
  )

  test('只有副理事长 3 人或 6 人时，成员够三分之二，副理事长就一定够', () => {
    const canMiss = [1, 2, 3, 4, 5, 6, 7, 8].filter((viceEntitled) => {
      const entitled = viceEntitled + 2
      const present = leastFor({ num: 2, den: 3, strict: false }, entitled)
      const vicePresent = Math.max(0, present - 2)
      return !quorumOf(qixian, { ...council, entitled, present, viceEntitled, vicePresent }).stands
    })
    expect(canMiss).toEqual([1, 2, 4, 5, 7, 8])
  })

  const six = { entitled: 6, viceEntitled: 4, matter: 'ordinary' }
  test.each([
    ['例会，到会 4 人、副理事长 2 人', 'regular', 4, 2, 4, 'PASSED'],
    ['不定期，到会 4 人、副理事长 2 人', 'adhoc', 4, 2, 4, 'NO_QUORUM clash'],
    ['性质不明，到会 4 人、副理事长 2 人', 'unknown', 4, 2, 4, 'NO_QUORUM clash'],
    ['不定期，到会 4 人、副理事长 3 人', 'adhoc', 4, 3, 2, 'PASSED half'],
    ['不定期，到会 3 人、副理事长 3 人', 'adhoc', 3, 3, 3, 'NO_QUORUM clash'],
    ['不定期，到会 3 人、副理事长 2 人', 'adhoc', 3, 2, 3, 'NO_QUORUM'],
    ['例会，到会 3 人、副理事长 3 人', 'regular', 3, 3, 3, 'NO_QUORUM'],
  ])('%s：结论正确', (_, session, present, vicePresent, yes, expected) => {
    expect(inShort(verdictOf(qixian, { ...six, body: 'council', session, present, vicePresent, yes }))).toBe(expected)
  })

  test('例会不填副理事长人数也能核算；填了，只作参考', () => {
    const regular = { body: 'council', session: 'regular', matter: 'ordinary', entitled: 6, present: 4, yes: 4 }
    expect(verdictOf(qixian, regular)).toMatchObject({ outcome: 'PASSED', clash: false })
    const shown = verdictOf(qixian, { ...regular, viceEntitled: 4, vicePresent: 2 })
    expect(shown.tests.map((t) => t.clause)).toEqual(['MR4c', 'CH13.3'])
    expect(shown.information.map((t) => [t.clause, t.need, t.have, t.holds])).toEqual([['CH13.2c', 3, 2, false]])
  })

  test('重大事项在理事长会按一般议题核算', () => {
    const ask = { body: 'council', session: 'regular', entitled: 9, present: 6, yes: 3 }
    expect(inShort(verdictOf(qixian, { ...ask, matter: 'major' }))).toBe('PASSED half')
    expect(verdictOf(qixian, { ...ask, matter: 'major' })).toEqual(verdictOf(qixian, { ...ask, matter: 'ordinary' }))
  })
})

describe('理事 30 人', () => {
  test.each([
    ['一般', 20, 20, 10, 'PASSED half'],
    ['一般', 20, 20, 9, 'FAILED'],
    ['重大', 20, 20, 9, 'FAILED'],
    ['重大', 20, 20, 10, 'FAILED clash half'],
    ['重大', 20, 20, 14, 'FAILED clash'],
    ['重大', 20, 20, 15, 'PASSED half'],
    ['一般', 19, 19, 19, 'NO_QUORUM'],
    ['重大', 28, 28, 14, 'FAILED clash half'],
    ['重大', 30, 30, 15, 'PASSED half'],
    ['重大', 29, 29, 15, 'PASSED half'],
    ['一般', 21, 20, 10, 'FAILED clash half'],
    ['一般', 21, 20, 11, 'PASSED'],
    ['一般', 21, 19, 19, 'NO_QUORUM'],
    ['一般', 30, 20, 0, 'FAILED'],
  ])('%s议题，先后参会 %i 人，表决时 %i 人，同意 %i 票：结论正确', (kind, attended, present, yes, expected) => {
    const matter = kind === '一般' ? 'ordinary' : 'major'
    expect(inShort(verdictOf(qixian, { ...assembly, matter, entitled: 30, present, attended, yes }))).toBe(expected)
  })

  test('弃权和没有投票的人留在基数里：20 人到会的 231 种分法中，去掉弃权会改变 54 种', () => {
    const splits = Array.from({ length: 21 }, (_, yes) => yes).flatMap((yes) =>
      Array.from({ length: 21 - yes }, (_, abstain) => ({ yes, abstain, no: 20 - yes - abstain })),
    )
    const changed = splits.filter(({ yes, no, abstain }) => {
      const { outcome } = verdictOf(qixian, { ...assembly, matter: 'ordinary', entitled: 30, present: 20, yes, no, abstain })
      const withoutAbstainers = yes > 0 && 2 * yes >= yes + no ? 'PASSED' : 'FAILED'
      return outcome !== withoutAbstainers
    })
    expect([splits.length, changed.length]).toEqual([231, 54])
  })
})

test('应到 0 人的会议不成立', () => {
  expect(inShort(verdictOf(qixian, { ...assembly, matter: 'ordinary', entitled: 0, present: 0, yes: 0 }))).toBe('NO_QUORUM')
  expect(quorumOf(qixian, { ...assembly, entitled: 0, present: 0 })).toMatchObject({ stands: false, missing: 1 })
  const none = { ...council, matter: 'ordinary', entitled: 0, present: 0, viceEntitled: 0, vicePresent: 0, yes: 0 }
  expect(verdictOf(qixian, none).outcome).toBe('NO_QUORUM')
})

test('没有法定人数要求的会议随时可以开', () => {
  for (const body of ['secretariat', 'forum']) {
    expect(quorumOf(qixian, { body, session: 'regular', entitled: 0, present: 0 })).toMatchObject({
      stands: true,
      tests: [],
      missing: 0,
      sentence: '本次会议没有法定人数要求。',
    })
  }
})
