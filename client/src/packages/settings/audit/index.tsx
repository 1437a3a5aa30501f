import { withWayOut } from 'client/parts/gate'
import { openMeeting } from 'client/parts/places'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { openClause, toTop, useQueryText } from 'client/platform/navigate'
import { Badge, Card } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type AuditLine, listAudit } from 'shared/audit/operations'
import { fullTime, type Instant, nearTime } from 'shared/kernel/time'

type Which = 'all' | 'refused'

/** Who has done what, newest first, a page at a time. */
export default function Audit() {
  const now = useServerNow()
  const fromPage = useQueryText('meetingId')
  const [meetingId, setMeetingId] = useState(fromPage)
  const [which, setWhich] = useState<Which>('all')
  /** Where each page that was turned began. */
  const [turned, setTurned] = useState<readonly Instant[]>([])
  const [opened, setOpened] = useState('')
  const before = turned.at(-1)
  const asked = useQuery(listAudit, {
    ...(before !== undefined && { before }),
    ...(meetingId !== '' && { meetingId }),
    ...(which === 'refused' && { refusedOnly: true }),
  })
  const turn = (to: readonly Instant[]) => {
    setTurned(to)
    setOpened('')
    toTop()
  }
  const narrow = (to: string) => {
    setMeetingId(to)
    turn([])
  }

  return (
    <Screen title="操作记录" stage={withWayOut(asked)}>
      {({ entries, next }) => (
        <>
          <Tabs
            label="看哪些"
            options={[{ value: 'all', label: '全部' }, { value: 'refused', label: '没有办成的' }]}
            value={which}
            onChoose={(chosen) => {
              setWhich(chosen)
              turn([])
            }}
          />
          {meetingId !== '' && (
            <Card>
              <View className="soft">{`只看与「${entries.find((one) => one.meeting)?.meeting?.title ?? '这次会议'}」有关的记录。`}</View>
              <LinkTap says="看全部会议的" onTap={() => narrow('')} />
            </Card>
          )}
          {entries.length === 0 ? (
            <Card>
              <View className="soft">没有这样的记录。</View>
            </Card>
          ) : (
            <List hint="签到、已读这类只记一次的事，记录就在会议里，不在这里重复。电话已遮住中间四位。">
              {entries.map((entry) => (
                <Cell
                  key={entry.id}
                  title={`${entry.name}：${entry.says}`}
                  note={
                    <>
                      {entry.refusal && <View>{entry.refusal.message}</View>}
                      {opened === entry.id && <Details of={entry} onMeeting={narrow} />}
                    </>
                  }
                  value={
                    <>
                      {entry.refusal && <Badge tone="danger" says="未办成" />}
                      <View>{nearTime(entry.at, now)}</View>
                    </>
                  }
                  onTap={opened === entry.id ? undefined : () => setOpened(entry.id)}
                />
              ))}
            </List>
          )}
          {turned.length > 0 && <Button says="较新的" onTap={() => turn(turned.slice(0, -1))} />}
          {next !== null && <Button says="更早的" onTap={() => turn([...turned, next])} />}
        </>
      )}
    </Screen>
  )
}

function Details({ of: { at, meeting, refusal, wrote, effects, details }, onMeeting }: { of: AuditLine; onMeeting: (meetingId: string) => void }) {
  return (
    <>
      <View>{fullTime(at)}</View>
      {details.map(({ name, value }, i) => (
        <View key={i}>{`${name}：${value}`}</View>
      ))}
      {effects.map((says, i) => (
        <View key={`effect ${i}`}>{says}</View>
      ))}
      {wrote.length > 0 && <View>{`写入：${wrote.join('、')}`}</View>}
      {refusal?.clause && <LinkTap says={refusal.cited ?? '依据'} onTap={() => openClause(refusal.clause!)} />}
      {meeting && <LinkTap says={`打开会议「${meeting.title}」`} onTap={() => openMeeting(meeting.meetingId)} />}
      {meeting && <LinkTap says="只看这次会议的记录" onTap={() => onMeeting(meeting.meetingId)} />}
    </>
  )
}
