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
const title = (names: Names) => names.map((name) => commands[name].name).join(' × ')
const rows = (sets: readonly Names[]): [string, Names][] => sets.map((names) => [title(names), names])

/** Every two of them, and each with itself as two intents. */
const pairs = (names: Names): Names[] => names.flatMap((one, place) => names.slice(place).map((other) => [one, other]))

/** Every three different ones. */
const triples = (names: Names): Names[] =>
  names.flatMap((one, i) => names.slice(i + 1).flatMap((two, j) => names.slice(i + j + 2).map((three) => [one, two, three])))

const BEFORE = [
  'leave5', 'attend6', 'withdraw6', 'checkIn5', 'checkIn5Again', 'checkIn6', 'annul3', 'leaving3', 'order', 'orderAtDesk', 'cancel', 'change',
] as const
const DURING = ['checkIn5', 'checkIn5Again', 'annul3', 'leaving3', 'returning2', 'explain6', 'close', 'closeAtDesk'] as const

describe('开会之前，到会恰好够数', () => {
  const documents = gathering(['p1', 'p2', 'p3', 'p4'])
  const every = async (names: Names) => note(await exhaust({ documents, commands: named(...names) }))

  test.each(rows(pairs(BEFORE)))('每一种次序：%s', (_, names) => every(names))

  test.each(rows(triples(BEFORE)))('掷骰 8 次：%s', async (_, names) => note(await dare({ documents, commands: named(...names) }, 8, 1)))
})

describe('开会之前，还差一人', () => {
  const documents = gathering(['p1', 'p2', 'p3'])
  const every = async (names: Names) => note(await exhaust({ documents, commands: named(...names) }))
  const others: Names = ['annul3', 'leaving3', 'leave4', 'cancel', 'change']

  test.each(rows(others.map((other): Names => [other, 'order'])))('每一种次序：%s', (_, names) => every(names))
  test.each(rows([['checkIn4', 'order'], ['checkIn5', 'orderAtDesk']]))('每一种次序：%s', (_, names) => every(names))
})

describe('正在开会', () => {
  const documents = sitting()
  const trial = async (names: Names) => ({ documents: await documents, commands: named(...names) })

  test.each(rows(pairs(DURING)))('每一种次序：%s', async (_, names) => note(await exhaust(await trial(names))))

  test.each(rows(DURING.map((name): Names => [name, 'close'])))('每一种次序，计票定时器两次：%s', async (_, names) =>
    note(await exhaust({ ...(await trial(names)), timers: timers(NOW) })),
  )

  test.each(rows(triples(DURING)))('掷骰 8 次，计票定时器两次：%s', async (_, names) =>
    note(await dare({ ...(await trial(names)), timers: timers(NOW) }, 8, 1)),
  )
})
