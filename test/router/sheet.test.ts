import { handlers } from 'cloudfunctions/handlers'
import { resumeBatches } from 'cloudfunctions/kit/batch'
import { createRouter } from 'cloudfunctions/kit/router'
import { countClosed } from 'cloudfunctions/meeting/count'
import declared from 'cloudfunctions/schema.json'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import { postponeMeeting } from 'shared/meeting/operations'
import { DAY, MINUTE } from 'shared/kernel/time'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { directors, NOW, openHall, person, PHOTO, plan, prepare, type Hall, type Prepared } from './hall'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const sheetOf = (edition = 1) => ({ meetingId: prepared.hall, sheetId: prepared.sheet, edition })
const titles = () => (hall.documents()['events'] as unknown as readonly { type: string; audience: { personIds?: string[] }; page?: string }[]).filter(({ type }) => type.startsWith('attendance.sheet')).sort((a, b) => (a.type < b.type ? 1 : -1))

test('一人录入，另一人确认：照片在平台自己的文件夹，两人都看得到', async () => {
  for (const account of ['secretary', 'secretary-general']) {
    const seen = await hall.ask(account, 'attendance.sheets', { meetingId: prepared.hall, sheetId: prepared.sheet })
    expect(seen).toMatchObject({ kind: 'accepted', value: { sheets: [{ sheetId: prepared.sheet, state: 'waiting', confirmRefused: account === 'secretary' ? { code: 'SAME_PERSON' } : null }] } })
  }
  const [sheet] = hall.documents()['sheets'] as unknown as readonly { photo: string }[]
  expect(sheet!.photo).toMatch(/^cloud:\/\/local\.files\/sheets\/[0-9a-f]{64}\.jpg$/)
  expect(await hall.ask('secretary', 'attendance.confirmSheet', sheetOf())).toMatchObject({ code: 'SAME_PERSON', message: expect.stringContaining('可以请') })
  expect(await hall.ask('secretary-general', 'attendance.confirmSheet', sheetOf())).toMatchObject({ kind: 'accepted', value: { signers: 2 } })
  const board = (await hall.ask('secretary', 'attendance.board', { meetingId: prepared.hall })) as unknown as { value: { rows: { personId: string; checkIn: { method: string } | null; lateBy: number }[]; sheets: object } }
  expect(board.value.sheets).toEqual({ waiting: 0, rejected: 0 })
  for (const account of ['director30', 'director31']) {
    expect(board.value.rows.find(({ personId }) => personId === person(account))).toMatchObject({ checkIn: { method: 'paper' }, lateBy: 0, here: true })
  }
  expect(titles().map(({ type, audience, page }) => [type, audience.personIds, page])).toEqual([
    ['attendance.sheetEntered', expect.arrayContaining([person('secretary-general')]), `packages/door/sheet/index?meetingId=${prepared.hall}&sheetId=${prepared.sheet}`],
    ['attendance.sheetConfirmed', [person('secretary')], expect.any(String)],
  ])
})

test('退回以后由录入的人改，旧稿不能再确认', async () => {
  const todos = async (as: string) => ((await hall.ask(as, 'meeting.home', {})) as unknown as { value: { todos: { kind: string; does?: string; page?: string }[] } }).value.todos.filter(({ page }) => page?.includes('/sheet/'))
  expect([await todos('secretary-general'), await todos('secretary'), await todos('director01')]).toMatchObject([[{ does: '去核对' }], [], []])
  expect(await hall.ask('secretary-general', 'attendance.rejectSheet', { ...sheetOf(), reason: '少录了一人' })).toMatchObject({ kind: 'accepted' })
  expect([await todos('secretary-general'), await todos('secretary')]).toMatchObject([[], [{ does: '去更正' }]])
  const again = { ...sheetOf(), personIds: ['director29', 'director30'].map(person) }
  expect(await hall.ask('secretary', 'attendance.enterSheet', again)).toMatchObject({ value: { sheetId: prepared.sheet, edition: 2 } })
  expect(await hall.ask('secretary-general', 'attendance.confirmSheet', sheetOf(1))).toMatchObject({ code: 'MOVED' })
  expect(await hall.ask('secretary-general', 'attendance.confirmSheet', sheetOf(2))).toMatchObject({ kind: 'accepted' })
})

test.each([
  ['别人文件夹里的', PHOTO.replace('demo-secretary', 'demo-director01'), 'NOT_UPLOADED'],
  ['没有上传的', PHOTO.replace('sheet', 'none'), 'NO_FILE'],
  ['不是照片的', 'cloud://local.files/inbox/demo-secretary/roll.xlsx', 'BAD_FILE'],
])('%s照片不收，什么也没写', async (_, photo, code) => {
  const before = hall.hash()
  expect(await hall.ask('secretary', 'attendance.enterSheet', { meetingId: prepared.hall, personIds: [person('director30')], photo })).toMatchObject({ code, field: 'photo' })
  expect(hall.hash()).toBe(before)
})

test('先有签到的人保留自己的；撤销过的须先恢复', async () => {
  const enter = (...accounts: string[]) => hall.ask('secretary', 'attendance.enterSheet', { meetingId: prepared.hall, personIds: accounts.map(person), photo: PHOTO })
  expect(await enter('director22')).toMatchObject({ code: 'ANNULLED', field: 'personIds.0', message: expect.stringContaining('恢复签到') })
  const entered = (await enter('director20', 'director30')) as unknown as { value: { sheetId: string } }
  const entry = () => hall.documents()['attendance']!.find(({ _id }) => _id === `${prepared.hall}:${person('director20')}:checkIn`)
  const before = entry()
  expect(await hall.ask('secretary-general', 'attendance.confirmSheet', { meetingId: prepared.hall, sheetId: entered.value.sheetId, edition: 1 })).toMatchObject({ kind: 'accepted' })
  expect(entry()).toEqual(before)
})

/** The group with a clock that leaves a request no time to write its rows: all of them are for `jobs`. */
async function slow() {
  const store: Store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(prepared.documents)) for (const doc of all) await store.insert(collection, { ...doc })
  const db = directDatabase(store)
  let at = NOW
  let n = 0
  const files = memoryFiles()
  const route = createRouter(handlers, around({ db, files, now: () => (at += 5000) }))
  const ask = (as: string, operation: string, input: object) => route({ operation, input, requestId: `slow-request-${n++}` }, `tcb:demo-${as}`)
  const papers = () => store.dump()['attendance']!.filter(({ method }) => method === 'paper').length
  return { store, db, ask, papers, later: (by: number) => (at += by), now: () => at }
}

test('确认了而签到还没写完：看板、宣布开会、延期和闭会清点都不漏人', async () => {
  const { store, db, ask, papers, later, now } = await slow()
  expect(await ask('secretary-general', 'attendance.confirmSheet', sheetOf())).toMatchObject({ kind: 'accepted' })
  expect([papers(), store.dump()['batches']!.find(({ of }) => of === prepared.hall)]).toMatchObject([0, { status: 'applying', next: 0, of: prepared.hall }])
  expect(await ask('secretary', 'attendance.sheets', { meetingId: prepared.hall, sheetId: prepared.sheet })).toMatchObject({ value: { progress: { done: 0, of: 2 } } })

  const board = (await ask('secretary', 'attendance.board', { meetingId: prepared.hall })) as unknown as { value: { counts: { here: number } } }
  expect(board.value.counts.here).toBe(directors.slice(0, 28).length - 2 + 2)
  const { startsAt, endsAt, replyBy } = plan(NOW + 2 * DAY)
  expect(await ask('secretary', postponeMeeting.name, { meetingId: prepared.hall, startsAt, endsAt, replyBy, reason: '停电' })).toMatchObject({ code: 'ARRIVED', message: expect.stringContaining('29 人签到') })

  later(5 * MINUTE)
  expect(await ask('chair', 'meeting.callToOrder', { meetingId: prepared.hall })).toMatchObject({ kind: 'accepted' })
  expect(await ask('chair', 'meeting.close', { meetingId: prepared.hall })).toMatchObject({ kind: 'accepted' })
  later(3 * FUNCTION_LIMIT)
  await countClosed(db, qixian, now())
  const meeting = () => store.dump()['meetings']!.find(({ _id }) => _id === prepared.hall) as unknown as Record<'order' | 'final', { entries: { personId: string; presence: string; method?: string }[] }>
  for (const frozen of [meeting().order, meeting().final]) {
    for (const account of ['director30', 'director31']) expect(frozen.entries.find(({ personId }) => personId === person(account))).toMatchObject({ presence: 'present', method: 'paper' })
  }
  const counted = meeting()
  expect(papers()).toBe(0)
  await resumeBatches(db, async () => {})
  expect([papers(), meeting()]).toEqual([2, counted])
})
