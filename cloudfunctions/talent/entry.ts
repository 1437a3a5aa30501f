import { decideFromNeed } from 'shared/demand/from-need'
import { decideRenew as decideRenewPosting } from 'shared/demand/life'
import type { Posting } from 'shared/demand/model'
import { accept, isRefusal, type Refusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { type Check, checkOf, checks } from 'shared/review/model'
import { banks, PURPOSES } from 'shared/talent/banks'
import { holds, isGuarded, noEntry } from 'shared/talent/consent'
import { decideAdd, decideConfirm, decideEdit, decideRemove, type Stored } from 'shared/talent/entry'
import { freshness, limitsOf } from 'shared/talent/fresh'
import { type Entry, entries, identities, type Identity, looks, requestIdOf, requests } from 'shared/talent/model'
import { bankImports } from 'shared/talent/import/model'
import { addEntry, confirmEntries, editEntry, type EntryPage, getEntry, removeEntry } from 'shared/talent/operations'
import { isLive } from 'shared/talent/request'
import { isShown, seesIdentity, seesUnit, standingOf, textsOf, titleOf, whyHidden } from 'shared/talent/show'
import { callerAs, type Context } from '../kit/context'
import { takeOwn } from '../kit/files'
import { answers, batch, change, type Change, commit, commits, guard, type Guard } from '../kit/outcome'
import { postingsFrom } from '../demand/read'
import { personById } from '../person/read'
import { unitById } from '../unit/read'
import { askerOf, entryById } from './asker'

const LOOKS = 20

export const get = answers(getEntry, async ({ entryId }, ctx) => {
  const { db, caller, charter, now } = ctx
  const entry = await entryById(ctx, entryId)
  if (!entry) return noEntry
  const today = dayOf(now)
  const limits = limitsOf(charter)
  const standing = standingOf(entry, askerOf(ctx), caller.capabilities.has('moderate'))
  const shown = isShown(entry, today, limits)
  if (standing === 'member' && !shown) return noEntry
  const { bank, fields, unitId, v, checkedOn } = entry
  const within = seesIdentity(standing)
  const asks = standing === 'member' && banks[bank].apart && holds(entry.consent, today) && unitId !== caller.unitId ? entry.consent.purposes : undefined
  const [unit, identity, looked, mine, posted] = await Promise.all([
    seesUnit(bank, standing) ? unitById(db, unitId) : undefined,
    within && banks[bank].apart ? db.get(identities, entryId) : undefined,
    within && banks[bank].apart ? db.find(looks, { entryId }, { order: { field: 'at', direction: 'desc' }, limit: LOOKS }) : [],
    asks ? db.get(requests, requestIdOf(entryId, caller.personId)) : undefined,
    standing === 'keeper' && bank === 'need' ? postingsFrom(db, entryId) : undefined,
  ])
  return {
    entryId,
    bank,
    v,
    title: titleOf(bank, fields),
    unitName: unit?.name ?? null,
    fields: { ...fields },
    checkedOn,
    freshness: freshness(checkedOn, today, limits),
    standing,
    kept: standing === 'member' ? null : { ...keptOf(entry, whyHidden(entry, today, limits) ?? null), ...postedOf(ctx, entry, posted) },
    identity: identity ? identityOf(identity, today) : null,
    looks: looked.map(({ at, by, unitName, purpose }) => ({ at, name: by.name, unitName, purpose })),
    asks: asks ? { purposes: [...asks], mine: mine ? { requestId: mine._id, state: mine.state, live: isLive(mine, entry, { person: caller, unit: { _id: caller.unitId } }, today) } : null } : null,
  }
})

type Kept = NonNullable<EntryPage['kept']>

/** What became of a need in supply and demand. */
function postedOf({ charter, caller, now }: Context, entry: Entry, posted: readonly Posting[] | undefined): Pick<Kept, 'posting' | 'postable'> {
  const last = posted?.find(({ closed }) => closed === null) ?? posted?.[0]
  return {
    posting: last
      ? { postingId: last._id, title: last.title, open: last.closed === null, renewable: !isRefusal(decideRenewPosting(charter, last, callerAs({ caller }), now)) }
      : null,
    postable: posted !== undefined && !isRefusal(decideFromNeed(entry, caller.unitId, posted)),
  }
}

function keptOf({ state, review, personId, consent }: Entry, hidden: string | null): Omit<Kept, 'posting' | 'postable'> {
  return {
    state,
    edition: review.edition,
    review: { state: review.state, reason: review.reason ?? '' },
    hidden,
    account: personId !== undefined,
    consent: consent && {
      purposes: PURPOSES.filter((purpose) => consent.purposes.includes(purpose)),
      until: consent.until,
      how: consent.how,
      at: consent.at,
      by: consent.by.name,
      paper: consent.file !== undefined,
      list: consent.list ?? null,
      withdrawn: consent.withdrawn ? { at: consent.withdrawn.at, who: consent.withdrawn.who } : null,
    },
  }
}

const identityOf = ({ v, name, number, phone, birth, guardian, corrected = [] }: Identity, today: string): EntryPage['identity'] => ({
  name, number, phone, birth, guardian: guardian !== undefined, guarded: birth !== '' && isGuarded(birth, today), v,
  corrected: corrected.map(({ at, by, was }) => ({ at, by: by.name, was })),
})

/** Where the papers of a bank are kept, apart from what anybody else's device put into storage. */
const PAPERS = 'talent/papers'

/** The paper that came from the caller's own device, copied to where it names nobody. */
export async function paperOf(ctx: Context, given: string, field: string): Promise<{ file: string } | Refusal> {
  const taken = await takeOwn(ctx, given, PAPERS, { field, unsent: '请先上传扫描件' })
  return isRefusal(taken) ? taken : { file: taken.value }
}

/** The text of a stored entry, handed in for review. */
export function handedInOf({ entry }: Stored, { caller, subject, now }: Context): Check {
  const { _id: subjectId, bank, fields, review } = entry
  return checkOf({
    kind: 'entry',
    subjectId,
    edition: review.edition,
    title: `${banks[bank].name}：${titleOf(bank, fields)}`,
    texts: textsOf(bank, fields),
    pictures: [],
    unitName: caller.unitName,
    author: { personId: caller.personId, name: caller.name },
    subject,
    at: now,
  })
}

/** What is written for a stored entry: itself, who it is about, and its text. */
const changesOf = (stored: Stored, ctx: Context): Change[] => [
  change(entries, stored.entry),
  ...(stored.identity ? [change(identities, stored.identity)] : []),
  ...(stored.handedIn ? [change(checks, handedInOf(stored, ctx))] : []),
]

/** Moves what an import holds, which compares with all entries of the unit. */
const againstImports = async ({ db, caller: { unitId: _id } }: Context): Promise<Guard> => guard(bankImports, (await db.get(bankImports, _id)) ?? { _id, v: 0 })

export const add = commits(addEntry, async (given, ctx) => {
  const { db, caller, newId, now } = ctx
  const held = await againstImports(ctx)
  const [unit, about] = await Promise.all([unitById(db, caller.unitId), given.personId === undefined ? undefined : personById(db, given.personId)])
  if (!unit) throw new Error(`no unit ${caller.unitId}`)
  const facts = {
    entryId: newId(),
    unit,
    by: callerAs(ctx),
    about: about?.unitId === caller.unitId ? { personId: about._id } : undefined,
  }
  const first = decideAdd(facts, given, now)
  if (isRefusal(first)) return first
  const consent = given.consent && (await paperOf(ctx, given.consent.file, 'consent.file'))
  if (isRefusal(consent)) return consent
  const guardian = given.identity?.guardian === undefined ? undefined : await paperOf(ctx, given.identity.guardian, 'identity.guardian')
  if (isRefusal(guardian)) return guardian
  const kept = {
    ...given,
    ...(given.consent && consent && { consent: { ...given.consent, ...consent } }),
    ...(given.identity && guardian && { identity: { ...given.identity, guardian: guardian.file } }),
  }
  return commit(decideAdd(facts, kept, now), (stored) => ({ answer: { entryId: stored.entry._id }, changes: changesOf(stored, ctx), guards: [held] }))
})

export const edit = commits(editEntry, async ({ entryId, ...given }, ctx) => {
  const { db, caller, now } = ctx
  const held = await againstImports(ctx)
  const [entry, identity] = await Promise.all([entryById(ctx, entryId), db.get(identities, entryId)])
  const facts = { entry, identity, unitId: caller.unitId, by: callerAs(ctx) }
  const first = decideEdit(facts, given, now)
  if (isRefusal(first)) return first
  const guardian = given.identity?.guardian === undefined ? undefined : await paperOf(ctx, given.identity.guardian, 'identity.guardian')
  if (isRefusal(guardian)) return guardian
  const kept = { ...given, ...(given.identity && guardian && { identity: { ...given.identity, guardian: guardian.file } }) }
  return commit(decideEdit(facts, kept, now), (stored) => ({ answer: { entryId }, changes: changesOf(stored, ctx), guards: [held] }))
})

/** As many as one commit changes; more are written one after another, each as it was seen or not at all. */
const AT_ONCE = 3

export const confirm = commits(confirmEntries, async ({ entries: seen }, ctx) => {
  const found = seen.length === 0 ? [] : await ctx.db.find(entries, { _id: { in: seen.map(({ entryId }) => entryId) } })
  const decided = decideConfirm(found, ctx.caller.unitId, seen, dayOf(ctx.now))
  if (isRefusal(decided)) return decided
  const { confirmed, left } = decided.value
  const answer = { confirmed: confirmed.length, left }
  if (confirmed.length <= AT_ONCE) return commit(accept(null), () => ({ answer, changes: confirmed.map((entry) => change(entries, entry)) }))
  const rows = confirmed.map(({ _id, v, checkedOn, rank }) => ({ collection: entries.name, _id, at: v, fields: { checkedOn, rank } }))
  return batch(accept(rows), ctx, () => answer)
})

export const remove = commits(removeEntry, async ({ entryId }, ctx) => {
  const held = await againstImports(ctx)
  const [entry, identity] = await Promise.all([entryById(ctx, entryId), ctx.db.get(identities, entryId)])
  return commit(decideRemove(entry, identity, ctx.caller.unitId), (gone) => ({
    answer: {},
    changes: [change(entries, gone.entry), ...(gone.identity ? [change(identities, gone.identity)] : [])],
    guards: [held],
  }))
})
