import tcb from '@cloudbase/node-sdk'
import { cloudDatabase } from './kit/database'
import { mayBeWechat } from './kit/context'
import { receivePicture } from './review/receive'

const db = cloudDatabase(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true }))

/** What WeChat tells the mini-program. Whatever else comes is left unanswered by any act. */
export async function main(event: unknown, context: unknown): Promise<string> {
  if (mayBeWechat(context)) await receivePicture(db, event, Date.now())
  return 'success'
}
