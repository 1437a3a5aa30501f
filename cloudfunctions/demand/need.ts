import type { decideFromNeed } from 'shared/demand/from-need'
import type { Posting } from 'shared/demand/model'
import { dayOf } from 'shared/kernel/time'
import { isInUse } from 'shared/talent/consent'
import { freshness, limitsOf } from 'shared/talent/fresh'
import { titleOf } from 'shared/talent/show'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { bankEntryById } from '../talent/read'
import { postingsFrom } from './read'

/** What the rule wants to know before a need of the bank is posted. The need is read first: whoever holds it has seen every posting. */
export async function needOf(db: Reader, entryId: string, unitId: string): Promise<Parameters<typeof decideFromNeed>> {
  const entry = await bankEntryById(db, entryId)
  return [entry, unitId, await postingsFrom(db, entryId)]
}

/** The need from which a posting was made, as its owner is told of it; null where there is none. */
export async function madeFrom({ db, caller, charter, now }: Context, { entryId, unitId }: Posting) {
  if (entryId === undefined || unitId !== caller.unitId) return null
  const entry = await bankEntryById(db, entryId)
  if (!entry) return null
  const today = dayOf(now)
  const inUse = isInUse(entry, today)
  return { entryId, title: titleOf(entry.bank, entry.fields), inUse, due: inUse && freshness(entry.checkedOn, today, limitsOf(charter)) !== 'fresh' }
}
