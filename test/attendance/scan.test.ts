import { decideConfirm, decideDecline, decideScan, decideSpecial, receiptNumber, SCAN_REFUSALS, type ScanFacts, scanAnswered, type Ticket, windowAt, windowFrom } from 'shared/attendance/door'
import type { PendingScan } from 'shared/attendance/model'
import { decideReinstate } from 'shared/attendance/rules'
import { qixian } from 'shared/charter/qixian'
import { HOUR, MINUTE } from 'shared/kernel/time'
import { decideDoor } from 'shared/meeting/door'
import type { Meeting } from 'shared/meeting/model'
import { freeze, lateMinutes, presenceOf } from 'shared/meeting/presence'
import { by, checkInAt, meetingWith, rollWith, START } from 'test/meeting/people'

const OPENS = START - HOUR
const person = { personId: 'p5', name: '理事5' }
const good = (at: number): Ticket => ({ kind: 'good', window: windowAt(at) })
const stale = (at: number): Ticket => ({ kind: 'stale', window: windowAt(at) })
const door = (over: Partial<Meeting['door']>) => ({ door: { ...meetingWith().door, ...over } })
const scan = (at: number, over: Partial<ScanFacts> = {}, meeting: Partial<Meeting> = {}) =>
  decideScan(qixian, { meeting: meetingWith(meeting), person, seat: 'entitled', ticket: good(at), queued: false, ...over }, at)
const outcome = (decided: ReturnType<typeof scan>) => (decided.kind === 'refused' ? decided.code : decided.value.fact === 'checkIn' ? decided.value.method : decided.value.why)

const order = { at: START } as never
test.each<[string, string, number, Partial<ScanFacts>, Partial<Meeting>?]>([
  ['门开的那一刻', 'scan', OPENS, {}],
  ['门开之前', 'NOT_OPEN', OPENS - 1, {}],
  ['正在开会', 'scan', START + HOUR, {}, { status: 'inSession', order }],
  ['正在闭会', 'MEETING_OVER', START + HOUR, {}, { status: 'closing' }],
  ['流会', 'MEETING_OVER', START, {}, { status: 'inquorate' }],
  ['取消', 'CANCELLED', START, {}, { status: 'cancelled' }],
  ['草稿', 'NOT_PUBLISHED', START, {}, { status: 'draft' }],
  ['列席的人也扫', 'scan', START, { seat: 'observer' }],
  ['不在名单中', 'NOT_INVITED', START, { seat: 'none' }],
  ['假码', 'FORGED', START, { ticket: { kind: 'forged' } }],
  ['假码，说是补传也不行', 'FORGED', START, { ticket: { kind: 'forged' }, queued: true }],
  ['还没到时候的码', 'STALE', START, { ticket: { kind: 'early' }, queued: true }],
  ['过期的码', 'STALE', START, { ticket: stale(START - MINUTE) }],
  ['过期的码，是补传的', 'queued', START, { ticket: stale(START - MINUTE), queued: true }],
  ['没有过期的码，说是补传，当场计入', 'scan', START, { queued: true }],
  ['补传的码，那时门还没开', 'NOT_OPEN', START, { ticket: stale(OPENS - 1), queued: true }],
  ['补传到时会议已闭', 'MEETING_OVER', START + HOUR, { ticket: stale(START), queued: true }, { status: 'closed' }],
  ['没有启用的纸质码', 'FIXED_OFF', START, { ticket: { kind: 'fixed' } }],
  ['启用了的纸质码', 'fixed', START, { ticket: { kind: 'fixed' } }, door({ fixed: true })],
  ['有远程会场，当场的码', 'shared', START, {}, door({ shared: true })],
  ['有远程会场，纸质码', 'shared', START, { ticket: { kind: 'fixed' } }, door({ shared: true, fixed: true })],
  ['有远程会场，补传的码', 'queued', START, { ticket: stale(START - MINUTE), queued: true }, door({ shared: true })],
])('扫码：%s，得 %s', (...[, expected, at, over, meeting]) => {
  const decided = scan(at, over, meeting)
  expect(outcome(decided)).toBe(expected)
  if (decided.kind === 'refused') expect(Object.keys(SCAN_REFUSALS)).toContain(decided.code)
})

const pendingAt = (scannedAt: number, over: Partial<PendingScan> = {}): PendingScan => {
  const decided = scan(scannedAt + 5 * MINUTE, { ticket: stale(scannedAt), queued: true })
  if (decided.kind === 'refused' || decided.value.fact !== 'pending') throw new Error('应为待确认')
  return { ...decided.value, ...over }
}

test('待确认的扫码不算到会；确认以后按码在屏幕上的时刻计，签到号不变', () => {
  const early = pendingAt(START)
  const late = pendingAt(START + 30 * MINUTE)
  expect(presenceOf(qixian, meetingWith(), { pending: late }, START + 2 * HOUR)).toBe('absent')
  for (const [pending, expected] of [[early, 'present'], [late, 'late']] as const) {
    const confirmed = decideConfirm(qixian, { meeting: meetingWith(), pending, checkIn: undefined, seat: 'entitled', by }, START + HOUR)
    if (confirmed.kind === 'refused') throw new Error(confirmed.message)
    const { checkIn } = confirmed.value
    expect(checkIn).toMatchObject({ arrivedAt: pending.scannedAt, method: 'queued', by })
    expect(presenceOf(qixian, meetingWith(), { checkIn }, START + 2 * HOUR)).toBe(expected)
    const [before, after] = [scanAnswered(pending), scanAnswered(checkIn)]
    expect(before).toMatchObject({ kind: 'accepted', value: { counts: false } })
    expect(after).toEqual({ ...before, value: { ...(before as { value: object }).value, counts: true } })
  }
  expect(windowFrom(windowAt(early.scannedAt))).toBe(early.scannedAt)
})

test.each([
  ['没有扫过', { pending: undefined }, 'NOT_PENDING'],
  ['已经确认', { pending: pendingAt(START, { settled: { at: START, by, confirmed: true } }) }, 'SETTLED'],
  ['已经驳回', { pending: pendingAt(START, { settled: { at: START, by, confirmed: false, reason: '不在' } }) }, 'SETTLED'],
  ['已经签到', { checkIn: checkInAt('p5', START) }, 'ALREADY_HERE'],
  ['签到被撤销', { checkIn: checkInAt('p5', START, { annulled: { at: START, by, reason: '错' } }) }, 'ANNULLED'],
  ['名单上没有', { seat: 'none' as const }, 'NOT_INVITED'],
  ['已闭会', { meeting: meetingWith({ status: 'closing' }) }, 'MEETING_OVER'],
  ['会议改到晚些，那时门还没开', { meeting: meetingWith({ startsAt: START + 2 * HOUR }) }, 'NOT_OPEN'],
])('不能确认：%s', (_, over, code) => {
  const facts = { meeting: meetingWith(), pending: pendingAt(START), checkIn: undefined, seat: 'entitled' as const, by, ...over }
  expect(decideConfirm(qixian, facts, START + HOUR)).toMatchObject({ kind: 'refused', code })
})

test('驳回要有前提，驳回以后再扫旧码得到驳回', () => {
  const facts = { meeting: meetingWith(), pending: pendingAt(START), checkIn: undefined, by }
  const declined = decideDecline(facts, '不在会场', START + HOUR)
  if (declined.kind === 'refused') throw new Error(declined.message)
  expect(scanAnswered(declined.value)).toMatchObject({ code: 'DECLINED', facts: { reason: '不在会场' } })
  expect(decideDecline({ ...facts, pending: declined.value }, '再驳', START + HOUR)).toMatchObject({ code: 'SETTLED' })
})

test('撤销了的签到，再扫得到撤销', () => {
  expect(scanAnswered(checkInAt('p5', START, { annulled: { at: START, by, reason: '认错了人' } }))).toMatchObject({ code: 'ANNULLED', facts: { reason: '认错了人' } })
})

test('签到号是六位数字，由会议、人和时刻定', () => {
  const numbers = Array.from({ length: 40 }, (_, i) => receiptNumber({ meetingId: 'm', personId: `p${i}` }, START))
  for (const number of numbers) expect(number).toMatch(/^\d{6}$/)
  expect(new Set(numbers).size).toBeGreaterThan(38)
  expect(receiptNumber({ meetingId: 'm', personId: 'p1' }, START)).toBe(numbers[1])
})

test('签到方式的开关留在经过里；没有改动、会议已过都拒绝', () => {
  const on = decideDoor(meetingWith(), { fixed: true, shared: true }, by, START)
  expect(on).toMatchObject({ value: { door: { key: 'key-of-the-door', fixed: true, shared: true } } })
  if (on.kind === 'refused') throw new Error(on.message)
  expect(on.value.history.at(-1)).toEqual({ at: START, by: '赵卫东', what: '启用纸质签到码，扫码改为逐一确认（有远程会场）' })
  const off = decideDoor(on.value, { fixed: false, shared: true }, by, START)
  expect(off).toMatchObject({ value: { history: [{}, { what: '停用纸质签到码' }] } })
  expect(decideDoor(meetingWith(), { fixed: false, shared: false }, by, START)).toMatchObject({ code: 'NOTHING_CHANGED' })
  expect(decideDoor(meetingWith({ status: 'closed' }), { fixed: true, shared: false }, by, START)).toMatchObject({ code: 'WRONG_STATUS' })
})

test('迟到早退按分钟写进结果，特殊情况跟着，纸质码用过就留下', () => {
  expect([10 * MINUTE, 10 * MINUTE + 1, 25 * MINUTE].map((after) => lateMinutes(qixian, meetingWith(), checkInAt('p1', START + after)))).toEqual([0, 10, 25])
  const special = decideSpecial(meetingWith(), checkInAt('p2', START + 25 * MINUTE, { method: 'fixed' }), '高速封路', by, START + HOUR)
  if (special.kind === 'refused') throw new Error(special.message)
  const end = START + 2 * HOUR
  const left = checkInAt('p3', START, { absences: [{ leftAt: end - 40 * MINUTE, by, note: '' }] })
  const { entries, door: used } = freeze(qixian, meetingWith(), rollWith(3, 1), [checkInAt('p1', START), special.value, left], end, end)
  expect(entries.map(({ presence, lateBy, leftBy, special: noted, method }) => ({ presence, lateBy, leftBy, noted, method }))).toEqual([
    { presence: 'present', method: 'register' },
    { presence: 'late', lateBy: 25, noted: '高速封路', method: 'fixed' },
    { presence: 'left', leftBy: 40, method: 'register' },
  ])
  expect(used).toEqual({ fixed: true, shared: false })
  const back = decideSpecial(meetingWith(), special.value, '', by, START + HOUR)
  expect(back.kind === 'accepted' && back.value.special).toBeUndefined()
  expect(decideSpecial(meetingWith(), undefined, '堵车', by, START)).toMatchObject({ field: 'personId' })
})

test('恢复签到也要等门开：撤销以后会议改晚了，开门前不能恢复', () => {
  const annulled = checkInAt('p5', OPENS, { annulled: { at: OPENS, by, reason: '错' } })
  const later = meetingWith({ startsAt: START + 2 * HOUR })
  expect(decideReinstate(qixian, later, annulled, by, '在', START + HOUR - 1)).toMatchObject({ code: 'NOT_OPEN' })
  expect(decideReinstate(qixian, later, annulled, by, '在', START + HOUR)).toMatchObject({ kind: 'accepted' })
})
