import { accept, type Decision, isRefusal, refuse } from '../kernel/decision'
import { type Day, dayOf, type Instant } from '../kernel/time'
import { underReview } from '../review/model'
import { type Unit, unitKindName } from '../unit/model'
import { type Bank, bankHas, banks, type Field, FIELDS, type Fields } from './banks'
import { decideConsent, type Given, GUARDED_AGE, isGuarded, isInUse, noEntry, underConsent } from './consent'
import { wordsOf } from './find'
import { type By, type Entry, type Identity, rankOf } from './model'

export interface IdentityGiven {
  readonly name: string
  readonly number: string
  readonly phone: string
  readonly birth: string
  readonly guardian?: string
}

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

/** Who a student is; whoever is under fourteen has a guardian who agreed. */
function decideIdentity(bank: Bank, identity: IdentityGiven | undefined, today: Day): Decision<IdentityGiven | null> {
  if (!bankHas(bank, 'apart')) return identity ? refuse('STRAY_FIELD', `${banks[bank].name}没有这一项`, { field: 'identity' }) : accept(null)
  if (!identity) return refuse('MISSING', '请填写学生的姓名和出生日期，别人看不到', { field: 'identity' })
  if (!/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(identity.birth) || identity.birth > today) {
    return refuse('BAD_BIRTH', '出生日期应写成 2012-05-12，只知道年月的写 2012-05', { field: 'identity.birth' })
  }
  if (isGuarded(identity.birth, today) && identity.guardian === undefined) {
    const message = `未满 ${GUARDED_AGE} 周岁，须有监护人签字的同意书才能入库`
    return refuse('GUARDIAN', message, { field: 'identity.guardian' })
  }
  return accept(identity)
}

export interface Edited {
  /** The edition that was seen. */
  readonly edition: number
  readonly fields: Fields
  readonly identity?: IdentityGiven
}

/** The unit writes it anew; what members read goes through review again, and counts as confirmed today. */
export function decideEdit(entry: Entry | undefined, identity: Identity | undefined, unitId: string, { edition, fields: given, identity: whom }: Edited, at: Instant): Decision<Stored> {
  if (!entry || entry.unitId !== unitId) return noEntry
  if (entry.state === 'removed') return refuse('REMOVED', '这一条已经移出人才库', { field: 'entryId' })
  if (entry.review.edition !== edition) return refuse('EDITED_MEANWHILE', '您打开以后，有人改过这一条。请重新打开再改', { field: 'edition' })
  const fields = decideFields(entry.bank, given)
  if (isRefusal(fields)) return fields
  const today = dayOf(at)
  const guardian = whom?.guardian ?? identity?.guardian
  const who = decideIdentity(entry.bank, whom && { ...whom, ...(guardian !== undefined && { guardian }) }, today)
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
    identity: who.value && { _id: entry._id, v: identity?.v ?? 0, unitId, ...who.value },
    handedIn,
  })
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
