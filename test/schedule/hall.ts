import { tokenOf } from 'cloudfunctions/attendance/ticket'
import { handlers } from 'cloudfunctions/handlers'
import type { Handler } from 'cloudfunctions/kit/outcome'
import { createRouter } from 'cloudfunctions/kit/router'
import { countClosed } from 'cloudfunctions/meeting/count'
import schema from 'cloudfunctions/schema.json'
import type { Schema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import type { Doc } from 'local/store/request'
import { windowAt, windowFrom } from 'shared/attendance/door'
import { qixian } from 'shared/charter/qixian'
import type { HeldPost, Principal } from 'shared/identity/model'
import { linkScene } from 'shared/kernel/link'
import type { Reply } from 'shared/kernel/operation'
import { chinaTime, HOUR, type Instant, MINUTE } from 'shared/kernel/time'
import type { MeetingPlan } from 'shared/meeting/model'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'
import type { Person } from 'shared/person/model'
import { around } from 'test/support/around'
import type { Scenario } from './explore'
import { type Task, TICK } from './scheduler'

/** A body of six directors, so that four make the quorum of two thirds. */
export const DIRECTORS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const
export const QUORUM = 4
export const CHAIR = 'p1'
export const MEETING = 'meeting01'
/** A sheet on paper that the third secretary has typed in. */
export const SHEET = 'sheet01'
export const DOOR = { key: 'key-of-the-door', fixed: false, shared: false }
export const START = chinaTime('2026-12-18T09:00')
/** A minute before the start: leave may still be asked, the door is open, and order may be called. */
export const NOW = START - MINUTE

/** A command as somebody sends it. */
export interface Command {
  readonly name: string
  readonly operation: string
  readonly by: string
  readonly input: Readonly<Record<string, unknown>>
}

const says = (name: string, operation: string, by: string, input: Readonly<Record<string, unknown>> = {}): Command => ({
  name, operation, by, input: { meetingId: MEETING, ...input },
})

/** A code that a phone has read at a moment. */
const scans = (name: string, by: string, at: Instant, queued = false): Command => ({
  name, operation: 'attendance.checkIn', by, input: { code: linkScene({ kind: 'checkIn', meetingId: MEETING, token: tokenOf(DOOR, MEETING, windowAt(at)) }), queued },
})

const answer = (choice: string, reason = '') => ({ choice, reason })

export const commands = {
  leave5: says('伍理事请假', 'attendance.reply', 'p5', answer('leave', '外出招生')),
  attend6: says('陆理事改为参加', 'attendance.reply', 'p6', answer('attend')),
  withdraw6: says('陆理事撤回请假', 'attendance.withdrawReply', 'p6'),
  leave4: says('肆理事请假', 'attendance.reply', 'p4', answer('leave', '临时有课')),
  checkIn4: says('肆理事签到', 'attendance.checkInFor', 's1', { personId: 'p4' }),
  checkIn5: says('伍理事签到', 'attendance.checkInFor', 's1', { personId: 'p5' }),
  checkIn5Again: says('伍理事在另一桌签到', 'attendance.checkInFor', 's2', { personId: 'p5' }),
  checkIn6: says('陆理事签到', 'attendance.checkInFor', 's2', { personId: 'p6' }),
  scan3: scans('叁理事扫码', 'p3', NOW),
  scan5: scans('伍理事扫码', 'p5', NOW),
  scan5Again: scans('伍理事再扫', 'p5', NOW - 10_000),
  scan5Late: scans('伍理事补传', 'p5', NOW - 5 * MINUTE, true),
  confirm5: says('确认伍理事的扫码', 'attendance.confirmScan', 's1', { personId: 'p5' }),
  confirm5Again: says('另一桌也确认', 'attendance.confirmScan', 's2', { personId: 'p5' }),
  decline5: says('驳回伍理事的扫码', 'attendance.declineScan', 's2', { personId: 'p5', reason: '不在会场' }),
  confirmSheet: says('秘书甲确认签到表', 'attendance.confirmSheet', 's1', { sheetId: SHEET, edition: 1 }),
  confirmSheetAgain: says('秘书乙也确认签到表', 'attendance.confirmSheet', 's2', { sheetId: SHEET, edition: 1 }),
  rejectSheet: says('秘书乙退回签到表', 'attendance.rejectSheet', 's2', { sheetId: SHEET, edition: 1, reason: '少了一人' }),
  enterSheetAgain: says('秘书丙改签到表', 'attendance.enterSheet', 's3', { sheetId: SHEET, edition: 1, personIds: ['p4'] }),
  annul5: says('撤销伍理事的签到', 'attendance.annul', 's2', { personId: 'p5', reason: '扫错了人' }),
  special3: says('记下叁理事的特殊情况', 'attendance.noteSpecial', 's2', { personId: 'p3', note: '封路' }),
  share: says('改为逐一确认', 'meeting.setDoor', 's1', { fixed: false, shared: true }),
  annul3: says('撤销叁理事的签到', 'attendance.annul', 's1', { personId: 'p3', reason: '扫错了人' }),
  leaving3: says('叁理事离场', 'attendance.recordLeaving', 's2', { personId: 'p3', note: '' }),
  returning2: says('贰理事返回', 'attendance.recordReturn', 's1', { personId: 'p2' }),
  explain6: says('陆理事说明缺席', 'attendance.explain', 'p6', { reason: '车坏在路上' }),
  order: says('理事长宣布开会', 'meeting.callToOrder', CHAIR),
  orderAtDesk: says('秘书处登记开会', 'meeting.callToOrder', 's1'),
  close: says('理事长宣布闭会', 'meeting.close', CHAIR),
  closeAtDesk: says('秘书处登记闭会', 'meeting.close', 's2'),
  cancel: says('取消会议', 'meeting.cancel', 's1', { reason: '停电' }),
  change: says('变更地点', 'meeting.change', 's2', { edition: 1, plan: { ...plan(), place: '东楼报告厅' }, reason: '换大厅' }),
} satisfies Record<string, Command>

export type CommandName = keyof typeof commands

/** A request id for the `n`-th of several commands. */
export const requestId = (n: number): string => `request-${String(n).padStart(4, '0')}`

/** The command as a call through the router; planted handlers stand in for those of the same operation. */
export const task = (command: Command, n: number, planted: readonly Handler[] = []): Task => ({
  name: command.name,
  run: ({ db, now, random, pause }) => {
    const names = new Set(planted.map(({ operation }) => operation.name))
    const route = createRouter([...handlers.filter(({ operation }) => !names.has(operation.name)), ...planted], around({ db, now, random, pause, log: ({ error }) => void faults.push(String(error)) }))
    return route({ operation: command.operation, input: command.input, requestId: requestId(n) }, `tcb:${command.by}`)
  },
})

/** What the routers have logged as faults; no schedule may add to it. */
export const faults: string[] = []

/** The timer's count, at one moment. */
export const countAt = (at: Instant): Task => ({ name: '计票定时器', at, run: ({ db, now }) => countClosed(db, qixian, now()) })

/**
 * Just after the two sharpest moments: the deadline of a closing that arrived first, when check-ins stamped before it may still
 * be on their way; and the earliest moment at which any of three calls could have closed and be counted. Both lie
 * between two ticks, so that no two moments of a schedule are the same.
 */
export const timers = (now: Instant): Task[] => [countAt(now + TICK + 1 + FUNCTION_LIMIT), countAt(now + 3 * TICK + 2 + 2 * FUNCTION_LIMIT)]

/** The tasks on a copy of the prepared documents. */
export const scenario = (documents: Documents, tasks: readonly Task[], from: Instant = NOW): Scenario => ({
  tasks, from, limit: FUNCTION_LIMIT, grain: 'block', prepare: () => storeWith(documents),
})

export type Documents = Readonly<Record<string, readonly Doc[]>>

async function storeWith(documents: Documents): Promise<Store> {
  const store = openStore({ schema: schema as unknown as Schema })
  for (const [collection, docs] of Object.entries(documents)) {
    if (docs.length > 0) await store.perform({ op: 'insert', collection, docs })
  }
  return store
}

/** The notice is out, the chair and some directors are in the room, 陆 has asked for leave. */
export const gathering = (here: readonly string[], waiting: readonly string[] = [], paper: readonly string[] = []): Documents => ({
  persons: people.map(({ id, name, posts }) => ({
    _id: id, v: 1, name, pinyin: id, initials: id, unitId: `u-${id}`, unitName: '某校', title: '校长', phone: '10000000000', posts,
  })) satisfies readonly Person[] as unknown as Doc[],
  principals: people.map(({ id, name, posts }) => ({
    _id: `tcb:${id}`, v: 1, personId: id, name, unitId: `u-${id}`, unitName: '某校', posts,
  })) satisfies readonly Principal[] as unknown as Doc[],
  meetings: [
    {
      ...plan(), _id: MEETING, v: 1, edition: 1, status: 'published', session: 'regular', publishedAt: START - 10 * 24 * HOUR,
      presiding: { personId: CHAIR, name: '壹理事', by: 'office' }, door: DOOR, history: [],
    },
  ],
  attendance: [...here.map((id) => arrived(id)), ...waiting.map((id) => scanned(id)), away('p6')],
  sheets: paper.length > 0 ? [typed(paper)] : [],
  leaveYears: [{ _id: 'p6:2026', v: 1, personId: 'p6', year: 2026, meetingIds: [MEETING] }],
})

/** The same meeting in session, with 贰 gone out; made by the commands themselves. */
export async function sitting(waiting: readonly string[] = [], paper: readonly string[] = []): Promise<Documents> {
  const out: Command = says('贰理事离场', 'attendance.recordLeaving', 's1', { personId: 'p2', note: '' })
  return after(gathering(['p1', 'p2', 'p3', 'p4'], waiting, paper), [commands.order, out])
}

/** The documents once these commands have been carried out one after another, without their receipts and entries. */
async function after(documents: Documents, done: readonly Command[]): Promise<Documents> {
  const { runSchedule } = await import('./scheduler')
  const store = await storeWith(documents)
  for (const [n, command] of done.entries()) {
    const setting = { tasks: [task(command, 9000 + n)], from: NOW - MINUTE + n * 1000, limit: FUNCTION_LIMIT, grain: 'block' } as const
    const ran = await runSchedule(store, setting, ([first]) => first)
    if ((ran?.answers[0] as Reply<unknown>).kind !== 'accepted') throw new Error(`${command.name}: ${JSON.stringify(ran?.answers[0])}`)
  }
  const { audit: _, receipts: __, ...kept } = store.dump()
  await store.close()
  return kept
}

function arrived(personId: string): Doc {
  return {
    _id: `${MEETING}:${personId}:checkIn`, v: 1, fact: 'checkIn', meetingId: MEETING, personId, arrivedAt: NOW - 20 * MINUTE,
    method: 'register', by: { personId: 's1', name: '秘书甲' }, absences: [], annulled: null, history: [],
  }
}

/** A scan of five minutes ago that waits for the desk. */
function scanned(personId: string): Doc {
  return {
    _id: `${MEETING}:${personId}:pending`, v: 1, fact: 'pending', meetingId: MEETING, personId, at: NOW - MINUTE,
    scannedAt: windowFrom(windowAt(NOW - 5 * MINUTE)), why: 'queued', settled: null,
  }
}

function typed(personIds: readonly string[]): Doc {
  return {
    _id: SHEET, v: 1, meetingId: MEETING, personIds, photo: 'cloud://local.files/sheets/one.jpg', state: 'waiting', edition: 1, at: NOW - MINUTE,
    by: { personId: 's3', name: '秘书丙' }, settled: null,
  }
}

function away(personId: string): Doc {
  return {
    _id: `${MEETING}:${personId}:reply`, v: 1, fact: 'reply', meetingId: MEETING, personId, choice: 'leave', reason: '住院',
    logistics: {}, at: NOW - 24 * HOUR, by: { personId, name: '陆理事' }, onBehalf: false, ordinal: 1, history: [],
  }
}

function plan(): MeetingPlan {
  return {
    kind: 'assembly', title: '第一届理事大会第二次会议', term: 1, number: 2,
    startsAt: START, endsAt: START + 3 * HOUR, replyBy: START - 24 * HOUR,
    place: '西楼会议室', directions: '', contactName: '秘书甲', contactPhone: '10000000001',
    topics: [{ title: '年度工作报告', matter: 'ordinary' }], papers: [],
    logistics: { companions: false, lodging: false, meals: false, plate: false }, invited: [], basis: '理事长会决议',
  }
}

const held = (...posts: string[]): HeldPost[] => posts.map((post) => ({ post, from: '2026-01-01' }))

const people: readonly { id: string; name: string; posts: HeldPost[] }[] = [
  { id: 'p1', name: '壹理事', posts: held('chair', 'director') },
  { id: 'p2', name: '贰理事', posts: held('viceChair', 'director') },
  ...['叁', '肆', '伍', '陆'].map((name, i) => ({ id: `p${i + 3}`, name: `${name}理事`, posts: held('director') })),
  { id: 's1', name: '秘书甲', posts: held('secretary') },
  { id: 's2', name: '秘书乙', posts: held('secretary') },
  { id: 's3', name: '秘书丙', posts: held('secretary') },
]
