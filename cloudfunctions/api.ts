import tcb from '@cloudbase/node-sdk'
import { qixian } from 'shared/charter/qixian'
import { handlers } from './handlers'
import { subjectOf } from './kit/context'
import { createRouter } from './kit/router'
import { surroundings } from './kit/surroundings'

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
const route = createRouter(handlers, surroundings(app, qixian))

export const main = (event: unknown, context: unknown) => route(event, subjectOf(context))
