import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of CPU that a thread has taken, by its number. */
export type Usage = ReadonlyMap<number, number>

/** Linux counts in hundredths of a second. */
const TICK = 10

/** The CPU of each thread of this process so far; empty where the system does not tell. */
export function usageOfThreads(): Usage {
  try {
    return new Map(
      readdirSync('/proc/self/task').map((thread) => {
        const fields = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
        return [Number(thread), (Number(fields[11]) + Number(fields[12])) * TICK]
      }),
    )
  } catch {
    return new Map()
  }
}

export const spent = (before: Usage, after: Usage): Map<number, number> =>
  new Map([...after].map(([thread, used]) => [thread, used - (before.get(thread) ?? 0)]))

/** The thread that worked most, this process's main one apart. */
export function busiest(work: Usage): number | undefined {
  const [first] = [...work].filter(([thread]) => thread !== process.pid).sort(([, one], [, other]) => other - one)
  return first?.[0]
}
