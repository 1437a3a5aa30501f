import { withWayOut } from 'client/parts/gate'
import 'client/parts/meeting/meeting.css'
import { backToMeeting } from 'client/parts/places'
import { useQueryText } from 'client/platform/navigate'
import { useQuery } from 'client/platform/cloud/query'
import { Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import type { Paper as Shown } from 'shared/meeting/model'
import { getMeeting } from 'shared/meeting/operations'

/** Something to read before the meeting. */
export default function Paper() {
  const meetingId = useQueryText('meetingId')
  const place = Number(useQueryText('place'))
  const asked = useQuery(getMeeting, { meetingId })
  const way = { says: '返回会议页', onTap: () => backToMeeting(meetingId) }
  const paper = asked.is === 'ready' ? asked.value.meeting.papers[place] : undefined
  const stage: Stage<Shown> =
    asked.is !== 'ready' ? withWayOut(asked) : paper ? ready(paper) : { is: 'refused', message: '没有这份材料，可能已经更换。请回会议页再看。', way }
  return (
    <Screen title="会议材料" stage={stage} action={{ says: '读完了，回会议页', onTap: way.onTap }}>
      {({ title, text }) => (
        <Card title={title}>
          <View className="whole">{text}</View>
        </Card>
      )}
    </Screen>
  )
}
