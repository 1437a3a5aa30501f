import tcb from '@cloudbase/node-sdk'
import { cloudDatabase } from './kit/database'
import { cloudFiles } from './kit/files'
import { handOut, type HttpRequest } from './showcase/site/hand-out'

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
const [db, files] = [cloudDatabase(app), cloudFiles(app)]

/** The pages for search engines, asked for by HTTP: `/public/…` of the group's domain leads here. */
export const main = (event: HttpRequest | undefined) => handOut(db, files, event ?? {})
