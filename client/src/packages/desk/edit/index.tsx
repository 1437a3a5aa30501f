import { withWayOut } from 'client/parts/gate'
import { openMeeting } from 'client/parts/places'
import { useQueryText } from 'client/platform/navigate'
import { useQuery } from 'client/platform/query'
import { Screen, type Stage } from 'client/ui/screen'
import { statusName } from 'shared/meeting/model'
import { getMeeting } from 'shared/meeting/operations'
import { Editor } from './editor'

/** Writing a meeting: a new one, a draft to go on with, or a change after the notice. */
export default function Edit() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(getMeeting, meetingId === '' ? undefined : { meetingId })
  if (meetingId === '') return <Editor meeting={null} onMoved={asked.refresh} />
  if (asked.is === 'ready') {
    const { meeting } = asked.value
    if (meeting.status === 'draft' || meeting.status === 'published') return <Editor key={meetingId} meeting={meeting} onMoved={asked.refresh} />
  }
  const stage: Stage<never> =
    asked.is === 'ready'
      ? {
          is: 'empty',
          says: `会议${statusName[asked.value.meeting.status]}，通知不能再改。`,
          way: { says: '看这场会议', onTap: () => openMeeting(meetingId) },
        }
      : withWayOut(asked)
  return (
    <Screen title="拟会议" stage={stage}>
      {() => null}
    </Screen>
  )
}
