import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { Card, Notice } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import { Field, ToggleField, WhenField } from 'client/ui/form/field'
import { Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { noteNumbers, previewNotice } from 'shared/message/notice/operations'
import type { StepProps } from './content'
import { draftOf, type Gap, type Step } from './form'

interface CheckProps extends StepProps {
  gap: Gap | undefined
  onGo: (step: Step) => void
}

/** Whom it will reach, by which number, and when; and what is still missing, with the way there. */
export function CheckStep({ form, type, gap, onGo }: CheckProps) {
  const { scope, papers } = draftOf(form, '')
  const chosen = gap?.step !== 1
  return (
    <>
      {gap && gap.step !== 2 && <Notice tone="warn" says={gap.message} way={{ says: '去填', onTap: () => onGo(gap.step) }} />}
      {chosen && <Reach form={form} scope={scope} />}
      <List title="核对一遍">
        <Cell title={form.title.trim() || '标题未写'} note={`正文 ${form.text.trim().length} 字，附件 ${papers.length} 份`} value="改" onTap={() => onGo(0)} />
        <Cell title={form.confirms ? `${form.confirmDay} ${form.confirmTime} 前确认已阅` : '不要求确认'} value="改" onTap={() => onGo(0)} />
      </List>
      <List title="什么时候发">
        <ToggleField label="定时发出" hint="到时自动发；发出前可以取消。" on={form.later} onToggle={(later) => type({ later })} />
        {form.later && <WhenField label="日期" kind="date" value={form.sendDay} onChoose={(sendDay) => type({ sendDay })} />}
        {form.later && <WhenField label="时间" kind="time" value={form.sendTime} onChoose={(sendTime) => type({ sendTime })} />}
      </List>
    </>
  )
}

function Reach({ form, scope }: { form: StepProps['form']; scope: ReturnType<typeof draftOf>['scope'] }) {
  const asked = useQuery(previewNotice, { scope })
  if (asked.is !== 'ready') return <Waiting stage={asked} />
  const { persons, units, unbound, names, scopeSays, reference } = asked.value
  return (
    <>
      <Card title="将发给">
        <Figures items={[{ name: '人', value: persons, tone: persons === 0 ? 'danger' : 'brand' }, { name: '个单位', value: units }, { name: '人没有绑定', value: unbound, ...(unbound > 0 && { tone: 'warn' as const }) }]} />
        <View className="para">{scopeSays}</View>
        {persons > 0 && <View className="soft">{`${names.join('、')}${persons > names.length ? ` 等 ${persons} 人` : ''}`}</View>}
        {form.later && <View className="soft">定时的以发出那一刻的名册为准。</View>}
      </Card>
      {unbound > 0 && <Notice tone="warn" says={`其中 ${unbound} 人还没有绑定身份，看不到这份通知，发出后请另打电话；回执里会列出来。`} />}
      {form.numbered && <Numbers reference={reference} later={form.later} refresh={asked.refresh} />}
    </>
  )
}

/** The number that it will take, and the way to go on after numbers that were used on paper. */
function Numbers({ reference, later, refresh }: { reference: string; later: boolean; refresh: () => Promise<unknown> }) {
  const [open, setOpen] = useState(false)
  const [last, setLast] = useState('')
  const { run, busy } = useCommand(noteNumbers, refresh)
  const [heard, setHeard] = useState<Answer<unknown>>()
  const wrong = /^\d{1,4}$/.test(last.trim()) ? undefined : '只填数字，例如 12'

  async function note() {
    const answer = await run({ last: Number(last) })
    setHeard(answer)
    if (answer?.kind === 'accepted') setOpen(false)
  }

  return (
    <>
      <Problem answer={heard} />
      <List title="发文字号">
        <Cell title={reference} note={`${later ? '现在的下一号，到时再取' : '发出时取这一号'}；纸质发文用过的号请先登记`} {...(!open && { value: '登记', onTap: () => setOpen(true) })} />
        {open && <Field label="今年已用到第几号" kind="number" maxLength={4} value={last} onInput={setLast} hint="纸质发文或别处用过的最后一号" />}
      </List>
      {open && <Button says="登记用过的号" busy={busy} whyNot={wrong} onTap={() => void note()} />}
    </>
  )
}
