import { useRef, useState } from 'react'
import type { Operation } from 'shared/kernel/operation'
import { call } from './call'
import { intents } from './intent'
import type { Answer } from './line'

/** A command for a button: `busy` while it runs, at most one at a time, `requestId` kept through retries. */
export function useCommand<I, O>(operation: Operation<I, O>): { run: (input: I) => Promise<Answer<O> | undefined>; busy: boolean } {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const intent = useRef(intents())

  /** Answers `undefined` for a second tap while the first is still under way. */
  async function run(input: I): Promise<Answer<O> | undefined> {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    try {
      const answer = await call(operation, input, intent.current.idFor(input))
      intent.current.close(answer)
      return answer
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return { run, busy }
}
