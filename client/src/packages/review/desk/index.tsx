import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { openReviewGroup, openReviewItem } from 'client/parts/review/places'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { Badge, Card } from 'client/ui/card'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Instant, nearTime } from 'shared/kernel/time'
import { type Listed, LISTS, type Queue, queue, type ReviewList } from 'shared/review/operations'

const NAMES: Record<ReviewList, string> = { waiting: '待审', objections: '被举报', machine: '检查中' }

const NOTHING: Record<ReviewList, string> = {
  waiting: '没有待审的内容。成员交来、微信检查过的会列在这里。',
  objections: '没有被举报的内容。',
  machine: '没有正在检查的内容。',
}

export default function Page() {
  return (
    <OnDuty needs="moderate" title="审核台">
      <Desk />
    </OnDuty>
  )
}

/** What is to be judged, the oldest first; the main button begins with it and goes on to the next. */
function Desk() {
  const asked = useQueryText('list')
  const [list, setList] = useState<ReviewList>(LISTS.find((one) => one === asked) ?? 'waiting')
  const found = useQuery(queue, { list })
  const now = useServerNow()
  return (
    <Screen
      title="审核台"
      stage={withWayOut(found)}
      action={({ items: [first] }) => (first && list !== 'machine' ? { says: '从第一件看起', onTap: () => openListed(first, list) } : undefined)}
    >
      {({ counts, items }) => (
        <>
          <Tabs label="看哪一些" options={LISTS.map((value) => ({ value, label: named(value, counts) }))} value={list} onChoose={setList} />
          {items.length === 0 ? (
            <Card>
              <View className="soft">{NOTHING[list]}</View>
            </Card>
          ) : (
            <List hint={counts[list] > items.length ? `还有 ${counts[list] - items.length} 件，处理完上面的就会列出。` : undefined}>
              {items.map((one) => (
                <Row key={one.checkId} of={one} list={list} now={now} />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}

const named = (list: ReviewList, counts: Queue['counts']): string => (counts[list] === 0 ? NAMES[list] : `${NAMES[list]} ${counts[list]}`)

/** What came with many others is looked at with them. */
const openListed = ({ checkId, group }: Listed, list: ReviewList): void => (group ? openReviewGroup(group.id) : openReviewItem(checkId, list))

const Row = ({ of: one, list, now }: { of: Listed; list: ReviewList; now: Instant }) => (
  <Cell
    title={one.group ? one.group.title : one.title}
    note={
      <>
        <View>{`${one.kindName} · ${one.unitName} ${one.authorName} · ${nearTime(one.at, now)}`}</View>
        {one.stuck !== null && <View>{one.stuck}</View>}
      </>
    }
    value={<Mark of={one} />}
    onTap={() => openListed(one, list)}
  />
)

function Mark({ of: { objections, verdict, stuck, edition, group } }: { of: Listed }) {
  if (group) return <Badge tone="brand" says={`${group.waiting} 条`} />
  if (objections > 0) return <Badge tone="danger" says={`${objections} 人举报`} />
  if (verdict === 'doubtful') return <Badge tone="warn" says="微信存疑" />
  if (stuck !== null) return <Badge tone="warn" says="没有查成" />
  return edition > 1 ? <Badge says={`第 ${edition} 稿`} /> : null
}
