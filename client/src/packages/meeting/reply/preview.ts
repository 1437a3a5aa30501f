import { replyFact } from 'client/parts/meeting/answer'
import { openClause } from 'client/platform/navigate'
import type { Choice } from 'shared/attendance/model'
import { isAway } from 'shared/attendance/model'
import type { ReplyForm } from 'shared/attendance/operations'
import { type Answer, decideReply, leaveRemark, type ReplyFacts } from 'shared/attendance/rules'
import type { Charter } from 'shared/charter/charter'
import { shortLeaveNotice } from 'shared/charter/sittings'
import { isRefusal, type Refusal } from 'shared/kernel/decision'
import { HOUR, type Instant } from 'shared/kernel/time'
import { isStatutory } from 'shared/meeting/model'
import type { ReplyDraft } from './draft'

/** Stands for whoever answers on behalf; the cloud knows who it is. */
const OFFICER = { personId: 'officer', name: '' }

function factsOf({ meetingId, person, onBehalf, reply, checkIn, ...form }: ReplyForm): ReplyFacts {
  return {
    meeting: { _id: meetingId, kind: form.kind, status: form.status, startsAt: form.startsAt },
    person,
    seat: form.seat,
    previous: replyFact(meetingId, person.personId, reply),
    checkIn: checkIn ?? undefined,
    leavesBefore: form.leavesBefore,
    by: onBehalf ? OFFICER : person,
  }
}

const refused = (form: ReplyForm, answer: Answer, at: Instant): Refusal | undefined => {
  const decision = decideReply(factsOf(form), answer, at)
  return isRefusal(decision) ? decision : undefined
}

/** Why nothing at all can be answered: to come is what is always allowed while answers are open. */
export const closedBecause = (form: ReplyForm, at: Instant): Refusal | undefined => refused(form, { choice: 'attend', reason: '' }, at)

/** Why this choice cannot be made, whatever else is filled in. */
export const choiceRefused = (form: ReplyForm, choice: Choice, at: Instant): Refusal | undefined =>
  refused(form, { choice, reason: '—', substitute: { name: '—', title: '—' } }, at)

export interface Preview {
  /** What would be sent; absent while it would be refused. */
  answer?: Answer
  whyNot?: string
  clause?: (() => void) | undefined
}

/** The draft as it would be sent, or why it cannot be. */
export function preview(form: ReplyForm, draft: ReplyDraft, at: Instant): Preview {
  if (!draft.choice) return { whyNot: '请先选一项：参加、请假或派人列席' }
  const name = draft.name.trim()
  const title = draft.title.trim()
  const observer = draft.choice === 'observer'
  const answer: Answer = {
    choice: draft.choice,
    reason: isAway(draft.choice) ? draft.reason.trim() : '',
    ...(observer && name !== '' && { substitute: { name, title } }),
    ...(draft.choice === 'attend' && { logistics: logisticsOf(form, draft) }),
  }
  const refusal = refused(form, answer, at)
  if (refusal) {
    const { clause } = refusal
    return { whyNot: refusal.message, clause: clause === undefined ? undefined : () => openClause(clause) }
  }
  if (observer && title === '') return { whyNot: '请写明列席人职务' }
  if (draft.choice === 'attend' && form.logistics.companions && !/^\d{0,3}$/.test(draft.companions.trim())) return { whyNot: '随行人数请填数字' }
  return { answer }
}

/** Only what the secretariat asks for. */
function logisticsOf({ logistics }: ReplyForm, draft: ReplyDraft): NonNullable<Answer['logistics']> {
  const plate = draft.plate.trim()
  return {
    ...(logistics.companions && /^\d{1,3}$/.test(draft.companions.trim()) && { companions: Number(draft.companions) }),
    ...(logistics.lodging && draft.lodging && { lodging: draft.lodging }),
    ...(logistics.meals && { meals: draft.meals }),
    ...(logistics.plate && plate !== '' && { plate }),
  }
}

/** What one should know before staying away: which leave of the year it is, and whether it comes late. */
export function remarks(form: ReplyForm, charter: Charter, at: Instant): { says: string; clause: string | null | undefined }[] {
  const counts = form.seat === 'entitled' && isStatutory(form.kind)
  const { leaveQuota, leaveDeadline } = charter.parameters
  const hours = shortLeaveNotice(charter) / HOUR
  return [
    ...(counts ? [{ says: `${leaveRemark(charter, form.leavesBefore + 1)}。`, clause: leaveQuota?.clause }] : []),
    ...(form.startsAt - at < hours * HOUR ? [{ says: `离开会不足 ${hours} 小时，请同时打电话告诉秘书处。`, clause: leaveDeadline?.clause }] : []),
  ]
}
