import type { Conduct } from 'client/parts/meeting/conduct'
import { openBoard } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { QuorumRing } from 'client/parts/meeting/quorum'
import type { Asked } from 'client/platform/cloud/query'
import { Button } from 'client/ui/form/button'
import { Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { Waiting } from 'client/ui/frame/screen'
import type { BoardView } from 'shared/attendance/operations'
import { checkInOpensAt } from 'shared/attendance/rules'
import type { Charter } from 'shared/charter/charter'
import type { Instant } from 'shared/kernel/time'
import type { MeetingStatus } from 'shared/meeting/model'
import type { MeetingPage } from 'shared/meeting/operations'

/** The reader takes the chair, and the door is open. */
export const inTheHall = ({ meeting, duties }: MeetingPage, charter: Charter, now: Instant): boolean =>
  duties.presides && duties.watches && (meeting.status === 'inSession' || (meeting.status === 'published' && now >= checkInOpensAt(charter, meeting)))

/** The quorum as it stands in the room, for whoever takes the chair. */
export function Hall({ watched, failed, status }: { watched: Asked<BoardView>; failed: Conduct['failed']; status: MeetingStatus }) {
  if (watched.is !== 'ready') return <Waiting stage={watched} />
  const { quorum, counts, meetingId } = watched.value
  return (
    <>
      {failed && <Problem answer={failed.answer} before={`${failed.what}没有成功：`} />}
      <Card title="会场">
        {quorum && <QuorumRing quorum={quorum} entitled={counts.entitled} />}
        {!failed && <View className="para">{quorum ? quorum.sentence : `现已到会 ${counts.here} 人。`}</View>}
        <View className="soft">{status === 'published' ? '由您主持。人数每十秒更新一次。' : '会议正在进行，由您主持。'}</View>
        <Button says="打开会务看板" onTap={() => openBoard(meetingId)} />
      </Card>
    </>
  )
}
