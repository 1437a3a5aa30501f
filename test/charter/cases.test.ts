import type { Charter } from 'shared/charter/charter'
import { afterAbsences, interpret } from 'shared/charter/lookup'
import { quorumOf } from 'shared/charter/quorum'
import { applyRule, disagree, rulesFor } from 'shared/charter/rule'
import { boundsOf } from 'shared/charter/threshold'
import { evaluate } from 'shared/charter/evaluate'
import type { Question } from 'shared/charter/question'
import {
  deputiesOnly,
  electedByAllDue,
  graveDivision,
  halfComesAllDecide,
  supervisorsSilent,
  withSupervisor,
} from './cases/single-rules'
import { twoTexts } from './cases/two-texts'
import { wholeMembership } from './cases/whole-membership'
import { inShort, verdictOf } from './verdict'

const short = (charter: Charter, question: Omit<Question, 'session' | 'matter'> & Partial<Question>) =>
  inShort(verdictOf(charter, { session: 'any', matter: 'ordinary', ...question }))

type Asked = Pick<Question, 'body' | 'entitled' | 'present'> & Partial<Question>

/** What each voice needs, whether or not the other lets the meeting stand. */
function needs(charter: Charter, stage: 'quorum' | 'majority', asked: Asked) {
  const whole = { session: 'any', matter: 'ordinary', yes: 0, ...asked }
  const body = charter.bodies.find((b) => b.id === asked.body)!
  return rulesFor(charter, whole, stage).map((rule) => applyRule(charter, body, rule, whole).need)
}

const bounds = (charter: Charter, id: string, base: number) => boundsOf(charter.quotas.find((q) => q.id === id)!, base)

describe('两份文本口径不同的联合会', () => {
  const congress = { body: 'congress', entitled: 480, present: 320 }
  const board = { body: 'board', entitled: 69, present: 48 }

  test('每份文本各要多少', () => {
    expect(needs(twoTexts, 'quorum', congress)).toEqual([320, 321])
    expect(needs(twoTexts, 'majority', congress)).toEqual([160, 161])
    expect(needs(twoTexts, 'quorum', board)).toEqual([46, 47])
    expect(needs(twoTexts, 'majority', board)).toEqual([32, 33])
    expect(needs(twoTexts, 'majority', { ...board, matter: 'election' })).toEqual([25])
    expect(needs(twoTexts, 'majority', { ...congress, matter: 'extension' })).toEqual([214])
  })

  test.each([
    ['both', 320, 320, 'NO_QUORUM clash'],
    ['charter', 320, 160, 'PASSED half'],
    ['charter', 320, 159, 'FAILED'],
    ['charter', 319, 319, 'NO_QUORUM'],
    ['rules', 320, 320, 'NO_QUORUM'],
    ['rules', 322, 161, 'FAILED'],
    ['rules', 322, 162, 'PASSED'],
    ['both', 322, 161, 'FAILED clash half'],
    ['both', 321, 161, 'PASSED'],
  ])('代表大会按读法 %s，到会 %i，同意 %i：结论正确', (chosen, present, yes, expected) => {
    expect(short(interpret(twoTexts, 'bar', { chosen }), { ...congress, present, yes })).toBe(expected)
  })

  test('理事会到会 48 人：32 票两份文本不一致，33 票通过；恰好三分之二不叫恰好半数', () => {
    expect(short(twoTexts, { ...board, yes: 32 })).toBe('FAILED clash')
    expect(short(twoTexts, { ...board, yes: 33 })).toBe('PASSED')
    expect(short(twoTexts, { ...board, matter: 'election', yes: 24 })).toBe('FAILED')
    expect(short(twoTexts, { ...board, matter: 'election', yes: 25 })).toBe('PASSED')
  })

  test.each(['standing', 'supervisors'])('%s：到会和通过都要三分之二', (body) => {
    expect(needs(twoTexts, 'quorum', { body, entitled: 23, present: 16 })).toEqual([16])
    expect(needs(twoTexts, 'majority', { body, entitled: 23, present: 16 })).toEqual([11])
  })

  test.each(['joint', 'team'])('%s：到会超过三分之二，同意超过半数', (body) => {
    expect(needs(twoTexts, 'quorum', { body, entitled: 30, present: 22 })).toEqual([21])
    expect(needs(twoTexts, 'majority', { body, entitled: 30, present: 22 })).toEqual([12])
  })

  test('联名、增补和常务理事的名额', () => {
    expect(bounds(twoTexts, 'callBoard', 70)).toEqual({ least: 24, most: null })
    expect(bounds(twoTexts, 'coopted', 70)).toEqual({ least: null, most: 14 })
    expect(bounds(twoTexts, 'standing', 70)).toEqual({ least: null, most: 23 })
  })
})

describe('以全体成员为基数的社团', () => {
  const members = { body: 'members', entitled: 41 }
  const board = { body: 'board', entitled: 7 }

  test.each([
    ['普通决议，到会 27', { ...members, present: 27, yes: 27 }, 'NO_QUORUM'],
    ['普通决议，到会 28 同意 14', { ...members, present: 28, yes: 14 }, 'PASSED half'],
    ['普通决议，到会 28 同意 13', { ...members, present: 28, yes: 13 }, 'FAILED'],
    ['修改章程，到会 41 同意 28', { ...members, matter: 'charter', present: 41, yes: 28 }, 'PASSED'],
    ['修改章程，到会 41 同意 27', { ...members, matter: 'charter', present: 41, yes: 27 }, 'FAILED'],
    ['纳新，投票 24', { ...members, matter: 'admission', present: 24, yes: 24, no: 0 }, 'NO_QUORUM'],
    ['纳新，12 赞 11 反 2 弃', { ...members, matter: 'admission', present: 25, yes: 12, no: 11, abstain: 2 }, 'PASSED'],
    ['纳新，12 赞 12 反 1 弃', { ...members, matter: 'admission', present: 25, yes: 12, no: 12, abstain: 1 }, 'FAILED'],
    ['理事会，到会 4', { ...board, present: 4, yes: 4 }, 'NO_QUORUM'],
    ['理事会，到会 5 同意 3', { ...board, present: 5, yes: 3 }, 'PASSED'],
    ['理事会，到会 5 同意 2', { ...board, present: 5, yes: 2 }, 'FAILED'],
    ['理事会罢免，同意 5', { ...board, matter: 'removal', present: 7, yes: 5 }, 'PASSED'],
    ['理事会罢免，同意 4', { ...board, matter: 'removal', present: 7, yes: 4 }, 'FAILED'],
  ])('%s：结论正确', (_, question, expected) => {
    expect(short(wholeMembership, question)).toBe(expected)
  })

  test('纳新没有填反对票时要求填写', () => {
    const question = { ...members, session: 'any', matter: 'admission', present: 25, yes: 25 }
    expect(evaluate(wholeMembership, question)).toMatchObject({ code: 'MISSING_COUNT', field: 'no' })
  })

  test('三比三由主持人决定，哪怕半数以上包括本数；四比二不是平票', () => {
    const six = { ...board, session: 'any', matter: 'ordinary', present: 6 }
    const tied = verdictOf(wholeMembership, { ...six, yes: 3, no: 3 })
    expect(tied).toMatchObject({ outcome: 'TIED', tie: 'presider' })
    expect(tied.sentence).toBe('同意 3 票，到会 6 人，需 3 票（理事会规则）成立：票数相等，由主持人决定。')
    expect(verdictOf(wholeMembership, { ...six, yes: 4, no: 2 })).toMatchObject({ outcome: 'PASSED', tie: null })
    // Nobody voting either way is not a tie to be broken.
    expect(verdictOf(wholeMembership, { ...six, yes: 0, no: 0, abstain: 6 })).toMatchObject({ outcome: 'FAILED', tie: null })
  })

  test('同一外部组织最多占七席中的两席', () => {
    expect(bounds(wholeMembership, 'sameOrganisation', 7)).toEqual({ least: null, most: 2 })
  })
})

describe('单条规则', () => {
  const elected = { body: 'board', entitled: 50, present: 40 }
  test.each([[25, 'FAILED'], [26, 'PASSED']])('应到 50 人过半才当选：得 %i 票', (yes, expected) => {
    expect(short(electedByAllDue, { ...elected, yes })).toBe(expected)
  })

  test('两人同票而约定重新表决时，结论是票数相等', () => {
    const verdict = verdictOf(electedByAllDue, { ...elected, session: 'any', matter: 'ordinary', yes: 20, no: 20 })
    expect([verdict.outcome, verdict.tie]).toEqual(['TIED', 'revote'])
  })

  test('须有监事在场的理事会，监事缺席不能开', () => {
    const room = { body: 'board', session: 'any', entitled: 21, present: 15 }
    expect(short(withSupervisor, { ...room, yes: 10, others: { supervisors: 0 } })).toBe('NO_QUORUM')
    expect(short(withSupervisor, { ...room, yes: 10, others: { supervisors: 1 } })).toBe('PASSED')
    expect(evaluate(withSupervisor, { ...room, matter: 'ordinary', yes: 10 })).toMatchObject({ field: 'others.supervisors' })
    expect(quorumOf(withSupervisor, { ...room, others: { supervisors: 0 } }).sentence).toBe(
      '理事 21 人，到会 15 人，需 14 人（章程）成立；监事到会 0 人，需 1 人（章程）不成立：条件不足，不能开会。',
    )
  })

  test.each([[15, 'FAILED'], [16, 'PASSED']])('半数到会、全体过半通过：到会 16，同意 %i', (yes, expected) => {
    expect(short(halfComesAllDecide, { body: 'board', entitled: 30, present: 16, yes })).toBe(expected)
  })

  test.each([[3, 'FAILED'], [4, 'PASSED']])('监事 7 人到 5 人，全体半数以上：同意 %i', (yes, expected) => {
    const question = { body: 'supervisors', session: 'any', matter: 'ordinary', entitled: 7, present: 5, yes }
    const verdict = verdictOf(supervisorsSilent, question)
    expect(verdict.outcome).toBe(expected)
    expect(verdict.remarks).toContain('条文没有写明法定人数。')
    expect(verdict.basis).toBe('条文原文')
  })

  test('没有写明法定人数的会议，应到 0 人也不成立', () => {
    const nobody = { body: 'supervisors', session: 'any', matter: 'ordinary', entitled: 0, present: 0, yes: 0 }
    expect(verdictOf(supervisorsSilent, nobody).sentence).toBe('没有应到的人：未达法定人数，不能表决。')
    expect(quorumOf(supervisorsSilent, { ...nobody, entitled: 7, present: 1 }).sentence).toBe(
      '条文没有写明法定人数：可以开会。',
    )
  })

  test('通过线不是一半的，得到一半的票也不叫恰好半数', () => {
    const third = { ...halfComesAllDecide.rules[1]!, least: { num: 1, den: 3, of: 'entitled', strict: false } as const }
    const charter = { ...halfComesAllDecide, rules: [halfComesAllDecide.rules[0]!, third] }
    expect(short(charter, { body: 'board', entitled: 30, present: 30, yes: 15 })).toBe('PASSED')
  })

  test('一份文本的几个条件要全部满足，才与另一份文本的结论相比', () => {
    const t = applyRule(supervisorsSilent, supervisorsSilent.bodies[0]!, supervisorsSilent.rules[0]!, {
      body: 'supervisors',
      session: 'any',
      entitled: 7,
      present: 5,
      yes: 4,
    })
    const said = (voice: string, holds: boolean) => ({ ...t, voice, holds })
    expect(disagree([said('甲', false), said('甲', true), said('乙', true)])).toBe(true)
    expect(disagree([said('甲', false), said('甲', true), said('乙', false)])).toBe(false)
    expect(disagree([])).toBe(false)
  })

  test('分歧严重时另须全体过半；平常只看到会', () => {
    const vote = { body: 'board', entitled: 30, present: 21, yes: 14 }
    expect(short(graveDivision, vote)).toBe('PASSED')
    // Two conditions of one text: not a clash of texts.
    expect(short(graveDivision, { ...vote, triggers: ['分歧严重'] })).toBe('FAILED')
    expect(short(graveDivision, { ...vote, yes: 16, triggers: ['分歧严重'] })).toBe('PASSED')
  })

  test.each([[6, true], [5, false]])('副会长 9 人到 %i 人，会长与秘书长到', (vicePresent, stands) => {
    const sitting = { body: 'office', session: 'any', entitled: 11, present: vicePresent + 2, viceEntitled: 9, vicePresent }
    expect(quorumOf(deputiesOnly, sitting).stands).toBe(stands)
  })

  test('第三次缺席丧失资格，第二次没有后果', () => {
    expect(afterAbsences(deputiesOnly, 'deputy', 2)).toBeNull()
    expect(afterAbsences(deputiesOnly, 'deputy', 3)?.effect).toBe('丧失副会长资格')
    expect(afterAbsences(deputiesOnly, 'member', 9)).toBeNull()
    const [third] = deputiesOnly.absences
    const warned = { ...deputiesOnly, absences: [{ ...third!, times: 2, effect: '提醒' }, third!] }
    expect([2, 3].map((n) => afterAbsences(warned, 'deputy', n)?.effect)).toEqual(['提醒', '丧失副会长资格'])
  })
})
