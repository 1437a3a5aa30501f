import type { Charter } from '../charter/charter'
import { accept, type Decision, refuse } from '../kernel/decision'
import { dayOf, type Day, type Instant } from '../kernel/time'
import { type Approved, underReview } from '../review/model'
import type { UnitKind } from '../unit/model'
import { isShown } from './life'
import { type FieldId, kinds, sideName, topicOf } from './kinds'
import { type Closing, closingName, type Named, type Posting } from './model'
import { listingKeys, orderOf, standingOf, termsOf } from './search'
import { flawInTexts } from './wording'

/** What somebody writes; `contact` is chosen from the people of the own unit. */
export interface Said extends Pick<Posting, 'side' | 'kind' | 'title' | 'fields' | 'region' | 'place' | 'number' | 'from' | 'until' | 'description'> {
  readonly contactId: string
}

export interface SubmitFacts {
  readonly postingId: string
  /** What is edited; undefined where it is new. */
  readonly before: Posting | undefined
  readonly unit: { readonly unitId: string; readonly unitName: string; readonly unitKind: UnitKind }
  /** The person who was chosen, if he is of that unit. */
  readonly contact: Named | undefined
  readonly by: Named
  /** Where they lie by now. */
  readonly pictures: readonly string[]
  readonly spelled: readonly string[]
  /** The need of the bank that a new one is made from. */
  readonly entryId?: string
}

/** Hands in an offer or a need, or a new edition of one; until it is approved nobody else finds it. */
export function decideSubmit({ postingId, before, unit, contact, by, pictures, spelled, entryId = before?.entryId }: SubmitFacts, said: Said, edition: number, at: Instant): Decision<Posting> {
  if (before && before.unitId !== unit.unitId) return notYours
  if (before?.closed) return refuse('CLOSED', '这条信息已关闭；还有需要请重新发布', { field: 'postingId' })
  if ((before?.review.edition ?? 0) !== edition) return refuse('MOVED', '本单位别人刚改过这条信息，请重新打开再改', { field: 'edition' })
  if (!contact) return refuse('NOT_OF_UNIT', '联系人应是名册上本单位的人', { field: 'contactId' })
  const flaw = flawIn(said, dayOf(at))
  if (flaw) return flaw
  const { side, kind, title, region, place, description, from, until } = said
  const own = kinds[kind]
  const fields = Object.fromEntries(own.asks.flatMap(({ id }) => (said.fields[id] ? [[id, said.fields[id]]] : []))) as Posting['fields']
  const number = own.counts ? said.number : null
  const handedIn = before?.at ?? at
  const standing = standingOf(true, null)
  return accept({
    _id: postingId, v: before?.v ?? 0,
    ...unit, ...(entryId !== undefined && { entryId }), side, kind, title, fields, region, place, number, from, until, description, pictures, contact, by,
    at: handedIn,
    standing,
    closed: null,
    confirmedOn: before?.confirmedOn ?? null,
    renewed: before?.renewed ?? [],
    terms: termsOf({ title, unitName: unit.unitName, kind, place, fields }, spelled),
    keys: [],
    listedSince: '',
    order: orderOf({ standing, at: handedIn, _id: postingId }),
    review: underReview(edition + 1, at),
  })
}

/** All that others would read of it. */
export const textsOf = ({ title, place, description, fields }: Posting): string[] => [title, ...Object.values(fields), place, description].filter((text) => text !== '')

export function flawIn(said: Pick<Said, 'kind' | 'title' | 'fields' | 'place' | 'description' | 'from' | 'until'>, today: Day) {
  const { asks } = kinds[said.kind]
  const flaw = flawInTexts([
    ['title', said.title],
    ...asks.map(({ id }): [string, string] => [`fields.${id}`, said.fields[id as FieldId] ?? '']),
    ['place', said.place],
    ['description', said.description],
  ])
  if (flaw) return flaw
  const missing = asks.find(({ id, required }) => required && !said.fields[id])
  if (missing) return refuse('MISSING', `请填写${missing.label}`, { field: `fields.${missing.id}` })
  if (said.from !== null && said.until !== null && said.until < said.from) return refuse('BACKWARDS', '结束日期早于开始日期', { field: 'until' })
  if (said.until !== null && said.until < today) return refuse('OVER', '结束日期已过', { field: 'until' })
  return undefined
}

/** With the keys by which others find it, or without where they shall not. */
export const listedAs = (posting: Posting, listed: boolean): Posting => ({
  ...posting,
  keys: listed ? listingKeys(posting) : [],
  listedSince: listed && posting.confirmedOn !== null ? `${posting.confirmedOn}:${posting._id}` : '',
})

/** What is listed since that day or before. */
export const sinceUpTo = (day: Day) => ({ gt: '', lt: `${day};` })

/**
 * What approval makes of a posting: good from that day. One that was closed meanwhile stays out of the list. Subscribers of its
 * topic are told the first time only.
 */
export function approvedPosting(posting: Posting, at: Instant): Approved<Posting> {
  if (posting.closed) return { document: posting }
  const document = listedAs({ ...posting, confirmedOn: dayOf(at) }, true)
  if (posting.confirmedOn !== null) return { document }
  const { _id, unitId, unitName, side, kind, title } = posting
  return {
    document,
    event: {
      type: 'demand.posted',
      audience: { kind: 'subscribers', topic: topicOf(posting), except: unitId },
      title: `新的${sideName[side]}：${title}`,
      body: `${unitName} · ${kinds[kind].name}\n您订阅了这一类`,
      page: `packages/demand/posting/index?postingId=${_id}`,
    },
  }
}

/** The owner takes it out of the list for good: a counterpart was found, or it is not wanted any more. */
export function decideClose(posting: Posting, why: Closing, by: Named, at: Instant): Decision<Posting> {
  if (posting.closed) return refuse('CLOSED', `这条信息已关闭：${closingName[posting.closed.why]}`, { field: 'postingId' })
  return accept(listedAs({ ...posting, closed: { why, at, by } }, false))
}

/** The posting as the owner's own; anybody else is refused. */
export function ownPosting(posting: Posting | undefined, unitId: string): Decision<Posting> {
  if (!posting) return noPosting
  return posting.unitId === unitId ? accept(posting) : notYours
}

/** The posting as others may ask about it. */
export function openPosting(charter: Charter, posting: Posting | undefined, today: Day): Decision<Posting> {
  if (!posting) return noPosting
  if (isShown(charter, posting, today)) return accept(posting)
  return refuse('GONE', posting.closed ? `这条信息已关闭：${closingName[posting.closed.why]}` : '这条信息现在不公开', { field: 'postingId' })
}

export const noPosting = refuse('NO_POSTING', '没有这条供需信息', { field: 'postingId' })
const notYours = refuse('NOT_YOURS', '这是别的单位发布的，只有该单位能办理', { field: 'postingId' })

