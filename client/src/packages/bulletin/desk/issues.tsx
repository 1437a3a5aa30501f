import { openCompose, openCounts, openStart } from 'client/parts/bulletin/places'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { tell } from 'client/platform/device/ask'
import { open } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { WhenField } from 'client/ui/form/field'
import { Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { beginIssue, issueDesk } from 'shared/bulletin/issue-operations'
import { MOST_ITEMS } from 'shared/bulletin/model'

const NOTHING = {}

/** The drafts there are, and a new one of so many days. */
export function Issues({ onContributions }: { onContributions: () => void }) {
  const asked = useQuery(issueDesk, NOTHING)
  const beginning = useCommand(beginIssue, asked.refresh)
  const [days, setDays] = useState<{ from?: string; until?: string }>({})
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const stage = withWayOut(asked)
  if (stage.is !== 'ready') return <Waiting stage={stage} />
  const { drafts, more, next, missing, suggested, whyNotStart } = stage.value
  const { from, until } = { ...suggested, ...days }

  async function begin() {
    const heard = await beginning.run({ from, until })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    if (heard.value.left > 0) await tell('没有全部拟入', `一期最多 ${MOST_ITEMS} 条，还有 ${heard.value.left} 条放不下。可以把日期分成两期来编。`)
    openCompose(heard.value.issueId)
  }

  return (
    <>
      <Problem answer={answer} />
      {missing && <Notice tone="warn" says={`${missing.name}简报还没有发布（${missing.from} 到 ${missing.until}）。`} />}
      {drafts.length > 0 && (
        <List title="没有编完的" hint={more ? '还有更早开始编的草稿。发布或删去上面的，就会列出。' : undefined}>
          {drafts.map((draft) => (
            <Cell
              key={draft.issueId}
              title={draft.title === '' ? '（没有名称）' : draft.title}
              note={`${draft.from} 到 ${draft.until} · ${draft.items} 条`}
              onTap={() => openCompose(draft.issueId)}
            />
          ))}
        </List>
      )}
      <List title={`编新的一期：${next}`} hint="系统按这几天集团的会议、到会和供稿记录先拟出各条，再由您改。">
        <WhenField label="从" kind="date" value={from} onChoose={(chosen) => setDays({ ...days, from: chosen })} />
        <WhenField label="到" kind="date" value={until} onChoose={(chosen) => setDays({ ...days, until: chosen })} />
      </List>
      <Button kind={drafts.length === 0 ? 'main' : 'plain'} says="开始编" onTap={() => void begin()} busy={beginning.busy} whyNot={until < from ? '止日应不早于起日' : undefined} />
      <List title="相关">
        <Cell title="各单位的稿件" note="退回、改编辑稿、采用" onTap={onContributions} />
        <Cell title="供稿统计" note="各单位交稿和采用的篇数" onTap={openCounts} />
        {whyNotStart === null && <Cell title="登记纸质期号" note="以前出过纸质简报的，期号接着走" onTap={openStart} />}
        <Cell title="已发布的简报" note="看谁读过，导出 Word" onTap={() => open('packages/bulletin/list/index')} />
      </List>
    </>
  )
}
