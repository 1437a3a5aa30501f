import { intents } from 'client/platform/cloud/intent'

const sequence = () => {
  let n = 0
  return () => (n++ % 32) / 32
}
const UNREACHABLE = { kind: 'unreachable', message: '' } as const
const FAULT = { kind: 'fault', code: 'FAULT', message: '', id: 'x', at: 1 } as const
const ACCEPTED = { kind: 'accepted', value: {}, at: 1 } as const
const REFUSED = { kind: 'refused', code: 'NO', message: '', at: 1 } as const

test.each([
  ['没有答复，再按是同一件事', UNREACHABLE, true],
  ['出了故障，再按是同一件事', FAULT, true],
  ['已经办成，再按是另一件事', ACCEPTED, false],
  ['已被拒绝，再按是另一件事', REFUSED, false],
])('%s', (_name, answer, same) => {
  const intent = intents(sequence())
  const first = intent.idFor({ meeting: 'm1' })
  intent.close(answer)
  expect(intent.idFor({ meeting: 'm1' }) === first).toBe(same)
})

test('改了内容就是另一件事，编号不能沿用', () => {
  const intent = intents(Math.random)
  const first = intent.idFor({ reason: '出差' })
  intent.close(UNREACHABLE)
  expect(intent.idFor({ reason: '开会' })).not.toBe(first)
})

test('编号够长，平台收得下', () => {
  expect(intents(Math.random).idFor(undefined)).toMatch(/^[0-9a-z]{20}$/)
})
