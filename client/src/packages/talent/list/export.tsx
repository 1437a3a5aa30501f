import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { fetchFile, handOver, handsOverInTapOnly } from 'client/platform/device/hand-over'
import { Button } from 'client/ui/form/button'
import { useState } from 'react'
import type { Operation } from 'shared/kernel/operation'
import type { Bank } from 'shared/talent/banks'

/** A workbook is made, fetched, and in WeChat handed over by a second tap. */
export function Export({ says, hands, bank }: { says: string; hands: Operation<{ bank: Bank }, { name: string; address: string }>; bank: Bank }) {
  const { run, busy } = useCommand(hands)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [file, setFile] = useState<{ path: string; name: string }>()

  async function make() {
    const heard = await run({ bank })
    if (!heard) return
    const path = heard.kind === 'accepted' ? await fetchFile(heard.value.address, heard.value.name) : undefined
    setAnswer(heard)
    if (heard.kind === 'accepted' && path !== undefined) setFile({ path, name: heard.value.name })
  }

  return (
    <>
      <Problem answer={answer} before="没有导出。" />
      {handsOverInTapOnly && file ? (
        <Button says="已备好，发到微信聊天" onTap={() => handOver(file.path, file.name)} />
      ) : (
        <Button says={says} onTap={() => void make()} busy={busy} />
      )}
    </>
  )
}
