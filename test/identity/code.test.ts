import fc from 'fast-check'
import { codeFrom, readCode, showCode } from 'shared/identity/code'
import { makeId } from 'shared/kernel/id'
import { dice } from 'test/schedule/dice'

test.each([
  ['7K2M-9QXR', '7K2M9QXR'],
  ['7k2m9qxr', '7K2M9QXR'],
  [' 7K2M 9QXR ', '7K2M9QXR'],
  ['７Ｋ２Ｍ－９ＱＸＲ', '7K2M9QXR'],
  ['7K2M–9QXR', '7K2M9QXR'],
  ['BSZU-9QXR', '852V9QXR'],
  ['7K2M-9QX', undefined],
  ['7K2M-9QXRA', undefined],
  ['0K2M-9QXR', undefined],
  ['7K2M-9QX!', undefined],
  ['', undefined],
])('“%s”读作 %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test('发出的每个码都读得回来，不含易混的字', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 20, maxLength: 20 }), (dice) => {
      const rolls = [...dice]
      const code = codeFrom(makeId(() => rolls.pop() ?? 0))
      expect(readCode(showCode(code))).toBe(code)
      expect(code).not.toMatch(/[01BILOSUZ]/)
    }),
  )
})

test('码里每个字都常用到：十万个码用遍全部 27 个字，没有哪个字格外多', () => {
  const random = dice(7)
  const counts = new Map<string, number>()
  for (let n = 0; n < 100_000; n++) for (const sign of codeFrom(makeId(random))) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  expect(counts.size).toBe(27)
  expect(Math.max(...counts.values()) / Math.min(...counts.values())).toBeLessThan(1.1)
})
