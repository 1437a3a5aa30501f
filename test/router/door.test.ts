import { tokenOf } from 'cloudfunctions/attendance/ticket'
import { windowAt } from 'shared/attendance/door'
import { checkIn, confirmScan, declineScan, projector, receipt } from 'shared/attendance/door-operations'
import { annul, board, checkInFor } from 'shared/attendance/operations'
import { linkPath, linkScene } from 'shared/kernel/link'
import { HOUR, MINUTE } from 'shared/kernel/time'
import { closeMeeting, setDoor } from 'shared/meeting/operations'
import type { Meeting } from 'shared/meeting/model'
import { doorOf, type Hall, NOW, openHall, person, prepare, type Prepared } from './hall'
import { MAY, samplesOf } from './tables/all'
import { codeOf } from './tables/attendance'

let p: Prepared
let hall: Hall
beforeAll(async () => {
  p = await prepare()
})
beforeEach(async () => {
  hall = await openHall(p.documents)
})

const scan = (as: string, code: string, queued = false) => hall.ask(as, checkIn.name, { code, queued })
const receiptOf = (as: string) => hall.must(as, receipt, { meetingId: p.hall })

test('密钥不出现在任何操作的任何答复里，除了会议本身也不进任何记录', async () => {
  const CANARY = 'canary-of-the-door'
  const meetings = p.documents['meetings']!.map((meeting) => ({ ...meeting, door: { ...(meeting as unknown as Meeting).door, key: CANARY } }))
  const documents = { ...p.documents, meetings }
  for (const [operation, { as, input, later }] of Object.entries(samplesOf({ ...p, documents }))) {
    const fresh = await openHall(documents)
    fresh.at = NOW + (later ?? 0)
    for (const who of new Set([as, 'secretary', ...MAY[operation]!])) {
      const said = JSON.stringify(await fresh.ask(who, operation, input))
      expect([operation, who, said.includes(CANARY)]).toEqual([operation, who, false])
    }
    const { meetings: _, ...others } = fresh.documents()
    expect([operation, JSON.stringify(others).includes(CANARY)]).toEqual([operation, false])
  }
})

test('扫码、再扫、丢了答复后拿旧码再问，都得到同一张回执', async () => {
  const code = codeOf(p, p.hall, NOW)
  const first = await scan('director30', code)
  expect(first).toMatchObject({ kind: 'accepted', value: { meetingId: p.hall, arrivedAt: NOW, counts: true, number: expect.stringMatching(/^\d{6}$/) } })
  const { value } = first as { value: unknown }
  hall.at = NOW + 5000
  expect(await scan('director30', codeOf(p, p.hall, hall.at))).toMatchObject({ value })
  hall.at = NOW + 5 * MINUTE
  for (const queued of [false, true]) expect(await scan('director30', code, queued)).toMatchObject({ kind: 'accepted', value })
  hall.at = NOW + 10 * MINUTE
  await hall.ask('chair', 'meeting.callToOrder', { meetingId: p.hall })
  hall.at += HOUR
  await hall.must('chair', closeMeeting, { meetingId: p.hall })
  expect(await scan('director30', code)).toMatchObject({ kind: 'accepted', value })
  expect(hall.documents()['attendance']!.filter(({ _id }) => _id.startsWith(`${p.hall}:${person('director30')}`))).toHaveLength(1)
})

test('地址、编码过的地址、小程序码的内容都收', async () => {
  const link = { kind: 'checkIn' as const, meetingId: p.hall, token: tokenOf(doorOf(hall, p.hall), p.hall, windowAt(NOW)) }
  for (const [as, code] of [
    ['director24', `https://group.example.cn/h5${linkPath(link)}`],
    ['director25', encodeURIComponent(`https://group.example.cn${linkPath(link)}`)],
    ['director26', linkScene(link)],
  ] as const) {
    expect([as, await scan(as, code)]).toEqual([as, expect.objectContaining({ kind: 'accepted' })])
  }
})

test('没扫成的留在看板上，有人、有原因、有次数；主持人看不到', async () => {
  const own = codeOf(p, p.hall, NOW)
  await scan('director25', `${own.slice(0, -1)}${own.endsWith('0') ? '1' : '0'}`)
  await scan('director26', codeOf(p, p.hall, NOW - MINUTE))
  await scan('director26', codeOf(p, p.hall, NOW - MINUTE))
  await scan('director27', codeOf(p, p.hall))
  await scan('officer09', own)
  await scan('director24', 'https://example.cn/menu')
  await scan('director24', `${p.draft}.00000000000`)
  const { failures } = await hall.must('secretary', board, { meetingId: p.hall })
  const seen = failures.map(({ personId, code, says, times }) => [personId, code, says, times])
  expect(seen.sort()).toEqual([
    [person('director25'), 'FORGED', '码是假的', 1],
    [person('director26'), 'STALE', '码已过期', 2],
    [person('director27'), 'FIXED_OFF', '纸质码没有启用', 1],
    [person('officer09'), 'NOT_INVITED', '不在名单中', 1],
  ])
  expect((await hall.must('chair', board, { meetingId: p.hall })).failures).toEqual([])
})

test('别的会议的码签不了这一场，签的是它自己的会议', async () => {
  const other = codeOf(p, p.empty, NOW)
  const mixed = `${p.hall}.${other.split('.')[1]}`
  expect(await scan('director30', mixed)).toMatchObject({ code: 'FORGED' })
  expect(await scan('director30', other)).toMatchObject({ value: { meetingId: p.empty } })
  expect(await receiptOf('director30')).toMatchObject({ standing: 'none', number: null, rank: null })
})

test('补传的扫码先是待确认，确认后才计入；回执自己知道', async () => {
  const before = await hall.must('secretary', board, { meetingId: p.hall })
  expect(before.rows.find(({ personId }) => personId === person('director28'))).toMatchObject({ here: false, checkIn: null, pending: { why: 'queued', scannedAt: NOW - MINUTE } })
  expect(before.counts.pending).toBe(2)
  const waiting = await receiptOf('director28')
  expect(waiting).toMatchObject({ standing: 'pending', rank: null, arrivedAt: NOW - MINUTE })

  await hall.must('secretary', confirmScan, { meetingId: p.hall, personId: person('director28') })
  await hall.must('secretary', declineScan, { meetingId: p.hall, personId: person('director29'), reason: '不在会场' })
  const after = await hall.must('secretary', board, { meetingId: p.hall })
  expect([after.counts.here - before.counts.here, after.counts.pending]).toEqual([1, 0])
  expect(await receiptOf('director28')).toMatchObject({ standing: 'counted', number: waiting.number, method: 'queued' })
  expect(await receiptOf('director29')).toMatchObject({ standing: 'declined', remark: '不在会场', rank: null })
  expect(await scan('director29', codeOf(p, p.hall, NOW - MINUTE), true)).toMatchObject({ code: 'DECLINED' })
  // Whoever stands in the room scans the code of the moment, whatever was declined.
  expect(await scan('director29', codeOf(p, p.hall, NOW))).toMatchObject({ value: { counts: true } })
})

test('有远程会场时人人待确认；关掉以后当场计入；纸质码要先启用', async () => {
  await hall.must('secretary', setDoor, { meetingId: p.hall, fixed: true, shared: true })
  expect(await scan('director24', codeOf(p, p.hall, NOW))).toMatchObject({ value: { counts: false } })
  expect(await scan('director25', codeOf(p, p.hall))).toMatchObject({ value: { counts: false } })
  await hall.must('secretary', setDoor, { meetingId: p.hall, fixed: true, shared: false })
  expect(await scan('director26', codeOf(p, p.hall))).toMatchObject({ value: { counts: true } })
  expect(await receiptOf('director26')).toMatchObject({ standing: 'counted', method: 'fixed' })
  expect(await scan('director20', codeOf(p, p.hall, NOW))).toMatchObject({ value: { counts: true } })
})

test('撤销了的人扫码，被请去会务台', async () => {
  await hall.must('secretary', checkInFor, { meetingId: p.hall, personId: person('director31') })
  await hall.must('secretary', annul, { meetingId: p.hall, personId: person('director31'), reason: '认错了人' })
  expect(await scan('director31', codeOf(p, p.hall, NOW))).toMatchObject({ code: 'ANNULLED', message: expect.stringContaining('会务台') })
  expect(await receiptOf('director31')).toMatchObject({ standing: 'annulled', remark: '认错了人' })
})

test('投屏给此刻和随后两段的码，门没开就不给；到会、未到、请假分开', async () => {
  const shown = await hall.must('secretary', projector, { meetingId: p.hall })
  expect(shown.codes.map(({ from, until }) => [from - NOW, until - NOW])).toEqual([[0, 10_000], [10_000, 20_000], [20_000, 30_000]])
  for (const { scene, from, path } of shown.codes) {
    expect(path).toBe(`/c/${scene.replace('.', '/')}`)
    hall.at = from
    expect([scene, await scan('director30', scene)]).toEqual([scene, expect.objectContaining({ kind: 'accepted' })])
  }
  hall.at = NOW
  expect([shown.entitled, shown.here, shown.missing.length + shown.onLeave.length]).toEqual([37, 26, 11])
  expect(shown.onLeave.map(({ personId }) => personId)).toEqual([person('director23')])
  expect(shown).toMatchObject({ pending: 2, fixed: null, closed: null })
  expect(await hall.must('secretary', projector, { meetingId: p.coming })).toMatchObject({ codes: [], closed: { code: 'NOT_OPEN' } })
})
