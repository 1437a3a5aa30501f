import { isRefusal, refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { banks } from 'shared/talent/banks'
import { decideAgree, decideWithdraw, isAbout, isKeeper, noEntry } from 'shared/talent/consent'
import { decideRenew } from 'shared/talent/entry'
import { limitsOf } from 'shared/talent/fresh'
import { type Entry, entries, identities } from 'shared/talent/model'
import { agree, openPaper, renewConsent, withdraw } from 'shared/talent/operations'
import { myEntries } from 'shared/talent/request-operations'
import { titleOf, whyHidden } from 'shared/talent/show'
import { callerAs, type Context } from '../kit/context'
import { answers, change, commit, commits, type EventDraft } from '../kit/outcome'
import { askerOf, entryById, keepersOf } from './asker'
import { paperOf } from './entry'

export const renew = commits(renewConsent, async ({ entryId, ...given }, ctx) => {
  const { caller, now } = ctx
  const entry = await entryById(ctx, entryId)
  const first = decideRenew(entry, caller.unitId, given, callerAs(ctx), now)
  if (isRefusal(first)) return first
  const paper = await paperOf(ctx, given.file, 'file')
  if (isRefusal(paper)) return paper
  return commit(decideRenew(entry, caller.unitId, { ...given, ...paper }, callerAs(ctx), now), (renewed) => ({ answer: {}, changes: [change(entries, renewed)] }))
})

export const agreeMyself = commits(agree, async ({ entryId, ...given }, ctx) => {
  const entry = await entryById(ctx, entryId)
  return commit(decideAgree(entry, callerAs(ctx), given, ctx.now), (agreed) => ({ answer: {}, changes: [change(entries, agreed)] }))
})

/** Whoever did not do it himself is told: the unit's officers by the person, the person by the unit. */
export const withdrawConsent = commits(withdraw, async ({ entryId }, ctx) => {
  const entry = await entryById(ctx, entryId)
  const decided = decideWithdraw(entry, askerOf(ctx), ctx.now)
  const told = isRefusal(decided) ? [] : await othersOf(ctx, decided.value)
  return commit(decided, (withdrawn) => ({
    answer: {},
    changes: [change(entries, withdrawn)],
    ...(told.length > 0 && { event: withdrawalOf(withdrawn, told) }),
  }))
})

async function othersOf(ctx: Context, { unitId, personId }: Entry): Promise<string[]> {
  const all = personId === ctx.caller.personId ? await keepersOf(ctx, unitId) : [...(personId === undefined ? [] : [personId])]
  return all.filter((one) => one !== ctx.caller.personId)
}

const withdrawalOf = ({ _id, bank }: Entry, personIds: readonly string[]): EventDraft => ({
  type: 'talent.withdrawn',
  audience: { kind: 'persons', personIds },
  title: `${banks[bank].name}：一条同意已撤回`,
  body: '别人从现在起看不到这一条，已同意的查看也停止。内容还在，可以重新征得同意。',
  page: `packages/talent/entry/index?entryId=${_id}`,
})

export const readPaper = answers(openPaper, async ({ entryId, of }, ctx) => {
  const entry = await entryById(ctx, entryId)
  const keeps = entry !== undefined && isKeeper(entry, askerOf(ctx))
  if (!entry || (!keeps && !isAbout(entry, ctx.caller))) return noEntry
  // A list names others too.
  if (!keeps && entry.consent?.list !== undefined) return refuse('NO_PAPER', '签字在多人的名单上，由单位保管', { field: 'of' })
  const id = of === 'consent' ? entry.consent?.file : (await ctx.db.get(identities, entryId))?.guardian
  const address = id === undefined ? undefined : await ctx.files.address(id, 'opening')
  if (id === undefined || address === undefined) return refuse('NO_PAPER', '没有这份扫描件', { field: 'of' })
  return { address, name: `${of === 'consent' ? '同意书' : '监护人同意书'}.${id.slice(id.lastIndexOf('.') + 1)}` }
})

export const readMine = answers(myEntries, async (_, { db, caller, charter, now }) => {
  const found = await db.find(entries, { personId: caller.personId })
  return {
    entries: found
      .filter(({ state }) => state !== 'removed')
      .map((entry) => ({
        entryId: entry._id,
        bank: entry.bank,
        title: titleOf(entry.bank, entry.fields),
        state: entry.state,
        until: entry.consent?.until ?? null,
        hidden: whyHidden(entry, dayOf(now), limitsOf(charter)) ?? null,
      })),
  }
})
