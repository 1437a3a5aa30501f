import { board, checkInFor, form } from 'shared/attendance/operations'
import { evaluateVote } from 'shared/charter/operations'
import { qixian } from 'shared/charter/qixian'
import { changeSetting, confirmRuling, getRuling, getSetting, getStanding, listRulings, listSettings } from 'shared/charter/setting/operations'
import type { Json } from 'shared/charter/setting/shape'
import { type Key, KEYS } from 'shared/charter/setting/shapes'
import { DAY, MINUTE, SECOND } from 'shared/kernel/time'
import { draftMeeting } from 'shared/meeting/operations'
import { type Hall, NOW, openHall, person, plan, prepare, type Prepared } from 'test/router/hall'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const change = (key: Key, value: Json) => hall.must('secretary', changeSetting, { key, value, resolution: '理事长会〔2026〕5号', on: '2026-12-04' })

/** What is seen a millisecond before the change stands, and when it stands. */
async function beforeAndAfter<T>(look: () => Promise<T>): Promise<[T, T]> {
  hall.at = NOW + MINUTE - 1
  const before = await look()
  hall.at = NOW + MINUTE
  return [before, await look()]
}

test('请假次数由两次改为三次，第三次请假就算请假，不需要例外', async () => {
  const except = (at: Hall) => at.ask('chair', 'attendance.exceptLeave', { meetingId: prepared.coming, personId: person('director03'), reason: '公务' })
  const unchanged = await openHall(prepared.documents)
  unchanged.at = NOW + MINUTE
  expect(await except(unchanged)).toMatchObject({ kind: 'accepted' })
  await change('leaveQuota', { perYear: 3, bodies: ['assembly', 'council'] })
  hall.at = NOW + MINUTE
  expect(await except(hall)).toMatchObject({ code: 'NO_EXCEPTION_NEEDED' })
})

test('访客也问得到改过什么，只是不知道谁登记的', async () => {
  await change('leaveQuota', { perYear: 3, bodies: ['assembly', 'council'] })
  expect(await hall.ask('nobody', getStanding.name, {})).toMatchObject({
    value: {
      changes: [{ key: 'leaveQuota', value: { perYear: 3, bodies: ['assembly', 'council'] }, was: { perYear: 2, bodies: ['assembly', 'council'] }, resolution: '理事长会〔2026〕5号', on: '2026-12-04', from: NOW + MINUTE }],
      confirmed: [],
    },
  })
  const { value } = (await hall.ask('nobody', getStanding.name, {})) as { value: { changes: object[] } }
  expect(Object.keys(value.changes[0]!).sort()).toEqual(['from', 'key', 'on', 'resolution', 'value', 'was'])
})

test('签到提前两小时开放，门就早开', async () => {
  await change('doorLead', { minutes: 120 })
  const meetingId = prepared.coming
  const startsAt = (await hall.must('secretary', form, { meetingId, personId: undefined })).startsAt
  hall.at = startsAt - 120 * MINUTE - 1
  expect(await hall.ask('secretary', checkInFor.name, { meetingId, personId: person('director07') })).toMatchObject({ code: 'NOT_OPEN' })
  hall.at = startsAt - 120 * MINUTE
  expect(await hall.ask('secretary', checkInFor.name, { meetingId, personId: person('director07') })).toMatchObject({ kind: 'accepted' })
})

test('迟到宽限改为半分钟，晚一分钟就是迟到', async () => {
  hall.at = NOW + 6 * MINUTE
  await hall.must('secretary', checkInFor, { meetingId: prepared.hall, personId: person('director31') })
  const late = async () => {
    const { rows } = await hall.must('secretary', board, { meetingId: prepared.hall })
    return rows.find(({ personId }) => personId === person('director31'))!.late
  }
  expect(await late()).toBe(false)
  await change('lateTolerance', { minutes: 0 })
  hall.at += MINUTE
  expect(await late()).toBe(true)
})

test('通知提前天数改了，拟稿时的提醒跟着改', async () => {
  const reminded = async () => {
    const { warnings } = await hall.must('secretary', draftMeeting, { plan: plan(NOW + 20 * DAY) })
    return warnings.some(({ clause }) => clause === 'MR5')
  }
  await change('leadDays', { assembly: { regular: 30, adhoc: 30, unknown: 30 }, council: { regular: 5, adhoc: 2, unknown: 5 } })
  expect(await beforeAndAfter(reminded)).toEqual([false, true])
})

test('口径改了，表决试算跟着改；全部确认后不再写软件默认口径', async () => {
  const vote = { body: 'assembly', session: 'regular', matter: 'major', entitled: 30, present: 20, yes: 10 }
  await hall.must('secretary', confirmRuling, { id: 'X3', reading: 'charter', number: '秘释〔2026〕1号', on: '2026-12-04' })
  const outcome = async () => (await hall.must('nobody', evaluateVote, vote)).outcome
  expect(await beforeAndAfter(outcome)).toEqual(['FAILED', 'PASSED'])
  const { readings } = await hall.must('nobody', evaluateVote, vote)
  for (const { ruling } of readings) {
    const { chosen } = await hall.must('secretary', getRuling, { id: ruling })
    await hall.ask('secretary', confirmRuling.name, { id: ruling, reading: chosen, number: '秘释〔2026〕2号', on: '2026-12-04' })
  }
  hall.at += MINUTE
  expect((await hall.must('nobody', evaluateVote, vote)).basis).toBe('已确认解释')
})

test('参数表：每一项有值、依据和谁可以改；待生效、已生效、原值都看得到', async () => {
  const one = async (key: Key) => (await hall.must('director01', listSettings, {})).items.find((item) => item.key === key)!
  expect(await one('visitsPerTerm')).toMatchObject({ says: '1 次', by: '理事长会', ours: true, clause: null, settable: true, last: null, pending: null })
  expect(await one('leaveQuota')).toMatchObject({ by: '理事大会', ours: false, clause: 'MR7.7b', cited: '会议制度第七条7' })
  expect(await one('votingMode')).toMatchObject({ settable: false, by: '会议', says: '由会议当场决定' })
  const { from } = await change('visitsPerTerm', 2)
  expect(from).toBe(NOW + MINUTE)
  expect(await one('visitsPerTerm')).toMatchObject({ says: '1 次', ours: true, last: null, pending: { was: '1 次', says: '2 次', from } })
  hall.at = NOW + MINUTE
  expect(await one('visitsPerTerm')).toMatchObject({
    says: '2 次', ours: false, pending: null, last: { was: '1 次', says: '2 次', resolution: '理事长会〔2026〕5号', on: '2026-12-04', by: '赵卫东' },
  })
  await change('visitsPerTerm', 3)
  hall.at += MINUTE
  const page = await hall.must('director01', getSetting, { key: 'visitsPerTerm' })
  expect(page).toMatchObject({ value: 3, latest: 3, touches: [] })
  expect(page.history.map(({ was, says }) => [was, says])).toEqual([['2 次', '3 次'], ['1 次', '2 次']])
})

test.each(KEYS)('参数 %s 的一页打得开，说法与参数表一致', async (key) => {
  const { items } = await hall.must('director01', listSettings, {})
  const { says, shape } = await hall.must('director01', getSetting, { key })
  expect({ key, says, settable: shape !== null }).toEqual({ key, says: items.find((item) => item.key === key)!.says, settable: says !== '由会议当场决定' })
})

test('月和日写成月日', async () => {
  expect((await hall.must('director01', getSetting, { key: 'yearEndWindow' })).says).toContain('最早：11月1日；最晚：12月31日')
})

test('会影响已通知的会议的，列出是哪些；草稿和散了的不算', async () => {
  const { touches } = await hall.must('secretary', getSetting, { key: 'lateTolerance' })
  const meetings = hall.documents()['meetings'] as unknown as readonly { _id: string; status: string }[]
  const ahead = meetings.filter(({ status }) => status === 'published' || status === 'inSession').map(({ _id }) => _id)
  expect(touches.map(({ meetingId }) => meetingId).sort()).toEqual(ahead.sort())
  expect(ahead).not.toContain(prepared.draft)
  expect(ahead.length).toBeGreaterThan(3)
})

test('口径表：每条疑义都在，默认都未确认；确认后写明编号', async () => {
  const { rulings } = await hall.must('director01', listRulings, {})
  expect(rulings.map(({ id }) => id)).toEqual(qixian.rulings.map(({ id }) => id))
  expect(rulings.every(({ confirmed, pending }) => confirmed === null && pending === null)).toBe(true)
  await hall.must('secretary', confirmRuling, { id: 'X50', reading: 'observer', number: '秘释〔2026〕3号', on: '2026-12-04' })
  const x50 = async () => (await hall.must('director01', listRulings, {})).rulings.find(({ id }) => id === 'X50')!
  expect(await x50()).toMatchObject({ confirmed: null, pending: { number: '秘释〔2026〕3号', from: NOW + MINUTE } })
  hall.at = NOW + MINUTE
  expect(await x50()).toMatchObject({ confirmed: { number: '秘释〔2026〕3号', on: '2026-12-04' }, pending: null })
})

test('两个人同时登记，两次都留下，后一次的原值是前一次的值', async () => {
  await Promise.all([change('visitsPerTerm', 2), change('loanDays', 7)])
  hall.at += SECOND
  await Promise.all([change('visitsPerTerm', 3), change('visitsPerTerm', 4)])
  const { history, latest } = await hall.must('secretary', getSetting, { key: 'visitsPerTerm' })
  expect(history.length).toBe(3)
  expect(history[0]!.was).toBe(history[1]!.says)
  expect(history[0]!.says).toBe(`${String(latest)} 次`)
})
