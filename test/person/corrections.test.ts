import { chinaTime } from 'shared/kernel/time'
import type { Correction } from 'shared/person/contacts-model'
import { decideAskCorrection, decideSettleCorrection } from 'shared/person/correction-rules'

const NOW = chinaTime('2026-12-08T09:00')
const person = { personId: 'p', name: '王文华', unitName: '青松职业技术学院' }
const by = { personId: 's', name: '赵卫东' }
const asked = (over: Partial<Correction> = {}): Correction => ({ _id: 'c', v: 1, ...person, item: 'phone', says: '换号了', at: NOW - 1, state: 'open', ...over })
const codeOf = (decided: { kind: string; code?: string }) => (decided.kind === 'accepted' ? 'accepted' : decided.code)

test.each([
  ['第一次提', [], 'accepted'],
  ['同一项还没处理', [asked()], 'ALREADY_ASKED'],
  ['另一项还没处理', [asked({ item: 'title' })], 'accepted'],
  ['同一项已改正', [asked({ state: 'corrected' })], 'accepted'],
  ['同一项没有改', [asked({ state: 'kept' })], 'accepted'],
] as [string, Correction[], string][])('提出更正：%s', (_, before, expected) => {
  expect(codeOf(decideAskCorrection({ correctionId: 'c2', person, before }, 'phone', '换号了', NOW))).toBe(expected)
})

test.each([
  ['改正，不写说明', asked(), 'corrected', '', 'accepted'],
  ['不改，写明原因', asked(), 'kept', '与证件一致', 'accepted'],
  ['不改，不写原因', asked(), 'kept', '', 'NO_REASON'],
  ['已处理过', asked({ state: 'kept', settled: { at: NOW - 1, by, note: '' } }), 'corrected', '', 'SETTLED'],
  ['没有这一条', undefined, 'corrected', '', 'NO_CORRECTION'],
] as [string, Correction | undefined, 'corrected' | 'kept', string, string][])('处理更正：%s', (_, one, outcome, note, expected) => {
  expect(codeOf(decideSettleCorrection(one, { outcome, note, by }, NOW))).toBe(expected)
})
