import { isRefusal } from 'shared/kernel/decision'
import { parse, project } from 'shared/kernel/schema'
import { evaluate } from 'shared/charter/evaluate'
import { evaluateVote } from 'shared/charter/operations'
import { qixian } from 'shared/charter/qixian'
import type { Question } from 'shared/charter/question'
import { verdictOf } from './verdict'

const sound: Question = { body: 'assembly', session: 'regular', matter: 'ordinary', entitled: 30, present: 20, yes: 10 }
const council = { ...sound, body: 'council', session: 'adhoc', entitled: 6, viceEntitled: 4, present: 4, vicePresent: 3, yes: 2 }
const refused = (question: Question) => {
  const decision = evaluate(qixian, question)
  if (!isRefusal(decision)) throw new Error(decision.value.sentence)
  return decision
}

describe('不可能的数字指出是哪一项', () => {
  test.each<[string, Partial<Question>, string, string]>([
    ['应到是负数', { entitled: -1 }, 'entitled', '应到人数应为 0 到 1000000 的整数'],
    ['到会是小数', { present: 19.5 }, 'present', '到会应为 0 到 1000000 的整数'],
    ['同意不是数', { yes: Number.NaN }, 'yes', '同意应为 0 到 1000000 的整数'],
    ['应到无穷大', { entitled: Number.POSITIVE_INFINITY }, 'entitled', '应到人数应为 0 到 1000000 的整数'],
    ['应到超过一百万', { entitled: 1_000_001 }, 'entitled', '应到人数应为 0 到 1000000 的整数'],
    ['反对是负数', { no: -1 }, 'no', '反对应为 0 到 1000000 的整数'],
    ['弃权是小数', { abstain: 0.1 }, 'abstain', '弃权应为 0 到 1000000 的整数'],
    ['参会是负数', { attended: -20 }, 'attended', '参会应为 0 到 1000000 的整数'],
    ['到会多于应到', { present: 31 }, 'present', '到会 31 多于应到人数 30，请核对'],
    ['到会多于参会', { attended: 19 }, 'present', '到会 20 多于参会 19，请核对'],
    ['参会多于应到', { attended: 31 }, 'attended', '参会 31 多于应到人数 30，请核对'],
    ['同意多于到会', { yes: 21 }, 'yes', '同意 21 多于到会 20，请核对'],
    ['同意加反对多于到会', { no: 11 }, 'no', '同意、反对合计 21 多于到会 20，请核对'],
    ['三项合计多于到会', { no: 5, abstain: 6 }, 'abstain', '同意、反对、弃权合计 21 多于到会 20，请核对'],
  ])('%s', (_, change, field, message) => {
    expect(refused({ ...sound, ...change })).toMatchObject({ code: 'IMPOSSIBLE_COUNT', field, message })
  })

  test.each<[string, Partial<Question>, string]>([
    ['副理事长应到多于成员', { viceEntitled: 7, vicePresent: 4 }, 'viceEntitled'],
    ['副理事长到会多于应到', { viceEntitled: 2, vicePresent: 3 }, 'vicePresent'],
    ['副理事长到会多于全部到会', { present: 3, vicePresent: 4 }, 'vicePresent'],
    ['其他成员坐不满余下的人数', { present: 6, vicePresent: 3 }, 'vicePresent'],
  ])('%s', (_, change, field) => {
    expect(refused({ ...council, ...change })).toMatchObject({ code: 'IMPOSSIBLE_COUNT', field })
  })

  test('恰好在界上的数字都可以', () => {
    expect(verdictOf(qixian, { ...sound, present: 30, attended: 30, yes: 10, no: 10, abstain: 10 }).outcome).toBe('FAILED')
    expect(verdictOf(qixian, { ...sound, entitled: 1_000_000, present: 1_000_000, yes: 500_000 }).outcome).toBe('PASSED')
    expect(verdictOf(qixian, { ...council, present: 6, vicePresent: 4 }).outcome).toBe('FAILED')
  })
})

describe('缺少的数字指出是哪一项', () => {
  test.each([
    ['adhoc', 'viceEntitled'],
    ['unknown', 'viceEntitled'],
  ])('理事长会 %s 会议缺少副理事长应到人数', (session, field) => {
    expect(refused({ ...council, session, viceEntitled: undefined })).toMatchObject({
      code: 'MISSING_COUNT',
      field,
      message: '这次会议须填写副理事长应到人数',
      clause: 'CH13.2c',
    })
  })

  test('缺少副理事长到会人数', () => {
    expect(refused({ ...council, vicePresent: undefined })).toMatchObject({ code: 'MISSING_COUNT', field: 'vicePresent' })
  })

  test('理事大会不要求副理事长人数', () => {
    expect(verdictOf(qixian, { ...sound, session: 'unknown' }).outcome).toBe('PASSED')
  })
})

describe('章程不认识的', () => {
  test.each<[string, Partial<Question>, string, string]>([
    ['没有这个会议', { body: 'board' }, 'body', 'UNKNOWN_BODY'],
    ['没有法定会议的机构', { body: 'secretariat' }, 'body', 'UNKNOWN_BODY'],
    ['没有这种会议性质', { session: 'secret' }, 'session', 'UNKNOWN_SESSION'],
    ['没有这类事项', { matter: 'trivial' }, 'matter', 'UNKNOWN_MATTER'],
    ['原型上的名字也不是会议', { body: '__proto__' }, 'body', 'UNKNOWN_BODY'],
  ])('%s', (_, change, field, code) => {
    expect(refused({ ...sound, ...change })).toMatchObject({ code, field })
  })

  test('条文没有写明通过线时不猜', () => {
    const silent = { ...qixian, rules: qixian.rules.filter((rule) => rule.stage === 'quorum') }
    expect(evaluate(silent, sound)).toMatchObject({ kind: 'refused', code: 'CHARTER_SILENT', field: 'matter' })
  })
})

describe('表决试算', () => {
  const flaw = (input: unknown) => {
    const read = parse(evaluateVote.input, input)
    return 'flaws' in read ? read.flaws[0] : undefined
  }

  test('任何人都可以试算', () => {
    expect([evaluateVote.name, evaluateVote.kind, evaluateVote.needs]).toEqual(['charter.evaluate', 'query', 'public'])
  })

  test('输入的形状与约定一致', () => {
    expect(flaw(sound)).toBeUndefined()
    expect(flaw({ ...council, charter: 'qixian', attended: 5, no: 1, abstain: 1 })).toBeUndefined()
  })

  test.each([
    ['charter', 'elsewhere'],
    ['body', 'secretariat'],
    ['session', 'other'],
    ['matter', null],
    ['entitled', -1],
    ['present', 1.5],
    ['attended', '20'],
    ['viceEntitled', { $gt: 0 }],
    ['vicePresent', 1_000_001],
    ['yes', undefined],
    ['no', null],
    ['abstain', true],
    ['secret', 1],
  ])('%s 写成 %p 时被拒绝并指出这一项', (field, value) => {
    expect(flaw({ ...sound, [field]: value })?.field).toBe(field)
  })

  test('输出不多不少就是结论', () => {
    const verdict = verdictOf(qixian, { ...council, vicePresent: 3 })
    expect(project(evaluateVote.output, verdict)).toEqual(verdict)
  })
})
