import { accept, type Decision, isRefusal, refuse } from '../kernel/decision'
import { type Day, dayOf, type Instant } from '../kernel/time'
import { underReview } from '../review/model'
import { type Unit, unitKindName } from '../unit/model'
import { type Bank, bankHas, banks, type Field, FIELDS, type Fields } from './banks'
import { decideConsent, type Given, isInUse, noEntry, underConsent } from './consent'
import { wordsOf } from './find'
import { decideIdentity, decideMend, type IdentityGiven } from './identity'
import { type By, type Entry, type Identity, rankOf } from './model'

export interface AddFacts {
  readonly entryId: string
  readonly unit: Pick<Unit, '_id' | 'kind'>
  readonly by: By
  /** The person of the roll whom the input names; undefined where it names none of this unit. */
  readonly about: { readonly personId: string } | undefined
}

export interface Added {
  readonly bank: Bank
  readonly fields: Fields
  readonly identity?: IdentityGiven
  readonly consent?: Omit<Given, 'how'>
  readonly personId?: string
}

export interface Stored {
  readonly entry: Entry
  /** Null where it is not stored, because the bank knows none or it has not changed. */
  readonly identity: Identity | null
  /** The text is new and goes through review. */
  readonly handedIn: boolean
}

/** A unit enters somebody who has agreed on paper or has an account to agree with, or a need of its own. */
export function decideAdd({ entryId, unit, by, about }: AddFacts, { bank, fields: given, identity, consent, personId }: Added, at: Instant): Decision<Stored> {
  const { kinds, name } = banks[bank]
  if (!kinds.includes(unit.kind)) {
    return refuse('NOT_YOUR_BANK', `${name}由${kinds.map((kind) => unitKindName[kind]).join('、')}登记`, { field: 'bank', clause: 'VI2f' })
  }
  const fields = decideFields(bank, given)
  if (isRefusal(fields)) return fields
  if (personId !== undefined && (!about || !bankHas(bank, 'person'))) {
    return refuse('NOT_OF_UNIT', '名册上本单位没有这个人；没有账号的，请上传本人签字的同意书', { field: 'personId' })
  }
  const today = dayOf(at)
  const who = decideIdentity(bank, identity, today)
  if (isRefusal(who)) return who
  const entry: Entry = {
    _id: entryId,
    v: 0,
    bank,
    unitId: unit._id,
    fields: fields.value,
    state: bankHas(bank, 'person') ? 'asked' : 'open',
    ...(about && { personId: about.personId }),
    consent: null,
    earlier: [],
    checkedOn: today,
    rank: rankOf(today, entryId),
    words: wordsOf(bank, fields.value),
    by,
    at,
    review: underReview(1, at),
  }
  const stored = { identity: who.value && { _id: entryId, v: 0, unitId: unit._id, ...who.value }, handedIn: true }
  if (!bankHas(bank, 'person')) {
    return consent ? refuse('NOBODYS', '这一库不涉及个人，不用同意书', { field: 'consent' }) : accept({ ...stored, entry })
  }
  if (!consent) return about ? accept({ ...stored, entry }) : refuse('NO_CONSENT', '没有本人同意，不能入库：请上传签字的同意书，或选有账号的本人', { field: 'consent' })
  const agreed = decideConsent({ ...consent, how: 'paper' }, by, at, 'consent.')
  return isRefusal(agreed) ? agreed : accept({ ...stored, entry: underConsent(entry, agreed.value) })
}

function decideFields(bank: Bank, given: Fields): Decision<Fields> {
  const { fields } = banks[bank]
  const stray = FIELDS.find((field) => (given[field] ?? '') !== '' && !fields.some((one) => one.field === field))
  if (stray) return refuse('STRAY_FIELD', `${banks[bank].name}没有这一项`, { field: `fields.${stray}` })
  const said: { [F in Field]?: string } = {}
  for (const { field, label, most, must } of fields) {
    const value = given[field] ?? ''
    if (must && value === '') return refuse('MISSING', `请填写${label}`, { field: `fields.${field}` })
    if (value.length > most) return refuse('TOO_LONG', `${label}最多 ${most} 个字`, { field: `fields.${field}` })
    if (value !== '') said[field] = value
  }
  return accept(said)
}

export interface Edited {
  /** The edition that was seen. */
  readonly edition: number
  readonly fields: Fields
  /** Of a student, with the version that was seen. */
  readonly identity?: IdentityGiven & { readonly v: number }
}

export interface EditFacts {
  readonly entry: Entry | undefined
  readonly identity: Identity | undefined
  readonly unitId: string
  readonly by: By
}

/** The unit writes it anew; what members read goes through review again, and counts as confirmed today. */
export function decideEdit({ entry, identity, unitId, by }: EditFacts, { edition, fields: given, identity: whom }: Edited, at: Instant): Decision<Stored> {
  if (!entry || entry.unitId !== unitId) return noEntry
  if (entry.state === 'removed') return refuse('REMOVED', '这一条已经移出人才库', { field: 'entryId' })
  if (entry.review.edition !== edition) return editedMeanwhile('edition')
  const fields = decideFields(entry.bank, given)
  if (isRefusal(fields)) return fields
  const today = dayOf(at)
  const who = decideWho(entry.bank, identity, whom, by, at)
  if (isRefusal(who)) return who
  // A text that came back is handed in again as it is only if it says something else.
  const handedIn = FIELDS.some((field) => fields.value[field] !== entry.fields[field])
  return accept({
    entry: {
      ...entry,
      fields: fields.value,
      checkedOn: today,
      rank: rankOf(today, entry._id),
      words: wordsOf(entry.bank, fields.value),
      ...(handedIn && { review: underReview(edition + 1, at) }),
    },
    identity: who.value,
    handedIn,
  })
}

const editedMeanwhile = (field: string) => refuse('EDITED_MEANWHILE', '您打开以后，有人改过这一条。请重新打开再改', { field })

/** The identity as it is to be stored; null where it stays what it is. */
function decideWho(bank: Bank, identity: Identity | undefined, given: Edited['identity'], by: By, at: Instant): Decision<Identity | null> {
  if (!bankHas(bank, 'apart') || !given || !identity) {
    const sound = decideIdentity(bank, given, dayOf(at))
    return isRefusal(sound) ? sound : accept(null)
  }
  const { v, ...whom } = given
  if (v !== identity.v) return editedMeanwhile('identity.v')
  const mended = decideMend(identity, whom, by, at)
  if (isRefusal(mended)) return mended
  const { name, number, phone, birth, guardian } = mended.value
  const same = name === identity.name && number === identity.number && phone === identity.phone && birth === identity.birth && guardian === identity.guardian
  return accept(same ? null : mended.value)
}

/** A new paper of the person: for an entry without account, or in the place of a consent that ran out or was taken back. */
export function decideRenew(entry: Entry | undefined, unitId: string, given: Omit<Given, 'how'>, by: By, at: Instant): Decision<Entry> {
  if (!entry || entry.unitId !== unitId) return noEntry
  if (entry.state === 'removed') return refuse('REMOVED', '这一条已经移出人才库', { field: 'entryId' })
  if (!bankHas(entry.bank, 'person')) return refuse('NOBODYS', '这一库不涉及个人，不用同意书', { field: 'entryId' })
  const consent = decideConsent({ ...given, how: 'paper' }, by, at)
  return isRefusal(consent) ? consent : accept(underConsent(entry, consent.value))
}

/** Takes an entry out for good; who a student is, is not kept. */
export function decideRemove(entry: Entry | undefined, identity: Identity | undefined, unitId: string): Decision<{ entry: Entry; identity: Identity | null }> {
  if (!entry || entry.unitId !== unitId) return noEntry
  if (entry.state === 'removed') return refuse('REMOVED', '这一条已经移出人才库', { field: 'entryId' })
  return accept({
    entry: { ...entry, state: 'removed' },
    identity: identity ? { _id: identity._id, v: identity.v, unitId, name: '', number: '', phone: '', birth: '' } : null,
  })
}

/** What the unit said to be still true, with the version it saw. */
export interface Seen {
  readonly entryId: string
  readonly v: number
}

/** Those that are as they were seen are true again from today; the others are left alone, and counted. */
export function decideConfirm(found: readonly Entry[], unitId: string, seen: readonly Seen[], today: Day): Decision<{ confirmed: Entry[]; left: number }> {
  if (seen.length === 0) return refuse('NOTHING_SEEN', '没有要确认的', { field: 'entries' })
  const own = new Map(found.filter((entry) => entry.unitId === unitId).map((entry) => [entry._id, entry]))
  const stranger = seen.findIndex(({ entryId }) => !own.has(entryId))
  if (stranger >= 0) return refuse('NO_ENTRY', '人才库里没有这一条', { field: `entries.${stranger}.entryId` })
  const asSeen = [...new Map(seen.map((one) => [one.entryId, one])).values()].flatMap(({ entryId, v }) => {
    const entry = own.get(entryId)!
    return entry.v === v && isInUse(entry, today) ? [entry] : []
  })
  return accept({
    confirmed: asSeen.map((entry) => ({ ...entry, checkedOn: today, rank: rankOf(today, entry._id) })),
    left: seen.length - asSeen.length,
  })
}
