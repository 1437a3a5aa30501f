import { AnswerBadge } from 'client/parts/meeting/answer'
import { withWayOut } from 'client/parts/gate'
import { openDraft, openMeeting } from 'client/parts/places'
import { StatusBadge } from 'client/parts/meeting/status'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { toTop } from 'client/platform/navigate'
import { Button } from 'client/ui/form/button'
import { Badge } from 'client/ui/card'
import { Tabs } from 'client/ui/form/filter'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { ready, Screen, Waiting } from 'client/ui/frame/screen'
import { useRef, useState } from 'react'
import { type Instant, nearTime } from 'shared/kernel/time'
import { presenceName, type Shelf } from 'shared/meeting/model'
import { listMeetings, type ListedMeeting, type MeetingList } from 'shared/meeting/operations'

const VIEWS: readonly { value: Shelf; label: string; none: string }[] = [
  { value: 'coming', label: '将要召开', none: '现在没有将要召开的会议。有新会议时，通知会出现在这里。' },
  { value: 'past', label: '已经召开', none: '还没有开过的会议。' },
  { value: 'cancelled', label: '取消流会', none: '没有取消或流会的会议。' },
]

const STEP = 20

export default function Meetings() {
  const [shelf, setShelf] = useState<Shelf>('coming')
  /** Where each further page of the shelf begins. */
  const [turned, setTurned] = useState<readonly Instant[]>([])
  const from = turned.at(-1)
  const asked = useQuery(listMeetings, { shelf, ...(from !== undefined && { beyond: from }) })
  // The shelves stay where they are while another one is fetched.
  const last = useRef<MeetingList>(undefined)
  if (asked.is === 'ready') last.current = asked.value
  const stage = withWayOut(asked)

  function turn(to: readonly Instant[]) {
    setTurned(to)
    toTop()
  }

  return (
    <Screen
      title="会议"
      place="meetings"
      stage={last.current && stage.is !== 'ready' ? ready(last.current) : stage}
      action={({ convenes }) => (convenes ? { says: '拟一场会议', onTap: () => openDraft() } : undefined)}
    >
      {() => (
        <>
          <Tabs
            label="哪些会议"
            options={VIEWS}
            value={shelf}
            onChoose={(value) => {
              setShelf(value)
              turn([])
            }}
          />
          {stage.is === 'ready' ? (
            <Shelved key={`${shelf}:${from}`} shelf={shelf} {...stage.value} onFurther={(next) => turn([...turned, next])} />
          ) : (
            <Waiting stage={stage} />
          )}
          {turned.length > 0 && <Button says="回到最近的会议" onTap={() => turn([])} />}
        </>
      )}
    </Screen>
  )
}

function Shelved({ shelf, meetings, next, onFurther }: MeetingList & { shelf: Shelf; onFurther: (next: Instant) => void }) {
  const now = useServerNow()
  const [shown, setShown] = useState(STEP)
  return (
    <>
      {meetings.length === 0 ? (
        <Waiting stage={{ is: 'empty', says: next === null ? VIEWS.find(({ value }) => value === shelf)!.none : '这一段里没有您要参加的会议。' }} />
      ) : (
        <List>
          {meetings.slice(0, shown).map((meeting) => (
            <Row key={meeting._id} meeting={meeting} now={now} />
          ))}
        </List>
      )}
      {meetings.length > shown ? (
        <Button says={`再看 ${Math.min(STEP, meetings.length - shown)} 场`} onTap={() => setShown(shown + STEP)} />
      ) : (
        next !== null && <Button says={shelf === 'coming' ? '更晚的会议' : '更早的会议'} onTap={() => onFurther(next)} />
      )}
    </>
  )
}

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
