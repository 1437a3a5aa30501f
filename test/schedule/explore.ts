import type { Store } from 'local/store/store'
import { dice } from './dice'
import { type Chooser, dependent, runSchedule, type Schedule, type Setting, type Step, told } from './scheduler'

export interface Scenario extends Setting {
  /** A fresh store in the prepared state, the same each time. */
  readonly prepare: () => Promise<Store>
}

export interface Report {
  readonly schedules: number
  /** In how many of them a write came between the calls of another task. */
  readonly overlapped: number
}

/** Looks at what one schedule has left behind; throws what is wrong. */
export type Check = (schedule: Schedule, store: Store) => Promise<void>

interface Bounds {
  /** More schedules than this are an error: choose a coarser grain or smaller tasks. */
  readonly most?: number
  /** Whether the order of two steps matters; where it always does, nothing is left out. */
  readonly related?: (one: Step, other: Step) => boolean
}

/** One place where a choice was made. */
interface Choice {
  readonly enabled: readonly Step[]
  /** Steps whose schedules have been seen already, from here or from further up. */
  readonly asleep: Step[]
  chosen: Step
}

/**
 * Every schedule that can come to another end, depth first, each replayed from the beginning. Two schedules that differ
 * only in the order of independent steps come to the same end, and one of them is enough (Godefroid's sleep sets).
 */
export async function explore(scenario: Scenario, check: Check, { most = 3000, related = dependent }: Bounds = {}): Promise<Report> {
  const choices: Choice[] = []
  const report = { schedules: 0, overlapped: 0 }
  do {
    let depth = 0
    const ran = await once(scenario, check, (enabled) => {
      const known = choices[depth++]
      if (known) return known.chosen
      const before = choices.at(-1)
      const asleep = before ? before.asleep.filter((step) => !related(step, before.chosen)) : []
      const chosen = awake({ enabled, asleep })
      if (chosen) choices.push({ enabled, asleep, chosen })
      return chosen
    })
    if (ran) {
      report.schedules++
      if (ran.overlapped) report.overlapped++
    }
    if (report.schedules > most) throw new Error(`多于 ${most} 种次序`)
  } while (turned(choices))
  return report
}

const awake = ({ enabled, asleep }: Pick<Choice, 'enabled' | 'asleep'>): Step | undefined =>
  enabled.find((step) => !asleep.some(({ key }) => key === step.key))

/** Goes back to the last choice that has another way; false when there is none. */
function turned(choices: Choice[]): boolean {
  for (let last = choices.at(-1); last; last = choices.at(-1)) {
    last.asleep.push(last.chosen)
    const next = awake(last)
    if (next) {
      last.chosen = next
      return true
    }
    choices.pop()
  }
  return false
}

/** `times` schedules by dice; the seed of one that fails stands in the error. */
export async function sample(scenario: Scenario, check: Check, times: number, seed = 1): Promise<Report> {
  const report = { schedules: 0, overlapped: 0 }
  for (let round = seed; round < seed + times; round++) {
    const roll = dice(round)
    const ran = await once(scenario, check, (enabled) => enabled[Math.floor(roll() * enabled.length)])
    report.schedules++
    if (ran?.overlapped) report.overlapped++
  }
  return report
}

/** The tasks one after another, in this order of their numbers. */
export const serial = (scenario: Scenario, order: readonly number[], check: Check): Promise<Schedule | undefined> =>
  once(scenario, check, (enabled) => {
    const next = order.find((task) => enabled.some((step) => step.task === task))
    return enabled.find((step) => step.task === next)
  })

async function once({ prepare, ...setting }: Scenario, check: Check, choose: Chooser): Promise<Schedule | undefined> {
  const store = await prepare()
  try {
    const ran = await runSchedule(store, setting, choose)
    if (ran) await check(ran, store).catch((error: unknown) => Promise.reject(told(error, ran.steps)))
    return ran
  } finally {
    await store.close()
  }
}

export const orders = (of: readonly number[]): number[][] =>
  of.length === 0 ? [[]] : of.flatMap((first) => orders(of.filter((other) => other !== first)).map((rest) => [first, ...rest]))
