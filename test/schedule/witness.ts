import type { Handler } from 'cloudfunctions/kit/outcome'
import type { Store } from 'local/store/store'
import type { Reply } from 'shared/kernel/operation'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'
import { explore, orders, type Report, sample, type Scenario, serial } from './explore'
import { type Command, commands, type CommandName, countAt, type Documents, NOW, scenario, task } from './hall'
import { type Act, invariants, watchQuorum, type Witness } from './invariants'
import { runSchedule, type Schedule, type Task } from './scheduler'

export interface Trial {
  readonly documents: Documents
  readonly commands: readonly Command[]
  /** Timers that run beside the commands. */
  readonly timers?: readonly Task[]
  /** Handlers with a bug, in place of those that are deployed. */
  readonly planted?: readonly Handler[]
}

/** Every schedule of the commands, each brought to its end and held against the invariants and the serial orders. */
export async function exhaust(trial: Trial): Promise<Report> {
  const world = scenarioOf(trial)
  const serially = new Set<string>()
  for (const order of orders(world.tasks.map((_, place) => place))) {
    await serial(world, order, async (ran, store) => void serially.add(picture(world, ran, store)))
  }
  return explore(watched(world), async (ran, store) => {
    const seen = picture(world, ran, store)
    if (!serially.has(seen)) throw new Error(`结果不等于任何先后次序的结果：\n${nearest(seen, serially)}`)
    await hold(trial, ran, store)
  })
}

/**
 * `times` schedules by dice, at every single call, held against the invariants. Three commands need not come to the end
 * of a serial order: a check-in guards nothing, so somebody may have seen it whom the call to order had not yet waited for.
 */
export async function dare(trial: Trial, times: number, seed: number): Promise<Report> {
  return sample({ ...watched(scenarioOf(trial)), grain: 'call' }, (ran, store) => hold(trial, ran, store), times, seed)
}

/** Each schedule is watched anew. */
function watched(world: Scenario): Scenario {
  let watch = watchQuorum()
  const prepare = () => {
    watch = watchQuorum()
    return world.prepare()
  }
  return { ...world, prepare, watch: (store) => watch(store) }
}

function scenarioOf({ documents, commands: given, timers = [], planted }: Trial): Scenario {
  return scenario(documents, [...given.map((command, n) => task(command, n + 1, planted)), ...timers])
}

async function hold(trial: Trial, ran: Schedule, store: Store): Promise<void> {
  const witness = await toTheEnd(trial, ran, store)
  const flaws = Object.entries(invariants).flatMap(([name, broken]) => {
    const flaw = broken(witness)
    return flaw === undefined ? [] : [`${name}：${flaw}`]
  })
  if (flaws.length > 0) throw new Error(flaws.join('\n'))
}

/** Calls to order, closes and counts whatever has not been, so that every schedule has a result to look at. */
async function toTheEnd(trial: Trial, ran: Schedule, store: Store): Promise<Witness> {
  const acts: Act[] = trial.commands.map((command, n) => ({ command, reply: ran.answers[n] as Reply<unknown>, arrival: ran.arrivals[n]! }))
  let clock = Math.max(NOW, ...ran.arrivals)
  const then = async (one: Task) => {
    clock += 1000
    const done = await runSchedule(store, { tasks: [one], from: clock, limit: FUNCTION_LIMIT, grain: 'block', seed: clock }, ([only]) => only)
    return { reply: done!.answers[0] as Reply<unknown>, arrival: done!.arrivals[0]! }
  }
  const status = async () => (await store.find('meetings'))[0]!.status
  for (const [from, command] of [['published', commands.orderAtDesk], ['inSession', commands.closeAtDesk]] as const) {
    if ((await status()) === from) acts.push({ command, ...(await then(task(command, 100 + acts.length))) })
  }
  if ((await status()) === 'closing') await then(countAt(clock + 3 * FUNCTION_LIMIT))
  return { acts, before: trial.documents, after: store.dump() }
}

/**
 * Answers and documents, with each arrival named by its task: the clock differs from order to order, the result may not.
 * Which of the timers has counted is nobody's matter.
 */
function picture({ tasks }: Scenario, { answers, arrivals }: Schedule, store: Store): string {
  const told = answers.filter((_, place) => tasks[place]!.at === undefined)
  const names = new Map(
    arrivals.flatMap((arrival, place) => [
      [arrival, `<${tasks[place]!.name}>`] as const,
      [arrival + FUNCTION_LIMIT, `<${tasks[place]!.name}>之后`] as const,
    ]),
  )
  // Which dice named a batch or a refusal, and what was put down in vain, is nobody's matter either.
  const { batchParts: _, batches = [], audit: entries = [], ...stored } = store.dump()
  const audit = entries
    .map(({ _id, ...entry }) => (entry.refused === true ? entry : { ...entry, _id }))
    .sort((a, b) => (String(a['requestId']) < String(b['requestId']) ? -1 : 1))
  const rolled = batches.map(({ of, total, next, status }) => ({ of, total, next, status }))
  return JSON.stringify({ told, ...stored, audit, rolled }, (key, value: unknown) => {
    if (typeof value === 'number') return names.get(value) ?? value
    // The number of a receipt is made of its moment.
    if (key === 'number' || key === 'batch') return key
    return typeof value === 'string' && value.startsWith('batches/') ? 'batches' : value
  })
}

/** The place where the picture leaves the serial one that it follows longest. */
function nearest(seen: string, serially: ReadonlySet<string>): string {
  const common = (other: string) => [...seen].findIndex((letter, place) => other[place] !== letter)
  const best = [...serially].reduce((one, other) => (common(other) > common(one) ? other : one))
  const from = Math.max(0, common(best) - 120)
  return `并发 …${seen.slice(from, from + 400)}\n先后 …${best.slice(from, from + 400)}`
}

export const named = (...names: readonly CommandName[]): readonly Command[] => names.map((name) => commands[name])
