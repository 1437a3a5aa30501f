import { doorSays, timesOf } from 'client/parts/door/times'
import { useQuery } from 'client/platform/cloud/query'
import { Badge, Card, Notice, type Tone } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { View } from 'client/ui/host/host'
import { Waiting } from 'client/ui/frame/screen'
import { useState } from 'react'
import type { BoardView } from 'shared/attendance/operations'
import { fullTime } from 'shared/kernel/time'
import { type Presence, presenceName, PRESENCES } from 'shared/meeting/model'
import { getMeeting, type MeetingView } from 'shared/meeting/operations'

type Final = NonNullable<MeetingView['final']>

const TONE: Record<Presence, Tone> = { present: 'ok', late: 'warn', left: 'warn', excused: 'brand', explained: 'plain', absent: 'danger' }

const SETTLED: readonly MeetingView['status'][] = ['closed', 'cancelled', 'inquorate']

/** What stays of the meeting: the numbers and names as they were frozen. */
export function Result({ board }: { board: BoardView }) {
  const [isSettled, setSettled] = useState(false)
  const asked = useQuery(getMeeting, { meetingId: board.meetingId }, { every: isSettled ? 0 : 3000 })
  if (asked.is !== 'ready') return <Waiting stage={asked} />
  const { meeting } = asked.value
  // The board may hear of the end before this page of the meeting does.
  if (!isSettled && SETTLED.includes(meeting.status)) setSettled(true)
  if (board.status === 'cancelled') return <Notice says={meeting.history.at(-1)?.note ? `会议已取消：${meeting.history.at(-1)!.note}` : '会议已取消。'} />
  if (meeting.inquorate) {
    const { quorum, at, nextAt, by } = meeting.inquorate
    return (
      <Card title="流会">
        <View className="quote">{quorum.sentence}</View>
        <View className="para">
          {fullTime(at)}，由 {by} 宣布。{nextAt === undefined ? '下次时间另行通知。' : `下次时间：${fullTime(nextAt)}。`}
        </View>
      </Card>
    )
  }
  if (!meeting.final) return <Notice says="已宣布闭会，正在等最后的签到到齐，约半分钟后在这里给出结果。" />
  return <Frozen final={meeting.final} order={meeting.order} />
}

/** The quorum that counts is that of the call to order; who left later is told beside it. */
function Frozen({ final, order }: { final: Final; order: MeetingView['order'] }) {
  return (
    <>
      <Card title="到会结果">
        <Figures items={[{ name: '应到', value: final.entitled }, ...PRESENCES.map((name) => ({ name: presenceName[name], value: final.counts[name] }))]} />
        {order && (
          <View className="para">
            {fullTime(order.at)} 宣布开会，主持：{order.declaredBy}
          </View>
        )}
        {order?.quorum && <View className="quote">{order.quorum.sentence}</View>}
        <View className="para soft">
          闭会时在场 {final.inRoom} 人。{fullTime(final.at)} 定案，以后不再重算。
        </View>
        {doorSays(final.door) && <View className="para soft">{doorSays(final.door)}</View>}
        {final.observers.length > 0 && <View className="para">列席：{final.observers.join('、')}</View>}
      </Card>
      {PRESENCES.map((presence) => (
        <Names key={presence} presence={presence} entries={final.entries.filter((entry) => entry.entitled && entry.presence === presence)} />
      ))}
    </>
  )
}

/** WeChat holds at most 60 children under one parent. */
const CHUNK = 50
const chunks = <T,>(all: readonly T[]): T[][] => Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, i) => all.slice(i * CHUNK, (i + 1) * CHUNK))

const Names = ({ presence, entries }: { presence: Presence; entries: Final['entries'] }) =>
  entries.length === 0 ? null : (
    <Card title={presenceName[presence]} aside={<Badge tone={TONE[presence]} says={`${entries.length} 人`} />}>
      {chunks(entries).map((part, i) => (
        <View key={i}>
          {part.map((entry) => (
            <View key={entry.personId} className="entry">
              <View className="entry__name">{entry.name}</View>
              <View className="entry__unit">{[entry.unitName, ...entry.posts].join(' · ')}</View>
              <View className="entry__when">{whenOf(entry)}</View>
            </View>
          ))}
        </View>
      ))}
    </Card>
  )

const whenOf = (entry: Final['entries'][number]): string => [timesOf(entry), entry.note].filter(Boolean).join('，')
