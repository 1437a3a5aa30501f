import { audit, type AuditEntry } from 'shared/audit/model'
import { listAudit, PAGE } from 'shared/audit/operations'
import { coverPhones, detailsOf, thingWritten } from 'shared/audit/wording'
import type { Charter } from 'shared/charter/charter'
import { cite } from 'shared/charter/wording'
import { isRefusal, refuse } from 'shared/kernel/decision'
import type { Where } from 'shared/kernel/collection'
import type { Instant } from 'shared/kernel/time'
import { operations } from 'shared/operations'
import type { Reader } from '../kit/database'
import { answers } from '../kit/outcome'
import { meetingOr, titlesOf } from '../meeting/read'
import { personById } from '../person/read'

const SAYS: ReadonlyMap<string, string> = new Map(operations.map(({ name, says }) => [name, says]))

export const auditList = answers(listAudit, async ({ before, meetingId, by, refusedOnly }, { db, charter }) => {
  const meeting = meetingId === undefined ? undefined : await meetingOr(db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  if (by !== undefined && !(await personById(db, by))) return refuse('NO_PERSON', '名册里没有这个人', { field: 'by' })
  const where = { ...(meetingId !== undefined && { meetingId }), ...(by !== undefined && { personId: by }), refused: { in: refusedOnly ? [true] : [true, false] } }
  const { entries, next } = await page(db, where, before)
  const titles = await titlesOf(db, entries.flatMap((entry) => entry.meetingId ?? []))
  return { entries: entries.map((entry) => lineOf(charter, entry, titles)), next }
})

/** The newest entries, and with the oldest of them all that bear its time, so that the next page loses none. */
async function page(db: Reader, where: Where<AuditEntry>, before?: Instant) {
  const order = { field: 'at', direction: 'desc' } as const
  const found = await db.find(audit, { ...where, ...(before !== undefined && { at: { lt: before } }) }, { order, limit: PAGE + 1 })
  if (found.length <= PAGE) return { entries: found, next: null }
  const { at } = found[PAGE - 1]!
  const later = found.filter((entry) => entry.at > at)
  return { entries: [...later, ...(await db.find(audit, { ...where, at }))], next: at }
}

function lineOf(charter: Charter, { _id, at, name, operation, meetingId, refusal, wrote, effects = [], input }: AuditEntry, titles: ReadonlyMap<string, string>) {
  return {
    id: _id,
    at,
    name: name || '未绑定的身份',
    says: SAYS.get(operation) ?? operation,
    meeting: meetingId !== undefined && titles.has(meetingId) ? { meetingId, title: titles.get(meetingId)! } : null,
    refusal: refusal
      ? { message: coverPhones(refusal.message), clause: refusal.clause ?? null, cited: refusal.clause === undefined ? null : cite(charter, refusal.clause) }
      : null,
    wrote: wrote.map(thingWritten),
    effects: [...effects],
    details: detailsOf(input),
  }
}
