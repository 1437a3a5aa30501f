import type { Charter } from 'shared/charter/charter'
import { dayOf, type Instant } from 'shared/kernel/time'
import { type Event, events } from 'shared/message/model'
import { entries, type Request, requests } from 'shared/talent/model'
import { whyLapsed } from 'shared/talent/request'
import { eachApart } from '../kit/apart'
import { Conflict, type Database } from '../kit/database'
import { digest } from '../kit/receipts'
import { keepersOf } from './asker'
import { applicantsOf } from './requests'

/**
 * Closes the requests that nobody can grant any more: whoever asked has gone to another unit, or the consent is another. Whoever
 * asked, the school and the student are told why. Somebody who answers at the same moment is faster or finds it closed.
 */
export async function closeLapsed(db: Database, charter: Charter, now: Instant, goOn: () => boolean = () => true): Promise<number> {
  const open = await db.find(requests, { state: 'asked' })
  if (open.length === 0) return 0
  const [found, applicantOf] = await Promise.all([db.find(entries, { _id: { in: [...new Set(open.map(({ entryId }) => entryId))] } }), applicantsOf(db, open)])
  const known = new Map(found.map((entry) => [entry._id, entry]))
  return eachApart(open, async (request) => {
    const reason = whyLapsed(request, known.get(request.entryId), applicantOf(request), dayOf(now))
    if (reason === undefined || !goOn()) return false
    const keepers = await keepersOf({ db, charter, now }, request.unitId)
    return close(db, { ...request, state: 'lapsed', reason }, keepers, now)
  })
}

/** Upon the version that was looked at, with the message to all; false where somebody was faster. */
async function close(db: Database, closed: Request, keepers: readonly string[], at: Instant): Promise<boolean> {
  try {
    return await db.transaction(async (tx) => {
      if ((await tx.get(requests, closed._id))?.v !== closed.v) return false
      await tx.put(requests, { ...closed, v: closed.v + 1 })
      await tx.put(events, messageOf(closed, keepers, at))
      return true
    })
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

const messageOf = ({ _id, v, about, by, personId, reason }: Request, keepers: readonly string[], at: Instant): Event => ({
  _id: digest(['talent.lapsed', _id, v]),
  v: 1,
  at,
  expanded: false,
  type: 'talent.lapsed',
  audience: { kind: 'persons', personIds: [...new Set([by.personId, ...keepers, ...(personId === undefined ? [] : [personId])])] },
  title: '一件查看学生身份的申请已关闭',
  body: `${by.unitName} ${by.name}：${about}\n${reason}`,
  page: 'packages/talent/requests/index',
})
