import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { confirm, whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Field, LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { adoptContribution, type ContributionView, declineContribution, editContribution, returnContribution } from 'shared/bulletin/operations'

interface EditingProps {
  of: ContributionView
  refresh: () => Promise<unknown>
}

/** What the editors do with what was handed in: adopt it, send it back, decline it, or write in a copy first. */
export function Editing({ of, refresh }: EditingProps) {
  const { contributionId, edition, state, check, found, edited } = of
  const { draft, change, discard } = useDraft(`decide:${contributionId}:${edition}`, { says: '' })
  const adopting = useCommand(adoptContribution, refresh)
  const returning = useCommand(returnContribution, refresh)
  const declining = useCommand(declineContribution, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const says = draft.says.trim()
  const busy = adopting.busy || returning.busy || declining.busy

  async function decide(how: Promise<Answer<unknown> | undefined>, word: string) {
    const heard = await how
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    discard()
    whisper(word)
  }

  if (state !== 'submitted' || check === 'faulty') return edited ? <Edited of={edited} /> : null
  const seen = { contributionId, edition }

  async function adopt() {
    const doubt = { title: '微信存疑的稿件', follows: `${found.join('；') || '没有说明是什么'}。采用就是您看过没有问题，审核台不再另审。`, yes: '采用' }
    if (check === 'doubtful' && !(await confirm(doubt))) return
    await decide(adopting.run(seen), '已采用')
  }

  return (
    <>
      <Copy of={of} refresh={refresh} />
      <Card title="处理">
        <Problem answer={answer} />
        <Button
          kind="main"
          says="采用"
          onTap={() => void adopt()}
          busy={busy}
          whyNot={check === 'checking' ? '系统还在检查文字和图片，通过以后才能采用；久等不动的，到审核台看原因' : undefined}
        />
        <List>
          <LongField label="给作者的话" value={draft.says} onInput={(typed) => change({ says: typed })} maxLength={500} placeholder="退回写修改意见；不采用写理由。作者会看到" />
        </List>
        <Button says="退回修改" onTap={() => void decide(returning.run({ ...seen, says }), '已退回')} busy={busy} whyNot={says === '' ? '写明修改意见后才能退回' : undefined} />
        <Button says="不采用" onTap={() => void decide(declining.run({ ...seen, says }), '已告知')} busy={busy} whyNot={says === '' ? '写明理由后才能定' : undefined} />
      </Card>
    </>
  )
}

/** The editors' copy; the author's own words stay above. */
function Copy({ of: { contributionId, edition, title, text, edited }, refresh }: EditingProps) {
  const [opened, setOpened] = useState(edited !== null)
  const start = { title: edited?.title ?? title, text: edited?.text ?? text }
  const { draft, change, discard } = useDraft(`edit:${contributionId}:${edition}`, start)
  const editing = useCommand(editContribution, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const same = draft.title.trim() === start.title && draft.text.trim() === start.text

  async function keep() {
    const heard = await editing.run({ contributionId, edition, title: draft.title.trim(), text: draft.text.trim() })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    discard()
    whisper('已保存')
  }

  if (!opened) return <Button says="改编辑稿" onTap={() => setOpened(true)} />
  return (
    <Card title="编辑稿">
      <Notice says={edited ? `${edited.by}改过；编入简报的是编辑稿，作者的原文保留在上面。` : '编入简报的是编辑稿，作者的原文保留在上面。'} />
      <Problem answer={answer} />
      <List>
        <Field label="标题" value={draft.title} onInput={(typed) => change({ title: typed })} maxLength={60} />
        <LongField label="正文" value={draft.text} onInput={(typed) => change({ text: typed })} maxLength={5000} />
      </List>
      <Button
        says="保存编辑稿"
        onTap={() => void keep()}
        busy={editing.busy}
        whyNot={draft.title.trim() === '' || draft.text.trim() === '' ? '标题和正文都不能为空' : same ? '没有改动' : undefined}
      />
    </Card>
  )
}

const Edited = ({ of: { title, text, by } }: { of: { title: string; text: string; by: string } }) => (
  <Card title={`编辑稿：${title}`}>
    <Notice says={`${by}改过，编入简报的是这一份。`} />
    {text}
  </Card>
)
