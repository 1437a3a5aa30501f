import { approvedPosting, decideClose, decideSubmit, type Said, type SubmitFacts } from 'shared/demand/rules'
import { kinds, KINDS } from 'shared/demand/kinds'
import { flawInText } from 'shared/demand/wording'
import { explain } from 'shared/charter/clauses'
import { isRefusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { NOW, posting, reviewed } from './posted'

const said = (over: Partial<Said> = {}): Said => ({
  side: 'need', kind: 'internship', title: '数控车工顶岗实习', fields: { trade: '数控技术应用' }, region: 'county', place: '', number: 10,
  from: null, until: null, description: '', contactId: 'person-a', ...over,
})
const by = { personId: 'person-a', name: '甲' }
const facts: SubmitFacts = {
  postingId: 'new', before: undefined, unit: { unitId: 'unit-05', unitName: '某厂', unitKind: 'enterprise' }, contact: by, by, pictures: [], spelled: ['shu', 'kong'],
}

test('每一类都有条文依据，条文都能打开', () => {
  const cited = KINDS.flatMap((kind) => kinds[kind].clauses)
  expect(cited.filter((id) => explain(id) === undefined)).toEqual([])
  expect(KINDS.filter((kind) => kinds[kind].clauses.length === 0)).toEqual([])
})

test('写好的交审核：第一稿，别人还找不到', () => {
  expect(decideSubmit(facts, said(), 0, NOW)).toMatchObject({
    value: { review: { state: 'checking', edition: 1 }, keys: [], listedSince: '', confirmedOn: null, at: NOW, standing: 'member', number: 10 },
  })
})

test.each<[string, Partial<Said>, string, string]>([
  ['缺专业', { fields: {} }, 'MISSING', 'fields.trade'],
  ['结束早于开始', { from: '2026-12-20', until: '2026-12-19' }, 'BACKWARDS', 'until'],
  ['昨天就结束了', { until: '2026-12-07' }, 'OVER', 'until'],
  ['标题写招聘', { title: '招聘数控车工' }, 'MARKET_WORDS', 'title'],
  ['描述写求 职', { description: '学生求 职' }, 'MARKET_WORDS', 'description'],
  ['说明里有手机号', { description: '电话 138 0000 0001' }, 'PHONE_IN_TEXT', 'description'],
  ['地点里有座机', { place: '联系0354-5000001' }, 'PHONE_IN_TEXT', 'place'],
])('%s：指出那一项', (_, over, code, field) => {
  expect(decideSubmit(facts, said(over), 0, NOW)).toMatchObject({ kind: 'refused', code, field })
})

test.each([
  ['今天结束还可以', { until: '2026-12-08' }], ['一天的也可以', { from: '2026-12-20', until: '2026-12-20' }], ['编号里的长数字不是电话', { description: '设备编号 20261208000123' }],
])('%s', (_, over) => expect(decideSubmit(facts, said(over), 0, NOW)).toMatchObject({ kind: 'accepted' }))

test('不计数的类别不留数量，别类的字段不留', () => {
  expect(decideSubmit(facts, said({ kind: 'technology', fields: { topic: '焊接', goal: '减少气孔', trade: '别类的' }, number: 3 }), 0, NOW)).toMatchObject({
    value: { number: null, fields: { topic: '焊接', goal: '减少气孔' } },
  })
})

test('拒绝时说清改成什么', () => {
  expect(flawInText('诚聘焊工', 'title')?.message).toContain('「人才需求」')
  expect(flawInText('实习岗位对接', 'title')).toBeUndefined()
})

test('修改是新的一稿：先后不变，旧稿不再列出；别人先改过就拒绝', () => {
  const before = posting('a', { at: NOW - 1000, by })
  const edited = decideSubmit({ ...facts, postingId: 'a', before }, said({ title: '钳工顶岗实习' }), 1, NOW)
  expect(edited).toMatchObject({ value: { at: NOW - 1000, order: before.order, keys: [], listedSince: '', confirmedOn: before.confirmedOn, review: { state: 'checking', edition: 2 } } })
  expect(decideSubmit({ ...facts, before }, said(), 0, NOW)).toMatchObject({ code: 'MOVED', field: 'edition' })
})

test.each<[string, Partial<SubmitFacts>, string]>([
  ['别单位的', { before: posting('a', { unitId: 'unit-09' }) }, 'NOT_YOURS'],
  ['已关闭的', { before: posting('a', { closed: { why: 'met', at: 0, by } }) }, 'CLOSED'],
  ['联系人不是本单位的', { contact: undefined }, 'NOT_OF_UNIT'],
])('%s不能改', (_, over, code) => {
  expect(decideSubmit({ ...facts, ...over }, said(), 'before' in over ? 1 : 0, NOW)).toMatchObject({ code })
})

test('通过之日起算，列出来，并告诉订阅的人；第二次通过不再告诉', () => {
  const waiting = posting('a', { confirmedOn: null, review: reviewed('waiting') })
  const { document, event } = approvedPosting(waiting, NOW)
  expect(document).toMatchObject({ confirmedOn: dayOf(NOW), listedSince: `${dayOf(NOW)}:a` })
  expect(document.keys).toEqual(expect.arrayContaining(['//', 'need//', '/internship/', 'need/internship/', 'need//数控', '/internship/数控车']))
  expect(event).toMatchObject({ audience: { kind: 'subscribers', topic: 'need/internship', except: 'unit-05' } })
  expect(approvedPosting({ ...waiting, confirmedOn: '2026-11-01' }, NOW).event).toBeUndefined()
})

test('审核时已经关闭的，通过了也不列出、不通知', () => {
  const closed = decideClose(posting('a', { confirmedOn: null, review: reviewed('waiting') }), 'dropped', by, NOW)
  if (isRefusal(closed)) throw new Error(closed.message)
  expect(approvedPosting(closed.value, NOW)).toEqual({ document: closed.value })
  expect(decideClose(closed.value, 'met', by, NOW)).toMatchObject({ code: 'CLOSED', message: expect.stringContaining('不再需要') })
})
