import { withWayOut } from 'client/parts/gate'
import { openNotice } from 'client/parts/notice/places'
import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Badge } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Instant, nearTime, yearOf } from 'shared/kernel/time'
import { listNotices, type NoticeListed, type NoticesPage } from 'shared/message/notice/operations'

const ALL = 'all'

/** What was sent to me: what I have to confirm, what I have not read, and the rest, year by year. */
export function Mine() {
  const now = useServerNow()
  const [year, setYear] = useState(ALL)
  const thisYear = yearOf(now)
  const options = [{ value: ALL, label: '全部' }, ...[thisYear, thisYear - 1].map((one) => ({ value: String(one), label: `${one} 年` }))]
  return (
    <>
      <Tabs label="年份" options={options} value={year} onChoose={setYear} />
      <OfYear key={year} year={year === ALL ? undefined : Number(year)} now={now} />
    </>
  )
}

function OfYear({ year, now }: { year: number | undefined; now: Instant }) {
  const asked = useQuery(listNotices, year === undefined ? {} : { year })
  const [older, setOlder] = useState<readonly NoticesPage[]>([])
  const [heard, setHeard] = useState<Answer<unknown>>()
  const stage = withWayOut(asked)
  if (stage.is !== 'ready') return <Waiting stage={stage} />
  const all = [stage.value, ...older].flatMap(({ notices }) => notices)
  if (all.length === 0) return <Waiting stage={{ is: 'empty', says: year === undefined ? '还没有发给您的通知公告。会议通知在“会议”里。' : `${year} 年没有发给您的通知公告。` }} />
  const before = (older.at(-1) ?? stage.value).before
  const isAsked = (notice: NoticeListed) => notice.state === 'sent' && notice.confirmBy !== null && !notice.confirmed
  const rest = all.filter((notice) => !isAsked(notice))

  async function further(from: Instant) {
    const answer = await call(listNotices, { ...(year !== undefined && { year }), before: from })
    if (answer.kind === 'accepted') setOlder([...older, answer.value])
    else setHeard(answer)
  }

  return (
    <>
      <Problem answer={heard} />
      <Some title="请确认" notices={all.filter(isAsked)} now={now} />
      <Some title="未读" notices={rest.filter(({ read }) => !read)} now={now} />
      <Some title="看过的" notices={rest.filter(({ read }) => read)} now={now} />
      {before !== undefined && <Button says="再看以前的" onTap={() => void further(before)} />}
    </>
  )
}

/** WeChat holds at most 60 children under one parent. */
const MOST = 60

/** Notices below one heading, in as many blocks as WeChat wants. */
function Some({ title, notices, now }: { title: string; notices: readonly NoticeListed[]; now: Instant }) {
  const blocks = Array.from({ length: Math.ceil(notices.length / MOST) }, (_, n) => notices.slice(n * MOST, (n + 1) * MOST))
  return (
    <>
      {blocks.map((block, n) => (
        <List key={block[0]!.noticeId} {...(n === 0 && { title: `${title} ${notices.length} 份` })}>
          {block.map((notice) => (
            <Cell
              key={notice.noticeId}
              title={notice.title}
              note={[nearTime(notice.at, now), notice.reference, dueSays(notice, now)].filter(Boolean).join(' · ')}
              value={<State notice={notice} />}
              onTap={() => openNotice(notice.noticeId)}
            />
          ))}
        </List>
      ))}
    </>
  )
}

const dueSays = ({ state, confirmBy, confirmed }: NoticeListed, now: Instant): string =>
  state !== 'sent' || confirmBy === null || confirmed ? '' : now > confirmBy ? `已过 ${nearTime(confirmBy, now)} 的截止` : `${nearTime(confirmBy, now)} 前确认`

function State({ notice: { state, confirmBy, confirmed, read } }: { notice: NoticeListed }) {
  if (state === 'withdrawn') return <Badge says="已撤回" />
  if (confirmed) return <Badge tone="ok" says="已确认" />
  if (confirmBy !== null) return <Badge tone="warn" says="请确认" />
  return read ? null : <Badge tone="brand" says="未读" />
}
