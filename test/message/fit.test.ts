import fc from 'fast-check'
import { faultIn } from 'local/wechat/templates'
import { chinaTime } from 'shared/kernel/time'
import { FIELD_TYPES, fit, type FieldType, typeOfKey } from 'shared/message/fit'

const word = (n: number) => '字'.repeat(n)
const smile = (n: number) => '🙂'.repeat(n)

test.each<[FieldType, string | number, string]>([
  ['thing', word(20), word(20)],
  ['thing', word(21), `${word(19)}…`],
  ['thing', smile(20), smile(20)],
  ['thing', smile(21), `${smile(19)}…`],
  ['thing', '第一行\n第二行\r\n\t第三行', '第一行 第二行 第三行'],
  ['thing', '  \n ', '—'],
  ['thing', '', '—'],
  ['thing', chinaTime('2026-12-18T09:00'), '2026年12月18日 09:00'],
  ['phrase', '已经通过了', '已经通过了'],
  ['phrase', '已经全部通过', '已经全部通'],
  ['phrase', 'OK通过', '通过'],
  ['phrase', '—', '无'],
  ['name', word(10), word(10)],
  ['name', word(11), `${word(9)}…`],
  ['character_string', 'a'.repeat(32), 'a'.repeat(32)],
  ['character_string', 'a'.repeat(33), 'a'.repeat(32)],
  ['character_string', '编号A-1', 'A-1'],
  ['character_string', '编号', '-'],
  ['number', '12.5 人', '12.5'],
  ['number', '人', '0'],
  ['phone_number', '136 0000 0006', '13600000006'],
  ['phone_number', '1'.repeat(17), '1'.repeat(17)],
  ['phone_number', '1'.repeat(18), '1'.repeat(17)],
  ['time', chinaTime('2026-12-18T09:00'), '2026年12月18日 09:00'],
  ['time', '2026年12月18日 09:00 起', '2026年12月18日 09:00'],
  ['date', chinaTime('2026-01-02T23:59'), '2026年1月2日'],
])('%s：%j 写成 %j', (type, value, expected) => {
  expect(fit(type, value)).toBe(expected)
})

test('随便什么文字，写进随便哪种字段，微信都收', () => {
  const template = (type: string) => ({ templateId: 't', title: '', keys: [`${type}1`] })
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 0, max: 4_000_000_000_000 }))
  fc.assert(
    fc.property(fc.constantFrom(...FIELD_TYPES), anything, (type, value) => {
      expect(faultIn(template(type), { [`${type}1`]: { value: fit(type, value) } })).toBeUndefined()
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['thing1', 'thing'],
  ['character_string12', 'character_string'],
  ['thing', undefined],
  ['thing1234', undefined],
  ['amount1', undefined],
  ['Thing1', undefined],
])('字段名 %s 的类型是 %s', (key, type) => {
  expect(typeOfKey(key)).toBe(type)
})
