import { openThread } from 'client/parts/demand/places'
import { kindSaid } from 'client/parts/demand/wording'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Button, LinkTap } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { Table, type Column } from 'client/ui/table'
import { useMemo, useState } from 'react'
import { threadStateName } from 'shared/demand/model'
import { allThreads, type ThreadSummary } from 'shared/demand/thread-operations'
import { nearTime } from 'shared/kernel/time'

const TABS = [
  { value: 'open', label: '进行中' },
  { value: 'over', label: '已结束' },
] as const

export const Coordination = () => (
  <OnDuty needs="moderate" title="供需协调">
    <All />
  </OnDuty>
)

/** Everything that units talk about with each other. */
function All() {
  const [tab, setTab] = useState<'open' | 'over'>('open')
  const input = useMemo(() => ({ open: tab === 'open' }), [tab])
  const asked = useQuery(allThreads, input)
  const [older, setOlder] = useState<{ of: object; threads: readonly ThreadSummary[]; before: number | undefined }>()
  const [heard, setHeard] = useState<Answer<unknown>>()
  const now = useServerNow()

  async function further(before: number) {
    const answer = await call(allThreads, { ...input, before })
    const known = older?.of === input ? older.threads : []
    if (answer.kind === 'accepted') setOlder({ of: input, threads: [...known, ...answer.value.threads], before: answer.value.before })
    else setHeard(answer)
  }

  const columns: readonly Column<ThreadSummary>[] = [
    { title: '对接', share: 3, cell: ({ threadId, title }) => <LinkTap says={title} onTap={() => openThread(threadId)} /> },
    { title: '类别', share: 2, cell: kindSaid },
    { title: '提出', share: 3, cell: ({ askerName }) => askerName },
    { title: '发布', share: 3, cell: ({ ownerName }) => ownerName },
    { title: '状态', share: 2, cell: ({ state }) => threadStateName[state] },
    { title: '最近一步', share: 2, cell: ({ at }) => nearTime(at, now) },
  ]
  return (
    <Screen title="供需协调" stage={withWayOut(asked)}>
      {(value) => {
        const rest = older?.of === input ? older : undefined
        const threads = [...value.threads, ...(rest?.threads ?? [])]
        const before = rest ? rest.before : value.before
        return (
          <>
            <Tabs label="看哪些" options={TABS} value={tab} onChoose={setTab} />
            <Problem answer={heard} />
            {threads.length === 0 ? <Waiting stage={{ is: 'empty', says: '没有这样的对接。' }} /> : <Table columns={columns} rows={threads} keyOf={({ threadId }) => threadId} />}
            {before !== undefined && <Button says="再看以前的" onTap={() => void further(before)} />}
          </>
        )
      }}
    </Screen>
  )
}
