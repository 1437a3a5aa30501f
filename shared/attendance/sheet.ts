import type { Charter } from '../charter/charter'
import { accept, type Decision, refuse, type Refusal } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import type { Meeting } from '../meeting/model'
import { attendanceId, type By, type CheckIn, type Sheet } from './model'
import { doorClosed, presenceFixed, type Seat } from './rules'

/** One name on the sheet, as it stands to the meeting. */
export interface Signer extends By {
  readonly seat: Seat
  readonly checkIn: Pick<CheckIn, 'annulled'> | undefined
}

export interface SheetFacts {
  readonly meeting: Meeting
  /** Undefined for a sheet that is new, or where there is none of that name. */
  readonly sheet: Sheet | undefined
  readonly signers: readonly Signer[]
  /** Who else may confirm a sheet. */
  readonly others: readonly By[]
  readonly by: By
}

/** Typed in, or handed in again by the same person as the next edition. `photo` is undefined where the former one stands. */
export function decideEnterSheet(
  charter: Charter,
  { meeting, sheet, signers, others, by }: SheetFacts,
  { photo, edition }: { readonly photo: string | undefined; readonly edition: number | undefined },
  fresh: string,
  at: Instant,
): Decision<Sheet> {
  const closed = doorClosed(charter, meeting, at)
  if (closed) return closed
  if (sheet && sheet.state === 'confirmed') return refuse('SETTLED', '这份签到表已经确认，要补人请另录一份', { field: 'sheetId' })
  if (sheet && sheet.by.personId !== by.personId) return refuse('NOT_YOURS', `这份签到表是${sheet.by.name}录入的，请由本人更正`, { field: 'sheetId' })
  if (sheet && sheet.edition !== edition) return refuse('MOVED', '这份签到表刚改过，请刷新后再改', { field: 'edition' })
  if (signers.length === 0) return refuse('NOBODY', '请勾选表上签了字的人', { field: 'personIds' })
  const flaw = flawIn(signers)
  if (flaw) return flaw
  const kept = photo ?? sheet?.photo
  if (kept === undefined) return refuse('NO_PHOTO', '请先拍下签到表', { field: 'photo' })
  if (others.length === 0) {
    return refuse('NO_SECOND', '秘书处没有第二个能确认的人，请管理员先登记一名秘书处人员并请其绑定；来不及的，请在会务看板逐人代签到')
  }
  return accept({
    _id: sheet?._id ?? fresh,
    v: sheet?.v ?? 0,
    meetingId: meeting._id,
    personIds: signers.map(({ personId }) => personId),
    photo: kept,
    state: 'waiting',
    edition: (sheet?.edition ?? 0) + 1,
    at,
    by,
    settled: null,
  })
}

/**
 * A second person has held the names against the photo. Each name gets a check-in, which counts from now and says nothing
 * about when its owner came; it is written for those only who have none by then. A check-in that was annulled is not brought back by a sheet: the desk
 * knew why, and takes it back itself or not at all.
 */
export function decideConfirmSheet(charter: Charter, facts: SheetFacts, edition: number, at: Instant): Decision<{ sheet: Sheet; meeting: Meeting; checkIns: readonly CheckIn[] }> {
  const { meeting, signers, by } = facts
  const refused = confirmRefused(charter, facts)
  if (refused) return refused
  const sheet = facts.sheet!
  if (sheet.edition !== edition) return refuse('MOVED', `${sheet.by.name}刚改过这份签到表，请重看一遍再确认`, { field: 'edition' })
  const history = [{ at, by: by.name, what: `确认纸质签到表（${sheet.by.name}录入）` }]
  const checkIns = signers.map(({ personId }): CheckIn => ({
    _id: attendanceId(meeting._id, personId, 'checkIn'),
    v: 0,
    fact: 'checkIn',
    meetingId: meeting._id,
    personId,
    arrivedAt: at,
    method: 'paper',
    by,
    absences: [],
    annulled: null,
    history,
  }))
  const entry = { at, by: by.name, what: `确认纸质签到表 ${signers.length} 人`, note: `${sheet.by.name}录入` }
  return accept({
    sheet: { ...sheet, state: 'confirmed', settled: { at, by } },
    meeting: { ...meeting, history: [...meeting.history, entry] },
    checkIns,
  })
}

/** Why this person cannot confirm the sheet now, as it was handed in; undefined where he can. */
export function confirmRefused(charter: Charter, { meeting, sheet, signers, others, by }: SheetFacts): Refusal | undefined {
  const waiting = waitingSheet(sheet)
  if (waiting.kind === 'refused') return waiting
  if (waiting.value.by.personId === by.personId) {
    const whom = others.length > 0 ? `可以请${others.map(({ name }) => name).join('、')}` : '请管理员先登记一名秘书处人员'
    return refuse('SAME_PERSON', `您录入的签到表须由另一人确认，${whom}`)
  }
  // By when it was typed in: a meeting moved to later since does not take it along.
  return doorClosed(charter, meeting, waiting.value.at) ?? flawIn(signers)
}

/** Names and paper do not agree: the typist reads why and hands it in again. He may take it back himself. */
export function decideRejectSheet({ meeting, sheet, by }: Pick<SheetFacts, 'meeting' | 'sheet' | 'by'>, edition: number, reason: string, at: Instant): Decision<Sheet> {
  const over = presenceFixed(meeting)
  if (over) return over
  const waiting = waitingSheet(sheet)
  if (waiting.kind === 'refused') return waiting
  if (waiting.value.edition !== edition) return refuse('MOVED', `${waiting.value.by.name}刚改过这份签到表，请重看一遍`, { field: 'edition' })
  return accept({ ...waiting.value, state: 'rejected', settled: { at, by, reason } })
}

function waitingSheet(sheet: Sheet | undefined): Decision<Sheet> {
  if (!sheet) return noSheet
  if (sheet.state === 'waiting') return accept(sheet)
  return refuse('SETTLED', `${sheet.settled!.by.name}已${sheet.state === 'confirmed' ? '确认' : '退回'}这份签到表`, { field: 'sheetId' })
}

export const noSheet = refuse('NO_SHEET', '没有这份签到表', { field: 'sheetId' })

/** A name twice, one who is not invited, one whose check-in was annulled: the first of them, by place. */
function flawIn(signers: readonly Signer[]): Refusal | undefined {
  for (const [place, { personId, name, seat, checkIn }] of signers.entries()) {
    const field = `personIds.${place}`
    if (signers.findIndex((other) => other.personId === personId) < place) return refuse('TWICE', `${name}写了两次`, { field })
    if (seat === 'none') return refuse('NOT_INVITED', `${name}不在本次会议的名单中`, { field })
    if (checkIn?.annulled) {
      return refuse('ANNULLED', `${name}的签到已撤销（${checkIn.annulled.reason}）：本人确在会场的，先在会务看板「恢复签到」；不在的，请从名单中去掉`, { field })
    }
  }
  return undefined
}
