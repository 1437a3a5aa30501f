import { isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { decideAddUnit, decideAgreement, decideCorrectUnit, type UnitCorrection, type UnitFacts } from 'shared/unit/agreement'
import type { Agreement, Unit } from 'shared/unit/model'

const NOW = chinaTime('2026-12-08T09:00')
const CODE = '91350100M000100Y43'
const unit: Unit = { _id: 'u1', v: 2, name: '甲校', kind: 'school', lead: false }
const other: Unit = { ...unit, _id: 'u2', name: '乙校', creditCode: CODE }
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? `${outcome.code} ${outcome.field ?? ''}`.trim() : 'accepted')

test.each<[string, Partial<UnitFacts>, string]>([
  ['只有名称和类别', {}, 'accepted'],
  ['重名', { name: '乙校' }, 'NAME_TAKEN name'],
  ['代码校验位不对', { creditCode: '91350100M000100Y44' }, 'BAD_CREDIT_CODE creditCode'],
  ['代码是别的单位的', { creditCode: CODE }, 'CREDIT_CODE_TAKEN creditCode'],
  ['今天加入', { since: '2026-12-08' }, 'accepted'],
  ['明天加入', { since: '2026-12-09' }, 'AHEAD since'],
])('添单位：%s', (_, over, code) => {
  expect(codeOf(decideAddUnit({ name: '丙校', kind: 'school', ...over }, [unit, other], 'u9', NOW))).toBe(code)
})

test.each<[string, UnitCorrection, string]>([
  ['名称写错了', { name: '甲职校' }, 'accepted'],
  ['今天起改名', { name: '甲职校', renamedOn: '2026-12-08' }, 'accepted'],
  ['明天起改名', { name: '甲职校', renamedOn: '2026-12-09' }, 'AHEAD renamedOn'],
  ['写了改名日期，名称没有变', { renamedOn: '2026-12-08' }, 'NOT_RENAMED name'],
  ['改成别的单位的名称', { name: '乙校' }, 'NAME_TAKEN name'],
])('更正单位：%s', (_, correction, code) => {
  expect(codeOf(decideCorrectUnit(unit, correction, [unit, other], NOW))).toBe(code)
})

test('写明日期的改名，旧名用到前一天；更正不留旧名', () => {
  expect(decideCorrectUnit(unit, { name: '甲职校', renamedOn: '2026-09-01' }, [unit], NOW)).toMatchObject({ value: { name: '甲职校', earlier: [{ until: '2026-08-31', name: '甲校' }] } })
  expect(decideCorrectUnit(unit, { name: '甲职校' }, [unit], NOW)).not.toHaveProperty('value.earlier')
})

test.each<[string, Agreement, string]>([
  ['未见', { state: 'missing' }, 'accepted'],
  ['在案，没有写日期', { state: 'onFile' }, 'NO_DAY signedOn'],
  ['今天签订', { state: 'onFile', signedOn: '2026-12-08' }, 'accepted'],
  ['明天签订', { state: 'onFile', signedOn: '2026-12-09' }, 'AHEAD signedOn'],
])('登记协议书：%s', (_, agreement, code) => {
  expect(codeOf(decideAgreement(unit, agreement, NOW))).toBe(code)
})

test('再登记日期，留用原来的扫描件；改成未见则不留', () => {
  const filed: Unit = { ...unit, agreement: { state: 'onFile', signedOn: '2025-12-20', file: 'cloud://a/1' } }
  expect(decideAgreement(filed, { state: 'onFile', signedOn: '2025-12-21' }, NOW)).toMatchObject({ value: { agreement: { signedOn: '2025-12-21', file: 'cloud://a/1' } } })
  expect(decideAgreement(filed, { state: 'missing' }, NOW)).toMatchObject({ value: { agreement: { state: 'missing' } } })
})
