import tcb from '@cloudbase/node-sdk'
import { qixian } from 'shared/charter/qixian'
import { handlers } from './handlers'
import { subjectOf } from './kit/context'
import { cloudDatabase } from './kit/database'
import { createRouter } from './kit/router'
import { surroundings } from './kit/surroundings'

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
const route = createRouter(handlers, surroundings(cloudDatabase(app), qixian))

export const main = (event: unknown, context: unknown) => route(event, subjectOf(context))
