import { qixian } from 'shared/charter/qixian'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import type { Meeting, RollEntry } from 'shared/meeting/model'
import { decideCorrectPast, decideRegister, leaveRows } from 'shared/meeting/past'
import type { PastRecord } from 'shared/meeting/past-operations'

const NOW = chinaTime('2026-12-08T09:00')
const START = chinaTime('2026-03-18T09:00')
const seat = (personId: string, post: string): RollEntry => ({
  personId, name: personId, pinyin: '', initials: '', unitId: 'u', unitName: 'u', title: '', phone: '', posts: [post], entitled: true,
})
/** A council of seven: two thirds are five, and of its five vice chairs four. */
const roll = [seat('长', 'chair'), ...['副一', '副二', '副三', '副四', '副五'].map((id) => seat(id, 'viceChair')), seat('秘', 'secretaryGeneral')]
const ALL = roll.map(({ personId }) => personId)
const record = (over: Partial<PastRecord> = {}): PastRecord => ({
  kind: 'council', title: '第一届理事长会第一次会议', term: 1, number: 1, startsAt: START, endsAt: START + 3_600_000, place: '会议室',
  presiding: '长', present: ALL, excused: [], observers: [], resolutions: [], source: '纪要', files: [], ...over,
})
const by = { personId: '书', name: '书' }
const register = (over: Partial<PastRecord> = {}, session: 'regular' | 'adhoc' | 'unknown' = 'regular') =>
  decideRegister(qixian, { roll, session, same: undefined, by }, record(over), NOW)
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? `${outcome.code} ${outcome.field}` : 'accepted')
const clausesOf = (outcome: ReturnType<typeof register>) => (isRefusal(outcome) ? [outcome.message] : outcome.value.paper!.remarks.map(({ clause }) => clause))

test.each<[string, Partial<PastRecord>, string]>([
  ['都对', {}, 'accepted'],
  ['现在才开始', { startsAt: NOW, endsAt: NOW + 1 }, 'AHEAD startsAt'],
  ['刚刚结束', { startsAt: NOW - 1, endsAt: NOW }, 'accepted'],
  ['还没有结束', { startsAt: NOW - 1, endsAt: NOW + 1 }, 'AHEAD endsAt'],
  ['结束不晚于开始', { endsAt: START }, 'ENDS_BEFORE endsAt'],
  ['第〇届', { term: 0 }, 'BAD_TERM term'],
  ['第〇次', { number: 0 }, 'BAD_NUMBER number'],
  ['到会的人那天不是成员', { present: ['长', '外人'] }, 'NOT_SEATED present.1'],
  ['请假的人那天不是成员', { excused: [{ personId: '外人', reason: '' }] }, 'NOT_SEATED excused.0.personId'],
  ['同一人既到会又请假', { excused: [{ personId: '副一', reason: '' }] }, 'TWICE excused.0.personId'],
  ['主持人没有到会', { presiding: '副一', present: ['长'] }, 'CHAIR_ABSENT presiding'],
  ['同意票等于到会', { resolutions: [{ number: '', title: '题', matter: 'ordinary', yes: 7, passed: true }] }, 'accepted'],
  ['同意票多于到会', { resolutions: [{ number: '', title: '题', matter: 'ordinary', yes: 8, passed: true }] }, 'IMPOSSIBLE_COUNT resolutions.0.yes'],
])('补录：%s', (_, over, code) => {
  expect(codeOf(register(over))).toBe(code)
})

const vote = (yes: number | undefined, passed: boolean): Partial<PastRecord> => ({ resolutions: [{ number: '', title: '题', matter: 'ordinary', passed, ...(yes !== undefined && { yes }) }] })
test.each<[string, Partial<PastRecord>, 'regular' | 'adhoc' | 'unknown', readonly (string | undefined)[]]>([
  ['到会五人，定期，够三分之二', { present: ['长', '副一', '副二', '副三', '秘'] }, 'regular', []],
  ['到会四人，定期，不够', { present: ['长', '副一', '副二', '副三'] }, 'regular', ['MR4c']],
  ['到会五人，不定期，副理事长三人不够', { present: ['长', '副一', '副二', '副三', '秘'] }, 'adhoc', ['CH13.2c']],
  ['到会六人，不定期，副理事长四人够', { present: ['长', '副一', '副二', '副三', '副四', '秘'] }, 'adhoc', []],
  ['没有登记会期，两样都要', { present: ['长', '副一', '副二', '副三', '秘'] }, 'unknown', ['CH13.2c']],
  ['七人到会，四票通过', vote(4, true), 'regular', []],
  ['七人到会，三票记为通过', vote(3, true), 'regular', ['CH13.3']],
  ['七人到会，四票记为未通过', vote(4, false), 'regular', [undefined]],
  ['不知道票数', vote(undefined, true), 'regular', []],
  ['副理事长主持', { presiding: '副一' }, 'regular', ['X27']],
  ['没有法定人数的会上的决议只提示一次', { present: ['长', '副一'], ...vote(2, true) }, 'regular', ['MR4c']],
])('照实登记，不合条文的标明：%s', (_, over, session, clauses) => {
  expect(clausesOf(register(over, session))).toEqual(clauses)
})

test('同届同次已有会议，拒绝并指到那一次', () => {
  const same = { _id: 'm9', title: '那一次' }
  expect(decideRegister(qixian, { roll, session: 'regular', same, by }, record(), NOW)).toMatchObject({ code: 'ALREADY_REGISTERED', field: 'number', facts: { meetingId: 'm9' } })
})

test('存为已结束的会议：每人一种到会情况，请假的写原因，没有写到的算缺席', () => {
  const outcome = register({ present: ['长', '副一', '副二', '副三', '秘'], excused: [{ personId: '副四', reason: '出国' }] })
  if (isRefusal(outcome)) throw new Error(outcome.message)
  const { status, final, edition, _id } = outcome.value
  expect({ status, edition, _id }).toEqual({ status: 'closed', edition: 1, _id: 'paper:council:1:1' })
  expect(final!.counts).toMatchObject({ present: 5, excused: 1, absent: 1 })
  expect(final!.entries.find(({ personId }) => personId === '副四')).toMatchObject({ presence: 'excused', note: '出国' })
  expect(final!.quorum!.stands).toBe(true)
})

const stored = (): Meeting => {
  const outcome = register()
  if (isRefusal(outcome)) throw new Error(outcome.message)
  return { ...outcome.value, v: 1 }
}
test.each<[string, Partial<PastRecord>, number, string]>([
  ['地点', { place: '另一处' }, 1, 'accepted'],
  ['届', { term: 2 }, 1, 'FIXED term'],
  ['次', { number: 2 }, 1, 'FIXED number'],
  ['种类', { kind: 'assembly' }, 1, 'FIXED kind'],
  ['别人刚改过', { place: '另一处' }, 0, 'MOVED edition'],
])('更正补录：%s', (_, over, edition, code) => {
  expect(codeOf(decideCorrectPast(qixian, stored(), { roll, session: 'regular', by }, record(over), edition, '抄错', NOW))).toBe(code)
})

test('更正留痕：谁补录的不变，多一行原因', () => {
  const outcome = decideCorrectPast(qixian, stored(), { roll, session: 'regular', by: { personId: '二', name: '二' } }, record({ place: '另一处' }), 1, '抄错地点', NOW + 5)
  expect(outcome).toMatchObject({ value: { edition: 2, paper: { by: '书', at: NOW }, history: [{}, { at: NOW + 5, by: '二', note: '抄错地点' }] } })
})

test('不是补录的会议不能这样更正', () => {
  const { paper: _, ...online } = stored()
  expect(codeOf(decideCorrectPast(qixian, online, { roll, session: 'regular', by }, record(), 1, '抄错', NOW))).toBe('NOT_PAPER meetingId')
})

test('请假的年度按开会那天算，一次会议一条', () => {
  expect(leaveRows(stored(), [{ personId: '副四', reason: '' }])).toEqual([
    { collection: 'leaveYears', _id: '副四:2026:paper:council:1:1', fields: { personId: '副四', year: 2026, meetingIds: ['paper:council:1:1'] }, once: true },
  ])
})
