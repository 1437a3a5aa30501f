import type { Contribution } from 'shared/bulletin/model'
import { decideAdopt, decideDecline, decideEdit, decideHandIn, decideKeep, decideReturn, decideWithdraw, isOpen, toMend } from 'shared/bulletin/rules'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { contribution, reviewed } from './prepared'

const NOW = chinaTime('2026-12-08T09:00')
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? `${outcome.code} ${outcome.field ?? ''}`.trim() : 'accepted')
const content = { kind: 'case' as const, title: '新标题', text: '新正文', pictures: [] }
const own = { author: { personId: 'person-officer03', name: '示三' }, unitId: 'unit-03', unitName: '虚构第三单位' }
const other = { ...own, author: { personId: 'person-officer04', name: '示四' } }
const by = { name: '赵卫东' }
const { handedAt: _h, review: _r, ...unhanded } = contribution({ state: 'draft' })
const draft: Contribution = unhanded

test.each<[string, Contribution | undefined, object, string]>([
  ['新写一份', undefined, { edition: 0 }, 'accepted'],
  ['稿件已不在', undefined, { edition: 1 }, 'NO_CONTRIBUTION contributionId'],
  ['接着写草稿', draft, {}, 'accepted'],
  ['别人的草稿', draft, { author: other }, 'NO_CONTRIBUTION contributionId'],
  ['在别处改过', { ...draft, edition: 2 }, {}, 'MOVED edition'],
  ['已交', contribution(), {}, 'HANDED_IN contributionId'],
  ['已交，还在检查', contribution({ review: reviewed('checking') }), {}, 'HANDED_IN contributionId'],
  ['已交，检查没有通过', contribution({ review: reviewed('returned') }), {}, 'accepted'],
  ['退回修改', contribution({ state: 'returned' }), {}, 'accepted'],
  ['已采用', contribution({ state: 'adopted' }), {}, 'HANDED_IN contributionId'],
  ['不采用', contribution({ state: 'declined' }), {}, 'HANDED_IN contributionId'],
])('写稿：%s', (_, stored, over, code) => {
  expect(codeOf(decideKeep(stored, content, { author: own, edition: 1, newId: 'new', ...over }, NOW))).toBe(code)
})

test('每写一次是新的一稿，首次交稿的时间不再变', () => {
  const kept = decideKeep(contribution({ state: 'returned', handedAt: NOW - 5 }), content, { author: own, edition: 1, newId: 'new' }, NOW)
  if (isRefusal(kept)) throw new Error(kept.message)
  expect(kept.value).toMatchObject({ edition: 2, title: '新标题', state: 'returned' })
  expect(decideHandIn(kept.value, NOW)).toMatchObject({ value: { state: 'submitted', handedAt: NOW - 5, review: { state: 'checking', edition: 2 } } })
})

test.each([['缺标题', { title: '' }, 'NO_TITLE title'], ['缺正文', { text: '' }, 'NO_TEXT text'], ['都有', {}, 'accepted']])('交稿：%s', (_, over, code) => {
  expect(codeOf(decideHandIn({ ...draft, ...over }, NOW))).toBe(code)
})

const editor = { personId: 'person-secretary', name: '赵卫东' }
const decisions = {
  退回: (one: Contribution | undefined, edition = 1) => decideReturn(one, edition, '请补充', by, NOW),
  不采用: (one: Contribution | undefined, edition = 1) => decideDecline(one, edition, '重复', by, NOW),
  采用: (one: Contribution | undefined, edition = 1) => decideAdopt(one, edition, { by: editor, others: ['周编审'] }, NOW),
  改稿: (one: Contribution | undefined, edition = 1) => decideEdit(one, edition, { title: '短', text: '短' }, by, NOW),
}
type Act = keyof typeof decisions

describe.each(Object.keys(decisions) as Act[])('秘书处%s', (act) => {
  test.each<[string, Contribution | undefined, number, string]>([
    ['已交的', contribution(), 1, 'accepted'],
    ['没有的', undefined, 1, 'NO_CONTRIBUTION contributionId'],
    ['草稿', draft, 1, 'NO_CONTRIBUTION contributionId'],
    ['看的是旧稿', contribution({ edition: 2 }), 1, 'MOVED edition'],
    ['已退回的', contribution({ state: 'returned' }), 1, 'SETTLED contributionId'],
    ['不采用的', contribution({ state: 'declined' }), 1, 'SETTLED contributionId'],
    ['检查没有通过的', contribution({ review: reviewed('returned') }), 1, 'FAULTY contributionId'],
  ])('%s', (_, one, edition, code) => {
    expect(codeOf(decisions[act](one, edition))).toBe(code)
  })
})

test.each([['checking', 'CHECKING contributionId'], ['waiting', 'accepted'], ['approved', 'accepted'], ['down', 'DOWN contributionId']] as const)(
  '内容检查是 %s 时采用',
  (state, code) => {
    expect(codeOf(decisions.采用(contribution({ review: reviewed(state) })))).toBe(code)
  },
)

test.each<[string, Partial<Contribution>, string[], string]>([
  ['别人写的，存疑', { review: reviewed('waiting') }, ['周编审'], 'accepted'],
  ['自己写的，存疑，有别人可以看', { author: editor, review: reviewed('waiting') }, ['周编审'], 'OWN_WRITING contributionId'],
  ['自己写的，存疑，没有别人', { author: editor, review: reviewed('waiting') }, [], 'accepted'],
  ['自己写的，检查通过', { author: editor }, ['周编审'], 'accepted'],
])('采用：%s', (_, over, others, code) => {
  expect(codeOf(decideAdopt(contribution(over), 1, { by: editor, others }, NOW))).toBe(code)
})

test.each<[string, Contribution | undefined, number, string]>([
  ['交了还没有处理的', contribution(), 1, 'accepted'],
  ['还在检查的', contribution({ review: reviewed('checking') }), 1, 'accepted'],
  ['存疑的', contribution({ review: reviewed('waiting') }), 1, 'accepted'],
  ['没有的', undefined, 1, 'NO_CONTRIBUTION contributionId'],
  ['别人的', contribution({ author: { personId: 'person-officer04', name: '示四' } }), 1, 'NO_CONTRIBUTION contributionId'],
  ['看的是旧稿', contribution({ edition: 2 }), 1, 'MOVED edition'],
  ['草稿', draft, 1, 'NOT_HANDED_IN contributionId'],
  ['编辑退回的', contribution({ state: 'returned' }), 1, 'YOURS_AGAIN contributionId'],
  ['检查没有通过的', contribution({ review: reviewed('returned') }), 1, 'YOURS_AGAIN contributionId'],
  ['采用了的', contribution({ state: 'adopted' }), 1, 'SETTLED contributionId'],
  ['不采用的', contribution({ state: 'declined' }), 1, 'SETTLED contributionId'],
])('撤回：%s', (_, one, edition, code) => {
  expect(codeOf(decideWithdraw(one, edition, contribution().author))).toBe(code)
})

test('撤回以后是没有交过的草稿：不算哪个月的，没有检查，没有编辑稿', () => {
  const withdrawn = decideWithdraw(contribution({ edited: { title: '短', text: '短', by: '赵卫东', at: NOW } }), 1, contribution().author)
  if (isRefusal(withdrawn)) throw new Error(withdrawn.message)
  expect(withdrawn.value).toMatchObject({ state: 'draft', edition: 1 })
  for (const gone of ['handedAt', 'review', 'edited']) expect(withdrawn.value).not.toHaveProperty(gone)
})

test('编辑稿不动作者的原文，改回原文就没有编辑稿', () => {
  const edited = decisions.改稿(contribution())
  expect(edited).toMatchObject({ value: { title: '技能大赛开赛', edited: { title: '短', by: '赵卫东' } } })
  if (isRefusal(edited)) throw new Error(edited.message)
  const { title, text } = edited.value
  expect(decideEdit(edited.value, 1, { title, text }, by, NOW)).not.toHaveProperty('value.edited')
})

test.each<[string, Contribution, boolean, string | undefined]>([
  ['草稿', draft, true, undefined],
  ['退回', contribution({ state: 'returned', remark: { at: NOW, by: '赵卫东', says: '请补充' } }), true, '请补充'],
  ['检查没有通过', contribution({ review: reviewed('returned') }), true, '含有联系方式'],
  ['已交', contribution(), false, undefined],
])('作者看自己的稿件：%s', (_, one, open, mend) => {
  expect([isOpen(one), toMend(one)]).toEqual([open, mend])
})
