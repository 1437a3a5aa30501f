import { Badge, type Tone } from 'client/ui/card'
import { attendanceId, type Choice, choiceName, type Reply, type ReplyView } from 'shared/attendance/model'

const TONE: Record<Choice, Tone> = { attend: 'ok', leave: 'warn', observer: 'warn' }

/** What somebody has answered to a meeting. */
export const AnswerBadge = ({ choice }: { choice: Choice | null }) =>
  choice === null ? <Badge tone="brand" says="未答复" /> : <Badge tone={TONE[choice]} says={choiceName[choice]} />

/** A reply that a page is shown, as the rules read it: versions and history stay in the cloud. */
export const replyFact = (meetingId: string, personId: string, shown: ReplyView | null): Reply | undefined =>
  shown ? { ...shown, _id: attendanceId(meetingId, personId, 'reply'), v: 0, fact: 'reply', meetingId, personId, history: [] } : undefined
