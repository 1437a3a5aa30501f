import tcb from '@cloudbase/node-sdk'
import type { Charter } from 'shared/charter/charter'
import { qixian } from 'shared/charter/qixian'
import { hideOld } from './demand/hide'
import { resumeBatches } from './kit/batch'
import { isTimer } from './kit/context'
import { surroundings } from './kit/surroundings'
import { countClosed } from './meeting/count'
import { remindOfDoors } from './meeting/remind'
import { deliverEvents } from './message/deliver'
import { sendDue, spreadNotices } from './message/notice/send'
import { sendPushes } from './message/push'
import { checkWriting, clearDesk } from './review/check'
import { KINDS, kindAmong } from './review/kinds'
import { writeSite } from './showcase/site/write'

const around = surroundings(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true }), qixian)
const { db, law, now, pause, log } = around

/** Nothing new is begun after so many milliseconds; the function is given a little longer (jobs.config.json). */
const TIME = 40_000

/** Each may run twice, or at once with itself, and leaves off where it is when the time is up. */
const jobs: Readonly<Record<string, (charter: Charter, goOn: () => boolean) => Promise<number>>> = {
  hidden: (charter, goOn) => hideOld(db, charter, now(), goOn),
  resumed: () => resumeBatches(db, pause),
  counted: (charter) => countClosed(db, charter, now()),
  due: (charter) => sendDue(db, charter, now()),
  spread: (_charter, goOn) => spreadNotices(db, goOn),
  checked: (_, goOn) => checkWriting(around, kindAmong(KINDS), goOn),
  cleared: () => clearDesk(db, kindAmong(KINDS)),
  reminded: (charter) => remindOfDoors(db, charter, now()),
  delivered: (charter, goOn) => deliverEvents(db, charter, goOn),
  site: (charter, goOn) => writeSite(db, charter, now(), goOn),
  pushed: (charter, goOn) => sendPushes(around, charter, goOn),
}

/** Every minute, by its timer. One job that breaks is logged and holds up no other. */
export async function main(_event: unknown, context: unknown): Promise<Record<string, unknown>> {
  if (!isTimer(context)) return { refused: '只由定时器调用' }
  const began = now()
  const charter = await law(began)
  const goOn = () => Math.abs(now() - began) < TIME
  const done: Record<string, unknown> = {}
  for (const [name, job] of Object.entries(jobs)) {
    try {
      done[name] = await job(charter, goOn)
    } catch (error) {
      log({ level: 'error', job: name, error: String((error as Error)?.stack ?? error) })
      done[name] = 'failed'
    }
  }
  return done
}
