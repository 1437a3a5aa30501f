import tcb from '@cloudbase/node-sdk'
import { handlers } from 'cloudfunctions/handlers'
import { cloudDatabase } from 'cloudfunctions/kit/database'
import { createRouter, type Route } from 'cloudfunctions/kit/router'
import { dice } from 'test/schedule/dice'
import { around } from 'test/support/around'
import { gathering, MEETING, NOW } from 'test/schedule/hall'
import { type LocalCloud, startLocalCloud } from 'test/support/local-cloud'

let cloud: LocalCloud
let route: Route
beforeEach(async () => {
  cloud = await startLocalCloud()
  for (const [collection, docs] of Object.entries(gathering(['p1', 'p2', 'p3', 'p4']))) {
    await cloud.store.perform({ op: 'insert', collection, docs })
  }
  const db = cloudDatabase(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }))
  route = createRouter(handlers, around({ db, now: () => NOW, random: dice(1) }))
})
afterEach(() => cloud.close())

let requests = 0
/** What one accepted call asks of the database, as the SDK sends it. */
async function calls(by: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<Record<string, number>> {
  cloud.counts.clear()
  const reply = await route({ operation, input, requestId: `budget-${++requests}` }, `tcb:${by}`)
  expect(reply).toMatchObject({ kind: 'accepted' })
  return Object.fromEntries([...cloud.counts].map(([action, times]) => [action.replace('database.', ''), times]))
}

/** Every call reads the principal; budgets are besides that. */
const PRINCIPAL = 1
const reads = (n: number) => ({ getDocument: PRINCIPAL + n })
/** One transaction: a read for each document that it writes over and for the receipt; the audit entry is written blind. */
const transaction = (facts: number, overwritten: number) => ({
  ...reads(1 + facts + overwritten + 1),
  startTransaction: 1,
  modifyDocument: overwritten + 2,
  commitTransaction: 1,
})

const meeting = { meetingId: MEETING }
const checkIn = { ...meeting, personId: 'p6' }

test.each([
  ['代签到：会议、本人，添一条', 's1', 'attendance.checkInFor', checkIn, { ...reads(2), insertDocument: 1 }],
  ['已读：会议，添一条', 'p5', 'attendance.markRead', meeting, { ...reads(1), insertDocument: 1 }],
  ['会议页，理事看', 'p5', 'meeting.get', meeting, reads(2)],
  ['会议页，秘书看', 's1', 'meeting.get', meeting, reads(2)],
  ['首页，理事看：会议、本人的答复、消息', 'p5', 'meeting.home', {}, reads(3)],
  ['首页，秘书看：另有待知悉的请假、全年的大会', 's1', 'meeting.home', {}, reads(6)],
  ['请假：四样事实，写答复、年度、会议', 'p5', 'attendance.reply', { ...meeting, choice: 'leave', reason: '出差' }, transaction(4, 3)],
  ['参加：四样事实，写答复、会议', 'p5', 'attendance.reply', { ...meeting, choice: 'attend', reason: '' }, transaction(4, 2)],
  ['宣布开会：会议、名册、到会，只写会议', 'p1', 'meeting.callToOrder', meeting, transaction(3, 1)],
])('%s', async (_, by, operation, input, budget) => {
  expect(await calls(by, operation, input)).toEqual(budget)
})

test('重复签到多读一次，不多写', async () => {
  await calls('s1', 'attendance.checkInFor', checkIn)
  expect(await calls('s2', 'attendance.checkInFor', checkIn)).toEqual({ ...reads(3), insertDocument: 1 })
})

test('同一请求再来只读身份和回执', async () => {
  const again = () => calls('p5', 'attendance.reply', { ...meeting, choice: 'attend', reason: '' })
  await again()
  requests--
  expect(await again()).toEqual(reads(1))
})
