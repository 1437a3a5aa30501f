import { accept, type Decision, refuse } from '../kernel/decision'
import { type Day, dayOf, type Instant } from '../kernel/time'
import type { Person } from '../person/model'
import type { Unit } from '../unit/model'
import { bankHas, type Fields, type Purpose, purposeName } from './banks'
import { type Asker, holds, isGuarded, isInUse, isKeeper, noEntry } from './consent'
import { type Agreed, type By, type Entry, type Identity, type Look, lookId, type Request, requestIdOf } from './model'

/** An entry of a student as others know it. */
export const aboutOf = ({ trade = '', year = '' }: Fields): string => [trade, year].filter(Boolean).join(' · ')

/** Whoever asked and the unit for which he did, as the roll has them now. */
export interface Applicant {
  readonly person: Pick<Person, 'unitId'> | undefined
  readonly unit: Pick<Unit, '_id'> | undefined
}

/** Why somebody stands no longer for the unit for which he asked, as half a sentence; undefined while he does. */
export function whyGone({ by: { name, unitId, unitName } }: Pick<Request, 'by'>, { person, unit }: Applicant): string | undefined {
  if (!person) return `${name}已不在集团名册上`
  if (person.unitId !== unitId) return `${name}已不在${unitName}`
  return unit ? undefined : `${unitName}已不是集团成员`
}

/** Whether the consent of an entry is still the one under which a request was made. */
const isSameConsent = ({ consentAt }: Pick<Request, 'consentAt'>, entry: Pick<Entry, 'bank' | 'state' | 'consent'>, today: Day): boolean =>
  isInUse(entry, today) && entry.consent?.at === consentAt

/**
 * Whether a request shows the identity on a day: granted, its term not over, whoever asked still of the unit that it was granted
 * to, and under the very consent it was granted under.
 */
export const isLive = (request: Request, entry: Pick<Entry, 'bank' | 'state' | 'consent'>, applicant: Applicant, today: Day): boolean =>
  request.state === 'granted' &&
  request.until !== null &&
  today <= request.until &&
  whyGone(request, applicant) === undefined &&
  isSameConsent(request, entry, today)

/** Why nobody can grant a request any more, as a sentence that everybody concerned may read; undefined while it can be granted. */
export function whyLapsed(request: Request, entry: Pick<Entry, 'bank' | 'state' | 'consent'> | undefined, applicant: Applicant, today: Day): string | undefined {
  if (request.state !== 'asked') return undefined
  const gone = whyGone(request, applicant)
  if (gone !== undefined) return `${gone}，这件申请不再答复。需要的，以现在的单位重新申请。`
  return entry && isSameConsent(request, entry, today) ? undefined : '本人的同意已经撤回、到期或重新给过，这件申请不再答复。需要的请重新申请。'
}

export interface AskFacts {
  readonly entry: Entry | undefined
  /** Others see the entry today. */
  readonly shown: boolean
  readonly before: Request | undefined
  readonly asker: Asker & { readonly unitName: string }
  /** As the roll has the asker now. */
  readonly applicant: Applicant
}

/** Somebody of another unit asks who a student is, for one of the purposes that were agreed to. */
export function decideAsk({ entry, shown, before, asker, applicant }: AskFacts, { purpose, says }: { readonly purpose: Purpose; readonly says: string }, at: Instant): Decision<Request> {
  if (!entry || !shown || !bankHas(entry.bank, 'apart')) return noEntry
  if (entry.unitId === asker.unitId) return refuse('OWN_UNIT', '这是本单位的学生，不用申请', { field: 'entryId' })
  if (!holds(entry.consent, dayOf(at))) return noEntry
  if (!entry.consent.purposes.includes(purpose)) {
    const agreed = entry.consent.purposes.map((one) => purposeName[one]).join('、')
    return refuse('OTHER_PURPOSE', `这名学生只同意用于${agreed}`, { field: 'purpose' })
  }
  const mine = before?.by.unitId === asker.unitId ? before : undefined
  if (mine?.state === 'asked' && whyLapsed(mine, entry, applicant, dayOf(at)) === undefined) return refuse('ASKED_ALREADY', '您已经申请过，学校和本人还没有答复', { field: 'entryId' })
  if (mine && isLive(mine, entry, applicant, dayOf(at))) return refuse('GRANTED_ALREADY', '已经同意给您看，到申请记录里查看', { field: 'entryId' })
  const { personId, name, unitId, unitName } = asker
  return accept({
    _id: requestIdOf(entry._id, personId),
    v: before?.v ?? 0,
    entryId: entry._id,
    unitId: entry.unitId,
    ...(entry.personId !== undefined && { personId: entry.personId }),
    about: aboutOf(entry.fields),
    by: { personId, name, unitId, unitName },
    purpose,
    says,
    at,
    consentAt: entry.consent.at,
    state: 'asked',
    school: null,
    person: null,
    until: null,
    reason: '',
  })
}

export const noRequest = refuse('NO_REQUEST', '没有这件申请', { field: 'requestId' })

export type Answer =
  | { readonly agrees: false; readonly reason: string }
  /** `file`: a paper on which the person, or the guardian, agrees to this very request. */
  | { readonly agrees: true; readonly until: Day; readonly file?: string }

export interface AnswerFacts {
  readonly request: Request | undefined
  readonly entry: Entry | undefined
  readonly identity: Identity | undefined
  readonly asker: Asker
  readonly applicant: Applicant
}

/** What stands in the way of any yes. */
function unanswerable(request: Request, entry: Entry, applicant: Applicant, today: Day) {
  if (request.state !== 'asked') return refuse('ANSWERED', '这件申请已经有了结果', { field: 'requestId' })
  const gone = whyGone(request, applicant)
  if (gone !== undefined) return refuse('ASKER_GONE', `${gone}，这件申请不能再答应`, { field: 'requestId' })
  if (!isSameConsent(request, entry, today)) {
    return refuse('CONSENT_GONE', '本人的同意已经撤回、到期或重新给过，这件申请不能再答应，可以不同意', { field: 'requestId' })
  }
  return undefined
}

const byOf = ({ personId, name }: By): By => ({ personId, name })

const settled = (request: Request): Request => ({ ...request, state: request.school && request.person ? 'granted' : 'asked' })

function refused(request: Request, reason: string): Decision<Request> {
  if (reason === '') return refuse('NO_REASON', '不同意的，请写明原因，对方会看到', { field: 'reason' })
  if (request.state !== 'asked') return refuse('ANSWERED', '这件申请已经有了结果', { field: 'requestId' })
  return accept({ ...request, state: 'refused', reason })
}

/** The school answers: until when, and with the person's paper where he has no account or is under fourteen. */
export function decideAnswer({ request, entry, identity, asker, applicant }: AnswerFacts, answer: Answer, at: Instant): Decision<Request> {
  if (!request || !entry || !isKeeper(entry, asker)) return noRequest
  if (!answer.agrees) return refused(request, answer.reason)
  const today = dayOf(at)
  const stop = unanswerable(request, entry, applicant, today)
  if (stop) return stop
  // The paper may come after the school's own yes: under fourteen it stands for the student's.
  if (request.school && (answer.file === undefined || request.person)) return refuse('AGREED_ALREADY', '学校已经同意，在等本人', { field: 'requestId' })
  if (!identity) return noRequest
  if (answer.until < today) return refuse('OVER', '查看的截止日期已经过去', { field: 'until' })
  if (entry.consent && answer.until > entry.consent.until) {
    return refuse('BEYOND_CONSENT', `不能晚于本人同意的截止日期 ${entry.consent.until}`, { field: 'until' })
  }
  const { file } = answer
  if (file === undefined && request.personId === undefined) return refuse('NO_PAPER', '学生没有账号，请上传本人同意这次查看的签字', { field: 'file' })
  if (file === undefined && isGuarded(identity.birth, today)) return refuse('GUARDIAN', '未满 14 周岁，请上传监护人同意这次查看的签字', { field: 'file' })
  const by = byOf(asker)
  const onPaper: Agreed | null = file === undefined ? request.person : { at, by, how: 'paper', file }
  return accept(settled({ ...request, until: answer.until, school: { at, by, how: 'account' }, person: onPaper }))
}

/** The student answers with the own account; under fourteen the guardian's paper speaks instead. */
export function decideAnswerMyself({ request, entry, identity, asker, applicant }: AnswerFacts, answer: { readonly agrees: boolean; readonly reason: string }, at: Instant): Decision<Request> {
  if (!request || !entry || request.personId !== asker.personId) return noRequest
  if (!answer.agrees) return refused(request, answer.reason)
  const today = dayOf(at)
  const stop = unanswerable(request, entry, applicant, today)
  if (stop) return stop
  if (request.person) return refuse('AGREED_ALREADY', '您已经同意，在等学校', { field: 'requestId' })
  if (!identity) return noRequest
  if (isGuarded(identity.birth, today)) return refuse('GUARDIAN', '未满 14 周岁，由监护人签字，交给学校办理', { field: 'requestId' })
  return accept(settled({ ...request, person: { at, by: byOf(asker), how: 'account' } }))
}

/**
 * Whoever was granted it looks, for the unit that asked; one record a day. Of whoever is under fourteen on that day only a
 * guardian's paper shows anything (B79).
 */
export function decideLook({ request, entry, identity, applicant }: Omit<AnswerFacts, 'asker'>, by: By, at: Instant): Decision<Look> {
  if (!request || !entry || request.by.personId !== by.personId) return noRequest
  const today = dayOf(at)
  if (request.state !== 'granted') return refuse('NOT_GRANTED', '学校和本人都同意以后才能查看', { field: 'requestId' })
  if (whyGone(request, applicant) !== undefined) return refuse('GRANT_OVER', `这是同意给${request.by.unitName}看的，您已不在那里。需要的请重新申请`, { field: 'requestId' })
  if (!isLive(request, entry, applicant, today)) return refuse('GRANT_OVER', '查看的期限已过，或本人撤回了同意。需要的请重新申请', { field: 'requestId' })
  if (identity && isGuarded(identity.birth, today) && request.person?.how !== 'paper') {
    return refuse('GUARDIAN', '未满 14 周岁，须有监护人对这次查看的签字。请与学校联系', { field: 'requestId' })
  }
  const { unitName } = request.by
  return accept({ _id: lookId(request._id, today), requestId: request._id, entryId: entry._id, by: byOf(by), unitName, purpose: request.purpose, day: today, at })
}

