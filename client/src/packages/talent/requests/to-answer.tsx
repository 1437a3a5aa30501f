import { Problem } from 'client/parts/problem'
import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { Card } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { LongField, WhenField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { openEntry } from 'client/parts/talent/places'
import { useState } from 'react'
import { type Instant, nearTime } from 'shared/kernel/time'
import { purposeName } from 'shared/talent/banks'
import { answerMyself, answerRequest, type RequestToAnswer } from 'shared/talent/request-operations'

interface ToAnswerProps {
  one: RequestToAnswer
  now: Instant
  refresh: () => Promise<unknown>
}

/** A request that waits for the school, or for the student himself. */
export function ToAnswer({ one, now, refresh }: ToAnswerProps) {
  const { requestId, entryId, about, by, purpose, says, at, as, account, latest } = one
  const school = useCommand(answerRequest, refresh)
  const self = useCommand(answerMyself, refresh)
  const { draft, change, discard } = useDraft<{ until: string; reason: string; paper?: Scan | undefined }>(`request:${as}:${requestId}`, { until: latest ?? '', reason: '' })
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const reason = draft.reason.trim()
  const busy = school.busy || self.busy

  async function settle(agrees: boolean) {
    const heard =
      as === 'self'
        ? await self.run({ requestId, agrees, reason })
        : await school.run({ requestId, agrees, reason, ...(agrees && { until: draft.until, ...(draft.paper && { file: draft.paper.file }) }) })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    discard()
    whisper(agrees ? '已同意' : '已答复')
  }
  const whyNot = as === 'self' ? undefined : draft.until === '' ? '请选查看到哪一天' : !account && !draft.paper ? '学生没有账号，请上传本人签字' : undefined

  return (
    <Card title={as === 'self' ? '有单位想知道您是谁' : '申请查看学生身份'} aside={<View className="soft">{nearTime(at, now)}</View>}>
      <View className="para">{`${by.unitName} ${by.name}`}</View>
      <View className="para">{`用于${purposeName[purpose]}：${says}`}</View>
      <LinkTap says={`看这名学生：${about}`} onTap={() => openEntry(entryId)} />
      <Problem answer={answer} before="没有办成。" />
      <List>
        {as === 'school' && <WhenField label="查看到" kind="date" value={draft.until} onChoose={(until) => change({ until })} />}
        {as === 'school' && (
          <ScanCell
            title="本人签字"
            note={account ? '学生有账号，会自己答复；未满 14 周岁的传监护人签字' : '本人同意这次查看的签字；未满 14 周岁的由监护人签'}
            scan={draft.paper}
            onScan={(paper) => change({ paper })}
          />
        )}
        <LongField label="不同意的原因" value={draft.reason} onInput={(typed) => change({ reason: typed })} maxLength={200} placeholder="同意的不用写；对方会看到" />
      </List>
      <Button kind="main" says="同意" onTap={() => void settle(true)} busy={busy} whyNot={whyNot} />
      <Button says="不同意" onTap={() => void settle(false)} busy={busy} whyNot={reason === '' ? '写明原因后才能点' : undefined} />
    </Card>
  )
}
