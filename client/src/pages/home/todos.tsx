import { openDelegate, openDraft, openException, openMeeting, openReply } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { Why } from 'client/parts/why'
import { whisper } from 'client/platform/device/ask'
import { open } from 'client/platform/navigate'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { Button } from 'client/ui/form/button'
import { Card, Count } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { acknowledgeLeave } from 'shared/attendance/operations'
import { type Instant, nearTime } from 'shared/kernel/time'
import type { Todo } from 'shared/meeting/operations'

/** As many as one screen takes in; the rest follows when these are done. */
const SHOWN = 8

/** What waits for the person, the most urgent first, one button each. */
export function Todos({ todos, now, refresh }: { todos: readonly Todo[]; now: Instant; refresh: () => Promise<unknown> }) {
  const [all, setAll] = useState(false)
  const shown = all ? todos.slice(0, 50) : todos.slice(0, SHOWN)
  return (
    <Card title="需要我处理" aside={<Count of={todos.length} label={`${todos.length} 件事需要处理`} />}>
      {todos.length === 0 && <View className="soft">现在没有需要您处理的事。有新的会议通知时会出现在这里。</View>}
      {shown.map((todo) => (
        <Row key={[todo.kind, todo.meetingId, todo.personId, todo.page].join()} todo={todo} now={now} refresh={refresh} />
      ))}
      {todos.length > shown.length && !all && <Button says={`再看 ${todos.length - shown.length} 件`} onTap={() => setAll(true)} />}
    </Card>
  )
}

const SAYS: Record<Todo['kind'], string> = {
  reply: '答复能否参加',
  replyFor: '代为答复',
  acknowledge: '知悉',
  except: '决定是否作例外',
  delegate: '委托主持',
  draft: '继续拟稿',
  callToOrder: '去主持',
  overdue: '去处理',
  schedule: '安排会议',
  go: '去处理',
}

function Row({ todo, now, refresh }: { todo: Todo; now: Instant; refresh: () => Promise<unknown> }) {
  const { run, busy } = useCommand(acknowledgeLeave, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { kind, meetingId = '', personId, page = '', title, detail, clause } = todo

  async function acknowledge() {
    const heard = await run({ meetingId, personId: personId! })
    setAnswer(heard)
    if (heard?.kind !== 'accepted') return
    whisper('已知悉')
  }

  const act: Record<Todo['kind'], () => void> = {
    reply: () => openReply(meetingId),
    replyFor: () => openReply(meetingId, personId),
    acknowledge: () => void acknowledge(),
    except: () => openException(meetingId, personId),
    delegate: () => openDelegate(meetingId),
    draft: () => openDraft(meetingId),
    callToOrder: () => openMeeting(meetingId),
    overdue: () => openMeeting(meetingId),
    schedule: () => openDraft(),
    go: () => open(page),
  }

  return (
    <View className="todo">
      <View className="todo__text">
        <View className="strong">{title}</View>
        <View>{detail}</View>
        <View className="soft">
          {dueSays(todo, now)}
          {clause && <Why clause={clause} />}
        </View>
        <Problem answer={answer} />
      </View>
      <Button says={todo.does ?? SAYS[kind]} busy={busy} onTap={act[kind]} />
    </View>
  )
}

/** Until when it waits, or when the meeting is that it is about. */
export function dueSays({ kind, due }: Todo, now: Instant): string {
  if (due === undefined) return ''
  const when = nearTime(due, now)
  if (kind === 'go') return due < now ? `截止 ${when}，已过，请尽快` : `截止 ${when}`
  if (kind !== 'reply' && kind !== 'replyFor') return `会议时间 ${when}`
  return due < now ? `答复截止 ${when}，已过，请尽快` : `答复截止 ${when}`
}
