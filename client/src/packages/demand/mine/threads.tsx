import { openThread } from 'client/parts/demand/places'
import { kindSaid } from 'client/parts/demand/wording'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Badge } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { threadStateName } from 'shared/demand/model'
import { myThreads, type ThreadSummary } from 'shared/demand/thread-operations'
import { nearTime } from 'shared/kernel/time'

const FIRST = {}

/** The threads of the own unit, those first in which it is its turn. */
export function Threads() {
  const asked = useQuery(myThreads, FIRST)
  const [older, setOlder] = useState<{ threads: readonly ThreadSummary[]; before: number | undefined }>()
  const [heard, setHeard] = useState<Answer<unknown>>()
  const now = useServerNow()
  const stage = withWayOut(asked)
  if (stage.is !== 'ready') return <Waiting stage={stage} />
  const threads = [...stage.value.threads, ...(older?.threads ?? [])]
  const before = older ? older.before : stage.value.before
  if (threads.length === 0) return <Waiting stage={{ is: 'empty', says: '还没有对接。在供需信息里打开一条，就可以提出对接。' }} />

  async function further(from: number) {
    const answer = await call(myThreads, { before: from })
    if (answer.kind === 'accepted') setOlder({ threads: [...(older?.threads ?? []), ...answer.value.threads], before: answer.value.before })
    else setHeard(answer)
  }

  const sorted = [...threads].sort((a, b) => Number(b.mine) - Number(a.mine))
  return (
    <>
      <Problem answer={heard} />
      <List>
        {sorted.map((thread) => (
          <Cell
            key={thread.threadId}
            title={thread.title}
            note={`${kindSaid(thread)} · ${thread.askerName} → ${thread.ownerName} · ${nearTime(thread.at, now)}`}
            value={thread.mine ? <Badge tone="warn" says={`${threadStateName[thread.state]}，请办理`} /> : threadStateName[thread.state]}
            onTap={() => openThread(thread.threadId)}
          />
        ))}
      </List>
      {before !== undefined && threads.length < 60 && <Button says="再看以前的" onTap={() => void further(before)} />}
    </>
  )
}
