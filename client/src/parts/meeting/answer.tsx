import { Badge, type Tone } from 'client/ui/card'
import { attendanceId, type CheckInView, type Choice, choiceName, type Reply, type ReplyView } from 'shared/attendance/model'
import { clock } from 'shared/kernel/time'

const TONE: Record<Choice, Tone> = { attend: 'ok', leave: 'warn', observer: 'warn' }

/** What somebody has answered to a meeting. */
export const AnswerBadge = ({ choice }: { choice: Choice | null }) =>
  choice === null ? <Badge tone="brand" says="未答复" /> : <Badge tone={TONE[choice]} says={choiceName[choice]} />

/** Has come, and the entry counts. */
export const hasArrived = (checkIn: CheckInView | null): checkIn is CheckInView => checkIn !== null && checkIn.annulled === null

/** Where somebody stands: the arrival once there is one, before that the answer. */
export function StandingBadge({ reply, checkIn, pending }: { reply: ReplyView | null; checkIn: CheckInView | null; pending: boolean }) {
  if (hasArrived(checkIn)) return <Badge tone="ok" says={`已签到 ${clock(checkIn.arrivedAt)}`} />
  return pending ? <Badge tone="warn" says="签到待确认" /> : <AnswerBadge choice={reply?.choice ?? null} />
}

/** A reply that a page is shown, as the rules read it: versions and history stay in the cloud. */
export const replyFact = (meetingId: string, personId: string, shown: ReplyView | null): Reply | undefined =>
  shown ? { ...shown, _id: attendanceId(meetingId, personId, 'reply'), v: 0, fact: 'reply', meetingId, personId, history: [] } : undefined
