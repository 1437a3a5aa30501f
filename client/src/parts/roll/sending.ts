import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { whisper } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { useState } from 'react'
import type { Operation } from 'shared/kernel/operation'

/** A form that is sent: what was typed is dropped once it is stored, and the page that shows it comes next. */
export function useSending<I, O>(operation: Operation<I, O>, then: (stored: O) => void) {
  const { run, busy } = useCommand(operation)
  const [answer, setAnswer] = useState<Answer<O>>()
  async function send(input: I): Promise<void> {
    const heard = await run(input)
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return toTop()
    whisper('已登记')
    then(heard.value)
  }
  /** What is said under the field of that name. */
  const wrong = (field: string): string | undefined => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)
  return { send, busy, answer, wrong }
}
