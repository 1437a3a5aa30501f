import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { tell, whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { openFile } from 'client/platform/device/file'
import { Button } from 'client/ui/form/button'
import { Field, LongField, WhenField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { arrangeIssue, type DraftView, issueFile, refillIssue } from 'shared/bulletin/issue-operations'
import { MOST_ITEMS } from 'shared/bulletin/model'
import { frameOf } from './frame'

/** The name, the editors' note, whom it goes to; and of which days it tells. */
export function Surroundings({ draft: stored, refresh }: { draft: DraftView; refresh: () => Promise<unknown> }) {
  const { issueId, edition, from, until, items } = stored
  const { draft, change, discard } = useDraft(`issue:${issueId}`, { ...frameOf(stored), copies: stored.copies === 0 ? '' : String(stored.copies) })
  const [days, setDays] = useState({ from, until })
  const arranging = useCommand(arrangeIssue, refresh)
  const refilling = useCommand(refillIssue, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function keep() {
    const [title, note, reports, sends, distributes] = [draft.title, draft.note, draft.reports, draft.sends, draft.distributes].map((one) => one.trim()) as [string, string, string, string, string]
    const order = items.map(({ itemId, section }) => ({ itemId, section }))
    const heard = await arranging.run({ issueId, edition, title, note, reports, sends, distributes, copies: Number(draft.copies) || 0, order })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    discard()
    whisper('已保存')
  }

  async function refill() {
    const heard = await refilling.run({ issueId, edition, ...days })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    if (heard.value.left > 0) await tell('没有全部拟入', `一期最多 ${MOST_ITEMS} 条，还有 ${heard.value.left} 条放不下。可以把日期分成两期来编。`)
    else whisper('已重拟')
  }

  return (
    <>
      <Problem answer={answer} />
      <List title="报头和报尾">
        <Field label="简报名称" value={draft.title} onInput={(title) => change({ title })} maxLength={60} />
        <LongField label="按语" value={draft.note} onInput={(note) => change({ note })} maxLength={1000} placeholder="可不写" />
        <Field label="报" value={draft.reports} onInput={(reports) => change({ reports })} maxLength={100} placeholder="上级单位，可不写" />
        <Field label="送" value={draft.sends} onInput={(sends) => change({ sends })} maxLength={100} placeholder="有关单位，可不写" />
        <Field label="发" value={draft.distributes} onInput={(distributes) => change({ distributes })} maxLength={100} />
        <Field label="共印份数" kind="number" value={draft.copies} onInput={(copies) => change({ copies })} maxLength={5} placeholder="不印可不写" />
      </List>
      <Button says="保存报头和报尾" onTap={() => void keep()} busy={arranging.busy} whyNot={draft.title.trim() === '' ? '请写简报名称' : undefined} />
      <List title="写哪几天的事" hint="改了日期，自动拟出而没有改过的各条会换成新的；编入的稿件和改过的条不动。">
        <WhenField label="从" kind="date" value={days.from} onChoose={(chosen) => setDays({ ...days, from: chosen })} />
        <WhenField label="到" kind="date" value={days.until} onChoose={(chosen) => setDays({ ...days, until: chosen })} />
      </List>
      <Button says="按日期重拟" onTap={() => void refill()} busy={refilling.busy} whyNot={days.until < days.from ? '止日应不早于起日' : undefined} />
      <Button says="导出 Word 看样" onTap={() => void exportWord(issueId)} />
    </>
  )
}

async function exportWord(issueId: string): Promise<void> {
  const heard = await call(issueFile, { issueId })
  if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
  else await tell('没有导出', heard.message)
}
