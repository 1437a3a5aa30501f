import { decideFromNeed, draftOf } from 'shared/demand/from-need'
import { ageOn, daysOf, decideRenew, isShown } from 'shared/demand/life'
import { matchesOf } from 'shared/demand/match'
import { type Posting, postings, type Thread, threads } from 'shared/demand/model'
import { getPosting, postingForm } from 'shared/demand/operations'
import { noPosting, openPosting, ownPosting } from 'shared/demand/rules'
import { askedOf } from 'shared/demand/search'
import { otherSide } from 'shared/demand/kinds'
import { isRefusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { isPublic } from 'shared/review/model'
import { callerAs, type Context } from '../kit/context'
import { answers } from '../kit/outcome'
import { personsOfUnit } from '../person/read'
import { madeFrom, needOf } from './need'
import { headingOf, stateOf } from './view'

const COMPARED = 60
const SHOWN_MATCHES = 5

export const read = answers(getPosting, async ({ postingId }, ctx) => {
  const { db, caller, charter, now } = ctx
  const [posting, about] = await Promise.all([db.get(postings, postingId), db.find(threads, { postingId })])
  if (!posting) return noPosting
  const own = posting.unitId === caller.unitId
  const keeps = (own && caller.capabilities.has('inform')) || caller.capabilities.has('moderate')
  const today = dayOf(now)
  const ours = about.filter(({ asker }) => asker.unitId === caller.unitId).sort(latest)[0]
  const open = openPosting(charter, posting, today)
  // Whoever talks about it reads what was approved, and no later edition before it is.
  if (isRefusal(open) && !keeps && !(ours && isPublic(posting))) return open
  return {
    ...headingOf(posting),
    unitId: posting.unitId,
    fields: posting.fields,
    description: posting.description,
    pictures: await addressesOf(ctx, posting),
    standing: posting.standing,
    age: posting.confirmedOn === null ? ('fresh' as const) : ageOn(charter, posting.confirmedOn, today),
    own,
    whyNot: own ? null : isRefusal(open) ? open.message : caller.capabilities.has('inform') ? null : '对接由本单位的信息员或理事提出',
    threadId: ours?.open ? ours._id : null,
    kept: keeps ? await keptOf(ctx, posting, about) : null,
  }
})

const latest = (a: Thread, b: Thread): number => Number(b.open) - Number(a.open) || b.at - a.at

async function addressesOf({ files }: Context, { pictures }: Pick<Posting, 'pictures'>): Promise<string[]> {
  const all = await Promise.all(pictures.map((file) => files.address(file, 'page')))
  return all.filter((address) => address !== undefined)
}

async function keptOf(ctx: Context, posting: Posting, about: readonly Thread[]) {
  const { db, caller, charter, now } = ctx
  const today = dayOf(now)
  const candidates = posting.closed
    ? []
    : await db.find(postings, { 'review.state': 'approved', ...askedOf({ side: otherSide(posting.side), kind: posting.kind }) }, {
        order: { field: 'order', direction: 'asc' }, limit: COMPARED, without: ['keys', 'terms'],
      })
  const { review, reason, closed, lastGood } = stateOf(charter, posting, today)
  const { confirmedOn } = posting
  return {
    review, reason, closed, lastGood, confirmedOn,
    contact: posting.contact.name,
    by: posting.by.name,
    renewFrom: confirmedOn === null ? null : daysOf(charter, confirmedOn).renewFrom,
    renewable: posting.unitId === caller.unitId && !isRefusal(decideRenew(charter, posting, callerAs({ caller }), now)),
    need: await madeFrom(ctx, posting),
    matches: matchesOf(posting, candidates.filter((other) => isShown(charter, other, today)), SHOWN_MATCHES).map((match) => ({ ...headingOf(match.posting), reasons: [...match.reasons] })),
    threads: [...about].sort(latest).slice(0, 20).map(({ _id, asker, state }) => ({ threadId: _id, unitName: asker.unitName, state })),
  }
}

export const form = answers(postingForm, async ({ postingId, entryId }, ctx) => {
  const { db, caller, files } = ctx
  const people = (await personsOfUnit(db, caller.unitId)).map(({ _id, name, title }) => ({ personId: _id, name, title }))
  const blank = { unitName: caller.unitName, people, me: caller.personId, need: null, before: null }
  if (postingId === undefined && entryId === undefined) return blank
  if (postingId === undefined) {
    const need = decideFromNeed(...(await needOf(db, entryId!, caller.unitId)))
    return isRefusal(need) ? need : { ...blank, need: draftOf(need.value.fields) }
  }
  const own = ownPosting(await db.get(postings, postingId), caller.unitId)
  if (isRefusal(own)) return own
  const { review, side, kind, title, fields, region, place, number, from, until, description, contact, pictures } = own.value
  const shown = await Promise.all(pictures.map(async (file) => ({ file, address: (await files.address(file, 'page')) ?? '' })))
  return {
    ...blank,
    before: {
      edition: review.edition, side, kind, title, fields, region, place, number, from, until, description,
      contactId: contact.personId,
      pictures: shown.filter(({ address }) => address !== ''),
    },
  }
})
