import { withWayOut } from 'client/parts/gate'
import { openNotice, openNoticeDraft, openNoticeReceipts } from 'client/parts/notice/places'
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
import { type Instant, nearTime } from 'shared/kernel/time'
import { type NoticeCard, noticeDesk, type NoticeDesk } from 'shared/message/notice/operations'

const FIRST = {}
/** WeChat holds at most 60 children under one parent. */
const MOST = 60

/** What the secretariat is writing, what waits for its time, and what went out. */
export function Desk() {
  const now = useServerNow()
  const asked = useQuery(noticeDesk, FIRST)
  const [older, setOlder] = useState<readonly NoticeDesk[]>([])
  const [heard, setHeard] = useState<Answer<unknown>>()
  const stage = withWayOut(asked)
  if (stage.is !== 'ready') return <Waiting stage={stage} />
  const { open } = stage.value
  const sent = [stage.value, ...older].flatMap((page) => page.sent)
  const before = (older.at(-1) ?? stage.value).before
  if (open.length + sent.length === 0) return <Waiting stage={{ is: 'empty', says: '还没有写过通知。', way: { says: '写通知', onTap: () => openNoticeDraft() } }} />

  async function further(from: Instant) {
    const answer = await call(noticeDesk, { before: from })
    if (answer.kind === 'accepted') setOlder([...older, answer.value])
    else setHeard(answer)
  }

  return (
    <>
      <Problem answer={heard} />
      {open.length > 0 && (
        <List title={`没有发出的 ${open.length} 份`}>
          {open.slice(0, MOST).map((card) => (
            <Open key={card.noticeId} card={card} now={now} />
          ))}
        </List>
      )}
      {Array.from({ length: Math.ceil(sent.length / MOST) }, (_, n) => (
        <List key={n} {...(n === 0 && { title: '已发的' })}>
          {sent.slice(n * MOST, (n + 1) * MOST).map((card) => (
            <Cell
              key={card.noticeId}
              title={card.title}
              note={[nearTime(card.at, now), card.reference, card.audience && `${card.audience.persons} 人，${card.audience.units} 个单位`].filter(Boolean).join(' · ')}
              value={card.state === 'withdrawn' ? <Badge says="已撤回" /> : '回执'}
              onTap={() => (card.state === 'withdrawn' ? openNotice : openNoticeReceipts)(card.noticeId)}
            />
          ))}
        </List>
      ))}
      {before !== undefined && <Button says="再看以前的" onTap={() => void further(before)} />}
    </>
  )
}

function Open({ card: { noticeId, title, state, at, sendAt, held }, now }: { card: NoticeCard; now: Instant }) {
  const scheduled = state === 'scheduled'
  const note = held !== null ? `没有按时发出：${held}` : scheduled && sendAt !== null ? `定于 ${nearTime(sendAt, now)} 发出` : `${nearTime(at, now)} 写的草稿`
  return (
    <Cell
      title={title}
      note={note}
      value={held !== null ? <Badge tone="danger" says="没发出" /> : <Badge tone={scheduled ? 'brand' : 'plain'} says={scheduled ? '定时' : '草稿'} />}
      onTap={() => (scheduled ? openNotice(noticeId) : openNoticeDraft({ noticeId }))}
    />
  )
}
