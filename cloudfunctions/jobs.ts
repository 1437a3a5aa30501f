import tcb from '@cloudbase/node-sdk'
import type { Charter } from 'shared/charter/charter'
import { qixian } from 'shared/charter/qixian'
import { resumeBatches } from './kit/batch'
import { isTimer } from './kit/context'
import { surroundings } from './kit/surroundings'
import { countClosed } from './meeting/count'
import { deliverEvents } from './message/deliver'

const { db, law, now, pause, log } = surroundings(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true }), qixian)

/** Each may run twice, or at once with itself, and leaves off where it is when the time is up. */
const jobs: Readonly<Record<string, (charter: Charter) => Promise<number>>> = {
  counted: (charter) => countClosed(db, charter, now()),
  resumed: () => resumeBatches(db, pause),
  delivered: (charter) => deliverEvents(db, charter),
}

/** Every minute, by its timer. One job that breaks is logged and holds up no other. */
export async function main(_event: unknown, context: unknown): Promise<Record<string, unknown>> {
  if (!isTimer(context)) return { refused: '只由定时器调用' }
  const charter = await law(now())
  const done: Record<string, unknown> = {}
  for (const [name, job] of Object.entries(jobs)) {
    try {
      done[name] = await job(charter)
    } catch (error) {
      log({ level: 'error', job: name, error: String((error as Error)?.stack ?? error) })
      done[name] = 'failed'
    }
  }
  return done
}
