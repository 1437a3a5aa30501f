/**
 * The mini-program's timers, run by the host and by nothing else: time passes only where a test
 * lets it pass, so that no result depends on how fast the machine is.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  set(run: () => void, delay: number, every?: boolean): number
  clear(id: number): void
  /** Runs the next timer that is due until then and moves the clock to it; false when there is none. */
  runNext(until: number): boolean
  /** Moves the clock on, running nothing. */
  moveTo(at: number): void
}

interface Timer {
  readonly id: number
  readonly run: () => void
  readonly every: number | undefined
  at: number
}

export function openClock(start: number): Clock {
  let now = start
  let lastId = 0
  const timers = new Map<number, Timer>()

  const next = (): Timer | undefined =>
    [...timers.values()].reduce<Timer | undefined>(
      (first, timer) => (first === undefined || timer.at < first.at ? timer : first),
      undefined,
    )

  return {
    now: () => now,
    set(run, delay, every = false) {
      lastId += 1
      const wait = Number.isFinite(delay) ? Math.max(every ? 1 : 0, delay) : 0
      timers.set(lastId, { id: lastId, run, at: now + wait, every: every ? wait : undefined })
      return lastId
    },
    clear(id) {
      timers.delete(id)
    },
    runNext(until) {
      const timer = next()
      if (timer === undefined || timer.at > until) return false
      now = Math.max(now, timer.at)
      if (timer.every === undefined) timers.delete(timer.id)
      else timer.at = now + timer.every
      timer.run()
      return true
    },
    moveTo(at) {
      now = Math.max(now, at)
    },
  }
}
