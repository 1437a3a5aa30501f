import { hasArrived, StandingBadge } from 'client/parts/meeting/answer'
import { DeskTools } from 'client/parts/desk/desk'
import { entriesFor, openEntry } from 'client/parts/desk/entries'
import { scanNow } from 'client/parts/door/places'
import { WaitingScan } from 'client/parts/door/waiting'
import { withWayOut } from 'client/parts/gate'
import { MessageRow } from 'client/parts/message-row'
import { openInbox, openMessage } from 'client/parts/messages'
import { openMeeting, openReply } from 'client/parts/places'
import { RemindersLine } from 'client/parts/reminders'
import { UpdateNotice } from 'client/parts/update'
import { StatusBadge } from 'client/parts/meeting/status'
import { WhenWhere } from 'client/parts/meeting/when-where'
import { goTo, open } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { showWaiting } from 'client/platform/device/waiting'
import { useQuery } from 'client/platform/cloud/query'
import { Button } from 'client/ui/form/button'
import { Card, Count } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Screen } from 'client/ui/frame/screen'
import { useEffect } from 'react'
import type { Instant } from 'shared/kernel/time'
import { home, type Home as Shown, type Todo } from 'shared/meeting/operations'
import { dueSays, Todos } from './todos'

const NOTHING = {}

export default function Home() {
  const asked = useQuery(home, NOTHING)
  const now = useServerNow()
  const waiting = asked.is === 'ready' ? asked.value.todos.length : undefined
  // At every turn: WeChat takes the number only while a page with tabs is on top.
  useEffect(() => {
    if (waiting !== undefined) void showWaiting(waiting)
  })
  return (
    <Screen title="首页" place="home" stage={withWayOut(asked)}>
      {({ group, me, ...value }) =>
        me ? (
          <>
            <UpdateNotice />
            <View className="columns">
              <View className="columns__main">
                <Card title={me.name}>
                  <View className="soft">{[me.unitName, ...me.posts].join(' · ')}</View>
                </Card>
                <WaitingScan />
                {value.doorAt !== null && now >= value.doorAt && <Door />}
                <Due next={value.next} todos={value.todos} now={now} refresh={asked.refresh} inHall={value.doorAt !== null && now >= value.doorAt} />
              </View>
              <View className="columns__aside">
                {value.capabilities.includes('convene') && <DeskTools />}
                <RemindersLine />
                <Messages messages={value.messages} unread={value.unread} now={now} />
                <Tools capabilities={value.capabilities} />
              </View>
            </View>
          </>
        ) : (
          <>
            <Visitor group={group} />
            <Tools capabilities={[]} />
          </>
        )
      }
    </Screen>
  )
}

/** The hall is open, and the reader is not in it yet. */
const Door = () => (
  <Card title="签到已开始">
    <Button kind="main" says="扫码签到" onTap={scanNow} />
  </Card>
)

type Upcoming = NonNullable<Shown['next']>

const mayReply = ({ mine, ...next }: Upcoming, now: Instant): boolean =>
  mine.seat !== 'none' && !mine.reply && !hasArrived(mine.checkIn) && next.status === 'published' && now < next.startsAt

interface DueProps {
  next: Upcoming | null
  todos: readonly Todo[]
  now: Instant
  refresh: () => Promise<unknown>
  /** Scanning is the main thing now. */
  inHall: boolean
}

/** The next meeting and what waits; an answer that is due for that very meeting is asked for once, on its card. */
function Due({ next, todos, now, refresh, inHall }: DueProps) {
  const asks = next && mayReply(next, now) ? todos.find(({ kind, meetingId }) => kind === 'reply' && meetingId === next._id) : undefined
  const others = todos.filter((todo) => todo !== asks)
  return (
    <>
      {next && <Next next={next} asks={asks} now={now} inHall={inHall} />}
      {(!asks || others.length > 0) && <Todos todos={others} now={now} refresh={refresh} />}
    </>
  )
}

/** The next meeting in large type, with what one does about it. */
function Next({ next, asks, now, inHall }: { next: Upcoming; asks: Todo | undefined; now: Instant; inHall: boolean }) {
  const { mine } = next
  return (
    <Card title="下一场会议" aside={mine.seat === 'none' ? <StatusBadge status={next.status} /> : <StandingBadge {...mine} />}>
      <View className="strong">{next.title}</View>
      <WhenWhere meeting={next} now={now} />
      {asks && (
        <>
          <View className="para">{asks.detail}</View>
          <View className="soft">{dueSays(asks, now)}</View>
        </>
      )}
      {mayReply(next, now) && <Button kind={inHall ? 'plain' : 'main'} says="答复能否参加" onTap={() => openReply(next._id)} />}
      <Button says="查看会议" onTap={() => openMeeting(next._id)} />
    </Card>
  )
}

/** The last few messages, and the way to all of them. */
const Messages = ({ messages, unread, now }: Pick<Shown, 'messages' | 'unread'> & { now: Instant }) =>
  messages.length === 0 ? null : (
    <List title="最近消息">
      {messages.map((message) => (
        <MessageRow key={message._id} entry={message} now={now} onTap={() => (message.meetingId ?? message.page ? openMessage(message) : openInbox())} />
      ))}
      <Cell title="全部消息" value={<Count of={unread} label={`${unread} 条未读`} />} onTap={openInbox} />
    </List>
  )

/** Whom this is for, before anybody is asked who they are. */
const Visitor = ({ group }: { group: string }) => (
  <>
    <Card title={group}>
      <View className="para">本小程序面向{group}的成员单位和秘书处工作人员：接收会议通知、答复参会、请假、签到和查看会议结果。</View>
      <View className="para soft">您现在以访客身份浏览，可以看集团和成员单位的介绍、章程条款，试算表决。需要参会的，请由本单位联系秘书处开通身份。</View>
      <Button kind="main" says="我是成员单位的人，去登录或绑定" onTap={() => goTo('me')} />
    </Card>
    <List>
      <Cell title="集团与成员单位" note="我们是谁，做什么，有哪些单位" onTap={() => open('packages/showcase/group/index')} />
    </List>
  </>
)

const Tools = ({ capabilities }: { capabilities: readonly string[] }) => (
  <List title="常用">
    {capabilities.length > 0 &&
      entriesFor(capabilities).filter(({ at }) => at === 'information').map((entry) => (
        <Cell key={entry.page} title={entry.title} note={entry.note} onTap={() => openEntry(entry)} />
      ))}
    <Cell title="表决试算" note="按章程算法定人数和通过票数" onTap={() => open('packages/charter/evaluate/index')} />
  </List>
)
