import { attendanceSheet, signInSheet } from 'shared/document/sheets'
import { decideConfirmSheet, decideEnterSheet, decideRejectSheet, type SheetFacts, type Signer } from 'shared/attendance/sheet'
import type { Sheet } from 'shared/attendance/model'
import { qixian } from 'shared/charter/qixian'
import { HOUR, MINUTE } from 'shared/kernel/time'
import type { Meeting } from 'shared/meeting/model'
import { freeze, lateMinutes, presenceOf } from 'shared/meeting/presence'
import { arrived, by, checkInAt, meetingWith, rollWith, START } from 'test/meeting/people'

const OPENS = START - HOUR
const PHOTO = 'cloud://local.files/sheets/one.jpg'
const second = { personId: 'second', name: '钱立新' }
const signer = (n: number, over: Partial<Signer> = {}): Signer => ({ personId: `p${n}`, name: `理事${n}`, seat: 'entitled', checkIn: undefined, ...over })
const annulled = checkInAt('p2', START, { annulled: { at: START, by, reason: '认错了人' } })

const sheetWith = (over: Partial<Sheet> = {}): Sheet => ({
  _id: 'sheet', v: 1, meetingId: 'm', personIds: ['p1', 'p2'], photo: PHOTO, state: 'waiting', edition: 1, at: START, by, settled: null, ...over,
})
const factsWith = (over: Partial<SheetFacts> = {}): SheetFacts => ({
  meeting: meetingWith(), sheet: undefined, signers: [signer(1), signer(2)], others: [second], by, ...over,
})

const enter = (over: Partial<SheetFacts> = {}, given: { photo?: string | undefined; edition?: number } = { photo: PHOTO }, at = START) =>
  decideEnterSheet(qixian, factsWith(over), { photo: given.photo, edition: given.edition }, 'fresh', at)
const meeting = (over: Partial<Meeting>) => ({ meeting: meetingWith(over) })
const rejected = sheetWith({ state: 'rejected', settled: { at: START, by: second, reason: '少了一人' } })

test.each<[string, string, ReturnType<typeof enter>]>([
  ['门开的那一刻', '1', enter({}, undefined, OPENS)],
  ['门开之前', 'NOT_OPEN', enter({}, undefined, OPENS - 1)],
  ['正在开会', '1', enter(meeting({ status: 'inSession', order: { at: START } as never }))],
  ['正在闭会', 'MEETING_OVER', enter(meeting({ status: 'closing' }))],
  ['已闭会', 'MEETING_OVER', enter(meeting({ status: 'closed' }))],
  ['流会', 'MEETING_OVER', enter(meeting({ status: 'inquorate' }))],
  ['取消', 'CANCELLED', enter(meeting({ status: 'cancelled' }))],
  ['草稿', 'NOT_PUBLISHED', enter(meeting({ status: 'draft' }))],
  ['一个人', '1', enter({ signers: [signer(1)] })],
  ['一个人也没有', 'NOBODY personIds', enter({ signers: [] })],
  ['同一人写了两次', 'TWICE personIds.1', enter({ signers: [signer(1), signer(1)] })],
  ['列席的人也签了字', '1', enter({ signers: [signer(1, { seat: 'observer' })] })],
  ['不在名单中', 'NOT_INVITED personIds.1', enter({ signers: [signer(1), signer(2, { seat: 'none' })] })],
  ['已经签到的人也在表上', '1', enter({ signers: [signer(1, { checkIn: { annulled: null } })] })],
  ['签到被撤销的人在表上', 'ANNULLED personIds.1', enter({ signers: [signer(1), signer(2, { checkIn: annulled })] })],
  ['没有照片', 'NO_PHOTO photo', enter({}, {})],
  ['没有别人能确认', 'NO_SECOND', enter({ others: [] })],
  ['本人更正退回的，照片可以不换', '2', enter({ sheet: rejected }, { edition: 1 })],
  ['本人更正还没确认的', '2', enter({ sheet: sheetWith() }, { edition: 1 })],
  ['更正的不是最新的一稿', 'MOVED edition', enter({ sheet: sheetWith({ edition: 2 }) }, { edition: 1 })],
  ['更正别人录入的', 'NOT_YOURS sheetId', enter({ sheet: sheetWith({ by: second }) }, { edition: 1 })],
  ['更正已经确认的', 'SETTLED sheetId', enter({ sheet: sheetWith({ state: 'confirmed', settled: { at: START, by: second } }) }, { edition: 1 })],
])('录入：%s，得 %s', (_, expected, decided) => {
  expect(decided.kind === 'refused' ? [decided.code, decided.field].filter(Boolean).join(' ') : String(decided.value.edition)).toBe(expected)
})

test('录入的待人确认，原来的退回理由不再留着；没有别人时说清找谁', () => {
  expect(enter({ sheet: rejected }, { edition: 1 })).toMatchObject({ value: { _id: 'sheet', v: 1, state: 'waiting', edition: 2, photo: PHOTO, settled: null, personIds: ['p1', 'p2'] } })
  expect(enter({ sheet: rejected }, { photo: 'cloud://local.files/sheets/two.jpg', edition: 1 })).toMatchObject({ value: { photo: 'cloud://local.files/sheets/two.jpg' } })
  expect(enter({ others: [] })).toMatchObject({ message: expect.stringContaining('请管理员先登记一名秘书处人员') })
})

const confirm = (over: Partial<SheetFacts> = {}, edition = 1, at = START + 5 * MINUTE) => decideConfirmSheet(qixian, factsWith({ sheet: sheetWith(), by: second, others: [by], ...over }), edition, at)

test.each<[string, string, ReturnType<typeof confirm>]>([
  ['另一人', '2', confirm()],
  ['录入的人自己', 'SAME_PERSON', confirm({ by, others: [second] })],
  ['没有这份表', 'NO_SHEET sheetId', confirm({ sheet: undefined })],
  ['已经确认过', 'SETTLED sheetId', confirm({ sheet: sheetWith({ state: 'confirmed', settled: { at: START, by: second } }) })],
  ['已经退回', 'SETTLED sheetId', confirm({ sheet: rejected })],
  ['看的是上一稿', 'MOVED edition', confirm({ sheet: sheetWith({ edition: 2 }) })],
  ['正在开会', '2', confirm(meeting({ status: 'inSession', order: { at: START } as never }))],
  ['正在闭会', 'MEETING_OVER', confirm(meeting({ status: 'closing' }))],
  ['已闭会', 'MEETING_OVER', confirm(meeting({ status: 'closed' }))],
  ['流会', 'MEETING_OVER', confirm(meeting({ status: 'inquorate' }))],
  ['取消', 'CANCELLED', confirm(meeting({ status: 'cancelled' }))],
  ['录入时门刚开', '2', confirm({ sheet: sheetWith({ at: OPENS }) })],
  ['会议改到晚些，录入时门还没开', 'NOT_OPEN', confirm({ sheet: sheetWith({ at: OPENS - 1 }) }, 1, START)],
  ['一人已扫码签到', '2', confirm({ signers: [signer(1, { checkIn: { annulled: null } }), signer(2)] })],
  ['人人都已签到', '1', confirm({ signers: [signer(1, { checkIn: { annulled: null } })] })],
  ['一人的签到刚被撤销', 'ANNULLED personIds.1', confirm({ signers: [signer(1), signer(2, { checkIn: annulled })] })],
  ['一人已不在名单中', 'NOT_INVITED personIds.0', confirm({ signers: [signer(1, { seat: 'none' }), signer(2)] })],
])('确认：%s，得 %s', (_, expected, decided) => {
  expect(decided.kind === 'refused' ? [decided.code, decided.field].filter(Boolean).join(' ') : String(decided.value.checkIns.length)).toBe(expected)
})

test('不能自己确认时说出可以请谁', () => {
  expect(confirm({ by, others: [second, { personId: 'third', name: '孙一平' }] })).toMatchObject({ message: '您录入的签到表须由另一人确认，可以请钱立新、孙一平' })
  expect(confirm({ by, others: [] })).toMatchObject({ message: expect.stringContaining('请管理员先登记') })
})

test('确认后从确认时起在场，记明纸质补录和两个人，留在会议经过里', () => {
  const at = START + 30 * MINUTE
  const decided = confirm({}, 1, at)
  if (decided.kind === 'refused') throw new Error(decided.message)
  const { checkIns, meeting: next, sheet } = decided.value
  expect(checkIns[0]).toMatchObject({ _id: 'm:p1:checkIn', method: 'paper', arrivedAt: at, by: second, history: [{ at, by: '钱立新', what: '确认纸质签到表（赵卫东录入）' }] })
  expect(next.history.at(-1)).toEqual({ at, by: '钱立新', what: '确认纸质签到表 2 人', note: '赵卫东录入' })
  expect(sheet).toMatchObject({ state: 'confirmed', settled: { at, by: second } })
})

test('表上没有时间：开会半小时后确认的不算迟到，当时代签到的算', () => {
  const at = START + 30 * MINUTE
  for (const [method, presence, minutes] of [['paper', 'present', 0], ['register', 'late', 30]] as const) {
    const checkIn = checkInAt('p1', at, { method })
    expect([presenceOf(qixian, meetingWith(), { checkIn }, START + 2 * HOUR), lateMinutes(qixian, meetingWith(), checkIn)]).toEqual([presence, minutes])
  }
})

test('中途记了离场的照样算早退：那是会务看见的', () => {
  const left = checkInAt('p1', START, { method: 'paper', absences: [{ leftAt: START + HOUR, by, note: '' }] })
  expect(presenceOf(qixian, meetingWith(), { checkIn: left }, START + 2 * HOUR)).toBe('left')
})

test('退回要有待确认的表，本人也可以收回', () => {
  const reject = (over: Partial<SheetFacts> = {}, edition = 1) => decideRejectSheet(factsWith({ sheet: sheetWith(), by: second, ...over }), edition, '少了一人', START)
  expect(reject()).toMatchObject({ value: { state: 'rejected', settled: { by: second, reason: '少了一人' } } })
  expect(reject({ by })).toMatchObject({ value: { state: 'rejected', settled: { by } } })
  expect(reject({ sheet: undefined })).toMatchObject({ code: 'NO_SHEET' })
  expect(reject({ sheet: rejected })).toMatchObject({ code: 'SETTLED', message: '钱立新已退回这份签到表' })
  expect(reject({ sheet: sheetWith({ edition: 2 }) })).toMatchObject({ code: 'MOVED' })
  expect(reject(meeting({ status: 'closing' }))).toMatchObject({ code: 'MEETING_OVER' })
})

test('文书上写明纸质补录，不写时间，并注明人数', () => {
  const roll = rollWith(3, 1)
  const facts = [...arrived(1), checkInAt('p2', START + HOUR, { method: 'paper' })]
  const open = meetingWith()
  const closed = { ...open, status: 'closed' as const, final: freeze(qixian, open, roll, facts, START + 2 * HOUR, START + 2 * HOUR) }
  expect(signInSheet(qixian, closed, roll, facts).rows.map((row) => row.slice(5))).toEqual([['08:30', '代签', '出席'], ['', '纸质补录', '出席'], ['', '', '缺席']])
  expect(attendanceSheet(qixian, closed).rows.map((row) => row[5])).toEqual(['08:30', '纸质补录', ''])
  for (const made of [signInSheet(qixian, closed, roll, facts), attendanceSheet(qixian, closed)]) {
    expect(made.foot.at(-1)).toBe('纸质补录 1 人：按签字的纸表补录，两人核对，表上没有时间，不计迟到')
  }
  const without = { ...open, final: freeze(qixian, open, roll, arrived(1), START + 2 * HOUR, START + 2 * HOUR) }
  expect(attendanceSheet(qixian, without).foot.join()).not.toContain('纸质补录')
})
