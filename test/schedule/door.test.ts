import { confirm } from 'cloudfunctions/attendance/pending'
import { scan } from 'cloudfunctions/attendance/scan'
import type { Context } from 'cloudfunctions/kit/context'
import type { Handler } from 'cloudfunctions/kit/outcome'
import { attendance } from 'shared/attendance/model'
import { isRefusal } from 'shared/kernel/decision'
import type { Report } from './explore'
import { type CommandName, commands, gathering, NOW, sitting, timers } from './hall'
import { dare, exhaust, named } from './witness'

const total = { schedules: 0, overlapped: 0 }
function note(report: Report): void {
  total.schedules += report.schedules
  total.overlapped += report.overlapped
  expect(report.overlapped).toBeGreaterThan(0)
}
afterAll(() => void process.stdout.write(`\n共 ${total.schedules} 种次序，其中 ${total.overlapped} 种真正交叠\n`))

type Names = readonly CommandName[]
const rows = (sets: readonly Names[]): [string, Names][] => sets.map((names) => [names.map((name) => commands[name].name).join(' × '), names])

describe('开会之前，到会恰好够数', () => {
  const documents = gathering(['p1', 'p2', 'p3', 'p4'])
  const sets: readonly Names[] = [
    ['scan5', 'order'], ['scan5', 'scan5'], ['scan5', 'scan5Again'], ['scan5', 'checkIn5'], ['scan3', 'annul3'], ['scan5', 'cancel'],
    ['scan5', 'share'], ['share', 'order'], ['share', 'share'], ['scan5', 'scan5Late'], ['scan5Late', 'order'], ['special3', 'annul3'], ['special3', 'order'],
  ]
  test.each(rows(sets))('每一种次序：%s', async (_, names) => note(await exhaust({ documents, commands: named(...names) })))
})

describe('有一次扫码待确认，到会恰好够数', () => {
  const documents = gathering(['p1', 'p2', 'p3', 'p4'], ['p5'])
  const sets: readonly Names[] = [
    ['confirm5', 'order'], ['confirm5', 'annul3'], ['confirm5', 'confirm5Again'], ['confirm5', 'decline5'], ['confirm5', 'scan5'],
    ['confirm5', 'scan5Late'], ['confirm5', 'checkIn5'], ['confirm5', 'share'], ['decline5', 'scan5'], ['decline5', 'scan5Late'], ['confirm5', 'cancel'],
  ]
  test.each(rows(sets))('每一种次序：%s', async (_, names) => note(await exhaust({ documents, commands: named(...names) })))

  const three: readonly Names[] = [
    ['scan5', 'confirm5', 'order'], ['confirm5', 'annul3', 'order'], ['confirm5', 'decline5', 'scan5'], ['confirm5', 'annul5', 'order'], ['share', 'scan5', 'confirm5'],
  ]
  test.each(rows(three))('掷骰 20 次：%s', async (_, names) => note(await dare({ documents, commands: named(...names) }, 20, 1)))
})

describe('有一次扫码待确认，还差一人', () => {
  const documents = gathering(['p1', 'p2', 'p3'], ['p5'])
  const sets: readonly Names[] = [['scan5', 'order'], ['confirm5', 'order']]
  test.each(rows(sets))('每一种次序：%s', async (_, names) => note(await exhaust({ documents, commands: named(...names) })))
})

describe('正在开会，有一次扫码待确认', () => {
  const documents = sitting(['p5'])
  const sets: readonly Names[] = [['scan5', 'close'], ['confirm5', 'close'], ['decline5', 'close'], ['scan5Late', 'close'], ['share', 'close'], ['special3', 'close']]
  test.each(rows(sets))('每一种次序，计票定时器两次：%s', async (_, names) =>
    note(await exhaust({ documents: await documents, commands: named(...names), timers: timers(NOW) })),
  )
  const three: readonly Names[] = [['scan5', 'confirm5', 'close'], ['confirm5', 'decline5', 'closeAtDesk'], ['confirm5', 'annul5', 'close']]
  test.each(rows(three))('掷骰 20 次，计票定时器两次：%s', async (_, names) =>
    note(await dare({ documents: await documents, commands: named(...names), timers: timers(NOW) }, 20, 1)),
  )
})

type Appending = Extract<Handler, { way: 'append' }>
type Committing = Extract<Handler, { way: 'commit' }>

describe('种下的错都找得到', () => {
  test('先查后做：同一人在两台设备上扫码，记成两条', async () => {
    const checkThenAct: Handler = {
      ...(scan as Appending),
      work: async (input: unknown, ctx: Context) => {
        const [existing] = await ctx.db.find(attendance, { personId: ctx.caller.personId, fact: 'checkIn' })
        const outcome = await (scan as Appending).work(input, ctx)
        if (isRefusal(outcome)) return outcome
        return { ...outcome, record: existing ?? { ...outcome.record, _id: `${outcome.record._id}:${ctx.newId()}` } }
      },
    }
    const trial = { documents: gathering(['p1', 'p2', 'p3']), commands: named('scan5', 'scan5Again') }
    await expect(exhaust({ ...trial, planted: [checkThenAct] })).rejects.toThrow(/先后次序|每人只计一次/)
    await expect(exhaust(trial)).resolves.toMatchObject({ overlapped: expect.any(Number) })
  })

  test('确认时不动待确认的那一条：驳回了的也计入到会', async () => {
    const loose: Handler = {
      ...(confirm as Committing),
      work: async (input: unknown, ctx: Context) => {
        const outcome = await (confirm as Committing).work(input, ctx)
        return isRefusal(outcome) ? outcome : { ...outcome, changes: outcome.changes.filter(({ document }) => document._id.endsWith(':checkIn')), guards: [] }
      },
    }
    const trial = { documents: gathering(['p1', 'p2', 'p3', 'p4'], ['p5']), commands: named('confirm5', 'decline5') }
    await expect(exhaust({ ...trial, planted: [loose] })).rejects.toThrow(/先后次序|待确认的扫码从不算数|确认和驳回只准一个/)
    await expect(exhaust(trial)).resolves.toMatchObject({ overlapped: expect.any(Number) })
  })
})
