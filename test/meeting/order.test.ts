import { qixian } from 'shared/charter/qixian'
import { HOUR, MINUTE } from 'shared/kernel/time'
import type { Meeting } from 'shared/meeting/model'
import { presenceOf } from 'shared/meeting/presence'
import { countableAt, decideCallToOrder, decideClose, decideCount, decideDelegate, decideInquorate, FUNCTION_LIMIT } from 'shared/meeting/rules'
import api from 'cloudfunctions/api.config.json'
import { arrived, by, checkInAt, meetingWith, replyWith, rollWith, START } from './people'

const chair = { personId: 'p1', name: '王文华' }
const order = (n: number, present: number, over: Partial<Meeting> = {}, at = START, vices = 4) =>
  decideCallToOrder(qixian, { meeting: meetingWith(over), roll: rollWith(n, vices), facts: arrived(present), by: chair, isSecretariat: false }, at)

test.each([
  [9, 6], [12, 8], [15, 10], [20, 14], [24, 16], [30, 20], [31, 21], [36, 24], [37, 25], [45, 30], [50, 34], [60, 40],
])('理事 %i 人：到会 %i 人可以开会，少一人不行', (n, need) => {
  expect(order(n, need)).toMatchObject({ kind: 'accepted', value: { status: 'inSession', order: { entitled: n, inRoom: need } } })
  expect(order(n, need - 1)).toMatchObject({ kind: 'refused', code: 'NO_QUORUM', clause: 'CH12.1b', facts: { entitled: n, need, have: need - 1, missing: 1 } })
})

test.each([
  ['定期', 'regular', [1, 2, 3, 6], true],
  ['定期，差一人', 'regular', [1, 2, 3], false],
  ['临时，副理事长三人', 'adhoc', [1, 2, 3, 4], true],
  ['临时，副理事长只有两人', 'adhoc', [1, 2, 3, 6], false],
  ['未定，副理事长只有两人', 'unknown', [1, 2, 3, 6], false],
] as const)('理事长会六人（副理事长四人）：%s', (_, session, present, stands) => {
  const facts = present.map((i) => checkInAt(`p${i}`, START - HOUR / 2))
  const roll = rollWith(6, 4, true)
  const decided = decideCallToOrder(qixian, { meeting: meetingWith({ kind: 'council', session }), roll, facts, by: chair, isSecretariat: false }, START)
  expect(decided.kind).toBe(stands ? 'accepted' : 'refused')
})

test('离场和撤销的人不算在场，列席的人从不算', () => {
  const roll = [...rollWith(9, 4), { ...rollWith(10, 4)[9]!, entitled: false }]
  const base = arrived(6)
  const gone = base.map((c) => (c.personId === 'p6' ? { ...c, absences: [{ leftAt: START - MINUTE, by, note: '' }] } : c))
  const annulled = base.map((c) => (c.personId === 'p6' ? { ...c, annulled: { at: START, by, reason: '错' } } : c))
  const observer = [...arrived(5), checkInAt('p10', START - HOUR / 2)]
  const decide = (facts: typeof base) => decideCallToOrder(qixian, { meeting: meetingWith(), roll, facts, by: chair, isSecretariat: false }, START).kind
  expect([decide(base), decide(gone), decide(annulled), decide(observer)]).toEqual(['accepted', 'refused', 'refused', 'refused'])
})

test.each([
  ['早于开会十分钟以上', { at: START - 10 * MINUTE - 1 }, 'TOO_EARLY'],
  ['没有主持人', { over: { presiding: null } }, 'NOBODY_PRESIDES'],
  ['别人主持', { over: { presiding: { personId: 'p2', name: '李', by: 'delegation' as const } } }, 'NOT_PRESIDING'],
  ['已经开会', { over: { status: 'inSession' as const, order: { at: START } as never } }, 'IN_SESSION'],
  ['草稿', { over: { status: 'draft' as const } }, 'WRONG_STATUS'],
])('宣布开会被拒：%s', (_, { at, over }: { at?: number; over?: Partial<Meeting> }, code) => {
  expect(order(9, 6, over, at ?? START)).toMatchObject({ kind: 'refused', code })
})

test('恰好提前十分钟可以宣布，由秘书处代为记录也可以', () => {
  expect(order(9, 6, {}, START - 10 * MINUTE).kind).toBe('accepted')
  const roll = rollWith(9, 4)
  const desk = decideCallToOrder(qixian, { meeting: meetingWith(), roll, facts: arrived(6), by, isSecretariat: true }, START)
  expect(desk).toMatchObject({ kind: 'accepted', value: { order: { declaredBy: '王文华', recordedBy: '赵卫东' } } })
})

test('人数够了而主持人不在场，不能开会', () => {
  const facts = arrived(7).slice(1)
  expect(decideCallToOrder(qixian, { meeting: meetingWith(), roll: rollWith(9, 4), facts, by, isSecretariat: true }, START)).toMatchObject({ code: 'PRESIDER_ABSENT' })
})

test('流会：未到时间、人数已够、没有法定人数的会议都不行；够不着时记下数字', () => {
  const facts = (present: number, over: Partial<Meeting> = {}) => ({ meeting: meetingWith(over), roll: rollWith(9, 4), facts: arrived(present), by, isSecretariat: true })
  expect(decideInquorate(qixian, facts(5), undefined, START - 1)).toMatchObject({ code: 'TOO_EARLY' })
  expect(decideInquorate(qixian, facts(6), undefined, START)).toMatchObject({ code: 'QUORUM_STANDS' })
  expect(decideInquorate(qixian, facts(0, { kind: 'forum' }), undefined, START)).toMatchObject({ code: 'NO_STATUTORY_QUORUM', clause: 'X47' })
  expect(decideInquorate(qixian, facts(5), START, START)).toMatchObject({ field: 'nextAt' })
  expect(decideInquorate(qixian, facts(5), START + HOUR, START)).toMatchObject({ kind: 'accepted', value: { status: 'inquorate', inquorate: { nextAt: START + HOUR, quorum: { stands: false } } } })
})

test.each([
  ['理事大会', { kind: 'assembly' }],
  ['有主持人的秘书处会议', { kind: 'secretariat' }],
  ['没有主持人的座谈会', { kind: 'forum', presiding: null }],
] as const)('%s：不主持的副理事长不能宣布开会、流会、闭会，秘书处可以代为记录', (_, over) => {
  const vice = { personId: 'p2', name: '理事2' }
  const codes = (by: typeof vice, isSecretariat: boolean) => {
    const facts = { meeting: meetingWith(over), roll: rollWith(9, 4), facts: arrived(5), by, isSecretariat }
    const decisions = [
      decideCallToOrder(qixian, { ...facts, facts: arrived(6) }, START),
      decideInquorate(qixian, facts, undefined, START),
      decideClose(meetingWith({ ...over, status: 'inSession' }), by, isSecretariat, START + HOUR),
    ]
    return decisions.map((decision) => (decision.kind === 'refused' ? decision.code : 'accepted'))
  }
  const inquorate = (otherwise: string) => (over.kind === 'assembly' ? otherwise : 'NO_STATUTORY_QUORUM')
  expect(codes(vice, false)).toEqual(['NOT_PRESIDING', inquorate('NOT_PRESIDING'), 'NOT_PRESIDING'])
  expect(codes(by, true)).toEqual(['accepted', inquorate('accepted'), 'accepted'])
})

test('委托主持：大会只能委托副理事长一人，理事长会没有条文', () => {
  const roll = rollWith(9, 4)
  const decide = (kind: 'assembly' | 'council', candidate: number, isChair = true, chairAway = true, presiding = meetingWith().presiding) =>
    decideDelegate(qixian, { meeting: meetingWith({ kind, presiding }), candidate: roll[candidate], by: chair, isChair, chairAway }, '出差', START - HOUR)
  expect(decide('assembly', 1)).toMatchObject({ kind: 'accepted', value: { presiding: { personId: 'p2', by: 'delegation', reason: '出差' } } })
  expect(decide('assembly', 8)).toMatchObject({ code: 'NOT_VICE_CHAIR', field: 'personId' })
  expect(decide('assembly', 1, false)).toMatchObject({ code: 'NOT_CHAIR' })
  expect(decide('council', 1)).toMatchObject({ code: 'NO_DELEGATION', clause: 'X27' })
  expect(decide('assembly', 1, true, false)).toMatchObject({ code: 'CHAIR_ATTENDS', clause: 'CH12.1d' })
  const delegated = { personId: 'p2', name: '理事2', by: 'delegation' as const }
  expect(decide('assembly', 0, true, false, delegated)).toMatchObject({ kind: 'accepted', value: { presiding: { personId: 'p1', by: 'office' } } })
  expect(decide('assembly', 2, true, false, delegated)).toMatchObject({ code: 'CHAIR_ATTENDS' })
  expect(decide('assembly', 0)).toMatchObject({ code: 'NOT_VICE_CHAIR' })
})

test('闭会分两步：截止前盖章的都算，等得不够不数', () => {
  const opened = order(9, 6)
  if (opened.kind !== 'accepted') throw new Error('应已开会')
  const closed = decideClose(opened.value, chair, false, START + HOUR)
  if (closed.kind !== 'accepted') throw new Error('应可闭会')
  const meeting = closed.value
  expect(meeting.closing.deadline).toBe(START + HOUR + FUNCTION_LIMIT)
  const facts = [...arrived(6), checkInAt('p7', meeting.closing.deadline), checkInAt('p8', meeting.closing.deadline + 1)]
  expect(decideCount(qixian, meeting, rollWith(9, 4), facts, countableAt(meeting) - 1)).toMatchObject({ code: 'TOO_EARLY' })
  expect(decideCount(qixian, meeting, rollWith(9, 4), facts, countableAt(meeting))).toMatchObject({
    kind: 'accepted',
    value: { status: 'closed', final: { counts: { present: 6, late: 1, absent: 2 } } },
  })
})

test('部署的超时不长于闭会时等待的时间', () => {
  expect(api.timeout * 1000).toBeLessThanOrEqual(FUNCTION_LIMIT)
})

const at10 = START + 10 * MINUTE
const END = START + 2 * HOUR
test.each([
  ['十分钟内到，为出席', { checkIn: checkInAt('p1', at10) }, 'present'],
  ['过了十分钟到，为迟到', { checkIn: checkInAt('p1', at10 + 1) }, 'late'],
  ['结束前十分钟以上离场，为早退', { checkIn: checkInAt('p1', START, { absences: [{ leftAt: END - 10 * MINUTE - 1, by, note: '' }] }) }, 'left'],
  ['结束前十分钟内离场，仍为出席', { checkIn: checkInAt('p1', START, { absences: [{ leftAt: END - 10 * MINUTE, by, note: '' }] }) }, 'present'],
  ['离场又返回，为出席', { checkIn: checkInAt('p1', START, { absences: [{ leftAt: START + 1, returnedAt: START + 2, by, note: '' }] }) }, 'present'],
  ['今年第二次请假，为请假', { reply: replyWith('p1', { ordinal: 2 }) }, 'excused'],
  ['今年第三次请假，为缺席（已说明）', { reply: replyWith('p1', { ordinal: 3 }) }, 'explained'],
  ['第三次而理事长作了例外，为请假', { reply: replyWith('p1', { ordinal: 3, exception: { at: START, by, reason: '公务' } }) }, 'excused'],
  ['派人列席，本人为请假', { reply: replyWith('p1', { choice: 'observer' }) }, 'excused'],
  ['请了假又来了，为出席', { reply: replyWith('p1'), checkIn: checkInAt('p1', START) }, 'present'],
  ['签到被撤销而没有请假，为缺席', { checkIn: checkInAt('p1', START, { annulled: { at: START, by, reason: '错' } }) }, 'absent'],
  ['答复参加而没来，为缺席', { reply: replyWith('p1', { choice: 'attend', ordinal: undefined }) }, 'absent'],
  ['事后说明，为缺席（已说明）', { explanation: { _id: 'm:p1:explanation', fact: 'explanation' as const, meetingId: 'm', personId: 'p1', at: END, reason: '堵车' } }, 'explained'],
  ['什么也没有，为缺席', {}, 'absent'],
])('%s', (_, facts, expected) => {
  expect(presenceOf(qixian, meetingWith(), facts, END)).toBe(expected)
})
