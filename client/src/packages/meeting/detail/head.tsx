import { StatusBadge } from 'client/parts/meeting/status'
import { Why } from 'client/parts/why'
import { WhenWhere } from 'client/parts/meeting/when-where'
import { copy } from 'client/platform/device/reach'
import { LinkTap } from 'client/ui/form/button'
import { Badge, Card, Notice } from 'client/ui/card'
import { Text, View } from 'client/ui/host/host'
import type { Instant } from 'shared/kernel/time'
import { isStatutory, meetingKindName, sessionName } from 'shared/meeting/model'
import type { MeetingView } from 'shared/meeting/operations'

/** What kind of meeting, when and where. */
export function Head({ meeting, now }: { meeting: MeetingView; now: Instant }) {
  const { kind, session, term, number, directions, place } = meeting
  const way = directions === '' ? place : `${place}\n${directions}`
  return (
    <>
      <Changed meeting={meeting} />
      <Card title={meeting.title}>
        <View className="tags">
          <StatusBadge status={meeting.status} />
          <Badge says={meetingKindName[kind]} />
          {isStatutory(kind) && <Badge says={`第 ${term} 届第 ${number} 次`} />}
          {isStatutory(kind) && session && <Badge says={sessionName[session]} />}
        </View>
        <WhenWhere meeting={meeting} now={now} />
        {directions !== '' && <View className="soft whole">{directions}</View>}
        <LinkTap says="复制地址" label="复制会议地址" onTap={() => void copy(way)} />
      </Card>
    </>
  )
}

/** What an invited person must not overlook: called off, put off, or changed since the notice. */
function Changed({ meeting: { status, history } }: { meeting: MeetingView }) {
  const last = history.filter((entry) => entry.notable).pop()
  if (!last || (status !== 'published' && status !== 'cancelled')) return null
  const reason = last.note ? `原因：${last.note}` : ''
  return <Notice tone={status === 'cancelled' ? 'danger' : 'warn'} says={`${status === 'cancelled' ? '会议已取消' : last.what}。${reason}`} />
}

/** A sentence with the way to its clause. */
export const Stated = ({ says, clause }: { says: string; clause: string | null | undefined }) => (
  <View className="para">
    <Text>{says}</Text>
    {clause && <Why clause={clause} />}
  </View>
)
