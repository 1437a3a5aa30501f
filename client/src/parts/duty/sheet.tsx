import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { openFile } from 'client/platform/device/file'
import { Button } from 'client/ui/form/button'
import { useState } from 'react'
import type { Operation } from 'shared/kernel/operation'

/** A file that the cloud makes at a tap, then opened or saved. */
export function MakeSheet<I>({ operation, input, says }: { operation: Operation<I, { name: string; address: string }>; input: I; says: string }) {
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function produce() {
    setBusy(true)
    const heard = await call(operation, input)
    setAnswer(heard)
    if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
    setBusy(false)
  }

  return (
    <>
      <Problem answer={answer} before="表没有做成。" />
      <Button says={says} busy={busy} onTap={() => void produce()} />
    </>
  )
}
