import { qixian } from 'shared/charter/qixian'
import { type Department, type DepartmentBook, membersOn, MOST_MEMBERS, standsOn, type Stint } from 'shared/department/model'
import { decideAdd, decideCorrect, decideDissolve, decideHead, decideLeave, decideSetUp, enteredBodies, headOn, MOST_DEPARTMENTS } from 'shared/department/rules'
import type { HeldPost } from 'shared/identity/model'
import { chinaTime } from 'shared/kernel/time'
import type { Person } from 'shared/person/model'

const NOW = chinaTime('2026-12-08T09:00')
const [TODAY, TOMORROW] = ['2026-12-08', '2026-12-09']
const SINCE = '2026-03-01'

const department = (stints: readonly Stint[] = [], over: Partial<Department> = {}): Department => ({
  _id: 'd1', v: 4, name: '联络部', purpose: '', body: 'department', since: SINCE, source: '大会决议', stints, by: '旧人', at: 0, ...over,
})
const dissolved = (on: string) => ({ on, source: '大会决议', by: '秘书', at: 0 })
const member = (personId: string, since = SINCE, left?: string): Stint => ({ personId, role: 'member', since, ...(left !== undefined && { left }) })
const head = (personId: string, since = SINCE): Stint => ({ personId, role: 'head', since })
const person = (_id: string, posts: readonly HeldPost[] = []): Person => ({
  _id, v: 1, name: `${_id}某`, pinyin: _id, initials: _id, unitId: 'u1', unitName: '某校', title: '', phone: '', posts,
})
const asHead = (from: string, until?: string): HeldPost[] => [{ post: 'departmentHead', from, ...(until !== undefined && { until, ended: { why: '卸任', by: '秘书', at: 0 } }) }]
const book = (...names: string[]): DepartmentBook => ({ _id: 'departments', v: 7, taken: names.map((name, n) => ({ departmentId: `d${n + 1}`, name })) })
const outcome = (decision: { kind: string; code?: string; field?: string }): string => [decision.code ?? decision.kind, decision.field].filter(Boolean).join(' ')

describe('设立', () => {
  const given = { name: '资金监管部', purpose: '', body: 'department', since: TODAY, source: '大会决议' }
  test.each([
    ['今天设立', {}, book('联络部'), 'accepted'],
    ['第一个', {}, undefined, 'accepted'],
    ['明天设立', { since: TOMORROW }, undefined, 'AHEAD since'],
    ['同名', { name: '联络部' }, book('联络部'), 'NAME_TAKEN name'],
    ['考核委员会也由决议设立', { body: 'assessmentCommittee' }, undefined, 'accepted'],
    ['秘书处的人随职务，不在这里登记', { body: 'secretariat' }, undefined, 'NO_BODY body'],
    ['章程没有的', { body: 'court' }, undefined, 'NO_BODY body'],
    ['差一个满', {}, book(...Array.from({ length: MOST_DEPARTMENTS - 1 }, (_, n) => `部${n}`)), 'accepted'],
    ['满了', {}, book(...Array.from({ length: MOST_DEPARTMENTS }, (_, n) => `部${n}`)), 'FULL'],
  ])('%s', (_, over, taken, expected) => {
    expect(outcome(decideSetUp(qixian, { ...given, ...over }, taken, '秘书', 'd9', NOW))).toBe(expected)
  })

  test('名字记入名录', () => {
    expect(decideSetUp(qixian, given, book('联络部'), '秘书', 'd9', NOW)).toMatchObject({
      value: { department: { _id: 'd9', v: 0, stints: [], by: '秘书' }, book: { v: 7, taken: [{ name: '联络部' }, { departmentId: 'd9', name: '资金监管部' }] } },
    })
  })

  test('可以登记的是章程里由决议设立、成员逐一登记的机构', () => {
    expect(enteredBodies(qixian).map(({ clause }) => clause)).toEqual(['CH12.3', 'CH18.3'])
  })
})

describe('更正', () => {
  const two = book('联络部', '项目管理部')
  test.each<[string, Parameters<typeof decideCorrect>[1], Department, string]>([
    ['改名', { name: '成员联络部' }, department(), 'accepted'],
    ['名字不变', { name: '联络部', purpose: '联系成员' }, department(), 'accepted'],
    ['改成别人的名字', { name: '项目管理部' }, department(), 'NAME_TAKEN name'],
    ['设立就在第一个成员那天', { since: '2026-04-01' }, department([member('a', '2026-04-01')]), 'accepted'],
    ['设立晚于第一个成员', { since: '2026-04-02' }, department([member('a', '2026-04-01')]), 'AFTER_MEMBERS since'],
    ['设立在明天', { since: TOMORROW }, department(), 'AHEAD since'],
    ['已撤销', { name: '新名' }, department([], { dissolved: dissolved(TODAY) }), 'DISSOLVED departmentId'],
  ])('%s', (_, given, before, expected) => {
    expect(outcome(decideCorrect(before, given, two, '秘书', NOW))).toBe(expected)
  })

  test('改名以后旧名空出来', () => {
    expect(decideCorrect(department(), { name: '成员联络部' }, two, '秘书', NOW)).toMatchObject({ value: { book: { taken: [{ name: '项目管理部' }, { departmentId: 'd1', name: '成员联络部' }] } } })
  })
})

describe('成员', () => {
  test.each<[string, Stint, string, boolean]>([
    ['开始前一天', member('a', TODAY), '2026-12-07', false],
    ['开始当天', member('a', TODAY), TODAY, true],
    ['离开前一天', member('a', SINCE, TODAY), '2026-12-07', true],
    ['离开当天', member('a', SINCE, TODAY), TODAY, false],
  ])('算不算成员：%s', (_, stint, day, expected) => {
    expect(membersOn(department([stint]), day).length === 1).toBe(expected)
  })

  test.each([
    ['设立前一天', '2026-02-28', undefined, false],
    ['设立当天', SINCE, undefined, true],
    ['撤销前一天', '2026-12-07', TODAY, true],
    ['撤销当天', TODAY, TODAY, false],
  ])('机构在不在：%s', (_, day, on, expected) => {
    const one = department([member('a')], on === undefined ? {} : { dissolved: dissolved(on) })
    expect([standsOn(one, day), membersOn(one, day).length === 1]).toEqual([expected, expected])
  })

  test.each<[string, readonly string[], string, readonly Stint[], string]>([
    ['几个人一起', ['a', 'b'], TODAY, [], 'accepted'],
    ['从设立那天起', ['a'], SINCE, [], 'accepted'],
    ['比设立早一天', ['a'], '2026-02-28', [], 'TOO_EARLY since'],
    ['从明天起', ['a'], TOMORROW, [], 'AHEAD since'],
    ['没有选人', [], TODAY, [], 'MEMBERS_ALREADY personIds'],
    ['都已经是成员', ['a'], TODAY, [member('a')], 'MEMBERS_ALREADY personIds'],
    ['离开过，从离开那天起再来', ['a'], '2026-06-01', [member('a', SINCE, '2026-06-01')], 'accepted'],
    ['离开过，再来早一天', ['a'], '2026-05-31', [member('a', SINCE, '2026-06-01')], 'OVERLAPS since'],
    ['刚好满', ['z'], TODAY, Array.from({ length: MOST_MEMBERS - 1 }, (_, n) => member(`p${n}`)), 'accepted'],
    ['多一个', ['z'], TODAY, Array.from({ length: MOST_MEMBERS }, (_, n) => member(`p${n}`)), 'FULL personIds'],
    ['走了的不占位', ['z'], TODAY, Array.from({ length: MOST_MEMBERS }, (_, n) => member(`p${n}`, SINCE, n === 0 ? TODAY : undefined)), 'accepted'],
    ['历来的登记也有个数', ['z'], TODAY, Array.from({ length: 1000 }, (_, n) => member(`p${n}`, SINCE, SINCE)), 'FULL personIds'],
  ])('添加：%s', (_, personIds, since, stints, expected) => {
    expect(outcome(decideAdd(department(stints), personIds, since, '秘书', NOW))).toBe(expected)
  })

  test('添加时已在其中的和重复的不多记一次', () => {
    expect(decideAdd(department([member('a')]), ['a', 'b', 'b'], TODAY, '秘书', NOW)).toMatchObject({ value: { added: ['b'], department: { stints: [{ personId: 'a' }, { personId: 'b' }] } } })
  })

  test.each<[string, string, string, string]>([
    ['今天起不再是', 'a', TODAY, 'accepted'],
    ['开始那天就不是', 'a', SINCE, 'accepted'],
    ['早于开始', 'a', '2026-02-28', 'ENDS_BEFORE left'],
    ['明天起', 'a', TOMORROW, 'AHEAD left'],
    ['不是成员的', 'x', TODAY, 'NOT_MEMBER personId'],
    ['走过了的', 'c', TODAY, 'NOT_MEMBER personId'],
  ])('移出：%s', (_, personId, left, expected) => {
    expect(outcome(decideLeave(department([member('a'), member('c', SINCE, '2026-06-01')]), personId, left, '调离', '秘书', NOW))).toBe(expected)
  })

  test('移出的留在经过里；开始那天就移出的等于没有登记过', () => {
    const of = (left: string) => decideLeave(department([member('a')]), 'a', left, '调离', '秘书', NOW)
    expect(of(TODAY)).toMatchObject({ value: { stints: [{ personId: 'a', left: TODAY, why: '调离' }] } })
    expect(of(SINCE)).toMatchObject({ value: { stints: [] } })
  })
})

describe('负责人', () => {
  test.each<[string, readonly HeldPost[], string, readonly Stint[], string]>([
    ['成员，名册上在任', asHead(SINCE), TODAY, [member('a')], 'accepted'],
    ['还不是成员，名册上在任', asHead(SINCE), TODAY, [], 'accepted'],
    ['从任职那天起', asHead('2026-06-01'), '2026-06-01', [member('a')], 'accepted'],
    ['比任职早一天', asHead('2026-06-01'), '2026-05-31', [member('a')], 'NOT_ON_ROLL personId'],
    ['任职到今天', asHead(SINCE, TODAY), TODAY, [member('a')], 'accepted'],
    ['任职到昨天', asHead(SINCE, '2026-12-07'), SINCE, [member('a')], 'NOT_ON_ROLL personId'],
    ['名册上没有', [], TODAY, [member('a')], 'NOT_ON_ROLL personId'],
    ['已经是负责人', asHead(SINCE), TODAY, [head('a')], 'HEAD_ALREADY personId'],
    ['早于自己成为成员', asHead(SINCE), '2026-05-31', [member('a', '2026-06-01')], 'OVERLAPS since'],
    ['早于现任开始', asHead(SINCE), '2026-05-31', [head('b', '2026-06-01')], 'OVERLAPS since'],
    ['与现任同一天开始', asHead(SINCE), '2026-06-01', [head('b', '2026-06-01')], 'accepted'],
    ['从明天起', asHead(SINCE), TOMORROW, [], 'AHEAD since'],
    ['早于设立', asHead('2026-01-01'), '2026-02-28', [], 'TOO_EARLY since'],
  ])('%s', (_, posts, since, stints, expected) => {
    const decided = decideHead(qixian, department(stints), person('a', posts), since, '秘书', NOW)
    expect(outcome(decided)).toBe(expected)
    if (decided.kind === 'refused' && decided.code === 'NOT_ON_ROLL') expect(decided.clause).toBe('CH15.4')
  })

  test('原来的负责人留作成员，两人的经过都在', () => {
    const decided = decideHead(qixian, department([head('b'), member('a')]), person('a', asHead(SINCE)), TODAY, '秘书', NOW)
    expect(decided).toMatchObject({
      value: {
        stints: [
          { personId: 'b', role: 'head', left: TODAY, why: '由a某接任' }, { personId: 'b', role: 'member', since: TODAY },
          { personId: 'a', role: 'member', left: TODAY, why: '任负责人' }, { personId: 'a', role: 'head', since: TODAY },
        ],
      },
    })
  })

  test('同一天改登记的，前一个负责人等于没有任过', () => {
    const decided = decideHead(qixian, department([head('b', TODAY)]), person('a', asHead(SINCE)), TODAY, '秘书', NOW)
    expect(decided).toMatchObject({ value: { stints: [{ personId: 'b', role: 'member', since: TODAY }, { personId: 'a', role: 'head', since: TODAY }] } })
  })

  test.each<[string, readonly HeldPost[], string | undefined]>([
    ['在任', asHead(SINCE), 'a'],
    ['今天是最后一天', asHead(SINCE, TODAY), 'a'],
    ['昨天卸任', asHead(SINCE, '2026-12-07'), undefined],
    ['名册上从来没有', [], undefined],
  ])('谁是负责人，以名册为准：%s', (_, posts, expected) => {
    expect(headOn(qixian, department([head('a'), member('b')]), new Map([['a', person('a', posts)]]), TODAY)).toBe(expected)
  })

  test('章程没有写负责人职务的委员会，登记了就是', () => {
    const committee = department([member('b')], { body: 'assessmentCommittee' })
    const decided = decideHead(qixian, committee, person('a'), TODAY, '秘书', NOW)
    expect(decided.kind === 'accepted' && headOn(qixian, decided.value, new Map(), TODAY)).toBe('a')
  })

  test('移出负责人以后没有负责人', () => {
    const decided = decideLeave(department([head('a')]), 'a', TODAY, '调离', '秘书', NOW)
    expect(decided.kind === 'accepted' && headOn(qixian, decided.value, new Map([['a', person('a', asHead(SINCE))]]), TODAY)).toBeUndefined()
  })
})

describe('撤销', () => {
  test.each<[string, string, Department, string]>([
    ['今天', TODAY, department([member('a')]), 'accepted'],
    ['明天', TOMORROW, department(), 'AHEAD on'],
    ['就在最后一次登记那天', '2026-06-01', department([member('a', '2026-06-01')]), 'accepted'],
    ['早于最后一次登记', '2026-05-31', department([member('a', '2026-06-01')]), 'ENDS_BEFORE on'],
    ['早于有人离开', '2026-05-31', department([member('a', SINCE, '2026-06-01')]), 'ENDS_BEFORE on'],
    ['已经撤销', TODAY, department([], { dissolved: dissolved(TODAY) }), 'DISSOLVED departmentId'],
  ])('%s', (_, on, before, expected) => {
    expect(outcome(decideDissolve(before, { on, source: '大会决议' }, book('联络部'), '秘书', NOW))).toBe(expected)
  })

  test('撤销以后名字空出来，谁也加不进去、移不出来', () => {
    expect(decideDissolve(department(), { on: TODAY, source: '大会决议' }, book('联络部', '项目管理部'), '秘书', NOW)).toMatchObject({ value: { book: { taken: [{ name: '项目管理部' }] } } })
    const gone = department([member('a')], { dissolved: dissolved(TODAY) })
    expect([
      outcome(decideAdd(gone, ['b'], TODAY, '秘书', NOW)),
      outcome(decideAdd(gone, ['a'], TODAY, '秘书', NOW)),
      outcome(decideLeave(gone, 'a', TODAY, '调离', '秘书', NOW)),
      outcome(decideHead(qixian, gone, person('a', asHead(SINCE)), TODAY, '秘书', NOW)),
    ]).toEqual(Array.from({ length: 4 }, () => 'DISSOLVED departmentId'))
  })
})
