import { Problem } from 'client/parts/problem'
import { ConsentFields, missingAgreement } from 'client/parts/talent/consent-fields'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { confirm, whisper } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { Button } from 'client/ui/form/button'
import { useState } from 'react'
import { agree, type EntryPage, withdraw } from 'shared/talent/operations'

/** The person himself: agrees to stand in the bank, or takes it back. */
export function Agreeing({ page: { entryId, kept }, refresh }: { page: EntryPage; refresh: () => Promise<unknown> }) {
  const agreeing = useCommand(agree, refresh)
  const withdrawing = useCommand(withdraw, refresh)
  const [given, setGiven] = useState({ purposes: kept?.consent?.purposes ?? [], until: '' })
  const [answer, setAnswer] = useState<Answer<unknown>>()
  if (!kept || kept.state === 'removed') return null

  async function take(heard: Answer<unknown> | undefined, says: string) {
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind === 'accepted') whisper(says)
  }
  const give = async () => take(await agreeing.run({ entryId, purposes: [...given.purposes], until: given.until }), '已同意')
  async function takeBack() {
    const sure = await confirm({ title: '撤回同意', follows: '别人立即看不到这一条，已答应的查看也停止。', yes: '撤回同意' })
    if (sure) await take(await withdrawing.run({ entryId }), '已撤回')
  }
  const standing = kept.state === 'open' && kept.hidden !== '同意已到期'
  return (
    <>
      <Problem answer={answer} />
      {!standing && (
        <>
          <ConsentFields
            value={given}
            onChange={(part) => setGiven({ ...given, ...part, purposes: [...(part.purposes ?? given.purposes)] })}
            wrong={(field) => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)}
          />
          <Button kind="main" says="同意入库" onTap={() => void give()} busy={agreeing.busy} whyNot={missingAgreement(given)} />
        </>
      )}
      {kept.state !== 'withdrawn' && (
        <Button kind="danger" says={standing ? '撤回同意' : '不同意'} onTap={() => void takeBack()} busy={withdrawing.busy} />
      )}
    </>
  )
}
