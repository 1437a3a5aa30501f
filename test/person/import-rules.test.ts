import fc from 'fast-check'
import { qixian } from 'shared/charter/qixian'
import { checkRoll, countsOf, differencesOf } from 'shared/person/import/rules'
import type { ImportFacts } from 'shared/person/import/match'
import { type Remark, sentenceOf } from 'shared/kernel/workbook/remark'
import type { RawSheet } from 'shared/kernel/workbook/table'
import { personFaults, unitFaults } from './faults'
import { aPerson, aUnit, book, creditCode, personName, phone, roll, term, tools, unitName } from './sheets'

const TODAY = '2026-12-08'
const EMPTY: ImportFacts = { units: [], persons: [] }
const check = (sheets: readonly RawSheet[], facts: ImportFacts = EMPTY) => checkRoll(sheets, facts, qixian, TODAY, tools)
const places = (remarks: readonly Remark[]) => remarks.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`)

/** The roll after an import. */
const after = (sheets: readonly RawSheet[], facts: ImportFacts = EMPTY): ImportFacts => {
  const { units, persons, flaws } = check(sheets, facts)
  expect(flaws).toEqual([])
  return { units: units.map((one) => one.after), persons: persons.map((one) => one.after) }
}
const wholeBook = (units: number, persons: number) => {
  const { units: u, persons: p } = roll(units, persons)
  return book(u, p)
}

describe('五百行', () => {
  const kinds = [...Object.values(unitFaults), ...Object.values(personFaults)]

  test('没有错的文件，没有一处说错', () => {
    const { flaws, units, persons } = check(wholeBook(40, 460))
    expect(flaws).toEqual([])
    expect([countsOf(units), countsOf(persons)]).toEqual([{ added: 40, changed: 0, same: 0 }, { added: 460, changed: 0, same: 0 }])
  })

  test('四十处错，每一处都指到行和列，不多也不少', () => {
    const { units, persons } = roll(40, 460)
    const expected: string[] = []
    for (let i = 0; i < 40; i++) {
      const fault = kinds[i % kinds.length]!
      // No row twice; the first unit and the directors stay right.
      if (fault.sheet === '单位') units[i % 39 + 1] = fault.spoil(units[i % 39 + 1]!, i % 39 + 2)
      else persons[100 + 7 * i] = fault.spoil(persons[100 + 7 * i]!, 100 + 7 * i)
      expected.push(`${fault.sheet} ${fault.sheet === '单位' ? (i % 39) + 3 : 102 + 7 * i} ${fault.column}`)
    }
    const { flaws } = check(book(units, persons))
    expect(places(flaws).sort()).toEqual(expected.sort())
  })
})

describe('任取一份正确的名册', () => {
  const sizes = fc.record({ units: fc.integer({ min: 2, max: 12 }), persons: fc.integer({ min: 12, max: 40 }) })

  test('没有错；导入后再导一次，什么也不变', () => {
    fc.assert(
      fc.property(sizes, ({ units, persons }) => {
        const sheets = wholeBook(units, persons)
        const again = check(sheets, after(sheets))
        expect(countsOf(again.units)).toEqual({ added: 0, changed: 0, same: units })
        expect(countsOf(again.persons)).toEqual({ added: 0, changed: 0, same: persons })
        expect(again.flags.filter(({ column }) => column === '集团职务')).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test.each(Object.entries({ ...unitFaults, ...personFaults }))('放进一处“%s”，正好在那里找到', (_, fault) => {
    fc.assert(
      fc.property(sizes, fc.nat(), ({ units: u, persons: p }, pick) => {
        const { units, persons } = roll(u, p)
        // Neither the first unit and its director, whom the others are compared with, nor a row with a post of its own.
        const n = fault.sheet === '单位' ? 1 + (pick % (u - 1)) : u + (pick % (p - u || 1))
        fc.pre(fault.sheet === '单位' || n < p)
        if (fault.sheet === '单位') units[n] = fault.spoil(units[n]!, n + 1)
        else persons[n] = fault.spoil(persons[n]!, n)
        expect(places(check(book(units, persons)).flaws)).toEqual([`${fault.sheet} ${n + 2} ${fault.column}`])
      }),
      { numRuns: 30 },
    )
  })
})

describe('人们怎么填', () => {
  const one = (head: readonly (string | null)[], row: readonly (string | number | null)[], above: RawSheet['rows'] = []) =>
    check([{ name: '单位', rows: book([aUnit(1)], [])[0]!.rows }, { name: '人员（2026）', rows: [...above, head, row] }])

  test('合并的大标题、空行、换了次序的列、全角字、写法不同的表头，都读得出来', () => {
    const { flaws, persons, remarks } = one(
      ['手机号码*', '备注', '姓　名', '单位名称（全称）', '出生日期'],
      ['１３８　００００　００００', '随便写的', '张　三', '虚构第１职业学校', 24970],
      [['某某集团人员一览表', null, null], [null, null]],
    )
    expect(flaws).toEqual([])
    expect(persons[0]!.after).toMatchObject({ name: '张三', phone: '13800000000', unitName: unitName(1), birth: '1968-05-12' })
    expect(persons[0]!.row).toBe(4)
    expect(remarks).toEqual(['「人员」里多出的列没有读：“备注”'])
  })

  test('一格几个职务，或一人几行，都合成一个人', () => {
    const inOne = after(book([aUnit(1)], [aPerson(0, 1, { posts: '理事长、理事', ...term })]))
    const inTwo = after(book([aUnit(1)], [aPerson(0, 1, { posts: '理事长', ...term }), { name: personName(0), unit: unitName(1), posts: '理事', ...term }]))
    expect(inOne.persons).toHaveLength(1)
    expect(inTwo).toEqual(inOne)
    expect(inOne.persons[0]!.posts.map(({ post }) => post)).toEqual(['chair', 'director'])
  })

  test.each([
    ['没有这两张表', [{ name: '表1', rows: [['姓名']] }], '「表1」：没有找到「单位」表或「人员」表，请在模板里填写'],
    ['没有表头', [{ name: '人员', rows: [['张三', '13800000000']] }], '「人员」：没有找到表头，应有“姓名、单位、工作职务、手机、出生年月、集团职务、起始日期、届满日期、依据”'],
    ['缺姓名一列', [{ name: '人员', rows: [['单位', '手机'], ['甲', '13800000000']] }], '「人员」第 1 行「姓名」：没有“姓名”这一列'],
    ['同一列两次', [{ name: '人员', rows: [['姓名', '手机', '联系电话']] }], '「人员」第 1 行「手机」：这一列有两个，请删去一个'],
    ['一张表也没有', [], '没有找到「单位」表或「人员」表，请在模板里填写'],
  ] as [string, RawSheet[], string][])('%s：说出来', (_, sheets, says) => {
    expect(sentenceOf(check(sheets).flaws[0]!)).toBe(says)
  })

  test('错处写成一句话', () => {
    const { flaws } = check(book([aUnit(1)], [aPerson(0, 1), aPerson(1, 1, { phone: '1380000000' })]))
    expect(flaws.map(sentenceOf)).toEqual(['「人员」第 3 行「手机」：少一位，应为 11 位数字'])
  })

  test('格子里写得再长，说的话也不长', () => {
    const { flaws } = check(book([aUnit(1, { kind: '长'.repeat(3000) })], [aPerson(0, 1, { name: '长'.repeat(3000), posts: '长'.repeat(3000), ...term })]))
    expect(flaws).toHaveLength(3)
    for (const flaw of flaws) expect(sentenceOf(flaw).length).toBeLessThan(200)
  })
})

describe('与在册的比', () => {
  const sheets = book([aUnit(1), aUnit(2)], [aPerson(0, 1, { posts: '理事', ...term }), aPerson(1, 2)])
  const known = after(sheets)
  const changesOf = (next: readonly RawSheet[]) => {
    const { flaws, units, persons } = check(next, known)
    expect(flaws).toEqual([])
    return [...differencesOf('单位', units), ...differencesOf('人员', persons)].map(({ row, name, what }) => `${row} ${name} ${what}`)
  }

  test.each([
    ['换了手机', book([], [aPerson(1, 2, { phone: phone(9) })]), [`2 ${personName(1)} 手机`]],
    ['换了单位', book([], [aPerson(1, 1)]), [`2 ${personName(1)} 单位、单位名称`]],
    ['留空的格子不改', book([], [{ name: personName(1), unit: unitName(2) }]), []],
    ['多一个人', book([], [aPerson(2, 2)]), [`2 ${personName(2)} 新增`]],
    ['单位改名，里面的人也改', book([aUnit(2, { name: '虚构改名学校' })], []), ['2 虚构改名学校 名称', `0 ${personName(1)} 单位名称`]],
    ['只差括号和空格，不是改名', book([aUnit(2, { name: ' 虚构第 2 职业学校 ' })], []), []],
    ['协议书找到了', book([aUnit(2, { agreement: '2024-04-01' })], []), [`2 ${unitName(2)} 协议书`]],
    ['只知道月份，不盖掉知道的日子', book([], [aPerson(1, 2, { birth: '1980-05' })]), []],
    ['写上届满', book([], [aPerson(0, 1, { posts: '理事', ...term, until: '2026-06-30' })]), [`2 ${personName(0)} 集团职务`]],
    ['再任一届，前一届留着', book([], [aPerson(0, 1, { posts: '理事', from: '2028-12-20', until: '2031-12-20' })]), [`2 ${personName(0)} 集团职务`]],
  ])('%s', (_, next, changes) => {
    expect(changesOf(next)).toEqual(changes)
  })

  test('再任一届以后有两段任期，改届满只有一段', () => {
    const posts = (until: string, from: string) => check(book([], [aPerson(0, 1, { posts: '理事', from, until })]), known).persons[0]!.after.posts.map((held) => [held.from, held.until])
    expect(posts('2031-12-20', '2028-12-20')).toEqual([['2025-12-20', '2028-12-20'], ['2028-12-20', '2031-12-20']])
    expect(posts('2026-06-30', '2025-12-20')).toEqual([['2025-12-20', '2026-06-30']])
  })

  test.each([
    ['号码是在册别人的', book([], [aPerson(3, 1, { phone: phone(0) })]), '人员 2 手机'],
    ['代码是在册别家的', book([aUnit(2, { creditCode: creditCode(1) })], []), '单位 2 统一社会信用代码'],
    ['在册的理事还在任', book([], [aPerson(3, 1, { posts: '理事', ...term })]), '人员 2 集团职务'],
    ['在册的牵头单位还在', book([aUnit(3, { lead: '是' })], []), '单位 2 牵头'],
    ['新单位没写类别', book([aUnit(3, { kind: null })], []), '单位 2 类别'],
    ['两行是在册的同一家', book([aUnit(2, { name: '虚构改名学校' }), aUnit(2, { creditCode: null })], []), '单位 3 名称'],
  ])('%s：是错', (_, next, place) => {
    expect(places(check(next, known).flaws)).toEqual([place])
  })

  test('前一位理事写上届满，同一文件里换人就不是错', () => {
    const next = book([], [aPerson(0, 1, { posts: '理事', ...term, until: '2026-12-08' }), aPerson(3, 1, { posts: '理事', from: '2026-12-08', until: '2028-12-20' })])
    expect(check(next, known).flaws).toEqual([])
  })

  test('同名的新人不会占了走掉的人的编号', () => {
    const moved = after(book([], [aPerson(1, 1)]), known)
    const { persons } = check(book([], [aPerson(1, 2, { phone: phone(7) })]), moved)
    expect(persons.filter(({ after: { name } }) => name === personName(1))).toHaveLength(2)
    expect(new Set(persons.map(({ after: { _id } }) => _id)).size).toBe(persons.length)
  })

  test('编号里看不出手机', () => {
    for (const { _id, phone: number } of known.persons) expect([_id.includes(number), _id]).toEqual([false, tools.idOf('person', `${known.persons.find((one) => one._id === _id)!.unitId}/${known.persons.find((one) => one._id === _id)!.name}`)])
  })
})

describe('与章程不符的事实只标明，不拒绝', () => {
  const officer = (n: number, unit: number, posts: string, own = {}) => aPerson(n, unit, { posts, ...term, ...own })
  const flagged = (persons: Parameters<typeof book>[1], units: Parameters<typeof book>[0] = [aUnit(1), aUnit(2)]) => {
    const { flaws, flags } = check(book(units, persons))
    expect(flaws).toEqual([])
    return flags.filter(({ column }) => column !== '名称').map(({ sheet, row, column, clause }) => `${sheet} ${row} ${column} ${clause}`)
  }
  const chair = officer(0, 1, '理事长、理事')

  test.each<[string, Parameters<typeof book>[1], string[]]>([
    ['秘书长在另一单位，是理事', [chair, officer(1, 2, '秘书长、理事')], []],
    ['秘书长与理事长同单位', [chair, officer(1, 1, '秘书长')], ['人员 3 集团职务 X33']],
    ['秘书长在另一单位，不是理事', [chair, officer(1, 2, '秘书长')], ['人员 3 集团职务 CH13.1b']],
    ['常务副理事长是副理事长', [officer(0, 1, '常务副理事长、副理事长、理事')], []],
    ['常务副理事长不是副理事长', [officer(0, 1, '常务副理事长、理事')], ['人员 2 集团职务 X7']],
    ['六十周岁生日当天', [officer(0, 1, '理事长、理事', { birth: '1966-12-08' })], []],
    ['六十周岁零一天', [officer(0, 1, '理事长、理事', { birth: '1966-12-07' })], ['人员 2 出生年月 X26']],
    ['六十一周岁前一天', [officer(0, 1, '理事长、理事', { birth: '1965-12-09' })], ['人员 2 出生年月 X26']],
    ['六十一周岁生日', [officer(0, 1, '理事长、理事', { birth: '1965-12-08' })], ['人员 2 出生年月 CH16.3']],
    ['只知道本月满六十', [officer(0, 1, '理事长、理事', { birth: '1966-12' })], ['人员 2 出生年月 X26']],
    ['只知道下月满六十', [officer(0, 1, '理事长、理事', { birth: '1967-01' })], []],
    ['理事不论年龄', [officer(0, 1, '理事', { birth: '1950-01-01' })], []],
    ['今天届满，今天还在任', [officer(0, 1, '理事', { until: TODAY })], []],
    ['昨天届满', [officer(0, 1, '理事', { until: '2026-12-07' })], ['人员 2 届满日期 CH11c']],
    ['没写届满，三年还没到', [officer(0, 1, '理事', { from: '2023-12-08', until: null })], []],
    ['没写届满，三年已过', [officer(0, 1, '理事', { from: '2023-12-07', until: null })], ['人员 2 届满日期 CH11c']],
    ['上一届满了，这一届在任', [officer(0, 1, '理事', { from: '2022-12-20', until: '2025-12-20' }), officer(0, 1, '理事')], []],
    ['一人在两个单位', [officer(0, 1, '理事'), aPerson(0, 2)], ['人员 3 单位 X51']],
    ['同单位同名，号码不同', [aPerson(0, 1), aPerson(0, 1, { phone: phone(5) })], ['人员 3 手机 undefined']],
  ])('%s', (_, persons, flags) => {
    expect(flagged(persons)).toEqual(flags)
  })

  test.each([
    ['有日期', '2024-03-01', []],
    ['写了缺', '缺', ['单位 2 协议书签订日期 CH7']],
    ['留空', null, ['单位 2 协议书签订日期 CH7']],
  ])('协议书%s', (_, agreement, flags) => {
    expect(flagged([], [aUnit(1, { agreement })])).toEqual(flags)
  })

  test('没有在任理事的单位标明；一个人记在第一个单位', () => {
    const { flags, persons } = check(book([aUnit(1), aUnit(2)], [officer(0, 1, '理事'), aPerson(0, 2)]))
    expect(flags.filter(({ column }) => column === '名称').map(({ row, clause }) => [row, clause])).toEqual([[3, 'CH11a']])
    expect(persons.map(({ after: { unitName: name } }) => name)).toEqual([unitName(1)])
  })

  test.each([
    ['理事长', 'CH15.1'],
    ['秘书长', 'CH14b'],
  ])('两个%s同时在任，却是错', (post, clause) => {
    const { flaws } = check(book([aUnit(1), aUnit(2)], [officer(0, 1, post), officer(1, 2, post)]))
    expect(flaws).toMatchObject([{ row: 3, column: '集团职务', clause }])
  })

  test('两个副理事长不是错', () => {
    expect(check(book([aUnit(1), aUnit(2)], [officer(0, 1, '副理事长、理事'), officer(1, 2, '副理事长、理事')])).flaws).toEqual([])
  })
})

describe('最后一个能管理名册的人', () => {
  const keeper = (until: string, bound: object) => {
    const facts = after(book([aUnit(1)], [aPerson(0, 1, { posts: '秘书', from: '2026-01-01', until: '2028-12-19' })]))
    const roll = { ...facts, persons: facts.persons.map((one) => ({ ...one, bound })) }
    return places(check(book([], [aPerson(0, 1, { posts: '秘书', from: '2026-01-01', until })]), roll).flaws)
  }

  test.each([
    ['到昨天为止', '2026-12-07', { tcb: 'tcb:keeper' }, ['人员 2 集团职务']],
    ['到今天为止', '2026-12-08', { tcb: 'tcb:keeper' }, ['人员 2 集团职务']],
    ['到几年以后为止', '2028-12-18', { tcb: 'tcb:keeper' }, ['人员 2 集团职务']],
    ['与名册上写明的一样', '2028-12-19', { tcb: 'tcb:keeper' }, []],
    ['没有绑定过的人到昨天为止', '2026-12-07', {}, []],
  ])('导入让他的任期%s', (_, until, bound, flaws) => {
    expect(keeper(until, bound)).toEqual(flaws)
  })
})
