import { randomInt } from 'node:crypto'
import type { Charter } from 'shared/charter/charter'
import type { Database } from './database'
import type { Surroundings } from './router'

/** What the router runs in when deployed: the wall clock, real dice, a pause with jitter, one JSON line a log entry. */
export const surroundings = (db: Database, charter: Charter): Surroundings => ({
  db,
  charter,
  now: () => Date.now(),
  random: () => randomInt(2 ** 32) / 2 ** 32,
  pause: (attempt) => new Promise((resolve) => setTimeout(resolve, randomInt(10, 30 + 20 * attempt))),
  // eslint-disable-next-line no-console -- the platform collects standard output
  log: (line) => console.log(JSON.stringify(line)),
})
