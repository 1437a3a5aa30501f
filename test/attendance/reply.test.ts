import { attendanceId } from 'shared/attendance/model'
import {
  type Answer, decideAnnul, decideCheckIn, decideException, decideExplain, decideLeaving, decideReinstate, decideReply, decideReturn,
  decideSeatObserver, decideWithdraw, leaveRemark, leaveYearWith, type ReplyFacts,
} from 'shared/attendance/rules'
import { qixian } from 'shared/charter/qixian'
import { HOUR } from 'shared/kernel/time'
import type { Meeting } from 'shared/meeting/model'
import { by, checkInAt, meetingWith, replyWith, START } from 'test/meeting/people'

const self = { personId: 'p5', name: '理事5' }
const officer = { personId: 'o5', name: '信息员5' }
const facts = (over: Partial<ReplyFacts> = {}): ReplyFacts => ({
  meeting: meetingWith(), person: self, seat: 'entitled', previous: undefined, checkIn: undefined, leavesBefore: 0, by: self, ...over,
})
const attend: Answer = { choice: 'attend', reason: '' }
const leave: Answer = { choice: 'leave', reason: '出差' }
const observer: Answer = { choice: 'observer', reason: '出差', substitute: { name: '林代会', title: '主任' } }
const BEFORE = START - HOUR

test.each([
  ['开会前一毫秒请假', leave, START - 1, {}, 'accepted'],
  ['开会那一刻请假', leave, START, {}, 'STARTED'],
  ['提前宣布开会之后', leave, BEFORE + 1, { meeting: meetingWith({ status: 'inSession', order: { at: BEFORE } as never }) }, 'STARTED'],
  ['请假不写原因', { ...leave, reason: '' }, BEFORE, {}, 'NO_REASON'],
  ['派人列席不写姓名', { ...observer, substitute: undefined }, BEFORE, {}, 'NO_SUBSTITUTE_NAME'],
  ['列席者再派人列席', observer, BEFORE, { seat: 'observer' }, 'NO_SUBSTITUTE'],
  ['座谈会派人列席', observer, BEFORE, { meeting: meetingWith({ kind: 'forum' }) }, 'NO_SUBSTITUTE'],
  ['不在名单', attend, BEFORE, { seat: 'none' }, 'NOT_INVITED'],
  ['已签到再请假', leave, BEFORE, { checkIn: checkInAt('p5', BEFORE) }, 'ALREADY_HERE'],
  ['签到已撤销，可以请假', leave, BEFORE, { checkIn: checkInAt('p5', BEFORE, { annulled: { at: BEFORE, by, reason: '错' } }) }, 'accepted'],
  ['草稿', attend, BEFORE, { meeting: meetingWith({ status: 'draft' }) }, 'NOT_PUBLISHED'],
  ['已取消', attend, BEFORE, { meeting: meetingWith({ status: 'cancelled' }) }, 'CANCELLED'],
  ['信息员代填', attend, BEFORE, { by: officer }, 'accepted'],
  ['本人答过，信息员不能代填', attend, BEFORE, { by: officer, previous: replyWith('p5') }, 'OWN_REPLY'],
  ['信息员代填过，可以再代填', attend, BEFORE, { by: officer, previous: replyWith('p5', { onBehalf: true }) }, 'accepted'],
  ['信息员代填过，本人可以改', attend, BEFORE, { previous: replyWith('p5', { onBehalf: true, by: officer }) }, 'accepted'],
] as [string, Answer, number, Partial<ReplyFacts>, string][])('答复：%s', (_, answer, at, over, expected) => {
  const decided = decideReply(facts(over), answer, at)
  expect(decided.kind === 'accepted' ? 'accepted' : decided.code).toBe(expected)
})

test('请假和派人列席都记今年第几次，参加不记；换成参加就不再占用', () => {
  const year = { _id: 'p5:2026', v: 1, personId: 'p5', year: 2026, meetingIds: ['x'] }
  const given = (answer: Answer) => {
    const decided = decideReply(facts({ leavesBefore: 1 }), answer, BEFORE)
    if (decided.kind !== 'accepted') throw new Error(decided.message)
    return decided.value
  }
  expect([given(leave).ordinal, given(observer).ordinal, given(attend).ordinal]).toEqual([2, 2, undefined])
  expect(leaveYearWith(year, given(leave)).meetingIds).toEqual(['x', 'm'])
  expect(leaveYearWith({ ...year, meetingIds: ['m', 'x'] }, given(attend)).meetingIds).toEqual(['x'])
})

test('没有法定人数的会议请假不占次数', () => {
  const decided = decideReply(facts({ meeting: meetingWith({ kind: 'secretariat' }), leavesBefore: 2 }), leave, BEFORE)
  expect(decided).toMatchObject({ kind: 'accepted' })
  expect(decided.kind === 'accepted' && 'ordinal' in decided.value).toBe(false)
})

test.each([
  [1, '这是今年第 1 次请假，每年最多 2 次'],
  [2, '这是今年第 2 次请假，也是最后一次'],
  [3, '今年已请假 2 次；再请将记为「缺席（已说明）」，除非理事长作例外'],
])('第 %i 次请假前的提醒', (ordinal, remark) => {
  expect(leaveRemark(qixian, ordinal)).toBe(remark)
})

test('例外只给超出次数的请假', () => {
  const decide = (ordinal: number) => decideException(qixian, meetingWith(), replyWith('p5', { ordinal }), '公务', by, BEFORE)
  expect([decide(2), decide(3)]).toMatchObject([{ code: 'NO_EXCEPTION_NEEDED' }, { kind: 'accepted' }])
})

test('撤回后没有选择，再撤回被拒', () => {
  const withdrawn = decideWithdraw({ meeting: meetingWith(), previous: replyWith('p5', { ordinal: 2 }), by: self }, BEFORE)
  if (withdrawn.kind !== 'accepted') throw new Error(withdrawn.message)
  expect(withdrawn.value).toMatchObject({ choice: null, v: 1 })
  expect('ordinal' in withdrawn.value).toBe(false)
  expect(decideWithdraw({ meeting: meetingWith(), previous: withdrawn.value, by: self }, BEFORE)).toMatchObject({ code: 'NO_REPLY' })
  expect(decideWithdraw({ meeting: meetingWith(), previous: replyWith('p5'), by: self }, START)).toMatchObject({ code: 'STARTED' })
})

test.each([
  ['开放前一毫秒', START - HOUR - 1, {}, 'NOT_OPEN'],
  ['开放那一刻', START - HOUR, {}, 'accepted'],
  ['开会以后', START + HOUR, { status: 'inSession' }, 'accepted'],
  ['正在闭会', START + HOUR, { status: 'closing' }, 'MEETING_OVER'],
  ['已流会', START + HOUR, { status: 'inquorate' }, 'MEETING_OVER'],
  ['已取消', START - HOUR, { status: 'cancelled' }, 'CANCELLED'],
] as [string, number, Partial<Meeting>, string][])('签到：%s', (_, at, over, expected) => {
  const decided = decideCheckIn(qixian, { meeting: meetingWith(over), person: self, seat: 'entitled', by }, at)
  expect(decided.kind === 'accepted' ? 'accepted' : decided.code).toBe(expected)
})

test('签到记录的编号就是这件事本身', () => {
  expect(decideCheckIn(qixian, { meeting: meetingWith(), person: self, seat: 'entitled', by }, START)).toMatchObject({
    value: { _id: attendanceId('m', 'p5', 'checkIn'), arrivedAt: START, annulled: null },
  })
})

test('离场、返回、撤销、恢复各有前提', () => {
  const open = meetingWith({ status: 'inSession' })
  const here = checkInAt('p5', START)
  const out = checkInAt('p5', START, { absences: [{ leftAt: START, by, note: '' }] })
  const annulled = checkInAt('p5', START, { annulled: { at: START, by, reason: '错' } })
  const code = (d: { kind: string; code?: string }) => d.code ?? d.kind
  const each = (decide: (c: typeof here | undefined, m?: Meeting) => { kind: string; code?: string }) =>
    [undefined, here, out, annulled].map((c) => code(decide(c)))
  expect(each((c) => decideLeaving(open, c, by, '', START))).toEqual(['NOT_CHECKED_IN', 'accepted', 'ALREADY_OUT', 'NOT_CHECKED_IN'])
  expect(each((c) => decideReturn(open, c, START))).toEqual(['NOT_CHECKED_IN', 'ALREADY_HERE', 'accepted', 'NOT_CHECKED_IN'])
  expect(each((c) => decideAnnul(open, c, by, '错', START))).toEqual(['NOT_CHECKED_IN', 'accepted', 'accepted', 'ALREADY_ANNULLED'])
  expect(each((c) => decideReinstate(qixian, open, c, by, '在', START))).toEqual(['NOT_ANNULLED', 'NOT_ANNULLED', 'NOT_ANNULLED', 'accepted'])
  const closing = meetingWith({ status: 'closing' })
  expect([decideLeaving(closing, here, by, '', START), decideAnnul(closing, here, by, '错', START)].map(code)).toEqual(['MEETING_OVER', 'MEETING_OVER'])
})

test('缺席说明在开会之后才有，签到的人不需要', () => {
  const code = (d: { kind: string; code?: string }) => d.code ?? d.kind
  expect(code(decideExplain(meetingWith(), 'entitled', undefined, START - 1))).toBe('LEAVE_STILL_OPEN')
  expect(code(decideExplain(meetingWith(), 'entitled', undefined, START))).toBe('accepted')
  expect(code(decideExplain(meetingWith({ status: 'inSession', order: { at: START } as never }), 'entitled', checkInAt('p5', START), START))).toBe('ALREADY_HERE')
  expect(code(decideExplain(meetingWith({ status: 'closed' }), 'entitled', undefined, START))).toBe('MEETING_OVER')
})

test('列席只给派了人的理事登记', () => {
  expect(decideSeatObserver(qixian, meetingWith(), replyWith('p5'), START)).toMatchObject({ code: 'NO_SUBSTITUTE', clause: 'X6' })
  expect(decideSeatObserver(qixian, meetingWith(), replyWith('p5', { choice: 'observer', substitute: { name: '林代会', title: '' } }), START)).toMatchObject({ kind: 'accepted' })
})
