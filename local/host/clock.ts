/**
 * The day it is in the cloud. It can be set apart from the machine's, so that a demonstration can walk
 * to the day of the meeting; every thread sees the change at once.
 */
export interface Clock {
  /** What another thread needs to follow this clock. */
  readonly memory: SharedArrayBuffer
  /** Milliseconds since 1970 in the cloud. */
  now(): number
  /** Milliseconds by which the cloud is ahead of the machine. */
  offset(): number
  setOffset(milliseconds: number): void
}

const machineNow = Date.now

export function openClock(memory = new SharedArrayBuffer(8)): Clock {
  const cell = new BigInt64Array(memory)
  const offset = () => Number(Atomics.load(cell, 0))
  return {
    memory,
    offset,
    now: () => machineNow() + offset(),
    setOffset: (milliseconds) => void Atomics.store(cell, 0, BigInt(Math.round(milliseconds))),
  }
}

/** A `Date` that reads this clock where the built-in one reads the machine's, and is the built-in one otherwise. */
export const shiftedDate = (clock: Clock): DateConstructor =>
  new Proxy(Date, {
    construct: (target, args, self) => Reflect.construct(target, args.length ? args : [clock.now()], self),
    apply: (target) => new target(clock.now()).toString(),
    get: (target, key, self) => (key === 'now' ? clock.now : Reflect.get(target, key, self)),
  })
