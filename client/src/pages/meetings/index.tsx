import { AnswerBadge } from 'client/parts/meeting/answer'
import { withWayOut } from 'client/parts/gate'
import { openDraft, openMeeting } from 'client/parts/places'
import { StatusBadge } from 'client/parts/meeting/status'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { Button } from 'client/ui/form/button'
import { Badge } from 'client/ui/card'
import { Tabs } from 'client/ui/form/filter'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { useState } from 'react'
import { type Instant, nearTime } from 'shared/kernel/time'
import { type MeetingStatus, presenceName } from 'shared/meeting/model'
import { listMeetings, type ListedMeeting } from 'shared/meeting/operations'

type Shelf = 'coming' | 'past' | 'cancelled'

const VIEWS: readonly { value: Shelf; label: string; has: readonly MeetingStatus[]; none: string }[] = [
  { value: 'coming', label: '将要召开', has: ['draft', 'published', 'inSession'], none: '现在没有将要召开的会议。有新会议时，通知会出现在这里。' },
  { value: 'past', label: '已经召开', has: ['closing', 'closed'], none: '还没有开过的会议。' },
  { value: 'cancelled', label: '取消流会', has: ['cancelled', 'inquorate'], none: '没有取消或流会的会议。' },
]

const NOTHING = {}
const STEP = 20

export default function Meetings() {
  const asked = useQuery(listMeetings, NOTHING)
  const now = useServerNow()
  const [chosen, setChosen] = useState<Shelf>('coming')
  const [shown, setShown] = useState(STEP)
  const view = VIEWS.find(({ value }) => value === chosen)!

  return (
    <Screen
      title="会议"
      place="meetings"
      stage={withWayOut(asked)}
      action={({ convenes }) => (convenes ? { says: '拟一场会议', onTap: () => openDraft() } : undefined)}
    >
      {({ meetings }) => {
        const found = inOrder(meetings.filter(({ status }) => view.has.includes(status)), chosen)
        return (
          <>
            <Tabs
              label="哪些会议"
              options={VIEWS}
              value={chosen}
              onChoose={(value) => {
                setChosen(value)
                setShown(STEP)
              }}
            />
            {found.length === 0 ? (
              <Waiting stage={{ is: 'empty', says: view.none }} />
            ) : (
              <List>
                {found.slice(0, shown).map((meeting) => (
                  <Row key={meeting._id} meeting={meeting} now={now} />
                ))}
              </List>
            )}
            {found.length > shown && shown < 60 && (
              <Button says={`再看 ${Math.min(STEP, found.length - shown)} 场`} onTap={() => setShown(shown + STEP)} />
            )}
          </>
        )
      }}
    </Screen>
  )
}

/** The list comes with the latest first; of what is to come, the nearest is wanted first. */
const inOrder = (meetings: ListedMeeting[], view: Shelf) => (view === 'coming' ? meetings.reverse() : meetings)

const Row = ({ meeting, now }: { meeting: ListedMeeting; now: Instant }) => (
  <Cell
    title={<View className="strong">{meeting.title}</View>}
    note={
      <>
        <View>{nearTime(meeting.startsAt, now)}</View>
        <View>{meeting.paper ? `${meeting.place} · 补录（纸质）` : meeting.place}</View>
      </>
    }
    value={<Mark meeting={meeting} />}
    onTap={() => openMeeting(meeting._id)}
  />
)

/** What concerns the reader most: the own answer before, how one counted afterwards. */
function Mark({ meeting: { status, seat, choice, presence } }: { meeting: ListedMeeting }) {
  if (status === 'published' && seat !== 'none') return <AnswerBadge choice={choice} />
  if (status === 'closed' && presence) return <Badge tone={presence === 'absent' ? 'danger' : 'plain'} says={presenceName[presence]} />
  return <StatusBadge status={status} />
}
