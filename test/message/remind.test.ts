import type { Database } from 'cloudfunctions/kit/database'
import { countClosed } from 'cloudfunctions/meeting/count'
import { remindOfDoors } from 'cloudfunctions/meeting/remind'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import type { Doc } from 'local/store/request'
import type { Store } from 'local/store/store'
import { checkInOpensAt } from 'shared/attendance/rules'
import { qixian } from 'shared/charter/qixian'
import { DAY, HOUR, MINUTE } from 'shared/kernel/time'
import { type Meeting, meetings } from 'shared/meeting/model'
import { isReminderDue, REMIND_AHEAD, reminderSays } from 'shared/meeting/remind'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'
import type { Event } from 'shared/message/model'
import { purposeOf } from 'shared/message/purpose'
import { meetingWith, START } from 'test/meeting/people'
import { commands, gathering, MEETING, scenario, sitting, START as BEGINS, task } from 'test/schedule/hall'
import { runSchedule } from 'test/schedule/scheduler'
import { directDatabase } from 'test/support/direct-database'

const OPENS = checkInOpensAt(qixian, meetingWith())
const FROM = OPENS - REMIND_AHEAD

test.each<[string, boolean, number, Partial<Meeting>?]>([
  ['到时候的那一刻', true, FROM],
  ['还差一毫秒', false, FROM - 1],
  ['门已开，还没开会', true, OPENS + MINUTE],
  ['开会前一毫秒', true, START - 1],
  ['到了开会时间', false, START],
  ['提醒过了', false, FROM, { reminded: START }],
  ['提醒过，后来延期', true, FROM, { reminded: START - DAY }],
  ['通知是在那以前发的', true, FROM, { publishedAt: FROM - 1 }],
  ['通知就在那一刻发的', false, FROM, { publishedAt: FROM }],
  ['草稿', false, FROM, { status: 'draft' }],
  ['取消', false, FROM, { status: 'cancelled' }],
  ['已宣布开会', false, FROM, { status: 'inSession' }],
])('签到提醒：%s，发是 %s', (...[, due, at, over]) => {
  expect(isReminderDue(qixian, meetingWith(over), at)).toBe(due)
})

test('门开以前说几点开始，开了以后说已经开始', () => {
  expect([OPENS - 1, OPENS].map((at) => reminderSays(qixian, meetingWith(), at))).toEqual(['签到 08:00 开始，到会场请扫屏幕上的码', '签到已经开始，到会场请扫屏幕上的码'])
})

const eventsIn = (store: Store) => (store.dump()['events'] ?? []) as unknown as readonly Event[]
const fresh = (documents: Readonly<Record<string, readonly Doc[]>>) => scenario(documents, []).prepare()
const NOW = BEGINS - HOUR - MINUTE

async function hall(): Promise<{ store: Store; db: Database }> {
  const store = await fresh(gathering(['p1']))
  return { store, db: directDatabase(store) }
}

test('参加的和没有答复的收到，请假的和已到的不收；消息打开会议页，提醒有自己的模板', async () => {
  const { store, db } = await hall()
  expect(await remindOfDoors(db, qixian, NOW)).toBe(1)
  expect(eventsIn(store)).toMatchObject([{ type: 'meeting.doorOpens', at: NOW, audience: { kind: 'persons', personIds: ['p2', 'p3', 'p4', 'p5'] }, meetingId: MEETING, told: { when: BEGINS - HOUR, asks: expect.stringContaining('08:00') } }])
  expect(purposeOf('meeting.doorOpens')).toBe('checkIn')
  await deliverEvents(db, qixian)
  expect(store.dump()['deliveries']!.map(({ personId }) => personId).sort()).toEqual(['p2', 'p3', 'p4', 'p5'])
})

test('定时器重叠、重来，都只提醒一次；延期的再提醒一次', async () => {
  const { store, db } = await hall()
  const done = await Promise.all([NOW, NOW + 1, NOW + 2].map((at) => remindOfDoors(db, qixian, at)))
  expect(done.reduce((sum, one) => sum + one)).toBe(1)
  expect(await remindOfDoors(db, qixian, NOW + MINUTE)).toBe(0)
  await deliverEvents(db, qixian)
  await deliverEvents(db, qixian)
  expect([eventsIn(store).length, store.dump()['deliveries']!.length]).toEqual([1, 4])

  const moved = (await db.get(meetings, MEETING))!
  await db.transaction((tx) => tx.put(meetings, { ...moved, v: moved.v + 1, startsAt: BEGINS + DAY, endsAt: BEGINS + DAY + HOUR }))
  expect([await remindOfDoors(db, qixian, NOW + HOUR), await remindOfDoors(db, qixian, NOW + DAY), await remindOfDoors(db, qixian, NOW + DAY + 1)]).toEqual([0, 1, 0])
  expect(eventsIn(store).map(({ told }) => told?.when).sort()).toEqual([BEGINS - HOUR, BEGINS - HOUR + DAY])
})

test('正要提醒时会议取消了，就不提醒', async () => {
  const { store, db } = await hall()
  const overtaken: Database = {
    ...db,
    async transaction(work) {
      const meeting = (await db.get(meetings, MEETING))!
      await db.transaction((tx) => tx.put(meetings, { ...meeting, v: meeting.v + 1, status: 'cancelled' }))
      return db.transaction(work)
    },
  }
  expect(await remindOfDoors(overtaken, qixian, NOW)).toBe(0)
  expect(eventsIn(store)).toEqual([])
})

test('清点以后告诉被邀请的人结果，定时器再来也只一次', async () => {
  const store = await fresh(await sitting())
  const db = directDatabase(store)
  const closed = await runSchedule(store, { tasks: [task(commands.close, 1)], from: BEGINS + HOUR, limit: FUNCTION_LIMIT, grain: 'block' }, ([first]) => first)
  expect(closed?.answers).toMatchObject([{ kind: 'accepted' }])
  const at = BEGINS + HOUR + 3 * FUNCTION_LIMIT
  const counted = await Promise.all([countClosed(db, qixian, at), countClosed(db, qixian, at)])
  expect([counted.reduce((sum, one) => sum + one), await countClosed(db, qixian, at + MINUTE)]).toEqual([1, 0])
  const [event, ...more] = eventsIn(store).filter(({ type }) => type === 'meeting.counted')
  expect(more).toEqual([])
  expect(event).toMatchObject({ audience: { kind: 'meeting', meetingId: MEETING }, title: '会议结果：第一届理事大会第二次会议', told: { asks: '应到 6 人，实到 4 人，请假 1 人，详见会议页' } })
  expect(event!.body).toContain('应到 6 人')
  expect(purposeOf('meeting.counted')).toBe('result')
  await deliverEvents(db, qixian)
  expect(store.dump()['deliveries']!.filter(({ eventId }) => eventId === event!._id).map(({ personId }) => personId).sort()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6'])
})
