import type { Charter } from 'shared/charter/charter'
import { hiddenUpTo } from 'shared/demand/life'
import { postings } from 'shared/demand/model'
import { listedAs, sinceUpTo } from 'shared/demand/rules'
import { type Instant, dayOf } from 'shared/kernel/time'
import { Conflict, type Database } from '../kit/database'

/**
 * Takes out of the list what nobody has confirmed for so long; its owner keeps it and can renew it. Each is looked at again in
 * its own transaction, and whoever was overtaken by a renewal finds nothing to hide.
 */
export async function hideOld(db: Database, charter: Charter, now: Instant, goOn: () => boolean = () => true): Promise<number> {
  const day = hiddenUpTo(charter, dayOf(now))
  if (day === undefined) return 0
  let hidden = 0
  for (const { _id } of await db.find(postings, { listedSince: sinceUpTo(day) }, { limit: 200, without: ['keys', 'terms'] })) {
    if (!goOn()) break
    try {
      const done = await db.transaction(async (tx) => {
        const posting = await tx.get(postings, _id)
        if (!posting || posting.listedSince === '' || posting.confirmedOn === null || posting.confirmedOn > day) return false
        await tx.put(postings, { ...listedAs(posting, false), v: posting.v + 1 })
        return true
      })
      if (done) hidden++
    } catch (error) {
      // Somebody has just moved it: the next minute looks again.
      if (!(error instanceof Conflict)) throw error
    }
  }
  return hidden
}
