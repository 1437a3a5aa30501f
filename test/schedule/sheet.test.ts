import { confirm } from 'cloudfunctions/attendance/sheet'
import type { Context } from 'cloudfunctions/kit/context'
import type { Handler } from 'cloudfunctions/kit/outcome'
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

/** Two confirmations have many orders; on a busy machine they take longer than a test has by itself, in milliseconds. */
const PATIENCE = 240_000

type Names = readonly CommandName[]
const rows = (sets: readonly Names[]): [string, Names][] => sets.map((names) => [names.map((name) => commands[name].name).join(' × '), names])

describe('开会之前，有一份签到表待确认', () => {
  const documents = gathering(['p1', 'p2', 'p3', 'p4'], ['p5'], ['p4', 'p5'])
  const sets: readonly Names[] = [
    ['confirmSheet', 'order'], ['confirmSheet', 'confirmSheetAgain'], ['confirmSheet', 'rejectSheet'], ['confirmSheet', 'enterSheetAgain'],
    ['confirmSheet', 'scan5'], ['confirmSheet', 'checkIn5'], ['confirmSheet', 'annul5'], ['confirmSheet', 'cancel'],
  ]
  test.each(rows(sets))('每一种次序：%s', async (_, names) => note(await exhaust({ documents, commands: named(...names) })), PATIENCE)

  // Who answers between the confirmation and his own check-in is answered as if he had come first, and the sheet finds him so.
  const three: readonly Names[] = [['confirmSheet', 'leave5'], ['confirmSheet', 'confirm5'], ['confirmSheet', 'scan5', 'order'], ['confirmSheet', 'annul3', 'order'], ['confirmSheet', 'confirm5', 'checkIn5']]
  test.each(rows(three))('掷骰 20 次：%s', async (_, names) => note(await dare({ documents, commands: named(...names) }, 20, 1)))
})

describe('还差一人，那人在签到表上', () => {
  const documents = gathering(['p1', 'p2', 'p3'], [], ['p5'])
  test.each(rows([['confirmSheet', 'order']]))('每一种次序：%s', async (_, names) => note(await exhaust({ documents, commands: named(...names) })))
})

describe('正在开会，有一份签到表待确认', () => {
  const documents = sitting([], ['p5', 'p6'])
  const sets: readonly Names[] = [['confirmSheet', 'close'], ['rejectSheet', 'close']]
  test.each(rows(sets))('每一种次序：%s', async (_, names) => note(await exhaust({ documents: await documents, commands: named(...names) })))
  const three: readonly Names[] = [['confirmSheet', 'close'], ['confirmSheet', 'scan5', 'close'], ['confirmSheet', 'confirmSheetAgain', 'closeAtDesk']]
  test.each(rows(three))('掷骰 40 次，计票定时器两次：%s', async (_, names) =>
    note(await dare({ documents: await documents, commands: named(...names), timers: timers(NOW) }, 40, 1)),
  )
})

type Committing = Extract<Handler, { way: 'commit' }>

describe('种下的错都找得到', () => {
  test('确认签到表不守护会议：闭会以后才确认的也计了进去', async () => {
    const unguarded: Handler = {
      ...(confirm as Committing),
      work: async (input: unknown, ctx: Context) => {
        const outcome = await (confirm as Committing).work(input, ctx)
        return isRefusal(outcome) ? outcome : { ...outcome, changes: outcome.changes.filter(({ collection }) => collection.name !== 'meetings') }
      },
    }
    const trial = { documents: await sitting([], ['p5']), commands: named('confirmSheet', 'close') }
    await expect(exhaust({ ...trial, planted: [unguarded] })).rejects.toThrow(/先后次序|确认过的签到表一个不漏|版本/)
    await expect(exhaust(trial)).resolves.toMatchObject({ overlapped: expect.any(Number) })
  })
})
