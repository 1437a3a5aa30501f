import tcb from '@cloudbase/node-sdk'
import { handlers } from 'cloudfunctions/handlers'
import { cloudDatabase } from 'cloudfunctions/kit/database'
import { createRouter, type Route } from 'cloudfunctions/kit/router'
import { dice } from 'test/schedule/dice'
import { around } from 'test/support/around'
import { tokenOf } from 'cloudfunctions/attendance/ticket'
import { windowAt } from 'shared/attendance/door'
import { linkScene } from 'shared/kernel/link'
import { DOOR, gathering, MEETING, NOW } from 'test/schedule/hall'
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
const codeAt = (at: number) => linkScene({ kind: 'checkIn', meetingId: MEETING, token: tokenOf(DOOR, MEETING, windowAt(at)) })

test.each([
  ['代签到：会议、本人，添一条', 's1', 'attendance.checkInFor', checkIn, { ...reads(2), insertDocument: 1 }],
  ['扫码：只读会议，添一条', 'p6', 'attendance.checkIn', { code: codeAt(NOW) }, { ...reads(1), insertDocument: 1 }],
  ['补传的扫码：会议、本人的签到，添一条', 'p6', 'attendance.checkIn', { code: codeAt(NOW - 60_000), queued: true }, { ...reads(2), insertDocument: 1 }],
  ['投屏：会议、到会、名册', 's1', 'attendance.projector', meeting, reads(3)],
  ['回执：会议、到会、名册', 'p5', 'attendance.receipt', meeting, reads(3)],
  ['看板，秘书看：另有被拒的扫码、纸质签到表', 's1', 'attendance.board', meeting, reads(6)],
  ['看板，主持人看：会议、到会、没写完的签到、名册', 'p1', 'attendance.board', meeting, reads(4)],
  ['已读：会议，添一条', 'p5', 'attendance.markRead', meeting, { ...reads(1), insertDocument: 1 }],
  ['会议页，理事看', 'p5', 'meeting.get', meeting, reads(2)],
  ['会议页，秘书看', 's1', 'meeting.get', meeting, reads(2)],
  ['首页，秘书看：另有待知悉的请假、全年的大会、没有发出的通知、待处理的稿件、本期简报、纸质签到表，与理事同有的供需、审核退回、人才', 's1', 'meeting.home', {}, reads(16)],
  ['首页，理事看：会议、本人的答复、消息、未读、要确认的通知、投稿、到期的供需、等着办的对接、审核退回的、人才', 'p5', 'meeting.home', {}, reads(11)],
  ['通讯录：人、单位', 'p5', 'person.contacts', {}, reads(2)],
  ['查看电话：那个人、当天的记录，添一条', 'p5', 'person.revealPhone', { personId: 'p6', purpose: 'call' }, { ...reads(2), insertDocument: 1 }],
  ['请假：四样事实，写答复、年度、会议', 'p5', 'attendance.reply', { ...meeting, choice: 'leave', reason: '出差' }, transaction(4, 3)],
  ['参加：四样事实，写答复、会议', 'p5', 'attendance.reply', { ...meeting, choice: 'attend', reason: '' }, transaction(4, 2)],
  ['宣布开会：会议、名册、到会、没写完的签到，只写会议', 'p1', 'meeting.callToOrder', meeting, transaction(4, 1)],
])('%s', async (_, by, operation, input, budget) => {
  expect(await calls(by, operation, input)).toEqual(budget)
})

test('重复签到多读一次，不多写', async () => {
  await calls('s1', 'attendance.checkInFor', checkIn)
  expect(await calls('s2', 'attendance.checkInFor', checkIn)).toEqual({ ...reads(3), insertDocument: 1 })
})

test('重复扫码多读一次，答复与第一次一样', async () => {
  const scan = async () => calls('p6', 'attendance.checkIn', { code: codeAt(NOW) })
  await scan()
  expect(await scan()).toEqual({ ...reads(2), insertDocument: 1 })
})

test('同一请求再来只读身份和回执', async () => {
  const again = () => calls('p5', 'attendance.reply', { ...meeting, choice: 'attend', reason: '' })
  await again()
  requests--
  expect(await again()).toEqual(reads(1))
})
