import { useConduct } from 'client/parts/meeting/conduct'
import { DeskActions } from 'client/parts/desk/desk'
import { withWayOut } from 'client/parts/gate'
import { useCharter } from 'client/parts/law'
import { useCommand } from 'client/platform/cloud/command'
import { useQueryText } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { Screen } from 'client/ui/frame/screen'
import { useEffect } from 'react'
import { board, markRead } from 'shared/attendance/operations'
import { getMeeting, type MeetingPage } from 'shared/meeting/operations'
import { Agenda, Contact, Handouts, Papers, Story } from './about'
import { Chair, Colleagues } from './chair'
import { Head } from './head'
import { Hall, inTheHall } from './hall'
import { Mine } from './mine'
import { nextStep } from './next-step'
import { Paper } from './paper'
import { Result } from './result'

const POLL = 10_000

/** One meeting as a member sees it: the notice, the own answer, and what has become of it. */
export default function Detail() {
  const meetingId = useQueryText('meetingId')
  const now = useServerNow()
  const charter = useCharter()
  const asked = useQuery(getMeeting, { meetingId }, { every: POLL })
  const page = asked.is === 'ready' ? asked.value : undefined
  useReadMark(meetingId, page)
  const presiding = page !== undefined && inTheHall(page, charter, now)
  const watched = useQuery(board, presiding ? { meetingId } : undefined, { every: POLL })
  const conduct = useConduct(meetingId, () => Promise.all([asked.refresh(), watched.refresh()]))

  return (
    <Screen
      title="会议"
      stage={withWayOut(asked)}
      action={(value) => (presiding && watched.is === 'ready' ? conduct.action(watched.value) : undefined) ?? nextStep(value, charter, now)}
    >
      {({ meeting, mine, duties, colleagues }) => (
        <>
          <Head meeting={meeting} now={now} />
          {presiding && <Hall watched={watched} failed={conduct.failed} status={meeting.status} />}
          <Mine meeting={meeting} mine={mine} now={now} refresh={asked.refresh} />
          <Result meeting={meeting} now={now} />
          {!meeting.paper && <Chair meeting={meeting} duties={duties} choice={mine.reply?.choice ?? null} now={now} />}
          <Colleagues meeting={meeting} colleagues={colleagues} />
          <Paper meeting={meeting} administers={duties.convenes} />
          {!meeting.paper && <Agenda meeting={meeting} />}
          <Papers meeting={meeting} />
          <Handouts meeting={meeting} now={now} />
          {!meeting.paper && <Contact meeting={meeting} />}
          {!meeting.paper && <DeskActions meetingId={meetingId} status={meeting.status} watches={duties.watches} convenes={duties.convenes} />}
          <Story meeting={meeting} now={now} />
        </>
      )}
    </Screen>
  )
}

/** Opening the notice is reading it; told once, and only by those who are invited. */
function useReadMark(meetingId: string, page: MeetingPage | undefined): void {
  const { run } = useCommand(markRead)
  const due = page !== undefined && page.mine.seat !== 'none' && !page.mine.read && page.meeting.status !== 'draft' && !page.meeting.paper
  useEffect(() => {
    if (due) void run({ meetingId })
    // `run` is new at each rendering and always the same act.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [due, meetingId])
}
