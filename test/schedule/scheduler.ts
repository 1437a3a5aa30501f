import type { Database, Transaction } from 'cloudfunctions/kit/database'
import type { Store } from 'local/store/store'
import type { Collection, Document } from 'shared/kernel/collection'
import type { Instant } from 'shared/kernel/time'
import { directDatabase } from 'test/support/direct-database'
import { dice } from './dice'

/** What one call sees of the world; every use of `db` waits for its turn. */
export interface World {
  readonly db: Database
  /** When the call arrived. */
  readonly now: () => Instant
  readonly random: () => number
  /** The router's pause before it tries again. */
  readonly pause: () => Promise<void>
}

/** One call that runs beside others. */
export interface Task {
  readonly name: string
  /** Not before this moment, for timers; whoever began a function limit earlier has ended by then. */
  readonly at?: Instant
  readonly run: (world: World) => Promise<unknown>
}

/**
 * One thing that a task is about to do, with what it sees and changes of the world: `collection/id`, `collection/*`,
 * or one of the world's own matters (`@clock`, `@locks`, `@open`).
 */
export interface Step {
  /** The same in every replay: the task's number and the number of the step within it. */
  readonly key: string
  readonly task: number
  readonly says: string
  readonly sees: readonly string[]
  readonly changes: readonly string[]
}

/**
 * `block`: a transaction is two steps, its reads and writes as one and the commit as another. Nothing is lost by that:
 * its reads see the snapshot of its beginning whenever they come, and a write that meets a lock or a newer version ends
 * the transaction without a trace, so that the attempt is as if it had begun later. The commit stands apart, because
 * between snapshot and commit others can commit what the transaction has only read.
 * `call`: every call of a transaction is a step of its own; too many to be exhausted, right for random schedules.
 */
export type Grain = 'block' | 'call'

/** So much later than the one before does a call arrive, in milliseconds; nothing else moves the clock. */
export const TICK = 10

export interface Setting {
  readonly tasks: readonly Task[]
  /** The clock before the first call arrives. */
  readonly from: Instant
  /** How long a function may run, in milliseconds. */
  readonly limit: number
  readonly grain: Grain
  /** Of the tasks' dice. */
  readonly seed?: number
  /** Looks at the world after every step; throws what must not be seen at any moment. */
  readonly watch?: (store: Store) => Promise<void>
}

/** What came of one schedule. */
export interface Schedule {
  /** What each task answered, in the order of the tasks; one that threw answers `{ threw }`. */
  readonly answers: readonly unknown[]
  readonly arrivals: readonly Instant[]
  readonly steps: readonly Step[]
  /** Somewhere between the first and the last call of one task, another one's write came into the world. */
  readonly overlapped: boolean
}

/** Picks the next step among those that are possible; undefined gives the schedule up. */
export type Chooser = (enabled: readonly Step[]) => Step | undefined

interface Waiting {
  readonly step: Step
  readonly enabled: () => boolean
  readonly go: () => void
}

/** Runs the tasks on `store`, one step at a time as `choose` says. Undefined when it gave up. */
export async function runSchedule(store: Store, { tasks, from, limit, grain, seed = 1, watch }: Setting, choose: Chooser): Promise<Schedule | undefined> {
  const plain = directDatabase(store)
  const waiting: Waiting[] = []
  const steps: Step[] = []
  const published = new Set<Step>()
  const arrivals: Instant[] = []
  const answers: unknown[] = []
  const ended = new Set<number>()
  const open = new Set<number>()
  let clock = from

  function join(task: Task, index: number): Promise<void> {
    let made = 0
    const turn = (says: string, sees: readonly string[], changes: readonly string[], enabled = () => true): Promise<Step> => {
      const step: Step = { key: `${index}.${made++}`, task: index, says: `${task.name}：${says}`, sees, changes }
      return new Promise((resolve) => waiting.push({ step, enabled, go: () => resolve(step) }))
    }

    const db: Database = {
      async get(collection, id) {
        await turn(`读 ${nameOf(collection, id)}`, [nameOf(collection, id)], [])
        return plain.get(collection, id)
      },
      async find(collection, where, options) {
        const ids = (where as { _id?: { in?: readonly string[] } })._id?.in ?? ['*']
        await turn(`查 ${collection.name}`, ids.map((id) => nameOf(collection, id)), [])
        return plain.find(collection, where, options)
      },
      async insert(collection, document) {
        const name = nameOf(collection, document._id)
        const step = await turn(`添 ${name}`, [name, '@locks'], [name])
        const stored = await plain.insert(collection, document)
        if (stored) published.add(step)
        return stored
      },
      async remove(collection, id) {
        const name = nameOf(collection, id)
        published.add(await turn(`删 ${name}`, [name, '@locks'], [name]))
        await plain.remove(collection, id)
      },
      async transaction(work) {
        await turn('事务', ['*', '@locks'], ['@locks', '@open'])
        open.add(index)
        let last: Step | undefined
        try {
          const result = await plain.transaction(async (tx) => {
            const wrote: string[] = []
            const value = await work(grain === 'call' ? slow(recording(tx, wrote), turn) : recording(tx, wrote))
            last = await turn(`提交 ${wrote.join(' ')}`, ['@locks'], [...wrote, '@locks', '@open'])
            return value
          })
          published.add(last!)
          return result
        } finally {
          open.delete(index)
        }
      },
    }

    const begins = task.at ?? 0
    const mayBegin = () => arrivals.every((arrival, other) => ended.has(other) || arrival + limit > begins)
    const mayRetry = () => [...open].every((other) => other === index)
    return turn('到达', ['@clock'], ['@clock'], task.at === undefined ? undefined : mayBegin)
      .then(() => {
        clock = Math.max(clock + TICK, begins)
        arrivals[index] = clock
        const now = clock
        // A pause outlasts the transaction that was in the way; trying sooner would only fail again.
        const pause = () => turn('再试', ['@open'], [], mayRetry).then(() => undefined)
        return task.run({ db, now: () => now, random: dice(1000 * seed + index), pause })
      })
      .then((answer) => void (answers[index] = answer), (error: unknown) => void (answers[index] = { threw: String(error) }))
      .then(() => void ended.add(index))
  }

  for (const [index, task] of tasks.entries()) void join(task, index)
  for (;;) {
    await idle()
    await watch?.(store).catch((error: unknown) => Promise.reject(told(error, steps)))
    const enabled = waiting.filter((one) => one.enabled())
    if (enabled.length === 0) break
    const chosen = choose(enabled.map(({ step }) => step))
    if (!chosen) return undefined
    const [picked] = waiting.splice(waiting.findIndex(({ step }) => step.key === chosen.key), 1)
    steps.push(picked!.step)
    picked!.go()
  }
  if (ended.size < tasks.length) throw new Error(`不能再走：${waiting.map(({ step }) => step.says).join('；')}`)
  return { answers, arrivals, steps, overlapped: overlaps(steps, published) }
}

/** The error with the steps that led to it, to be read from top to bottom. */
export const told = (error: unknown, steps: readonly Step[]): Error =>
  new Error(`${error instanceof Error ? error.message : String(error)}\n次序：\n  ${steps.map(({ says }) => says).join('\n  ')}`)

/**
 * Whether the order of two steps that are both possible can make a difference. Of one task these are reads begun together.
 * Nothing reads the audit, so its entries move nobody.
 */
export const dependent = (one: Step, other: Step): boolean =>
  meet(one.sees, other.changes) || meet(one.changes, other.sees) || meet(one.changes, other.changes)

const meet = (some: readonly string[], others: readonly string[]): boolean => some.some((one) => others.some((other) => same(one, other)))

function same(one: string, other: string): boolean {
  if (one === other) return true
  const [wide, narrow] = one.endsWith('*') ? [one, other] : [other, one]
  if (wide === '*') return !narrow.startsWith('@') && !narrow.startsWith('audit/')
  return wide.endsWith('/*') && narrow.startsWith(wide.slice(0, -1))
}

function recording(tx: Transaction, wrote: string[]): Transaction {
  return {
    get: tx.get,
    async put(into, document) {
      await tx.put(into, document)
      wrote.push(nameOf(into, document._id))
    },
  }
}

/** A transaction whose every call waits for its turn. */
const slow = (tx: Transaction, turn: (says: string, sees: readonly string[], changes: readonly string[]) => Promise<Step>): Transaction => ({
  async get(from, id) {
    await turn(`事务中读 ${nameOf(from, id)}`, [], [])
    return tx.get(from, id)
  },
  async put(into, document) {
    await turn(`事务中写 ${nameOf(into, document._id)}`, ['@locks'], ['@locks'])
    return tx.put(into, document)
  },
})

function overlaps(steps: readonly Step[], published: ReadonlySet<Step>): boolean {
  const calls = steps.filter(({ says }) => !says.endsWith('：到达'))
  const spans = new Map<number, { first: number; last: number }>()
  for (const [place, { task }] of calls.entries()) spans.set(task, { first: spans.get(task)?.first ?? place, last: place })
  return calls.some(
    (step, place) =>
      published.has(step) &&
      !step.changes.some((name) => name.startsWith('audit/') && step.changes.length === 1) &&
      [...spans].some(([task, { first, last }]) => task !== step.task && first < place && place < last),
  )
}

const nameOf = (of: Collection<Document>, id: string): string => `${of.name}/${id}`

/** All that can go on without a further step has gone on: the store in memory answers within one turn of the event loop. */
const idle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
