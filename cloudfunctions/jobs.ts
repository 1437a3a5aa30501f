import tcb from '@cloudbase/node-sdk'
import { qixian } from 'shared/charter/qixian'
import { isTimer } from './kit/context'
import { cloudDatabase } from './kit/database'
import { countClosed } from './meeting/count'
import { deliverEvents } from './message/deliver'

const db = cloudDatabase(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true }))

/** Runs every minute by its timer. Each job may run twice or at once with itself. */
export async function main(_event: unknown, context: unknown): Promise<unknown> {
  if (!isTimer(context)) return { refused: '只由定时器调用' }
  const counted = await countClosed(db, qixian, Date.now())
  const delivered = await deliverEvents(db, qixian)
  return { counted, delivered }
}
