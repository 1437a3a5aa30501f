import type { Charter } from 'shared/charter/charter'
import type { Todo } from 'shared/home/model'
import { type Day, dayOf } from 'shared/kernel/time'
import { BANKS, type Bank } from 'shared/talent/banks'
import { isInUse } from 'shared/talent/consent'
import { type Freshness, freshness, limitsOf, staleBefore } from 'shared/talent/fresh'
import { type Entry, entries, requests } from 'shared/talent/model'
import type { Reader } from '../kit/database'
import type { Context } from '../kit/context'

/** One line of a bank, for what is made from it. */
export const bankEntryById = (db: Reader, entryId: string): Promise<Entry | undefined> => db.get(entries, entryId)

/** What a unit has in a bank on a day: entries in use, and how many of them are of which freshness. */
export interface BankFreshness extends Readonly<Record<Freshness, number>> {
  readonly unitId: string
  readonly bank: Bank
  readonly total: number
  /** The day on which something of it was confirmed last; null where there is nothing. */
  readonly latest: Day | null
}

/** What an entry says, which nobody needs who only counts. */
const UNCOUNTED = ['words', 'fields', 'earlier', 'by'] as const

/** A line for each unit and bank, those without entries too, by one read. */
export async function freshnessOf(db: Reader, charter: Charter, unitIds: readonly string[], day: Day): Promise<BankFreshness[]> {
  const found = unitIds.length === 0 ? [] : await db.find(entries, { unitId: { in: unitIds }, state: 'open' }, { without: UNCOUNTED })
  return unitIds.flatMap((unitId) => BANKS.map((bank) => measured(charter, found.filter((one) => one.unitId === unitId && one.bank === bank), unitId, bank, day)))
}

function measured(charter: Charter, of: readonly Entry[], unitId: string, bank: Bank, day: Day): BankFreshness {
  const limits = limitsOf(charter)
  const inUse = of.filter((entry) => isInUse(entry, day))
  const count = { fresh: 0, stale: 0, hidden: 0 }
  for (const { checkedOn } of inUse) count[freshness(checkedOn, day, limits)]++
  const latest = inUse.map(({ checkedOn }) => checkedOn).sort().at(-1) ?? null
  return { unitId, bank, total: inUse.length, latest, ...count }
}

/** As many as one is told the number of. */
const COUNTED = 100
/** So many times as many are looked at for it. */
const MOST_PAGES = 10

/** What waits for whoever keeps the banks of a unit: entries to be confirmed, requests to be answered. */
export async function todosOf({ db, caller, charter, now }: Context): Promise<Todo[]> {
  if (!caller.capabilities.has('inform')) return []
  const { unitId } = caller
  const today = dayOf(now)
  const [due, asked] = await Promise.all([
    toConfirm(db, unitId, staleBefore(today, limitsOf(charter)), today),
    db.find(requests, { unitId, state: 'asked' }, { limit: COUNTED }),
  ])
  const open = asked.filter(({ school }) => school === null)
  return [
    ...(due.length > 0 ? [todo(`人才库 ${due.length} 条该确认仍有效`, '太久不确认，别人就看不到', 'packages/talent/banks/index', '去确认')] : []),
    ...(open.length > 0 ? [todo(`${open.length} 件申请查看学生身份`, '学校和本人都同意后对方才看得到', 'packages/talent/requests/index', '去答复')] : []),
  ]
}

/** The oldest that are in use, up to a hundred; whose consent ran out may stand before them in any number. */
async function toConfirm(db: Reader, unitId: string, before: string, today: Day): Promise<Entry[]> {
  const due: Entry[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES && due.length < COUNTED; page++) {
    const rank = { lt: before, ...(after !== undefined && { gt: after }) }
    const read = await db.find(entries, { unitId, state: 'open', rank }, { order: { field: 'rank', direction: 'asc' }, limit: COUNTED, without: UNCOUNTED })
    due.push(...read.filter((entry) => isInUse(entry, today)))
    after = read.at(-1)?.rank
    if (read.length < COUNTED) break
  }
  return due.slice(0, COUNTED)
}

const todo = (title: string, detail: string, page: string, does: string): Todo => ({ kind: 'go', title, detail, page, does })
