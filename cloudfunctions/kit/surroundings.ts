import type { CloudBase } from '@cloudbase/node-sdk'
import { randomInt } from 'node:crypto'
import type { Charter } from 'shared/charter/charter'
import { cloudDatabase } from './database'
import { cloudFiles } from './files'
import { lawOf } from './law'
import type { Surroundings } from './router'
import { cloudSignInKey } from './sign-in-key'
import { cloudWechat, patient } from './wechat'

/** What the router runs in when deployed: the wall clock, real dice, a pause with jitter, one JSON line a log entry. */
export function surroundings(app: CloudBase, charter: Charter): Surroundings {
  const db = cloudDatabase(app)
  // eslint-disable-next-line no-console -- the platform collects standard output
  const log: Surroundings['log'] = (line) => console.log(JSON.stringify(line))
  return {
    db,
    law: lawOf(db, charter),
    files: cloudFiles(app),
    wechat: patient(cloudWechat),
    signInKey: cloudSignInKey(log),
    now: () => Date.now(),
    random: () => randomInt(2 ** 32) / 2 ** 32,
    pause: (attempt) => new Promise((resolve) => setTimeout(resolve, randomInt(10, 30 + 20 * attempt))),
    log,
  }
}
