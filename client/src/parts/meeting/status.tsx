import { Badge, type Tone } from 'client/ui/card'
import { type MeetingStatus, statusName } from 'shared/meeting/model'

const TONE: Record<MeetingStatus, Tone> = {
  draft: 'plain',
  published: 'brand',
  inSession: 'ok',
  closing: 'ok',
  closed: 'plain',
  cancelled: 'danger',
  inquorate: 'danger',
}

export const StatusBadge = ({ status }: { status: MeetingStatus }) => <Badge tone={TONE[status]} says={statusName[status]} />
