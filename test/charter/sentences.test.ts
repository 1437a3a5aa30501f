import { cite } from 'shared/charter/wording'
import { explain } from 'shared/charter/clauses'
import { interpret } from 'shared/charter/lookup'
import { qixian } from 'shared/charter/qixian'
import { quorumOf } from 'shared/charter/quorum'
import { verdictOf } from './verdict'

const assembly = { body: 'assembly', session: 'regular', entitled: 30 } as const
const council = { body: 'council', session: 'adhoc', entitled: 6, viceEntitled: 4 } as const

describe('写进纪要的句子', () => {
  test.each([
    [
      { ...assembly, matter: 'major', present: 22, yes: 14 },
      '同意 14 票，到会 22 人，需 11 票（章程第十二条（二））成立；理事 30 人，需 15 票（会议制度第三条（一）3）不成立：未通过。',
    ],
    [
      { ...assembly, matter: 'ordinary', present: 20, attended: 21, yes: 10 },
      '同意 10 票，表决时在场 20 人，需 10 票（章程第十二条（二））成立；参会 21 人，需 11 票（章程第十二条（二））不成立：未通过。',
    ],
    [
      { ...assembly, matter: 'ordinary', present: 19, yes: 19 },
      '理事 30 人，到会 19 人，需 20 人（章程第十二条（一））不成立：未达法定人数，不能表决。',
    ],
    [
      { ...council, matter: 'ordinary', present: 4, vicePresent: 3, yes: 3 },
      '同意 3 票，到会 4 人，需 2 票（章程第十三条（三））成立：通过。',
    ],
  ])('%#：数字、条文和结论都在一句话里', (question, sentence) => {
    expect(verdictOf(qixian, question).sentence).toBe(sentence)
  })

  test('备注说明冲突、恰好半数和在场者须有多少人同意', () => {
    expect(verdictOf(qixian, { ...assembly, matter: 'major', present: 20, yes: 10 }).remarks).toEqual([
      '各条文或口径的结论不一致，须全部满足，按较严的一项核算。',
      '恰好半数。',
      '按全体计算，在场 20 人中须有 15 人同意。',
    ])
    expect(verdictOf(qixian, { ...assembly, matter: 'ordinary', present: 20, attended: 22, yes: 20 }).remarks).toEqual([])
  })
})

describe('能不能开会的句子', () => {
  test.each([
    [{ ...assembly, present: 19 }, '理事 30 人，到会 19 人，需 20 人（章程第十二条（一））不成立：还差 1 人，不能开会。'],
    [{ ...assembly, present: 20 }, '理事 30 人，到会 20 人，需 20 人（章程第十二条（一））成立：达到法定人数，可以开会。'],
    [
      { ...council, present: 4, vicePresent: 2 },
      '理事长会成员 6 人，到会 4 人，需 4 人（会议制度第四条）成立；副理事长 4 人，到会 2 人，需 3 人（章程第十三条（二））不成立：还差副理事长 1 人，不能开会。',
    ],
    [
      { ...council, present: 2, vicePresent: 1 },
      '理事长会成员 6 人，到会 2 人，需 4 人（会议制度第四条）不成立；副理事长 4 人，到会 1 人，需 3 人（章程第十三条（二））不成立：还差 2 人，其中副理事长至少 2 人，不能开会。',
    ],
    [
      { ...council, present: 3, vicePresent: 1 },
      '理事长会成员 6 人，到会 3 人，需 4 人（会议制度第四条）不成立；副理事长 4 人，到会 1 人，需 3 人（章程第十三条（二））不成立：还差 2 人，其中副理事长至少 2 人，不能开会。',
    ],
    [
      { ...council, present: 3, vicePresent: 3 },
      '理事长会成员 6 人，到会 3 人，需 4 人（会议制度第四条）不成立；副理事长 4 人，到会 3 人，需 3 人（章程第十三条（二））成立：还差 1 人，不能开会。',
    ],
  ])('%#：说明还差几人', (sitting, sentence) => {
    expect(quorumOf(qixian, sitting).sentence).toBe(sentence)
  })

  test('列出全部依据的条文', () => {
    expect(quorumOf(qixian, { ...assembly, present: 1 }).clauses).toEqual(['CH12.1b', 'MR3a'])
    expect(quorumOf(qixian, { ...council, present: 1, vicePresent: 0 }).clauses).toEqual(['MR4c', 'CH13.2c'])
  })
})

describe('口径', () => {
  const ask = { ...assembly, matter: 'major', present: 20, yes: 10 }

  test('采用的和没有采用的读法都列出来', () => {
    const { readings, basis } = verdictOf(qixian, ask)
    expect(readings.map((r) => r.ruling)).toEqual(['X3', 'X4', 'X5'])
    expect(readings[0]).toMatchObject({ chosen: '重大问题两项都要达到', confirmed: false })
    expect(readings[0]!.rejected).toEqual(['只看参会代表半数以上', '只看全体理事半数以上'])
    expect(basis).toBe('软件默认口径')
  })

  test('所依据的口径全部经解释确认后，才说已确认解释', () => {
    const confirmed = { number: '解释〔2026〕1号', on: '2026-12-18' }
    const two = ['X3', 'X4'].reduce((charter, id) => interpret(charter, id, { confirmed }), qixian)
    expect(verdictOf(two, ask).basis).toBe('软件默认口径')
    expect(verdictOf(interpret(two, 'X5', { confirmed }), ask).basis).toBe('已确认解释')
  })

  test('理事长会的结论列出法定人数所依据的口径', () => {
    const { readings } = verdictOf(qixian, { ...council, matter: 'ordinary', present: 4, vicePresent: 3, yes: 3 })
    expect(readings.map((r) => r.ruling)).toEqual(['X2', 'X4', 'X5'])
  })

  test.each([
    ['X3', 'charter', 'PASSED', ['CH12.1b', 'CH12.2']],
    ['X3', 'meeting-rules', 'FAILED', ['CH12.1b', 'MR3.1.3']],
    ['X4', 'excluded', 'NO_QUORUM', ['CH12.1b']],
  ])('%s 改用另一种读法 %s，只按那一种核算', (ruling, chosen, outcome, clauses) => {
    const verdict = verdictOf(interpret(qixian, ruling, { chosen }), ask)
    expect([verdict.outcome, verdict.clash]).toEqual([outcome, false])
    expect(verdict.tests.map((t) => t.clause)).toEqual(clauses)
  })

  test.each([
    ['both', 'FAILED', true, ['present', 'attended']],
    ['present', 'PASSED', false, ['present']],
    ['attended', 'FAILED', false, ['attended']],
  ])('有人离会时，读法 %s 的基数正确', (chosen, outcome, clash, bases) => {
    const left = { ...assembly, matter: 'ordinary', present: 20, attended: 21, yes: 10 }
    const verdict = verdictOf(interpret(qixian, 'X5', { chosen }), left)
    expect([verdict.outcome, verdict.clash]).toEqual([outcome, clash])
    expect(verdict.tests.filter((t) => t.stage === 'majority').map((t) => t.of)).toEqual(bases)
  })

  test('每次表决重新核对法定人数是一项设置', () => {
    const left = { ...assembly, matter: 'ordinary', present: 19, attended: 20, yes: 19 }
    const setting = qixian.parameters.quorumAtEachVote!
    const once = { ...qixian, parameters: { ...qixian.parameters, quorumAtEachVote: { ...setting, value: false } } }
    expect(verdictOf(qixian, left).outcome).toBe('NO_QUORUM')
    expect(verdictOf(once, left).outcome).toBe('PASSED')
    const short = quorumOf(once, { ...assembly, present: 17, attended: 18 })
    expect(short.missing).toBe(2)
    expect(short.sentence).toBe('理事 30 人，参会 18 人，需 20 人（章程第十二条（一））不成立：还差 2 人，不能开会。')
  })
})

describe('条文页', () => {
  test('按人们引用的写法引用', () => {
    expect(cite(qixian, 'CH12.1b')).toBe('章程第十二条（一）')
    expect(cite(qixian, 'MR7.7b')).toBe('会议制度第七条7')
  })

  test('条文带着与它有关的矛盾，矛盾带着裁定，不认识的编号没有页面', () => {
    expect(explain('MR3.1.3')?.notes.map((r) => r.id)).toEqual(['X3', 'X35'])
    expect(explain('X3')).toMatchObject({ heading: '重大问题要多少票', clause: null, ruling: { chosen: 'both' } })
    expect(explain('CH99')).toBeUndefined()
  })
})
