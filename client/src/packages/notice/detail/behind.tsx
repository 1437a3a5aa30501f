import { openNoticeDraft, openNoticeReceipts } from 'client/parts/notice/places'
import { Problem } from 'client/parts/problem'
import { showScan } from 'client/parts/roll/scan'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { confirm } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { back } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { LongField } from 'client/ui/form/field'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { nearTime } from 'shared/kernel/time'
import { dropNotice, makeNoticeFile, type NoticeView, recallNotice, withdrawNotice } from 'shared/message/notice/operations'

interface BehindProps {
  notice: NoticeView
  desk: NonNullable<NoticeView['desk']>
  refresh: () => Promise<unknown>
}

/** What whoever writes notices sees and can do besides reading. */
export function Behind({ notice, desk, refresh }: BehindProps) {
  const { noticeId, state } = notice
  const now = useServerNow()
  const recalling = useCommand(recallNotice, refresh)
  const dropping = useCommand(dropNotice)
  const [heard, setHeard] = useState<Answer<unknown>>()
  const { audience, sendAt, held, edition } = desk

  async function recall() {
    if (await confirm({ title: '取消定时', follows: '通知回到草稿，可以再改；不会按原定时间发出。', yes: '取消定时' })) setHeard(await recalling.run({ noticeId }))
  }

  async function drop() {
    if (!(await confirm({ title: '删去草稿', follows: '正文和附件都会删去，不能恢复。', yes: '删去' }))) return
    const answer = await dropping.run({ noticeId, edition })
    setHeard(answer)
    if (answer?.kind === 'accepted') back()
  }

  return (
    <>
      <Problem answer={heard} />
      {held !== null && <Notice tone="danger" says={`没有按时发出：${held}。改好以后请重新发出。`} />}
      <List title="案头">
        <Cell title={audience ? `发给 ${audience.persons} 人，${audience.units} 个单位` : `发给：${desk.scopeSays}`} note={`${audience ? `${desk.scopeSays}；` : ''}${desk.by} ${nearTime(desk.at, now)}`} />
        {state === 'scheduled' && sendAt !== null && <Cell title={`定于 ${nearTime(sendAt, now)} 发出`} value="取消定时" onTap={() => void recall()} />}
        {state === 'draft' && <Cell title="继续写" onTap={() => openNoticeDraft({ noticeId })} />}
        {notice.sentAt !== null && <Cell title="回执与催阅" note="谁读了，谁还没有读" onTap={() => openNoticeReceipts(noticeId)} />}
        <Cell title="红头文件" note="可在 Word 或 WPS 里再改" value="生成" onTap={() => void showScan(makeNoticeFile, { noticeId, kind: 'letter' })} />
        {notice.sentAt !== null && <Cell title="发一份更正" note="发出的不能改；更正的会注明更正了哪一份" onTap={() => openNoticeDraft({ corrects: noticeId })} />}
        {state === 'draft' && <Cell title="删去这份草稿" onTap={() => void drop()} />}
      </List>
      {state === 'sent' && <Withdraw noticeId={noticeId} refresh={refresh} />}
    </>
  )
}

/** Taking back what was sent: it asks for the reason, which everybody will read. */
function Withdraw({ noticeId, refresh }: { noticeId: string; refresh: () => Promise<unknown> }) {
  const { draft, change, discard } = useDraft(`notice-withdraw:${noticeId}`, { reason: '' })
  const [open, setOpen] = useState(draft.reason !== '')
  const { run, busy } = useCommand(withdrawNotice, refresh)
  const [heard, setHeard] = useState<Answer<unknown>>()
  const reason = draft.reason.trim()

  async function withdraw() {
    const follows = '各人的列表里仍有这份通知，但只写明已撤回和原因，看不到正文和附件。撤回后不能恢复。'
    if (!(await confirm({ title: '撤回通知', follows, yes: '撤回' }))) return
    const answer = await run({ noticeId, reason })
    setHeard(answer)
    if (answer?.kind === 'accepted') discard()
  }

  if (!open) return <Button says="撤回这份通知" onTap={() => setOpen(true)} />
  return (
    <>
      <Problem answer={heard} before="没有撤回。" />
      <List>
        <LongField label="撤回原因" maxLength={200} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder="收到通知的人都会看到" />
      </List>
      <Button says="撤回这份通知" kind="danger" busy={busy} whyNot={reason === '' ? '请写明撤回原因' : undefined} onTap={() => void withdraw()} />
    </>
  )
}
