import { checkInSomeone } from 'cloudfunctions/attendance/check-in'
import { annulEntry } from 'cloudfunctions/attendance/in-and-out'
import { replyMyself } from 'cloudfunctions/attendance/reply'
import type { Context } from 'cloudfunctions/kit/context'
import type { Handler } from 'cloudfunctions/kit/outcome'
import { countClosed } from 'cloudfunctions/meeting/count'
import { attendance } from 'shared/attendance/model'
import { qixian } from 'shared/charter/qixian'
import { isRefusal } from 'shared/kernel/decision'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'
import { gathering, NOW, sitting, timers } from './hall'
import { type Task, TICK } from './scheduler'
import { exhaust, named } from './witness'

type Appending = Extract<Handler, { way: 'append' }>
type Committing = Extract<Handler, { way: 'commit' }>

/** 先查后做: looks whether somebody is checked in, then stores the entry under an id of its own. */
const checkThenAct: Handler = {
  ...(checkInSomeone as Appending),
  work: async (input: unknown, ctx: Context) => {
    const { meetingId, personId } = input as { meetingId: string; personId: string }
    const [existing] = await ctx.db.find(attendance, { meetingId, personId, fact: 'checkIn' })
    const outcome = await (checkInSomeone as Appending).work(input, ctx)
    if (isRefusal(outcome)) return outcome
    return { ...outcome, record: existing ?? { ...outcome.record, _id: `${outcome.record._id}:${ctx.caller.personId}` } }
  },
}

/** 漏了守护: writes without the meeting it was read with. */
const unguarded = (handler: Handler): Handler => ({
  ...(handler as Committing),
  work: async (input: unknown, ctx: Context) => {
    const outcome = await (handler as Committing).work(input, ctx)
    return isRefusal(outcome) ? outcome : { ...outcome, guards: [] }
  },
})

/** 不等截止: counts as soon as the meeting is closing. */
const hasty: Task = {
  name: '心急的计票',
  at: NOW + 100,
  run: ({ db, now }) => countClosed(db, qixian, now() + 2 * FUNCTION_LIMIT),
}

/** 只等一半: counts at the deadline, while what was stamped before it may still be on its way. */
const halfPatient: Task = { ...hasty, name: '只等一半的计票', at: NOW + TICK + 1 + FUNCTION_LIMIT }

describe('种下的错都找得到', () => {
  test('先查后做：同一人两桌签到，记成两条', async () => {
    const trial = { documents: gathering(['p1', 'p2', 'p3']), commands: named('checkIn5', 'checkIn5Again') }
    await expect(exhaust({ ...trial, planted: [checkThenAct] })).rejects.toThrow(/先后次序|每人只计一次/)
    await expect(exhaust(trial)).resolves.toMatchObject({ overlapped: expect.any(Number) })
  })

  test('撤销签到不守护会议：宣布开会时人已不够', async () => {
    const trial = { documents: gathering(['p1', 'p2', 'p3', 'p4']), commands: named('annul3', 'order') }
    await expect(exhaust({ ...trial, planted: [unguarded(annulEntry)] })).rejects.toThrow('不足法定人数不开会')
    await expect(exhaust(trial)).resolves.toMatchObject({ overlapped: expect.any(Number) })
  })

  test('请假不守护会议：准了的请假不在名单里', async () => {
    const trial = { documents: gathering(['p1', 'p2', 'p3', 'p4']), commands: named('leave5', 'order') }
    await expect(exhaust({ ...trial, planted: [unguarded(replyMyself)] })).rejects.toThrow(/先后次序|准了的请假都在结果里/)
    await expect(exhaust(trial)).resolves.toMatchObject({ overlapped: expect.any(Number) })
  })

  test.each([
    ['不等截止', [hasty]],
    ['只等一半', [halfPatient]],
  ])('计票%s：已经答复的签到漏掉了', async (_, counts) => {
    const trial = { documents: await sitting(), commands: named('checkIn5', 'close') }
    await expect(exhaust({ ...trial, timers: counts })).rejects.toThrow(/先后次序|截止前答复过的一个不漏/)
    await expect(exhaust({ ...trial, timers: timers(NOW) })).resolves.toMatchObject({ overlapped: expect.any(Number) })
  })
})
