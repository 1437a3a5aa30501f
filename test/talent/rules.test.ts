import { qixian } from 'shared/charter/qixian'
import { isRefusal } from 'shared/kernel/decision'
import { addDays, addYears } from 'shared/kernel/time'
import { BANKS, banks } from 'shared/talent/banks'
import { decideAgree, decideConsent, decideWithdraw, holds, isGuarded, isInUse } from 'shared/talent/consent'
import { type Added, decideAdd, decideConfirm, decideEdit, decideRemove } from 'shared/talent/entry'
import { decideMend, distance } from 'shared/talent/identity'
import type { Identity, Request } from 'shared/talent/model'
import { type AnswerFacts, decideAnswer, decideAnswerMyself, decideLook, whyLapsed } from 'shared/talent/request'
import { hasAll, wantedWord, wordsOf } from 'shared/talent/find'
import { freshness, hiddenBefore, limitsOf, staleBefore } from 'shared/talent/fresh'
import type { Bank } from 'shared/talent/banks'
import { isShown, whyHidden } from 'shared/talent/show'
import { UNIT_KINDS, type UnitKind } from 'shared/unit/model'
import { AT, consent, entry, granted, identity, request, TODAY } from './bank'

const by = { personId: 'person-officer03', name: '信息员' }
const keeper = { ...by, unitId: 'unit-03', informs: true }
const limits = limitsOf(qixian)
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? [outcome.code, outcome.field] : 'accepted')

describe('新旧', () => {
  test.each([
    [0, 'fresh'], [31, 'fresh'], [32, 'stale'], [62, 'stale'], [63, 'hidden'], [400, 'hidden'],
  ] as const)('确认后第 %i 天：%s', (age, expected) => {
    const checkedOn = addDays(TODAY, -age)
    expect(freshness(checkedOn, TODAY, limits)).toBe(expected)
    expect([checkedOn < staleBefore(TODAY, limits), checkedOn < hiddenBefore(TODAY, limits)]).toEqual([expected !== 'fresh', expected === 'hidden'])
  })

  test('章程没有写明期限的，永远算新', () => {
    expect([freshness('2020-01-01', TODAY, null), staleBefore(TODAY, null), hiddenBefore(TODAY, null)]).toEqual(['fresh', '', ''])
  })
})

describe('同意', () => {
  const given = { purposes: ['practice'], until: '2027-06-30', how: 'paper', file: 'cloud://x' } as const
  test.each([
    ['今天到期', { until: TODAY }, 'accepted'],
    ['昨天到期', { until: addDays(TODAY, -1) }, ['CONSENT_OVER', 'until']],
    ['正好三年', { until: addYears(TODAY, 3) }, 'accepted'],
    ['三年多一天', { until: addDays(addYears(TODAY, 3), 1) }, ['CONSENT_TOO_LONG', 'until']],
    ['没有用途', { purposes: [] }, ['NO_PURPOSE', 'purposes']],
    ['没有签字的纸', { file: undefined }, ['NO_PAPER', 'file']],
    ['本人在自己账号里同意，不用纸', { how: 'account', file: undefined }, 'accepted'],
  ] as const)('%s', (_, over, expected) => {
    expect(codeOf(decideConsent({ ...given, ...over } as never, by, AT))).toEqual(expected)
  })

  test('最后一天还算，第二天不算；撤回的不算', () => {
    expect([holds(consent({ until: TODAY }), TODAY), holds(consent({ until: addDays(TODAY, -1) }), TODAY), holds(null, TODAY)]).toEqual([true, false, false])
    expect(holds(consent({ withdrawn: { at: AT, by, who: 'person' } }), TODAY)).toBe(false)
  })

  test.each([
    ['本单位的信息员', keeper, 'unit'],
    ['本人', { personId: 'person-x', name: '本人', unitId: 'unit-09', informs: false }, 'person'],
    ['本单位不管人才库的人', { ...keeper, informs: false }, undefined],
    ['别的单位的信息员', { ...keeper, unitId: 'unit-04' }, undefined],
  ] as const)('%s撤回', (_, asker, who) => {
    const outcome = decideWithdraw(entry('e', 'teacher', { personId: 'person-x' }), asker, AT)
    if (who === undefined) expect(codeOf(outcome)).toEqual(['NO_ENTRY', 'entryId'])
    else expect(outcome).toMatchObject({ value: { state: 'withdrawn', consent: { until: '2027-11-30', withdrawn: { who } } } })
  })

  test('撤回以后再同意，原来的同意留着', () => {
    const withdrawn = decideWithdraw(entry('e', 'teacher', { personId: 'person-x' }), keeper, AT)
    if (isRefusal(withdrawn)) throw new Error(withdrawn.message)
    const again = decideAgree(withdrawn.value, { personId: 'person-x', name: '本人' }, { purposes: ['research'], until: '2027-01-01' }, AT + 1)
    expect(again).toMatchObject({ value: { state: 'open', consent: { how: 'account', purposes: ['research'] }, earlier: [{ withdrawn: { who: 'unit' } }] } })
    expect(codeOf(decideWithdraw(withdrawn.value, keeper, AT))).toEqual(['WITHDRAWN', 'entryId'])
  })

  test('别人不能替本人在账号里同意', () => {
    expect(codeOf(decideAgree(entry('e', 'teacher', { personId: 'person-x' }), by, { purposes: ['research'], until: '2027-01-01' }, AT))).toEqual(['NO_ENTRY', 'entryId'])
  })
})

describe('十四周岁', () => {
  test.each([
    ['生日前一天', '2012-12-09', true],
    ['生日当天', '2012-12-08', false],
    ['只知道这个月出生', '2012-12', true],
    ['只知道上个月出生', '2012-11', false],
    ['早已成年', '1999-01-01', false],
  ])('%s（%s）：要监护人 %s', (_, birth, guarded) => expect(isGuarded(birth, TODAY)).toBe(guarded))

  test.each([['2026-12-30', true], ['2026-12-31', false]])('十二月出生的，%s', (today, guarded) => expect(isGuarded('2012-12', today)).toBe(guarded))
})

const unit = (kind: UnitKind) => ({ _id: 'unit-03', kind })
const facts = (kind: UnitKind, about?: { personId: string }) => ({ entryId: 'new', unit: unit(kind), by, about })
const paper = { purposes: ['practice'], until: '2027-06-30', file: 'cloud://paper' } as const
const who = { name: '孙同学', number: '1', phone: '', birth: '2009-05-12' }
const said: Readonly<Record<Bank, Added>> = {
  teacher: { bank: 'teacher', fields: { name: '林', trade: '数控' }, consent: paper },
  student: { bank: 'student', fields: { trade: '数控', skills: '车工', year: '2024 级' }, identity: who, consent: paper },
  technician: { bank: 'technician', fields: { name: '钱', trade: '钳工' }, consent: paper },
  need: { bank: 'need', fields: { trade: '数控', skills: '编程' } },
}

describe('入库', () => {
  /** By hand, from VI2f: schools know teachers and students, companies their technicians and needs. */
  const KEEP: Readonly<Record<Bank, readonly UnitKind[]>> = {
    teacher: ['school', 'institute', 'institution'],
    student: ['school'],
    technician: ['enterprise', 'association', 'institute', 'institution'],
    need: ['enterprise', 'association', 'institute', 'institution'],
  }
  test.each(BANKS.flatMap((bank) => UNIT_KINDS.map((kind) => [bank, kind] as const)))('%s 由 %s 登记', (bank, kind) => {
    const outcome = decideAdd(facts(kind), said[bank], AT)
    expect(codeOf(outcome)).toEqual(KEEP[bank].includes(kind) ? 'accepted' : ['NOT_YOUR_BANK', 'bank'])
    if (isRefusal(outcome)) expect(outcome.clause).toBe('VI2f')
  })

  const { consent: _, ...withoutPaper } = said.teacher
  test.each([
    ['没有同意，也没有账号', 'teacher', withoutPaper, ['NO_CONSENT', 'consent']],
    ['缺专业领域', 'teacher', { ...said.teacher, fields: { name: '林' } }, ['MISSING', 'fields.trade']],
    ['职称太长', 'teacher', { ...said.teacher, fields: { name: '林', trade: '数控', title: '长'.repeat(31) } }, ['TOO_LONG', 'fields.title']],
    ['教师没有年级这一项', 'teacher', { ...said.teacher, fields: { name: '林', trade: '数控', year: '2024' } }, ['STRAY_FIELD', 'fields.year']],
    ['学生的姓名不能写进大家看得到的项目', 'student', { ...said.student, fields: { ...said.student.fields, name: '孙同学' } }, ['STRAY_FIELD', 'fields.name']],
    ['教师没有另存的身份', 'teacher', { ...said.teacher, identity: who }, ['STRAY_FIELD', 'identity']],
    ['学生没有写是谁', 'student', { bank: 'student', fields: said.student.fields, consent: paper }, ['MISSING', 'identity']],
    ['出生写错', 'student', { ...said.student, identity: { ...who, birth: '09.5.12' } }, ['BAD_BIRTH', 'identity.birth']],
    ['还没出生', 'student', { ...said.student, identity: { ...who, birth: '2030-05-12' } }, ['BAD_BIRTH', 'identity.birth']],
    ['未满十四，没有监护人同意', 'student', { ...said.student, identity: { ...who, birth: '2012-12-09' } }, ['GUARDIAN', 'identity.guardian']],
    ['未满十四，监护人同意', 'student', { ...said.student, identity: { ...who, birth: '2012-12-09', guardian: 'cloud://g' } }, 'accepted'],
    ['今天满十四', 'student', { ...said.student, identity: { ...who, birth: '2012-12-08' } }, 'accepted'],
    ['选的人不是本单位的', 'teacher', { ...withoutPaper, personId: 'person-far' }, ['NOT_OF_UNIT', 'personId']],
    ['同意书已过期', 'teacher', { ...said.teacher, consent: { ...paper, until: '2026-12-07' } }, ['CONSENT_OVER', 'consent.until']],
  ] as const)('%s', (_, __, given, expected) => {
    expect(codeOf(decideAdd(facts('school'), given as Added, AT))).toEqual(expected)
  })

  test('需求不涉及个人，不收同意书', () => {
    expect(codeOf(decideAdd(facts('enterprise'), { ...said.need, consent: paper }, AT))).toEqual(['NOBODYS', 'consent'])
  })

  test('选了有账号的本人：等本人同意，别人看不到；同意书在手的立即可用', () => {
    const asked = decideAdd(facts('school', { personId: 'person-x' }), { ...withoutPaper, personId: 'person-x' }, AT)
    expect(asked).toMatchObject({ value: { entry: { state: 'asked', consent: null, personId: 'person-x', review: { state: 'checking', edition: 1 } }, handedIn: true } })
    expect(decideAdd(facts('school'), said.teacher, AT)).toMatchObject({ value: { entry: { state: 'open', consent: { how: 'paper', file: 'cloud://paper' } } } })
  })

  test('学生的姓名、学号、电话、出生不在条目里，也查不到', () => {
    const outcome = decideAdd(facts('school'), { ...said.student, identity: { ...who, name: '雀姓名', number: '雀学号', phone: '雀电话' } }, AT)
    if (isRefusal(outcome)) throw new Error(outcome.message)
    expect(JSON.stringify(outcome.value.entry)).not.toMatch(/雀|2009-05-12/)
    expect(outcome.value.identity).toMatchObject({ _id: 'new', name: '雀姓名', number: '雀学号', phone: '雀电话' })
  })
})

describe('修改', () => {
  const old = entry('e', 'student')
  const is = identity('e')
  const { name, number, phone, birth } = is
  const facts = { entry: old, identity: is, unitId: 'unit-03', by }
  const edited = { edition: 1, fields: old.fields, identity: { v: 1, name, number, phone, birth } }

  test('看到的不是最新一稿，不改', () => {
    expect(codeOf(decideEdit(facts, { ...edited, edition: 0 }, AT))).toEqual(['EDITED_MEANWHILE', 'edition'])
  })
  test('别的单位改不了，移出的改不了', () => {
    expect(codeOf(decideEdit({ ...facts, unitId: 'unit-04' }, edited, AT))).toEqual(['NO_ENTRY', 'entryId'])
    expect(codeOf(decideEdit({ ...facts, entry: { ...old, state: 'removed' } }, edited, AT))).toEqual(['REMOVED', 'entryId'])
  })
  test('文字没有变：不再审核，算今天确认', () => {
    expect(decideEdit(facts, edited, AT)).toMatchObject({ value: { handedIn: false, entry: { checkedOn: TODAY, review: { state: 'approved', edition: 1 } } } })
  })
  test('文字变了：第二稿重新审核', () => {
    const outcome = decideEdit(facts, { ...edited, fields: { ...old.fields, skills: '铣工' } }, AT)
    expect(outcome).toMatchObject({ value: { handedIn: true, entry: { review: { state: 'checking', edition: 2 } } } })
    if (!isRefusal(outcome)) expect([outcome.value.entry.words.includes('铣工'), outcome.value.entry.words.includes('车工')]).toEqual([true, false])
  })
  test('身份没有变的不写；看过以后被人改过的身份不盖掉', () => {
    expect(decideEdit(facts, edited, AT)).toMatchObject({ value: { identity: null } })
    expect(codeOf(decideEdit(facts, { ...edited, identity: { ...edited.identity, v: 0 } }, AT))).toEqual(['EDITED_MEANWHILE', 'identity.v'])
    expect(decideEdit(facts, { ...edited, identity: { ...edited.identity, phone: '19900000011' } }, AT)).toMatchObject({ value: { identity: { ...is, phone: '19900000011' } } })
  })
  test('移出以后，学生是谁不再保留', () => {
    expect(decideRemove(old, identity('e', { guardian: 'cloud://g' }), 'unit-03')).toEqual({
      kind: 'accepted',
      value: { entry: { ...old, state: 'removed' }, identity: { _id: 'e', v: 1, unitId: 'unit-03', name: '', number: '', phone: '', birth: '' } },
    })
  })
})

describe('身份的更正', () => {
  const mend = (given: object, over: Partial<Identity> = {}) => {
    const before = identity('e', over)
    const { name, number, phone, birth } = before
    return decideMend(before, { name, number, phone, birth, ...given }, by, AT)
  }
  const ANOTHER = (field: string) => ['ANOTHER_PERSON', `identity.${field}`]
  test.each([
    ['名字错一个字', {}, { name: '孙同字' }, 'noted'],
    ['名字漏一个字', {}, { name: '孙小同学' }, 'noted'],
    ['名字错两个字', {}, { name: '周同字' }, ANOTHER('name')],
    ['学号错一位', {}, { number: 'XH2024007' }, 'noted'],
    ['学号错两位', {}, { number: 'XH2024017' }, ANOTHER('number')],
    ['出生错一位', {}, { birth: '2009-05-13' }, 'noted'],
    ['出生错两位', {}, { birth: '2009-05-23' }, ANOTHER('birth')],
    ['名字和学号各错一个', {}, { name: '孙同字', number: 'XH2024007' }, ANOTHER('name')],
    ['补上原来没有的学号', { number: '' }, { number: 'XH2024001' }, 'plain'],
    ['学号删去', {}, { number: '' }, 'noted'],
    ['年月补到日', { birth: '2009-05' }, { birth: '2009-05-12' }, 'plain'],
    ['年月补成别的月', { birth: '2009-05' }, { birth: '2009-11-12' }, ANOTHER('birth')],
    ['只换电话', {}, { phone: '19900000000' }, 'plain'],
    ['整个换人', {}, { name: '林某', number: 'XH9', birth: '2008-01-01' }, ANOTHER('name')],
    ['更正以后再更正一个字：和同意时比，已是两个', { name: '孙同字', corrected: [{ at: AT, by, was: { name: '孙同学', number: 'XH2024001', birth: '2009-05-12' } }] }, { name: '周同字' }, ANOTHER('name')],
    ['更正以后改回来', { name: '孙同字', corrected: [{ at: AT, by, was: { name: '孙同学', number: 'XH2024001', birth: '2009-05-12' } }] }, { name: '孙同学' }, 'noted'],
    ['学号先删去，不能再填成别的', { number: '', corrected: [{ at: AT, by, was: { name: '孙同学', number: 'XH2024001', birth: '2009-05-12' } }] }, { number: 'XH9' }, ANOTHER('number')],
    ['出生写错', {}, { birth: '09.5.12' }, ['BAD_BIRTH', 'identity.birth']],
    ['更正后今天未满十四：原来的同意不够', { birth: '2012-12-08' }, { birth: '2012-12-09' }, ['GUARDIAN', 'identity.birth']],
    ['同上，传了监护人的也要另登记', { birth: '2012-12-08' }, { birth: '2012-12-09', guardian: 'cloud://g' }, ['GUARDIAN', 'identity.birth']],
    ['本来就未满十四，有监护人的：更正留着监护人', { birth: '2013-01-01', guardian: 'cloud://g' }, { birth: '2013-01-02' }, 'noted'],
  ] as const)('%s', (_, over, given, expected) => {
    const outcome = mend(given, over as Partial<Identity>)
    if (typeof expected !== 'string') return expect(codeOf(outcome)).toEqual(expected)
    if (isRefusal(outcome)) throw new Error(outcome.message)
    const earlier = (over as Partial<Identity>).corrected?.length ?? 0
    expect(outcome.value).toMatchObject(given)
    expect((outcome.value.corrected?.length ?? 0) - earlier).toBe(expected === 'noted' ? 1 : 0)
    return expect(outcome.value.guardian).toBe((over as Partial<Identity>).guardian)
  })
  test.each([['', '', 0], ['甲', '', 1], ['', '甲乙', 2], ['甲乙', '乙甲', 2], ['甲乙丙', '甲丙', 1], ['2009-05-12', '2009-05-21', 2]])('「%s」和「%s」差 %i 个字', (one, other, expected) => {
    expect([distance(one, other), distance(other, one)]).toEqual([expected, expected])
  })
})

describe('查看申请', () => {
  const one = request('s')
  const of = entry('s', 'student')
  const still = { person: { unitId: 'unit-11' }, unit: { _id: 'unit-11' } }
  const answer = (over: Partial<AnswerFacts> = {}) =>
    decideAnswer({ request: one, entry: of, identity: identity('s'), asker: keeper, applicant: still, ...over }, { agrees: true, until: '2027-01-31', file: 'cloud://p' }, AT)
  const GONE = [
    ['已不在名册上', { ...still, person: undefined }, '副理事长已不在集团名册上'],
    ['去了别的单位', { ...still, person: { unitId: 'unit-04' } }, '副理事长已不在磐石建筑有限公司'],
    ['单位不在了', { ...still, unit: undefined }, '磐石建筑有限公司已不是集团成员'],
  ] as const

  test('申请的人还在原单位，可以同意', () => {
    expect(answer()).toMatchObject({ value: { state: 'granted' } })
  })
  test.each(GONE)('申请的人%s：学校和本人都不能再同意，可以不同意；已同意的看不到', (_, applicant, says) => {
    expect(answer({ applicant })).toMatchObject({ code: 'ASKER_GONE', field: 'requestId', message: `${says}，这件申请不能再答应` })
    const facts = { request: { ...one, personId: 'p-x' }, entry: of, identity: identity('s'), asker: { ...keeper, personId: 'p-x' }, applicant }
    expect(codeOf(decideAnswerMyself(facts, { agrees: true, reason: '' }, AT))).toEqual(['ASKER_GONE', 'requestId'])
    expect(decideAnswerMyself(facts, { agrees: false, reason: '不愿' }, AT)).toMatchObject({ value: { state: 'refused' } })
    expect(whyLapsed(one, of, applicant, TODAY)).toContain(says)
    expect(codeOf(decideLook({ request: granted('s'), entry: of, identity: identity('s'), applicant }, one.by, AT))).toEqual(['GRANT_OVER', 'requestId'])
  })
  test.each([
    ['还在等答复', one, of, undefined],
    ['同意已撤回', one, { ...of, state: 'withdrawn' as const }, '本人的同意已经撤回'],
    ['同意重新给过', one, { ...of, consent: consent({ at: AT }) }, '重新给过'],
    ['条目没有了', one, undefined, '本人的同意已经撤回'],
    ['已有结果的不再关闭', granted('s'), { ...of, state: 'withdrawn' as const }, undefined],
  ])('%s', (_, what, on, says) => {
    const why = whyLapsed(what, on, still, TODAY)
    if (says === undefined) expect(why).toBeUndefined()
    else expect(why).toContain(says)
  })
  test('查看那天未满十四的，只凭监护人签字的那一份给看（B79）', () => {
    const young = identity('s', { birth: '2012-12-09', guardian: 'cloud://g' })
    const byAccount = granted('s', { person: { at: AT, by, how: 'account' } })
    const look = (what: Request, who: Identity) => codeOf(decideLook({ request: what, entry: of, identity: who, applicant: still }, one.by, AT))
    expect([look(granted('s'), young), look(byAccount, young)]).toEqual(['accepted', ['GUARDIAN', 'requestId']])
    expect(look(byAccount, { ...young, birth: '2012-12-08' })).toBe('accepted')
  })
  test('学校先同意了，监护人的签字后到：可以补上', () => {
    const half = { ...one, personId: 'p-x', school: { at: AT, by, how: 'account' as const }, until: '2027-01-31' }
    expect(answer({ request: half })).toMatchObject({ value: { state: 'granted', person: { how: 'paper' } } })
    expect(codeOf(decideAnswer({ request: half, entry: of, identity: identity('s'), asker: keeper, applicant: still }, { agrees: true, until: '2027-01-31' }, AT))).toEqual(['AGREED_ALREADY', 'requestId'])
  })
})

describe('仍有效', () => {
  const old = entry('a', 'teacher', { checkedOn: '2026-10-20' })
  const confirm = (found = [old], seen = [{ entryId: 'a', v: 1 }], unitId = 'unit-03') => decideConfirm(found, unitId, seen, TODAY)

  test('看到的那一版：从今天起算', () => {
    expect(confirm()).toMatchObject({ value: { confirmed: [{ checkedOn: TODAY, rank: `${TODAY}:a` }], left: 0 } })
  })
  test.each([
    ['看过以后被改过', { v: 2 }],
    ['同意撤回了', { state: 'withdrawn' }],
    ['同意到期了', { consent: consent({ until: '2026-12-07' }) }],
  ] as const)('%s：留着不动，数出来', (_, over) => {
    expect(confirm([{ ...old, ...over }])).toMatchObject({ value: { confirmed: [], left: 1 } })
  })
  test('别的单位的、没有的、一条也没有的', () => {
    expect(codeOf(confirm([old], [{ entryId: 'a', v: 1 }], 'unit-04'))).toEqual(['NO_ENTRY', 'entries.0.entryId'])
    expect(codeOf(confirm([old], [{ entryId: 'a', v: 1 }, { entryId: 'b', v: 1 }]))).toEqual(['NO_ENTRY', 'entries.1.entryId'])
    expect(codeOf(confirm([old], []))).toEqual(['NOTHING_SEEN', 'entries'])
  })
})

describe('显示', () => {
  test.each([
    ['在用、审过、新近确认', {}, undefined],
    ['等本人同意', { state: 'asked', consent: null }, '等本人同意'],
    ['撤回', { state: 'withdrawn' }, '同意已撤回'],
    ['移出', { state: 'removed' }, '已移出人才库'],
    ['同意昨天到期', { consent: consent({ until: '2026-12-07' }) }, '同意已到期'],
    ['同意今天到期', { consent: consent({ until: TODAY }) }, undefined],
    ['审核中', { review: { state: 'waiting', edition: 1, at: AT, by: null, reason: null } }, '正在审核'],
    ['退回', { review: { state: 'returned', edition: 1, at: AT, by: null, reason: '写了电话' } }, '审核退回：写了电话'],
    ['第 62 天', { checkedOn: addDays(TODAY, -62) }, undefined],
    ['第 63 天', { checkedOn: addDays(TODAY, -63) }, '太久没有确认'],
  ] as const)('%s：%s', (_, over, why) => {
    const one = entry('e', 'teacher', over)
    expect([whyHidden(one, TODAY, limits), isShown(one, TODAY, limits)]).toEqual([why, why === undefined])
  })

  test('需求不用同意', () => {
    expect([isInUse(entry('n', 'need'), TODAY), isInUse(entry('t', 'teacher', { consent: null }), TODAY)]).toEqual([true, false])
  })
})

describe('查找', () => {
  const fields = { trade: '数控技术', skills: '车工、CAD 制图', year: '2024 级', region: '城东' }
  test.each([
    ['数控', true], ['控技', true], ['数控技术', true], ['cad', true], ['车工 城东', true], ['数控 城西', false], ['焊', false], ['数控铣床', false], ['', true],
  ])('「%s」查到 %s', (typed, found) => {
    const word = wantedWord(typed)
    expect((word === undefined || wordsOf('student', fields).includes(word)) && hasAll('student', fields, typed)).toBe(found)
  })
  test('只收大家看得到又值得查的项目', () => {
    expect(wordsOf('teacher', { name: '林', trade: '数控', work: '攻关', reach: '热线' })).toEqual(['林', '数', '控', '数控'])
    expect(BANKS.flatMap((bank) => banks[bank].fields.filter(({ found, field }) => found && (field === 'reach' || field === 'work')))).toEqual([])
  })
})
