import { openNewsForm } from 'client/parts/bulletin/places'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { toTop } from 'client/platform/navigate'
import { Badge, Card, type Tone } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type NewsKind, newsKindName } from 'shared/bulletin/model'
import { listNews } from 'shared/bulletin/news-operations'
import type { ReviewState } from 'shared/review/model'

const STANDING: Record<ReviewState, { tone: Tone; says: string }> = {
  checking: { tone: 'brand', says: '检查中' },
  waiting: { tone: 'brand', says: '待审' },
  approved: { tone: 'ok', says: '已公开' },
  returned: { tone: 'warn', says: '检查未通过' },
  down: { tone: 'danger', says: '已下架' },
}

/** All news or policies, with those that are not public. */
export function Entries() {
  const [kind, setKind] = useState<NewsKind>('news')
  const [turned, setTurned] = useState<readonly string[]>([])
  const before = turned.at(-1)
  const stage = withWayOut(useQuery(listNews, { kind, ...(before !== undefined && { before }) }))
  const other: NewsKind = kind === 'news' ? 'policy' : 'news'
  const turn = (to: readonly string[]) => {
    setTurned(to)
    toTop()
  }
  return (
    <>
      <Button kind="main" says="写一条" onTap={() => openNewsForm()} />
      {stage.is !== 'ready' ? (
        <Waiting stage={stage} />
      ) : stage.value.news.length === 0 ? (
        <Card>
          <View className="soft">{`还没有写过${newsKindName[kind]}。`}</View>
        </Card>
      ) : (
        <>
          <List title={newsKindName[kind]}>
            {stage.value.news.map(({ newsId, title, source, day, state, reason }) => (
              <Cell
                key={newsId}
                title={title}
                note={[`${source} · ${day}`, reason].filter(Boolean).join('：')}
                value={<Badge {...STANDING[state]} />}
                onTap={() => openNewsForm(newsId)}
              />
            ))}
          </List>
          {turned.length > 0 && <Button says="较新的" onTap={() => turn(turned.slice(0, -1))} />}
          {stage.value.before !== undefined && <Button says="更早的" onTap={() => turn([...turned, stage.value.before!])} />}
        </>
      )}
      <Button
        says={`看${newsKindName[other]}`}
        onTap={() => {
          setKind(other)
          turn([])
        }}
      />
    </>
  )
}
