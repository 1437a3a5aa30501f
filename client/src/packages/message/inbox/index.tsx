import { withWayOut } from 'client/parts/gate'
import { MessageRow } from 'client/parts/message-row'
import { openMessage } from 'client/parts/messages'
import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Button } from 'client/ui/form/button'
import { List } from 'client/ui/list'
import { Screen, type Stage } from 'client/ui/frame/screen'
import { useState } from 'react'
import type { Instant } from 'shared/kernel/time'
import { type Entry, type InboxView, listInbox, markAll } from 'shared/message/inbox'

const FIRST = {}

/** WeChat holds at most 60 children under one parent. */
const MOST = 60

/** All that was told to the person, the unread first; a tap opens what a message is about. */
export default function Inbox() {
  const asked = useQuery(listInbox, FIRST)
  const now = useServerNow()
  const { run, busy } = useCommand(markAll, asked.refresh)
  const [older, setOlder] = useState<readonly InboxView[]>([])
  const [heard, setHeard] = useState<Answer<unknown>>()
  const stage = withWayOut(asked)

  async function further(before: Instant) {
    const answer = await call(listInbox, { before })
    if (answer.kind === 'accepted') setOlder([...older, answer.value])
    else setHeard(answer)
  }

  async function readAll() {
    const answer = await run({})
    setHeard(answer)
    if (answer?.kind === 'accepted') setOlder(older.map((page) => ({ ...page, entries: page.entries.map((entry) => ({ ...entry, read: true })) })))
  }

  return (
    <Screen
      title="消息"
      stage={none(stage) ? { is: 'empty', says: '还没有消息。会议通知、变更和催办都会到这里。' } : stage}
      action={(first) => (first.unread > 0 ? { says: '全部记为已读', onTap: () => void readAll(), busy } : undefined)}
    >
      {(first) => {
        const entries = [first, ...older].flatMap((page) => page.entries)
        const before = (older.at(-1) ?? first).before
        const unread = entries.filter((entry) => !entry.read)
        const read = entries.filter((entry) => entry.read)
        return (
          <>
            <Problem answer={heard} />
            <Some title={`未读 ${first.unread > 99 ? '99+' : first.unread} 条`} entries={unread} now={now} />
            <Some title="已读" entries={read} now={now} />
            {before !== undefined && <Button says="再看以前的" onTap={() => void further(before)} />}
          </>
        )
      }}
    </Screen>
  )
}

const none = (stage: Stage<InboxView>): boolean => stage.is === 'ready' && stage.value.entries.length === 0

/** Messages below one heading, in as many blocks as WeChat wants. */
function Some({ title, entries, now }: { title: string; entries: readonly Entry[]; now: Instant }) {
  const blocks = Array.from({ length: Math.ceil(entries.length / MOST) }, (_, n) => entries.slice(n * MOST, (n + 1) * MOST))
  return (
    <>
      {blocks.map((block, n) => (
        <List key={block[0]!._id} {...(n === 0 && { title })}>
          {block.map((entry) => (
            <MessageRow key={entry._id} entry={entry} now={now} onTap={() => openMessage(entry)} />
          ))}
        </List>
      ))}
    </>
  )
}
