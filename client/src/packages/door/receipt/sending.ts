import { call } from 'client/platform/cloud/call'
import { intents } from 'client/platform/cloud/intent'
import type { Answer } from 'client/platform/cloud/line'
import { keptScans } from 'client/platform/device/kept-scans'
import { onNetworkBack } from 'client/platform/device/network'
import { useEffect, useRef, useState } from 'react'
import { checkIn } from 'shared/attendance/door-operations'

export type Sent = Answer<{ meetingId: string; number: string; arrivedAt: number; counts: boolean }>

/** Between two tries while the network is away, in milliseconds. */
const AGAIN = 5000

/** Somebody must first say who he is, or nothing was heard: the code is kept and sent again, then as one that comes late. */
const isSettled = (answer: Sent): boolean =>
  answer.kind === 'accepted' || (answer.kind === 'refused' && answer.code !== 'NOT_BOUND' && answer.code !== 'NOT_SIGNED_IN')

/** Sends a scanned code once, and again until an answer has come; the code outlives the page. `undefined` until the first try has ended. */
export function useSending(code: string): Sent | undefined {
  const [answer, setAnswer] = useState<Sent>()
  const late = useRef<boolean>()

  useEffect(() => {
    if (code === '') return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    let trying = false
    const intent = intents()

    async function attempt() {
      clearTimeout(timer)
      if (trying) return
      trying = true
      const input = { code, queued: late.current! }
      const heard = await call(checkIn, input, intent.idFor(input))
      trying = false
      if (gone) return
      late.current = true
      if (isSettled(heard)) keptScans.drop(code)
      else if (heard.kind !== 'refused') timer = setTimeout(() => void attempt(), AGAIN)
      setAnswer(heard)
    }

    late.current ??= keptScans.keep(code)
    void attempt()
    const deaf = onNetworkBack(() => keptScans.list().includes(code) && void attempt())
    return () => {
      gone = true
      clearTimeout(timer)
      deaf()
    }
  }, [code])

  return answer
}
