import { dayOf } from 'shared/kernel/time'
import { BANKS, type Bank, bankHas, banks } from 'shared/talent/banks'
import { isInUse } from 'shared/talent/consent'
import { hasAll, wantedWord } from 'shared/talent/find'
import { freshness, hiddenBefore, type Limits, limitsOf } from 'shared/talent/fresh'
import { type Entry, entries, identities, requests } from 'shared/talent/model'
import { listEntries, OWN_PAGE, ownEntries, PAGE, readBanks } from 'shared/talent/operations'
import { isShown, lineOf, seesUnit, titleOf, whyHidden } from 'shared/talent/show'
import type { Context } from '../kit/context'
import { answers } from '../kit/outcome'
import { personsOfUnit } from '../person/read'
import { unitById, unitsById } from '../unit/read'
import { freshnessOf } from './read'

export const banksPage = answers(readBanks, async (_, { db, caller, charter, now }) => {
  const { unitId, personId, capabilities } = caller
  const informs = capabilities.has('inform')
  const [unit, own, ofUnit, ofMine, people] = await Promise.all([
    informs ? unitById(db, unitId) : undefined,
    informs ? freshnessOf(db, charter, [unitId], dayOf(now)) : [],
    informs ? db.find(requests, { unitId, state: 'asked' }) : [],
    db.find(requests, { personId, state: 'asked' }),
    informs ? personsOfUnit(db, unitId) : [],
  ])
  return {
    banks: BANKS.map((bank) => {
      const keeps = unit !== undefined && banks[bank].kinds.includes(unit.kind)
      const { total, stale, hidden } = own.find((one) => one.bank === bank) ?? { total: 0, stale: 0, hidden: 0 }
      return { bank, keeps, own: keeps || total > 0 ? { total, stale, hidden } : null }
    }),
    moderates: capabilities.has('moderate'),
    toAnswer: ofUnit.filter(({ school }) => school === null).length + ofMine.filter(({ person }) => person === null).length,
    colleagues: people.map((person) => ({ personId: person._id, name: person.name })),
  }
})

/** A page reads so many times as much at most as it shows, when much of it does not answer to what was typed. */
const ROUNDS = 3

export const list = answers(listEntries, async ({ bank, text, cursor }, ctx) => {
  const limits = limitsOf(ctx.charter)
  const { shown, next } = await pageOf(ctx, bank, text, cursor, limits)
  const named = seesUnit(bank, 'member') ? await unitsById(ctx.db, shown.map(({ unitId }) => unitId)) : undefined
  return { entries: shown.map((entry) => ({ ...rowOf(entry, ctx, limits), unitName: named?.get(entry.unitId)?.name ?? null })), next }
})

/** The freshest after the cursor; whose consent ran out, and what has not all that was typed, is passed over. */
async function pageOf(ctx: Context, bank: Bank, text: string, cursor: string | undefined, limits: Limits): Promise<{ shown: Entry[]; next: string | null }> {
  const shown: Entry[] = []
  let at = cursor
  for (let round = 0; round < ROUNDS; round++) {
    const read = await readAfter(ctx, bank, text, at, limits)
    for (const entry of read) {
      at = entry.rank
      if (isShown(entry, dayOf(ctx.now), limits) && hasAll(bank, entry.fields, text)) shown.push(entry)
      if (shown.length === PAGE) return { shown, next: at }
    }
    if (read.length < PAGE) return { shown, next: null }
  }
  return { shown, next: at ?? null }
}

function readAfter({ db, now }: Context, bank: Bank, text: string, after: string | undefined, limits: Limits): Promise<Entry[]> {
  const word = wantedWord(text)
  const rank = { gte: hiddenBefore(dayOf(now), limits), ...(after && { lt: after }) }
  return db.find(
    entries,
    { bank, state: 'open', 'review.state': 'approved', ...(word !== undefined && { words: word }), rank },
    { order: { field: 'rank', direction: 'desc' }, limit: PAGE },
  )
}

const rowOf = ({ _id, bank, fields, checkedOn }: Entry, { now }: Pick<Context, 'now'>, limits: Limits) => ({
  entryId: _id,
  bank,
  title: titleOf(bank, fields),
  line: lineOf(fields),
  checkedOn,
  freshness: freshness(checkedOn, dayOf(now), limits),
})

export const own = answers(ownEntries, async ({ bank, cursor }, ctx) => {
  const { db, caller, charter, now } = ctx
  const limits = limitsOf(charter)
  const today = dayOf(now)
  const found = await db.find(
    entries,
    { unitId: caller.unitId, bank, state: { in: ['asked', 'open', 'withdrawn'] }, ...(cursor && { rank: { gt: cursor } }) },
    { order: { field: 'rank', direction: 'asc' }, limit: OWN_PAGE },
  )
  const whose = bankHas(bank, 'apart') && found.length > 0 ? await db.find(identities, { _id: { in: found.map(({ _id }) => _id) } }) : []
  const names = new Map(whose.map(({ _id, name }) => [_id, name]))
  return {
    entries: found.map((entry) => ({
      ...rowOf(entry, ctx, limits),
      v: entry.v,
      name: names.get(entry._id) ?? null,
      hidden: whyHidden(entry, today, limits) ?? null,
      confirmable: isInUse(entry, today) && entry.checkedOn < today,
    })),
    next: found.length === OWN_PAGE ? found.at(-1)!.rank : null,
  }
})
