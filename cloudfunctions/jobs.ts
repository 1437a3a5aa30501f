import tcb from '@cloudbase/node-sdk'
import { qixian } from 'shared/charter/qixian'
import { isTimer } from './kit/context'
import { surroundings } from './kit/surroundings'
import { runJobs } from './round'

const around = surroundings(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true }), qixian)

/** Every minute, by its timer. */
export async function main(_event: unknown, context: unknown): Promise<Record<string, unknown>> {
  return isTimer(context) ? runJobs(around) : { refused: '只由定时器调用' }
}
