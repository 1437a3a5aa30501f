import { forConveners, OnDuty } from 'client/parts/desk/duty'
import { openMeeting } from 'client/parts/places'
import { useQueryText } from 'client/platform/navigate'
import { useQuery } from 'client/platform/cloud/query'
import { Screen, type Stage } from 'client/ui/frame/screen'
import { statusName } from 'shared/meeting/model'
import { getMeeting } from 'shared/meeting/operations'
import { Editor } from './editor'

/** Writing a meeting: a new one, a draft to go on with, or a change after the notice. */
export default function Edit() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(getMeeting, meetingId === '' ? undefined : { meetingId })
  if (meetingId === '') {
    return (
      <OnDuty needs="convene" title="拟会议">
        <Editor meeting={null} onMoved={asked.refresh} />
      </OnDuty>
    )
  }
  const permitted = forConveners(asked)
  if (permitted.is === 'ready') {
    const { meeting } = permitted.value
    if (meeting.status === 'draft' || meeting.status === 'published') return <Editor key={meetingId} meeting={meeting} onMoved={asked.refresh} />
  }
  const stage: Stage<never> =
    permitted.is === 'ready'
      ? {
          is: 'empty',
          says: `会议${statusName[permitted.value.meeting.status]}，通知不能再改。`,
          way: { says: '看这场会议', onTap: () => openMeeting(meetingId) },
        }
      : permitted
  return (
    <Screen title="拟会议" stage={stage}>
      {() => null}
    </Screen>
  )
}
