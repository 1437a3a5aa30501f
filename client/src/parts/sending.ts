import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { whisper } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { useEffect, useState } from 'react'
import type { Operation } from 'shared/kernel/operation'

/** In this time, in milliseconds, an update that was asked for has been sent to the page. */
const DRAWN = 50

/** A form that is sent: what was typed is dropped once it is stored, and the page that shows it comes next. */
export function useSending<I, O>(operation: Operation<I, O>, then: (stored: O) => void, says = '已登记') {
  const { run, busy } = useCommand(operation)
  const [answer, setAnswer] = useState<Answer<O>>()

  // One leaves once the page is drawn: what reaches it after it is gone is lost, and complained of.
  useEffect(() => {
    if (answer?.kind !== 'accepted') return undefined
    whisper(says)
    const leaving = setTimeout(() => then(answer.value), DRAWN)
    return () => clearTimeout(leaving)
    // What follows belongs to this answer and happens once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer])

  async function send(input: I): Promise<void> {
    const heard = await run(input)
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') toTop()
  }
  /** What is said under the field of that name. */
  const wrong = (field: string): string | undefined => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)
  return { send, busy, answer, wrong }
}
