import { openIssue, openNews } from 'client/parts/bulletin/places'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useShare } from 'client/platform/device/share'
import { toTop } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { ready, Screen, Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { publishedIssues } from 'shared/bulletin/issue-operations'
import { type NewsKind, newsKindName } from 'shared/bulletin/model'
import { publicNews } from 'shared/bulletin/news-operations'
import { dayOf } from 'shared/kernel/time'

const TABS = [{ value: 'issues', label: '简报' }, { value: 'news', label: newsKindName.news }, { value: 'policy', label: newsKindName.policy }] as const
type Tab = (typeof TABS)[number]['value']

/** What the group has told: its bulletin, news, and policies. Anybody may read here. */
export default function Bulletins() {
  const [tab, setTab] = useState<Tab>('issues')
  useShare({ title: '职教集团的简报与新闻', summary: '集团简报、新闻、政策', page: 'packages/bulletin/list/index' })
  return (
    <Screen title="简报与新闻" stage={ready(null)}>
      {() => (
        <>
          <Tabs label="看哪一种" options={TABS} value={tab} onChoose={setTab} />
          {tab === 'issues' ? <Issues /> : <News key={tab} kind={tab} />}
        </>
      )}
    </Screen>
  )
}

function Issues() {
  const [turned, turn] = useTurned<number>()
  const before = turned.at(-1)
  const asked = withWayOut(useQuery(publishedIssues, before === undefined ? {} : { before }))
  if (asked.is !== 'ready') return <Waiting stage={asked} />
  const { issues, before: further } = asked.value
  if (issues.length === 0) return <Nothing says="还没有发布过简报。秘书处发布后列在这里。" />
  return (
    <>
      <List>
        {issues.map(({ issueId, title, number, publishedAt, headlines }) => (
          <Cell
            key={issueId}
            title={`${title} ${number}`}
            note={
              <>
                <View>{headlines.join('；')}</View>
                <View>{dayOf(publishedAt)}</View>
              </>
            }
            onTap={() => openIssue(issueId)}
          />
        ))}
      </List>
      <Turning turned={turned} further={further} turn={turn} />
    </>
  )
}

function News({ kind }: { kind: NewsKind }) {
  const [turned, turn] = useTurned<string>()
  const before = turned.at(-1)
  const asked = withWayOut(useQuery(publicNews, { kind, ...(before !== undefined && { before }) }))
  if (asked.is !== 'ready') return <Waiting stage={asked} />
  const { news, before: further } = asked.value
  if (news.length === 0) return <Nothing says={`还没有${newsKindName[kind]}。秘书处发布后列在这里。`} />
  return (
    <>
      <List>
        {news.map(({ newsId, title, source, day }) => (
          <Cell key={newsId} title={title} note={`${source} · ${day}`} onTap={() => openNews(newsId)} />
        ))}
      </List>
      <Turning turned={turned} further={further} turn={turn} />
    </>
  )
}

const Nothing = ({ says }: { says: string }) => (
  <Card>
    <View className="soft">{says}</View>
  </Card>
)

/** Where each page that was turned began. */
function useTurned<C>(): [readonly C[], (to: readonly C[]) => void] {
  const [turned, setTurned] = useState<readonly C[]>([])
  return [
    turned,
    (to) => {
      setTurned(to)
      toTop()
    },
  ]
}

const Turning = <C,>({ turned, further, turn }: { turned: readonly C[]; further: C | undefined; turn: (to: readonly C[]) => void }) => (
  <>
    {turned.length > 0 && <Button says="较新的" onTap={() => turn(turned.slice(0, -1))} />}
    {further !== undefined && <Button says="更早的" onTap={() => turn([...turned, further])} />}
  </>
)
