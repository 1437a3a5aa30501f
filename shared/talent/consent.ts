import { accept, type Decision, refuse } from '../kernel/decision'
import { addDays, addYears, type Day, dayOf, type Instant } from '../kernel/time'
import { bankHas, type Purpose } from './banks'
import type { By, Consent, Entry } from './model'

/** Whoever is younger is entered only with the consent of a guardian. */
export const GUARDED_AGE = 14

export const guardiansWanted = (many: number): string => `有 ${many} 名学生未满 ${GUARDED_AGE} 周岁，请上传监护人签字的同意书`

/** A consent lasts so many years at most, the term of a director; then one asks again. */
export const LONGEST_CONSENT = 3

/** The last day on which somebody of this birth may have been born. */
const latestBirth = (birth: string): Day => {
  if (birth.length === 10) return birth
  const next = birth.endsWith('-12') ? `${Number(birth.slice(0, 4)) + 1}-01` : `${birth.slice(0, 5)}${String(Number(birth.slice(5)) + 1).padStart(2, '0')}`
  return addDays(`${next}-01`, -1)
}

/** Whether somebody needs a guardian on that day; where only the month is known, until its last day may have been the birthday. */
export const isGuarded = (birth: string, today: Day): boolean => addYears(latestBirth(birth), GUARDED_AGE) > today

/** Whether a consent holds on a day. */
export const holds = (consent: Consent | null, today: Day): consent is Consent => consent !== null && !consent.withdrawn && today <= consent.until

/** Whether an entry may be shown at all that day: in use, and where it is about somebody, agreed to. */
export const isInUse = ({ bank, state, consent }: Pick<Entry, 'bank' | 'state' | 'consent'>, today: Day): boolean =>
  state === 'open' && (!bankHas(bank, 'person') || holds(consent, today))

export interface Given {
  readonly purposes: readonly Purpose[]
  readonly until: Day
  readonly how: Consent['how']
  readonly file?: string
  readonly list?: string
}

/** `field` is where the input holds the consent: `consent.` or nothing. */
export function decideConsent({ purposes, until, how, file, list }: Given, by: By, at: Instant, field = ''): Decision<Consent> {
  const today = dayOf(at)
  if (purposes.length === 0) return refuse('NO_PURPOSE', '请选同意用于什么', { field: `${field}purposes` })
  if (until < today) return refuse('CONSENT_OVER', '同意的截止日期已经过去', { field: `${field}until` })
  if (until > addYears(today, LONGEST_CONSENT)) {
    return refuse('CONSENT_TOO_LONG', `一次同意最长 ${LONGEST_CONSENT} 年，到期再问本人`, { field: `${field}until` })
  }
  if (how === 'paper' && file === undefined) return refuse('NO_PAPER', '请上传本人签字的同意书', { field: `${field}file` })
  return accept({ purposes: [...new Set(purposes)], until, how, ...(file !== undefined && { file }), ...(list !== undefined && { list }), at, by })
}

/** The entry under a new consent; what it stood under before is kept. */
export const underConsent = (entry: Entry, consent: Consent): Entry => ({
  ...entry,
  state: 'open',
  consent,
  earlier: entry.consent ? [...entry.earlier, entry.consent] : entry.earlier,
})

/** Who is asking, as far as an entry is concerned. */
export interface Asker extends By {
  readonly unitId: string
  /** May keep the bank of the own unit. */
  readonly informs: boolean
}

export const isKeeper = (entry: Pick<Entry, 'unitId'>, { unitId, informs }: Asker): boolean => informs && entry.unitId === unitId
export const isAbout = (entry: Pick<Entry, 'personId'>, { personId }: By): boolean => entry.personId === personId

export const noEntry = refuse('NO_ENTRY', '人才库里没有这一条', { field: 'entryId' })

/** Takes the consent back, by the person or the unit: at once, and without a reason. */
export function decideWithdraw(entry: Entry | undefined, asker: Asker, at: Instant): Decision<Entry> {
  if (!entry || (!isKeeper(entry, asker) && !isAbout(entry, asker))) return noEntry
  if (!bankHas(entry.bank, 'person')) return refuse('NOBODYS', '这一条不涉及个人，不用撤回同意；不再需要的，请移出', { field: 'entryId' })
  if (entry.state === 'removed') return refuse('REMOVED', '这一条已经移出人才库', { field: 'entryId' })
  const who = isAbout(entry, asker) ? 'person' : 'unit'
  if (entry.state === 'withdrawn') return refuse('WITHDRAWN', '同意已经撤回，别人看不到这一条', { field: 'entryId' })
  const by = { personId: asker.personId, name: asker.name }
  return accept({ ...entry, state: 'withdrawn', ...(entry.consent && { consent: { ...entry.consent, withdrawn: { at, by, who } } }) })
}

/** The person agrees with the own account: for the first time, or again. */
export function decideAgree(entry: Entry | undefined, by: By, given: Omit<Given, 'how' | 'file'>, at: Instant): Decision<Entry> {
  if (!entry || !isAbout(entry, by) || entry.state === 'removed') return noEntry
  const consent = decideConsent({ ...given, how: 'account' }, by, at)
  return consent.kind === 'refused' ? consent : accept(underConsent(entry, consent.value))
}
