import { withWayOut } from 'client/parts/gate'
import { openEntry } from 'client/parts/talent/places'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { toTop } from 'client/platform/navigate'
import { Badge } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Instant, nearTime, sayDay } from 'shared/kernel/time'
import { purposeName } from 'shared/talent/banks'
import { listRequests, type RequestRow } from 'shared/talent/request-operations'
import { Granted } from './granted'
import { ToAnswer } from './to-answer'

const NOTHING = {}
const STEP = 10

/** Who wants to know who a student is: what waits for an answer, what one has asked, what is over. */
export default function Requests() {
  const asked = useQuery(listRequests, NOTHING)
  const now = useServerNow()
  const [from, setFrom] = useState(0)
  const turn = (to: number) => {
    setFrom(to)
    toTop()
  }
  return (
    <Screen title="查看申请" stage={withWayOut(asked)}>
      {(page) => {
        const waiting = page.toAnswer.filter((one) => one.state === 'asked' && !(one.as === 'school' ? one.school : one.person))
        const over = page.toAnswer.filter((one) => !waiting.includes(one))
        const live = page.asked.filter((one) => one.live)
        const others = page.asked.filter((one) => !one.live)
        const most = Math.max(live.length, others.length, over.length)
        if (page.asked.length + page.toAnswer.length === 0) {
          return <Waiting stage={{ is: 'empty', says: '还没有申请。在学生库里点开一条，可以申请查看是谁。' }} />
        }
        return (
          <>
            {(from === 0 ? waiting.slice(0, STEP) : []).map((one) => (
              <ToAnswer key={`${one.as}${one.requestId}`} one={one} now={now} refresh={asked.refresh} />
            ))}
            {from === 0 && waiting.length > STEP && <View className="para soft">{`还有 ${waiting.length - STEP} 件，答复完上面的就会列出。`}</View>}
            {live.slice(from, from + STEP).map((one) => (
              <Granted key={one.requestId} one={one} />
            ))}
            <Some title="我提出的" of={others.slice(from, from + STEP)} now={now} />
            <Some title="要我们答复的" of={over.slice(from, from + STEP)} now={now} theirs />
            {from > 0 && <Button says="上一页" onTap={() => turn(from - STEP)} />}
            {most > from + STEP && <Button says="下一页" onTap={() => turn(from + STEP)} />}
          </>
        )
      }}
    </Screen>
  )
}

const Some = ({ title, of, now, theirs = false }: { title: string; of: readonly RequestRow[]; now: Instant; theirs?: boolean }) =>
  of.length === 0 ? null : (
    <List title={title}>
      {of.map((one) => (
        <Cell
          key={one.requestId}
          title={theirs ? `${one.by.unitName} ${one.by.name}` : one.about}
          note={`${nearTime(one.at, now)} · ${purposeName[one.purpose]}${theirs ? ` · ${one.about}` : ''}${how(one)}`}
          value={badge(one)}
          onTap={() => openEntry(one.entryId)}
        />
      ))}
    </List>
  )

function how({ state, reason, school, person, until }: RequestRow): string {
  if (state === 'refused') return ` · 原因：${reason}`
  if (state === 'lapsed') return ` · ${reason}`
  if (state === 'granted') return ` · 到 ${sayDay(until!)}`
  return school ? ' · 学校已同意，等本人' : person ? ' · 本人已同意，等学校' : ''
}

function badge({ state, live }: RequestRow) {
  switch (state) {
    case 'refused':
      return <Badge tone="danger" says="没有同意" />
    case 'asked':
      return <Badge tone="brand" says="等答复" />
    case 'lapsed':
      return <Badge says="已关闭" />
    case 'granted':
      return live ? <Badge tone="ok" says="可以查看" /> : <Badge says="已失效" />
  }
}
