import * as door from './attendance/door-operations'
import * as attendance from './attendance/operations'
import * as sheet from './attendance/sheet-operations'
import * as year from './attendance/year'
import * as audit from './audit/operations'
import * as bulletinIssue from './bulletin/issue-operations'
import * as bulletinNews from './bulletin/news-operations'
import * as bulletin from './bulletin/operations'
import * as charter from './charter/operations'
import * as settings from './charter/setting/operations'
import * as demand from './demand/operations'
import * as thread from './demand/thread-operations'
import * as department from './department/operations'
import * as document from './document/operations'
import * as dutyBoard from './duty/board'
import * as duty from './duty/operations'
import * as computer from './identity/computer/operations'
import * as identity from './identity/operations'
import type { Operation } from './kernel/operation'
import * as meeting from './meeting/operations'
import * as handouts from './meeting/handouts/operations'
import * as past from './meeting/past-operations'
import * as contacts from './person/contacts'
import * as mine from './person/mine'
import * as inbox from './message/inbox'
import * as notice from './message/notice/operations'
import * as message from './message/operations'
import * as review from './review/operations'
import * as showcase from './showcase/operations'
import * as personImport from './person/import/operations'
import * as person from './person/operations'
import * as posts from './person/posts-operations'
import * as talentImport from './talent/import/operations'
import * as talent from './talent/operations'
import * as talentRequests from './talent/request-operations'
import * as training from './training/operations'
import * as unit from './unit/operations'

const isOperation = (value: unknown): value is Operation<unknown, unknown> =>
  typeof value === 'object' && value !== null && 'needs' in value && 'says' in value

/** Every operation there is, in the order of the domains. */
export const operations: readonly Operation<unknown, unknown>[] = [
  identity,
  computer,
  charter, settings,
  person, posts, contacts, mine, personImport,
  unit, department,
  meeting, handouts, past,
  attendance, door, sheet, year,
  inbox, message, notice,
  bulletin, bulletinIssue, bulletinNews,
  document,
  duty, dutyBoard,
  review,
  training,
  showcase,
  demand, thread,
  talent, talentImport, talentRequests,
  audit,
].flatMap((domain) =>
  Object.values(domain).filter(isOperation),
)
