import fc from 'fast-check'
import { MINUTE } from 'shared/kernel/time'
import { afterRound, foundIn, gathered, pauseBefore, shorten, SILENCE, textParts, unasked, verdictOf } from 'shared/review/machine'
import type { Finding, Suggestion } from 'shared/review/model'
import { check, NOW } from './specimen'

const text = (place: number, says: Suggestion | null = 'pass', label = 100): Finding => ({ of: 'text', place, askedAt: NOW, says, label })
const picture = (place: number, says: Suggestion | null, over: Partial<Finding> = {}): Finding => ({ of: 'picture', place, trace: `t${place}`, askedAt: NOW, says, label: 100, ...over })

describe('送检的文字分段', () => {
  test.each([
    [10, 1],
    [2500, 1],
    [2501, 2],
    [2500 + 2460, 2],
    [2500 + 2460 + 1, 3],
  ])('%d 个字分成 %d 段', (length, parts) => {
    expect(textParts({ title: '', texts: ['字'.repeat(length)] }, 2500)).toHaveLength(parts)
  })

  test('标题和每一段正文都在里面，空的不送', () => {
    expect(textParts({ title: ' 签约 ', texts: ['', '  ', '正文', '图注'] }, 2500)).toEqual(['签约\n正文\n图注'])
    expect(textParts({ title: '', texts: [] }, 2500)).toEqual([])
  })

  test('任何文字：每段不超长、不撕开一个字，接起来一字不少，任何四十字以内的词总在某一段里完整出现', () => {
    const anyText = fc.array(fc.constantFrom('字', 'a', '😀', '\n'), { maxLength: 400 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 120 }), fc.nat(), (whole, most, from) => {
        const parts = textParts({ title: '', texts: [whole] }, most)
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most)
          expect(part).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
        }
        const trimmed = whole.trim()
        const at = trimmed === '' ? 0 : from % trimmed.length
        const word = trimmed.slice(at, at + 38)
        expect(word === '' || parts.some((part) => part.includes(word))).toBe(true)
      }),
    )
  })
})

test.each<[string, number, Finding[], ReturnType<typeof verdictOf>]>([
  ['什么都还没有查', 1, [], null],
  ['查完没有问题', 2, [text(0), picture(0, 'pass')], 'clean'],
  ['图片还没有回音', 2, [text(0), picture(0, null)], null],
  ['差一段文字', 2, [text(0)], null],
  ['有一处存疑', 2, [text(0, 'review'), picture(0, 'pass')], 'doubtful'],
  ['一处存疑，图片还没有回音', 2, [text(0, 'review'), picture(0, null)], null],
  ['一处违规，不必等别的', 3, [text(0, 'risky'), picture(0, null)], 'faulty'],
  ['违规压过存疑', 2, [text(0, 'review'), picture(0, 'risky')], 'faulty'],
  ['没有要查的', 0, [], 'clean'],
])('%s', (_, parts, findings, verdict) => {
  expect(verdictOf(parts, findings)).toBe(verdict)
})

describe('图片的回音', () => {
  const waiting = [text(0), picture(0, null)]
  test('按编号收下', () => {
    expect(gathered(waiting, new Map([['t0', { says: 'risky' as const, label: 20002 }]]), NOW)[1]).toMatchObject({ says: 'risky', label: 20002 })
  })
  test('别的编号不相干', () => {
    expect(gathered(waiting, new Map([['t9', { says: 'pass' as const, label: 100 }]]), NOW)).toEqual(waiting)
  })
  test('微信取不到图片，要再送', () => {
    expect(gathered(waiting, new Map([['t0', { says: null, label: 0 }]]), NOW)).toEqual([text(0)])
  })
  test.each([[SILENCE - 1, 2], [SILENCE, 1]])('问过 %d 毫秒还没有回音，留下 %d 项', (later, left) => {
    expect(gathered(waiting, new Map(), NOW + later)).toHaveLength(left)
  })
  test('有了结论的不再改', () => {
    const done = [picture(0, 'pass')]
    expect(gathered(done, new Map([['t0', { says: 'risky' as const, label: 1 }]]), NOW + 9 * SILENCE)).toEqual(done)
  })
})

test.each([
  ['短的原样', 3, '短的…'],
  ['短的原样', 4, '短的原样'],
  ['一😀二三', 3, '一…'],
  ['', 3, ''],
])('%s 至多 %d 个字：%s', (text, most, says) => {
  expect(shorten(text, most)).toBe(says)
})

test('只问没有问过的', () => {
  expect(unasked(2, 2, [text(0), picture(1, null)])).toEqual([{ of: 'text', place: 1 }, { of: 'picture', place: 0 }])
})

describe('一轮没有问完', () => {
  test('都问了，等图片：过一会儿来看', () => {
    expect(afterRound(check('a'), { findings: [picture(0, null)], trouble: null }, 1, NOW)).toMatchObject({ state: 'asked', claimedAt: null, stuck: null, tries: 0, nextAt: NOW + MINUTE / 2 })
  })
  test('没有回音：还要再问，问得越来越稀', () => {
    const first = afterRound(check('a'), { findings: [], trouble: 'down' }, 1, NOW)
    expect(first).toMatchObject({ state: 'waiting', stuck: 'down', tries: 1, nextAt: NOW + MINUTE })
    expect(afterRound(first, { findings: [], trouble: 'unseen' }, 1, NOW)).toMatchObject({ stuck: 'unseen', tries: 2, nextAt: NOW + 2 * MINUTE })
  })
  test.each([[1, 1], [2, 2], [5, 16], [6, 30], [60, 30]])('第 %d 次没问成，隔 %d 分钟', (tries, minutes) => {
    expect(pauseBefore(tries)).toBe(minutes * MINUTE)
  })
  test('问成以后不再说没有问成', () => {
    expect(afterRound({ ...check('a'), stuck: 'unseen' }, { findings: [picture(0, null)], trouble: null }, 1, NOW).stuck).toBeNull()
  })
})

test('看到了什么，说成话，同样的只说一次', () => {
  expect(foundIn([text(0, 'review', 20001), text(1, 'review', 20001), picture(1, 'risky', { label: 20002 }), text(2)])).toEqual(['文字：时政', '第 2 张图：色情'])
  expect(foundIn([text(0, 'review', 987)])).toEqual(['文字：其他问题'])
})
