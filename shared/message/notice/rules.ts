import type { Charter } from '../../charter/charter'
import type { Department } from '../../department/model'
import { type References, referencesId } from '../../document/model'
import { accept, type Decision, refuse, type Refusal } from '../../kernel/decision'
import { DAY, dayOf, fullTime, type Instant, MINUTE, yearOf } from '../../kernel/time'
import type { Progress, Urging } from '../model'
import { urgeAgain } from '../urge'
import {
  type Mark, type Notice, type NoticeAudience, type NoticeContent, type NoticeCopy, type NoticeMark, noticeMarkId, noticeStateName, type NoticeUrged, type Reader,
} from './model'
import { departmentFlaw, scopeFlaw, unitsAmong } from './scope'

type By = Notice['by']

/** A notice is scheduled so much ahead at least, and at most. */
const SOONEST = MINUTE
const LATEST = 180 * DAY

const moved = refuse('MOVED', '别人刚改过这份通知，请重新打开再办', { field: 'edition' })

/** Only a draft is written, sent or dropped; whoever acts has seen this edition. */
function draftAt(notice: Notice, edition: number): Refusal | undefined {
  if (notice.state === 'scheduled') return refuse('SCHEDULED', '这份通知已定时，请先取消定时')
  if (notice.state !== 'draft') return refuse('NOT_DRAFT', `这份通知${noticeStateName[notice.state]}，不能再改`)
  return notice.edition === edition ? undefined : moved
}

/** The draft as it stands from now on: a new one, or the next edition of `before`. */
export function decideDraft(before: Notice | undefined, content: NoticeContent, edition: number, by: By, id: string, at: Instant): Decision<Notice> {
  const wrong = before && draftAt(before, edition)
  if (wrong) return wrong
  return accept({ ...content, _id: before?._id ?? id, v: before?.v ?? 0, state: 'draft', edition: edition + 1, by, at, sendAt: null, held: null })
}

/** What was written goes with it: nobody has read it. */
export function decideDrop(notice: Notice, edition: number, by: By, at: Instant): Decision<Notice> {
  const wrong = draftAt(notice, edition)
  return wrong ?? accept({ ...notice, state: 'dropped', text: '', papers: [], by, at })
}

/** Why a notice cannot go out at `at`, as far as its own text says. */
export function flawToSend(charter: Charter, { text, scope, confirmBy }: Pick<Notice, 'text' | 'scope' | 'confirmBy'>, at: Instant): Refusal | undefined {
  if (text === '') return refuse('NO_TEXT', '还没有写正文', { field: 'text' })
  if (confirmBy !== null && confirmBy <= at) return refuse('CONFIRM_PAST', '确认截止时间应在发出之后', { field: 'confirmBy' })
  return scopeFlaw(charter, scope)
}

export function decideSchedule(charter: Charter, notice: Notice, departments: readonly Department[], edition: number, sendAt: Instant, by: By, at: Instant): Decision<Notice> {
  const wrong = draftAt(notice, edition) ?? flawToSend(charter, notice, sendAt) ?? departmentFlaw(notice.scope, departments, dayOf(at))
  if (wrong) return wrong
  if (sendAt < at + SOONEST) return refuse('TOO_SOON', '定时应在一分钟以后；要现在发，请直接发出', { field: 'sendAt' })
  if (sendAt > at + LATEST) return refuse('TOO_LATE', '定时最远到半年以后', { field: 'sendAt' })
  return accept({ ...notice, state: 'scheduled', sendAt, held: null, by, at })
}

/** Back to the desk, as long as it has not gone out. */
export function decideRecall(notice: Notice, by: By, at: Instant): Decision<Notice> {
  if (notice.state === 'sent') return refuse('SENT', `${fullTime(notice.sentAt!)} 已经发出，不能再取消定时；发错了可以撤回`)
  if (notice.state !== 'scheduled') return refuse('NOT_SCHEDULED', '这份通知没有定时')
  return accept({ ...notice, state: 'draft', sendAt: null, by, at })
}

/** What a notice's going out rests on. */
export interface SendingFacts {
  readonly notice: Notice
  readonly readers: readonly Reader[]
  /** Those that the scope names. */
  readonly departments: readonly Department[]
  /** The year's numbers so far; undefined before the first. */
  readonly references: References | undefined
  /** The notice that this one puts right. */
  readonly corrected: Notice | undefined
}

/** What goes out: the notice, whom it goes to, and the number that it takes. */
export interface Sending {
  readonly notice: Notice
  readonly audience: NoticeAudience
  readonly references: References | undefined
}

/** Sent by hand: the draft that was seen. */
export function decideSend(charter: Charter, facts: SendingFacts, edition: number, by: By, at: Instant): Decision<Sending> {
  return draftAt(facts.notice, edition) ?? sendingOf(charter, { ...facts, notice: { ...facts.notice, by, at } }, at)
}

/** Sent by the clock. */
export function decideDue(charter: Charter, facts: SendingFacts, at: Instant): Decision<Sending> {
  const { state, sendAt } = facts.notice
  if (state !== 'scheduled' || sendAt === null || at < sendAt) return refuse('NOT_DUE', '还没有到定时')
  return sendingOf(charter, facts, at)
}

function sendingOf(charter: Charter, { notice, readers, departments, references, corrected }: SendingFacts, at: Instant): Decision<Sending> {
  const flaw = flawToSend(charter, notice, at) ?? departmentFlaw(notice.scope, departments, dayOf(at))
  if (flaw) return flaw
  if (readers.length === 0) return refuse('NOBODY', '这个范围里没有人，请改发送范围', { field: 'scope' })
  if (notice.corrects !== null && corrected?.sentAt === undefined) return refuse('NOT_SENT', '要更正的通知没有发出过', { field: 'corrects' })
  const year = yearOf(at)
  const number = (references?.last ?? 0) + 1
  return accept({
    notice: {
      ...notice,
      state: 'sent',
      sendAt: null,
      held: null,
      sentAt: at,
      spread: false,
      audience: { persons: readers.length, units: unitsAmong(readers) },
      ...(notice.numbered && { number: { year, number } }),
    },
    audience: { _id: notice._id, v: 0, readers },
    references: notice.numbered ? { _id: referencesId(year), v: references?.v ?? 0, year, last: number } : undefined,
  })
}

/** A scheduled notice that cannot go out waits as a draft, with the reason. */
export const heldBack = (notice: Notice, message: string, at: Instant): Notice => ({ ...notice, state: 'draft', sendAt: null, held: { at, message } })

/** Numbers up to `last` were taken elsewhere, on paper: the next letter has the one after. */
export function decideNumbers(before: References | undefined, last: number, at: Instant): Decision<References> {
  const taken = before?.last ?? 0
  if (last <= taken) return refuse('TAKEN', `今年已经用到第 ${taken} 号，只能往后接`, { field: 'last' })
  if (last > 9999) return refuse('TOO_LARGE', '号数最大 9999', { field: 'last' })
  const year = yearOf(at)
  return accept({ _id: referencesId(year), v: before?.v ?? 0, year, last })
}

/** It stays in everybody's list, with the reason and without its text. */
export function decideWithdraw(notice: Notice, reason: string, by: By, at: Instant): Decision<Notice> {
  if (notice.state === 'withdrawn') return refuse('WITHDRAWN', '这份通知已经撤回')
  if (notice.state !== 'sent') return refuse('NOT_SENT', '这份通知还没有发出')
  return accept({ ...notice, state: 'withdrawn', withdrawn: { at, by: by.name, reason } })
}

export const noNotice = refuse('NO_NOTICE', '没有这份通知，或者不是发给您的', { field: 'noticeId' })

/** A mark of somebody who has the notice in his list. */
export function decideMark(copy: NoticeCopy | undefined, mark: Mark, at: Instant): Decision<NoticeMark> {
  if (!copy) return noNotice
  const { noticeId, personId } = copy
  return accept({ _id: noticeMarkId(noticeId, personId, mark), noticeId, personId, mark, at })
}

/** Confirming is asked of some notices only, and of none that was withdrawn. After the time it is late and still counts. */
export function decideConfirm(notice: Notice | undefined, copy: NoticeCopy | undefined, at: Instant): Decision<NoticeMark> {
  if (!notice || !copy) return noNotice
  if (notice.state === 'withdrawn') return refuse('WITHDRAWN', '这份通知已经撤回，不用确认')
  if (notice.confirmBy === null) return refuse('NOT_ASKED', '这份通知不用确认')
  return decideMark(copy, 'confirm', at)
}

/** Whether those who have not read, or not confirmed, may be urged now. `targets` counts them. */
export function decideUrgeNotice(
  charter: Charter,
  notice: Pick<Notice, '_id' | 'state' | 'confirmBy'>,
  whom: NoticeUrged,
  last: Urging | undefined,
  targets: number,
  by: { readonly name: string },
  at: Instant,
): Decision<Urging> {
  if (notice.state !== 'sent') return refuse('NOT_SENT', notice.state === 'withdrawn' ? '这份通知已经撤回，不用再催' : '这份通知还没有发出')
  if (whom === 'unconfirmed' && notice.confirmBy === null) return refuse('NOT_ASKED', '这份通知不用确认')
  const noneLeft = whom === 'unread' ? '都已读过，没有要催的人' : '都已确认，没有要催的人'
  return urgeAgain(charter, { about: notice._id, whom, targets, noneLeft }, last, by, at)
}

/** How far each of the readers is; whoever confirmed has read. */
export function noticeProgress(readers: readonly Pick<Reader, 'personId'>[], marks: readonly Pick<NoticeMark, 'personId' | 'mark'>[]): ReadonlyMap<string, Progress> {
  const marked = new Set(marks.map(({ personId, mark }) => `${personId} ${mark}`))
  const stepOf = (personId: string): Progress => (marked.has(`${personId} confirm`) ? 'confirmed' : marked.has(`${personId} read`) ? 'read' : 'unread')
  return new Map(readers.map(({ personId }) => [personId, stepOf(personId)]))
}
