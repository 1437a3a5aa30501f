import type { Decision } from 'shared/kernel/decision'
import { CHECK_STATES, type Check, type Objection, type Review, REVIEW_STATES, type ReviewState, underReview } from 'shared/review/model'
import {
  afterVerdict, decideApprove, decidedElsewhere, decideKeep, decideLend, decideObject, decideRestore, decideReturn, decideTakeDown, endedBy, type JudgeFacts,
} from 'shared/review/rules'
import { check, NOW } from './specimen'

const by = { personId: 'editor', name: '陈编审' }
const review = (state: ReviewState, edition = 1): Review => ({ ...underReview(edition, NOW), state })
const facts = (state: ReviewState, over: Partial<JudgeFacts> = {}): JudgeFacts => ({
  check: check('n1'), review: review(state), shown: state === 'approved' ? 1 : undefined, hidden: state === 'down' ? 1 : undefined, by, others: ['周编审'], ...over,
})
const outcome = (decision: Decision<unknown>) => (decision.kind === 'refused' ? decision.code : 'accepted')

const decisions = {
  approve: (f: JudgeFacts) => decideApprove(f, NOW),
  return: (f: JudgeFacts) => decideReturn(f, '不完整', NOW),
  takeDown: (f: JudgeFacts) => decideTakeDown(f, '失实', NOW),
  restore: (f: JudgeFacts) => decideRestore(f, '核实无误', NOW),
}

/** Written by hand: from each state, what each decision comes to. */
const TABLE: Record<keyof typeof decisions, Record<ReviewState, string>> = {
  approve: { checking: 'NOT_CHECKED', waiting: 'accepted', approved: 'SETTLED', returned: 'SETTLED', down: 'SETTLED' },
  return: { checking: 'accepted', waiting: 'accepted', approved: 'SETTLED', returned: 'SETTLED', down: 'SETTLED' },
  takeDown: { checking: 'NOT_PUBLIC', waiting: 'NOT_PUBLIC', approved: 'accepted', returned: 'NOT_PUBLIC', down: 'NOT_PUBLIC' },
  restore: { checking: 'NOT_DOWN', waiting: 'NOT_DOWN', approved: 'NOT_DOWN', returned: 'NOT_DOWN', down: 'accepted' },
}

describe.each(Object.entries(TABLE))('%s', (name, row) => {
  const decide = decisions[name as keyof typeof decisions]
  test.each(REVIEW_STATES)('从 %s', (state) => {
    expect(outcome(decide(facts(state)))).toBe(row[state])
  })

  const [from] = Object.entries(row).find(([, came]) => came === 'accepted')! as [ReviewState, string]
  test('没有这一件', () => {
    expect(outcome(decide(facts(from, { check: undefined })))).toBe('NO_CHECK')
  })
  test('作者已经交了新稿', () => {
    expect(outcome(decide(facts(from, { review: review(name === 'restore' ? 'checking' : from, 2), shown: undefined })))).toBe(name === 'takeDown' ? 'NOT_PUBLIC' : 'MOVED')
  })
  test('作者已经撤掉', () => {
    expect(outcome(decide(facts(from, { review: undefined, shown: undefined })))).toBe(name === 'takeDown' ? 'NOT_PUBLIC' : 'WITHDRAWN')
  })
  test('记下谁在什么时候、为什么', () => {
    const decision = decide(facts(from))
    const { check: next, review: after } = (decision as { value: { check: Check; review: Review } }).value
    expect(next.log.at(-1)).toMatchObject({ at: NOW, by })
    expect(after).toMatchObject({ edition: 1, at: NOW, by })
  })
})

describe('自己写的', () => {
  const author = { personId: 'author', name: '林投稿' }
  test.each([
    ['通过', 'approve', 'waiting', ['周编审'], 'OWN_WRITING'],
    ['没有别人可以审的时候通过', 'approve', 'waiting', [], 'accepted'],
    ['恢复', 'restore', 'down', ['周编审'], 'OWN_WRITING'],
    ['退回', 'return', 'waiting', ['周编审'], 'accepted'],
    ['下架', 'takeDown', 'approved', ['周编审'], 'accepted'],
  ] as const)('%s', (_, name, state, others, came) => {
    expect(outcome(decisions[name](facts(state, { by: author, others })))).toBe(came)
  })
  test('说请谁审', () => {
    expect(decideApprove(facts('waiting', { by: author, others: ['周编审', '吴编审'] }), NOW)).toMatchObject({ message: expect.stringContaining('周编审、吴编审') as string })
  })
  test('举报的核实也请别人', () => {
    expect(outcome(decideKeep(facts('approved', { check: { ...check('n1'), objections: 1 }, by: author }), '属实', NOW))).toBe('OWN_WRITING')
  })
})

test.each([
  ['退回', (reason: string) => decideReturn(facts('waiting'), reason, NOW)],
  ['下架', (reason: string) => decideTakeDown(facts('approved'), reason, NOW)],
  ['恢复', (reason: string) => decideRestore(facts('down'), reason, NOW)],
  ['核实举报', (reason: string) => decideKeep(facts('approved', { check: { ...check('n1'), objections: 2 } }), reason, NOW)],
])('%s要有原因', (_, decide) => {
  expect(decide('')).toMatchObject({ code: 'NO_REASON', field: 'reason' })
  expect(outcome(decide('一'))).toBe('accepted')
})

const second = (state: Check['state']): Check => ({ ...check('n1', { edition: 2 }), state })
test.each(['waiting', 'asked', 'person'] as const)('新稿在 %s 的时候旧稿仍公开：下架连新稿一起退给作者', (state) => {
  const decision = decideTakeDown(facts('waiting', { review: review('waiting', 2), shown: 1, newer: second(state) }), '失实', NOW)
  expect(decision).toMatchObject({ value: { review: { state: 'down', edition: 2 }, check: { edition: 1, objections: 0 }, newer: { edition: 2, state: 'returned', log: [{ act: 'returned' }] } } })
})

test('新稿已经退回的，下架不再动它', () => {
  expect(decideTakeDown(facts('returned', { review: review('returned', 2), shown: 1, newer: second('returned') }), '失实', NOW)).not.toHaveProperty('value.newer')
})

test.each<[string, Partial<JudgeFacts>, string, object]>([
  ['下架的就是最后一稿', { review: review('down') }, 'accepted', { state: 'approved', edition: 1 }],
  ['下架的是前一稿，新稿已退给作者', { review: review('down', 2), newer: second('returned') }, 'accepted', { state: 'returned', edition: 2 }],
  ['没有公开过的一稿', { hidden: 3 }, 'NOT_DOWN', {}],
  ['再没有可以恢复的', { hidden: undefined }, 'NOT_DOWN', {}],
])('恢复：%s', (_, over, came, stands) => {
  const decision = decideRestore(facts('down', over), '核实无误', NOW)
  expect(outcome(decision)).toBe(came)
  if (decision.kind === 'accepted') expect(decision.value.review).toMatchObject(stands)
})

test.each([
  ['还在等', 'waiting', 'OVER', 'OVER'],
  ['还在检查', 'checking', 'OVER', 'OVER'],
  ['已经通过', 'approved', 'SETTLED', 'SETTLED'],
] as const)('别处已经定了的，审核台不再定：%s', (_, state, approved, returned) => {
  const over = '编辑已经采用这份稿件'
  expect(decideApprove(facts(state, { over }), NOW)).toMatchObject({ code: approved })
  expect(decideReturn(facts(state, { over }), '不完整', NOW)).toMatchObject({ code: returned })
})

test.each(CHECK_STATES)('别处定的，在 %s 的检查随之了结；早了结的不动', (state) => {
  const open = state === 'waiting' || state === 'asked' || state === 'person'
  const settle = (act: 'approved' | 'returned') => decidedElsewhere({ ...check('n1'), state }, { act, by, reason: '重复' }, NOW)
  expect(settle('approved')?.check).toEqual(open ? expect.objectContaining({ state: 'done', stuck: null, claimedAt: null }) : undefined)
  expect(settle('returned')?.check.state).toBe(open ? 'over' : undefined)
  expect(settle('approved')?.review.state).toBe(open ? 'approved' : undefined)
  expect(endedBy({ ...check('n1'), state })?.state).toBe(open ? 'over' : undefined)
})

describe('微信的结论', () => {
  test.each([
    ['clean', true, 'person', 'waiting'],
    ['clean', false, 'done', 'approved'],
    ['doubtful', true, 'person', 'waiting'],
    ['doubtful', false, 'person', 'waiting'],
    ['faulty', true, 'returned', 'returned'],
    ['faulty', false, 'returned', 'returned'],
  ] as const)('%s，要人审 %s：%s，%s', (verdict, person, state, stands) => {
    const after = afterVerdict(check('n1'), [{ of: 'text', place: 0, askedAt: NOW, says: 'risky', label: 20002 }], verdict, person, NOW)
    expect(after).toMatchObject({ check: { state, verdict }, review: { state: stands, by: null } })
  })
})

describe('举报', () => {
  const member = { personId: 'reader', name: '赵读者', unitName: '某企业' }
  const object = (over: Partial<Parameters<typeof decideObject>[0]> = {}, said = { reason: 'false' as 'false' | 'other', says: '' }) =>
    decideObject({ check: check('n1'), before: undefined, by: member, ...over }, 'news:n1:1:reader', said, NOW)

  test('记下一次，被举报的次数加一', () => {
    expect(object()).toMatchObject({ value: { first: true, check: { objections: 1 }, objection: { checkId: 'news:n1:1', reason: 'false', by: member } } })
  })
  test('再报一次，还是第一次的', () => {
    const before: Objection = { _id: 'news:n1:1:reader', v: 1, checkId: 'news:n1:1', at: NOW, by: member, reason: 'false', says: '' }
    expect(object({ before }, { reason: 'other', says: '还有别的' })).toMatchObject({ value: { first: false, objection: { reason: 'false' } } })
  })
  test.each([
    ['不在公开的地方', object({ check: undefined }), 'NOT_PUBLIC'],
    ['自己写的', object({ by: { ...member, personId: 'author' } }), 'OWN_WRITING'],
    ['选其他又不写', object({}, { reason: 'other', says: '' }), 'NO_WORDS'],
    ['选其他并写明', object({}, { reason: 'other', says: '电话是错的' }), 'accepted'],
  ])('%s', (_, decision, came) => {
    expect(outcome(decision)).toBe(came)
  })
  test('没有举报就没有可核实的', () => {
    expect(outcome(decideKeep(facts('approved'), '属实', NOW))).toBe('NO_OBJECTION')
  })
})

test.each([
  ['waiting', 'wx:o-editor', 'accepted'],
  ['asked', 'wx:o-editor', 'accepted'],
  ['waiting', 'tcb:editor', 'NOT_IN_WECHAT'],
  ['person', 'wx:o-editor', 'CHECKED'],
  ['done', 'wx:o-editor', 'CHECKED'],
  ['over', 'wx:o-editor', 'OVER'],
  ['returned', 'wx:o-editor', 'OVER'],
] as const)('在 %s 时以 %s 送检：%s', (state, subject, came) => {
  expect(outcome(decideLend({ ...check('n1'), state }, subject))).toBe(came)
})
