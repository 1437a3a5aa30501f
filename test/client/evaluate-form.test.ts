import { qixian } from 'shared/charter/qixian'
import { choices, EMPTY, questionOf, quorumSays, type Form } from 'client/packages/charter/evaluate/form'

const form = (part: Partial<Form>): Form => ({ ...EMPTY, ...part })
const COUNCIL = { body: 'council', session: 'adhoc' }

test.each([
  ['什么都没填', {}, '请先填写应到人数'],
  ['只填了应到', { entitled: '30' }, '请先填写到会人数'],
  ['没填同意票', { entitled: '30', present: '22' }, '请先填写同意票数'],
  ['只填空格等于没填', { entitled: ' ', present: '22', yes: '14' }, '请先填写应到人数'],
])('%s：按钮说还缺什么', (_name, part, missing) => {
  expect(questionOf(qixian, form(part))).toEqual({ missing })
})

test('填够三项就能核算，没填的不送', () => {
  expect(questionOf(qixian, form({ entitled: '30', present: '22', yes: '0' }))).toEqual({
    question: { body: 'assembly', session: 'regular', matter: 'ordinary', entitled: 30, present: 22, yes: 0 },
  })
})

test.each(['三十', '-1', '1.5', '1e3', '12345678'])('「%s」不是人数，交给章程去指出', (typed) => {
  expect(questionOf(qixian, form({ entitled: typed, present: '22', yes: '14' }))).toMatchObject({ question: { entitled: NaN } })
})

test.each([
  ['理事大会不问会议性质，问事项', { body: 'assembly' }, { sessions: 0, matters: 2, vices: false }],
  ['理事长会例会问会议性质，不问副职', { body: 'council', session: 'regular' }, { sessions: 3, matters: 0, vices: false }],
  ['理事长会临时会议要填副职', COUNCIL, { sessions: 3, matters: 0, vices: true }],
  ['说不清性质也要填副职', { body: 'council', session: 'unknown' }, { sessions: 3, matters: 0, vices: true }],
])('%s', (_name, part, expected) => {
  const { sessions, matters, vices } = choices(qixian, form(part))
  expect({ sessions: sessions.length, matters: matters.length, vices }).toEqual(expected)
})

test('改回不问副职的会议，填过的副职人数不再送', () => {
  const typed = { entitled: '6', present: '4', yes: '3', viceEntitled: '4', vicePresent: '3' }
  expect(questionOf(qixian, form({ ...typed, ...COUNCIL }))).toMatchObject({ question: { viceEntitled: 4, vicePresent: 3 } })
  expect(questionOf(qixian, form({ ...typed, body: 'assembly' }))).not.toMatchObject({ question: { viceEntitled: 4 } })
})

test.each([
  ['差一人', { entitled: '37', present: '24' }, '还差 1 人'],
  ['刚好', { entitled: '37', present: '25' }, '可以开会'],
])('应到和到会一填好，就说够不够法定人数：%s', (_name, part, says) => {
  expect(quorumSays(qixian, form(part))).toContain(says)
})

test('还没填全，或填的不是数，就不说', () => {
  expect(quorumSays(qixian, form({ entitled: '37' }))).toBeUndefined()
  expect(quorumSays(qixian, form({ entitled: '37', present: '很多' }))).toBeUndefined()
  expect(quorumSays(qixian, form({ ...COUNCIL, entitled: '6', present: '4' }))).toBeUndefined()
})
