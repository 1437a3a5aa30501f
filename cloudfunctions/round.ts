import type { Charter } from 'shared/charter/charter'
import { hideOld } from './demand/hide'
import { clearFiles } from './keeping/clear'
import { clearRows, resumeBatches } from './kit/batch'
import { emptyReceipts } from './kit/receipts'
import type { Surroundings } from './kit/router'
import { countClosed } from './meeting/count'
import { remindOfDoors } from './meeting/remind'
import { deliverEvents } from './message/deliver'
import { sendDue, spreadNotices } from './message/notice/send'
import { sendPushes } from './message/push'
import { checkWriting, clearDesk } from './review/check'
import { KINDS, kindAmong } from './review/kinds'
import { writeSite } from './showcase/site/write'
import { closeLapsed } from './talent/lapse'

/** Does what there is to do and answers how much that was; begins nothing new once `goOn` says no. */
type Job = (around: Surroundings, charter: Charter, goOn: () => boolean) => Promise<number>

/** What a run does, in this order. Each may run twice, or at once with itself, and leaves off where it is when its time is up. */
const JOBS: Readonly<Record<string, Job>> = {
  hidden: ({ db, now }, charter, goOn) => hideOld(db, charter, now(), goOn),
  counted: ({ db, now }, charter) => countClosed(db, charter, now()),
  due: ({ db, now }, charter) => sendDue(db, charter, now()),
  spread: ({ db }, _, goOn) => spreadNotices(db, goOn),
  checked: (around, _, goOn) => checkWriting(around, kindAmong(KINDS), goOn),
  lapsed: ({ db, now }, charter, goOn) => closeLapsed(db, charter, now(), goOn),
  cleared: ({ db }, _, goOn) => clearDesk(db, kindAmong(KINDS), goOn),
  reminded: ({ db, now }, charter) => remindOfDoors(db, charter, now()),
  delivered: ({ db }, charter, goOn) => deliverEvents(db, charter, goOn),
  resumed: ({ db, pause }, _, goOn) => resumeBatches(db, pause, goOn),
  site: ({ db, now }, charter, goOn) => writeSite(db, charter, now(), goOn),
  deleted: (around, _, goOn) => clearFiles(around, goOn),
  emptied: ({ db, now }, _, goOn) => emptyReceipts(db, now(), goOn),
  forgotten: ({ db, now }, _, goOn) => clearRows(db, now(), goOn),
  pushed: (around, charter, goOn) => sendPushes(around, charter, goOn),
}

/** Nothing new is begun after so many milliseconds; the function is given a little longer (jobs.config.json). */
const TIME = 40_000
/** So long for one job while others wait behind it: a large batch, or a WeChat that does not answer, holds up nobody's message. */
const SHARE = 10_000

/** One run of all that the timer does. A job that breaks is logged and holds up no other. */
export async function runJobs(around: Surroundings): Promise<Record<string, unknown>> {
  const { law, log, now } = around
  const began = now()
  const charter = await law(began)
  const done: Record<string, unknown> = {}
  const names = Object.keys(JOBS)
  for (const name of names) {
    const from = now()
    const share = name === names.at(-1) ? TIME : SHARE
    // A clock that is set back ends the turn as well: nobody knows then how long it has lasted.
    const goOn = () => Math.abs(now() - began) < TIME && Math.abs(now() - from) < share
    try {
      done[name] = await JOBS[name]!(around, charter, goOn)
    } catch (error) {
      log({ level: 'error', job: name, error: String((error as Error)?.stack ?? error) })
      done[name] = 'failed'
    }
  }
  return done
}
