import { useRef, useState } from 'react'
import type { Operation } from 'shared/kernel/operation'
import { atOnce } from './at-once'
import { call } from './call'
import { intents } from './intent'
import type { Answer } from './line'

/**
 * A command for a button: `busy` while it runs, at most one at a time, `requestId` kept through retries.
 * `after` asks anew for what the command has changed; the button waits for it too, so that page and button change as one.
 */
export function useCommand<I, O>(
  operation: Operation<I, O>,
  after?: () => Promise<unknown>,
): { run: (input: I, hear?: (answer: Answer<O>) => void) => Promise<Answer<O> | undefined>; busy: boolean } {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const intent = useRef(intents())

  /** Answers `undefined` for a second tap while the first is still under way. `hear` is told in the same update as the button. */
  async function run(input: I, hear?: (answer: Answer<O>) => void): Promise<Answer<O> | undefined> {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    let answer: Answer<O> | undefined
    const end = (): void => {
      setBusy(false)
      if (answer) hear?.(answer)
    }
    try {
      answer = await call(operation, input, intent.current.idFor(input))
      intent.current.close(answer)
      if (answer.kind !== 'unreachable') await after?.()
      return answer
    } finally {
      running.current = false
      // Without a query to wait for, the next command of the same tap may follow, and React joins the two.
      if (after) atOnce(end)
      else end()
    }
  }

  return { run, busy }
}
