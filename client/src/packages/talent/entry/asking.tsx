import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ChooseField, LongField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { type Purpose, purposeName } from 'shared/talent/banks'
import type { EntryPage } from 'shared/talent/operations'
import { askIdentity } from 'shared/talent/request-operations'

interface AskingProps {
  entryId: string
  asks: NonNullable<EntryPage['asks']>
  refresh: () => Promise<unknown>
  onRequests: () => void
}

/** Somebody of another unit wants to know who a student is. */
export function Asking({ entryId, asks: { purposes, mine }, refresh, onRequests }: AskingProps) {
  const { run, busy } = useCommand(askIdentity, refresh)
  const { draft, change, discard } = useDraft<{ purpose: Purpose | ''; says: string }>(`ask:${entryId}`, { purpose: purposes.length === 1 ? purposes[0]! : '', says: '' })
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const says = draft.says.trim()

  if (mine?.live) return <Notice tone="ok" says="学校和本人都已同意，可以查看。" way={{ says: '去查看', onTap: onRequests }} />
  if (mine?.state === 'asked') return <Notice tone="brand" says="已提出申请，等学校和本人答复。" way={{ says: '看申请', onTap: onRequests }} />

  async function send() {
    if (draft.purpose === '') return
    const heard = await run({ entryId, purpose: draft.purpose, says })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    discard()
    whisper('已提出申请')
  }

  return (
    <>
      <Card title="想知道这名学生是谁？">
        <View className="para">写明用途，交给学校和本人。都同意后，您在期限内可以看到姓名、学号和电话，每次查看都有记录。</View>
      </Card>
      <Problem answer={answer} before="没有提交成功。" />
      <List>
        <ChooseField
          label="用途"
          options={purposes.map((value) => ({ value, label: purposeName[value] }))}
          value={draft.purpose === '' ? undefined : draft.purpose}
          onChoose={(purpose) => change({ purpose })}
        />
        <LongField label="想做什么" value={draft.says} onInput={(typed) => change({ says: typed })} maxLength={200} placeholder="如：明年三月安排到数控车间实习三个月" />
      </List>
      <Button
        kind="main"
        says="申请查看身份"
        onTap={() => void send()}
        busy={busy}
        whyNot={draft.purpose === '' ? '请选用途' : says === '' ? '请写明想做什么' : undefined}
      />
    </>
  )
}
