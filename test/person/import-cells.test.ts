import { type CellValue, dayOf, dayOrMonthOf, keyOf, nameOf, phoneOf, severalOf } from 'shared/kernel/workbook/cells'
import { creditCheck, creditCodeFlaw } from 'shared/unit/model'

const heard = (read: { value: unknown } | { flaw: string }) => ('value' in read ? read.value : read.flaw)

describe('手机', () => {
  test.each([
    ['13800000000', '13800000000'],
    ['138 0000 0000', '13800000000'],
    ['138-0000-0000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['+8613800000000', '13800000000'],
    ['8613800000000', '13800000000'],
    ['1380000000', '少一位，应为 11 位数字'],
    ['138000000', '少两位，应为 11 位数字'],
    ['138000000000', '多一位，应为 11 位数字'],
    ['1', '少 10 位，应为 11 位数字'],
    ['23800000000', '手机号应以 1 开头'],
    ['1380000000O', '只能有数字，应为 11 位手机号'],
    ['13800000000、13900000000', '只能有数字，应为 11 位手机号'],
  ])('%s：%s', (text, says) => {
    expect(heard(phoneOf(text))).toBe(says)
  })
})

describe('日期', () => {
  test.each<[CellValue, string]>([
    ['1968-05-12', '1968-05-12'],
    ['1968.5.12', '1968-05-12'],
    ['1968/5/2', '1968-05-02'],
    ['1968年5月12日', '1968-05-12'],
    ['１９６８年５月１２日', '1968-05-12'],
    ['19680512', '1968-05-12'],
    [19680512, '1968-05-12'],
    [24970, '1968-05-12'],
    ['1968-05-12 00:00:00', '1968-05-12'],
    ['1968.5', '1968-05'],
    [1968.5, '1968-05'],
    [1968.12, '1968-12'],
    ['1968.10', '1968-10'],
    ['1968年5月', '1968-05'],
    ['1968-05', '1968-05'],
    [196805, '1968-05'],
    [1968.1, '“1968.1”分不清是 1 月还是 10 月，请写成 1968-01 或 1968-10'],
    ['2026-02-29', '没有“2026-02-29”这一天'],
    ['2024-02-29', '2024-02-29'],
    ['2026-13', '没有“2026-13”这一天'],
    ['68年5月', '看不出是哪一天，请写成 2026-05-12 这样'],
    ['1968', '看不出是哪一天，请写成 2026-05-12 这样'],
    ['去年底', '看不出是哪一天，请写成 2026-05-12 这样'],
  ])('%j：%s', (value, says) => {
    expect(heard(dayOrMonthOf(value))).toBe(says)
  })

  test('只写到月，不够作任职的日子', () => {
    expect(heard(dayOf('2025-12'))).toBe('请写到日，如 2026-05-12')
    expect(heard(dayOf('2025-12-20'))).toBe('2025-12-20')
  })
})

describe('统一社会信用代码', () => {
  // The example of the standard itself.
  test('标准里的例子通过', () => {
    expect(creditCodeFlaw('91350100M000100Y43')).toBeUndefined()
    expect(creditCheck('91350100M000100Y4')).toBe('3')
  })

  test.each([
    ['91350100M000100Y4', '应为 18 位，现在是 17 位'],
    ['91350100M000100Y430', '应为 18 位，现在是 19 位'],
    ['91350100M000100Y44', '校验码对不上，有一位写错了，请对照证照核对'],
    ['91350100M000100I43', '不会有“I”这个字符，请对照证照核对'],
    ['9135010OM000100Y43', '不会有“O”这个字符，请对照证照核对'],
  ])('%s：%s', (code, says) => {
    expect(creditCodeFlaw(code)).toBe(says)
  })

  test('任何一位换成别的，都查得出来', () => {
    const right = '91350100M000100Y43'
    const missed = [...right].flatMap((_, i) =>
      [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((one) => one !== right[i] && creditCodeFlaw(right.slice(0, i) + one + right.slice(i + 1)) === undefined),
    )
    expect(missed).toEqual([])
  })
})

describe('名称', () => {
  test.each([
    ['张　三', '张三'],
    ['张 三', '张三'],
    ['Anna  Lee', 'Anna Lee'],
  ])('%s 记作 %s', (text, name) => {
    expect(nameOf(text)).toBe(name)
  })

  test('括号、空格、全角不同的，是同一个名称', () => {
    expect(keyOf('虚构（山西）学校')).toBe(keyOf('虚构(山西) 学校'))
    expect(keyOf('虚构第１学校')).toBe(keyOf('虚构第1学校'))
    expect(keyOf('虚构第1学校')).not.toBe(keyOf('虚构第2学校'))
  })

  test.each(['理事长、理事', '理事长，理事', '理事长 理事', '理事长/理事', '理事长\n理事'])('%j 是两个职务', (text) => {
    expect(severalOf(text)).toEqual(['理事长', '理事'])
  })
})
