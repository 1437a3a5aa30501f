import { accept, type Decision, refuse } from '../kernel/decision'
import { type Day, dayOf, type Instant } from '../kernel/time'
import { bankHas, type Fields, type Purpose, purposeName } from './banks'
import { type Asker, holds, isGuarded, isInUse, isKeeper, noEntry } from './consent'
import { type Agreed, type By, type Entry, type Identity, type Look, lookId, type Request, requestIdOf } from './model'

/** An entry of a student as others know it. */
export const aboutOf = ({ trade = '', year = '' }: Fields): string => [trade, year].filter(Boolean).join(' · ')

/** Whether a request shows the identity on a day: granted, its term not over, and under the very consent it was granted under. */
export const isLive = (request: Request, entry: Pick<Entry, 'bank' | 'state' | 'consent'>, today: Day): boolean =>
  request.state === 'granted' && request.until !== null && today <= request.until && isInUse(entry, today) && entry.consent?.at === request.consentAt

export interface AskFacts {
  readonly entry: Entry | undefined
  /** Others see the entry today. */
  readonly shown: boolean
  readonly before: Request | undefined
  readonly asker: Asker & { readonly unitName: string }
}

/** Somebody of another unit asks who a student is, for one of the purposes that were agreed to. */
export function decideAsk({ entry, shown, before, asker }: AskFacts, { purpose, says }: { readonly purpose: Purpose; readonly says: string }, at: Instant): Decision<Request> {
  if (!entry || !shown || !bankHas(entry.bank, 'apart')) return noEntry
  if (entry.unitId === asker.unitId) return refuse('OWN_UNIT', '这是本单位的学生，不用申请', { field: 'entryId' })
  if (!holds(entry.consent, dayOf(at))) return noEntry
  if (!entry.consent.purposes.includes(purpose)) {
    const agreed = entry.consent.purposes.map((one) => purposeName[one]).join('、')
    return refuse('OTHER_PURPOSE', `这名学生只同意用于${agreed}`, { field: 'purpose' })
  }
  const mine = before?.by.unitId === asker.unitId ? before : undefined
  if (mine?.state === 'asked') return refuse('ASKED_ALREADY', '您已经申请过，学校和本人还没有答复', { field: 'entryId' })
  if (mine && isLive(mine, entry, dayOf(at))) return refuse('GRANTED_ALREADY', '已经同意给您看，到申请记录里查看', { field: 'entryId' })
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
}

/** What stands in the way of any answer. */
function unanswerable(request: Request, entry: Entry, today: Day) {
  if (request.state !== 'asked') return refuse('ANSWERED', '这件申请已经有了结果', { field: 'requestId' })
  if (!isInUse(entry, today) || entry.consent?.at !== request.consentAt) {
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
export function decideAnswer({ request, entry, identity, asker }: AnswerFacts, answer: Answer, at: Instant): Decision<Request> {
  if (!request || !entry || !isKeeper(entry, asker)) return noRequest
  if (!answer.agrees) return refused(request, answer.reason)
  const today = dayOf(at)
  const stop = unanswerable(request, entry, today)
  if (stop) return stop
  if (request.school) return refuse('AGREED_ALREADY', '学校已经同意，在等本人', { field: 'requestId' })
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
export function decideAnswerMyself({ request, entry, identity, asker }: AnswerFacts, answer: { readonly agrees: boolean; readonly reason: string }, at: Instant): Decision<Request> {
  if (!request || !entry || request.personId !== asker.personId) return noRequest
  if (!answer.agrees) return refused(request, answer.reason)
  const today = dayOf(at)
  const stop = unanswerable(request, entry, today)
  if (stop) return stop
  if (request.person) return refuse('AGREED_ALREADY', '您已经同意，在等学校', { field: 'requestId' })
  if (!identity) return noRequest
  if (isGuarded(identity.birth, today)) return refuse('GUARDIAN', '未满 14 周岁，由监护人签字，交给学校办理', { field: 'requestId' })
  return accept(settled({ ...request, person: { at, by: byOf(asker), how: 'account' } }))
}

/** Whoever was granted it looks, for the unit that asked; one record a day. */
export function decideLook(request: Request | undefined, entry: Entry | undefined, by: By & { readonly unitId: string }, at: Instant): Decision<Look> {
  if (!request || !entry || request.by.personId !== by.personId) return noRequest
  const today = dayOf(at)
  if (request.state !== 'granted') return refuse('NOT_GRANTED', '学校和本人都同意以后才能查看', { field: 'requestId' })
  if (by.unitId !== request.by.unitId) return refuse('GRANT_OVER', `这是同意给${request.by.unitName}看的，您已不在那里。需要的请重新申请`, { field: 'requestId' })
  if (!isLive(request, entry, today)) return refuse('GRANT_OVER', '查看的期限已过，或本人撤回了同意。需要的请重新申请', { field: 'requestId' })
  const { unitName } = request.by
  return accept({ _id: lookId(request._id, today), requestId: request._id, entryId: entry._id, by: byOf(by), unitName, purpose: request.purpose, day: today, at })
}

