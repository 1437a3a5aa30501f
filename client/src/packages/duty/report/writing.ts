import { call } from 'client/platform/cloud/call'
import { intents } from 'client/platform/cloud/intent'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { useEffect, useRef, useState } from 'react'
import { type ReportPage, saveReport } from 'shared/duty/operations'

/** So many milliseconds after the last touch what was written goes to the cloud. */
const PAUSE = 3000

type Said = Readonly<Record<string, string>>

interface Kept {
  said: Said
  /** The edition that was seen when the first of it was typed. */
  seen: number
}

export interface Writing {
  /** What stands under a question: as typed, else as stored. */
  readonly valueOf: (question: string) => string
  /** Whether a question was answered in this period, and not merely brought along. */
  readonly isOwn: (question: string) => boolean
  readonly type: (said: Said) => void
  /** Sends what is not stored yet; the edition that then stands, undefined where it was not stored. */
  readonly flush: () => Promise<number | undefined>
  /** Something typed is only on this device so far. */
  readonly unsaved: boolean
  /** What kept the last words from being stored. */
  readonly answer: Answer<unknown> | undefined
  /** After another has written the same: take his text, or put mine over it. */
  readonly yield: () => Promise<unknown>
  readonly insist: () => Promise<unknown>
}

/** Writes a report bit by bit: kept on the device at once, in the cloud a moment later, and never over what somebody else wrote meanwhile. */
export function useWriting(report: ReportPage, refresh: () => Promise<unknown>): Writing {
  const { period, edition, answers } = report
  const { draft, change, discard } = useDraft<Kept>(`report:${report.reportId}`, { said: {}, seen: edition })
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const intent = useRef(intents())
  const latest = useRef<Kept>(draft)
  const reached = useRef(edition)
  reached.current = Math.max(reached.current, edition)
  /** One after another: an answer says what the next may rely on. */
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const stored = new Map(answers.map((one) => [one.question, one]))
  const { said } = draft
  const unsaved = Object.keys(said).length > 0

  function keep(next: Kept): void {
    latest.current = next
    change(next)
    if (Object.keys(next.said).length === 0) discard()
  }

  async function carry(seen: number | undefined, look: boolean): Promise<number | undefined> {
    const { said: sent, seen: own } = latest.current
    if (Object.keys(sent).length === 0) return reached.current
    const input = { period: period.key, edition: seen ?? own, answers: Object.entries(sent).map(([question, value]) => ({ question, value })) }
    const heard = await call(saveReport, input, intent.current.idFor(input))
    intent.current.close(heard)
    if (look || heard.kind !== 'accepted') await refresh()
    setAnswer(heard.kind === 'accepted' ? undefined : heard)
    if (heard.kind !== 'accepted') return undefined
    reached.current = heard.value.edition
    const left = Object.entries(latest.current.said).filter(([question, value]) => sent[question] !== value)
    keep({ said: Object.fromEntries(left), seen: heard.value.edition })
    return heard.value.edition
  }

  function send(seen?: number, look = true): Promise<number | undefined> {
    const next = line.current.then(() => carry(seen, look))
    line.current = next.catch(() => undefined)
    return next
  }

  const sending = useRef(send)
  sending.current = send
  useEffect(() => {
    if (!unsaved) return undefined
    const soon = setTimeout(() => void sending.current(), PAUSE)
    return () => clearTimeout(soon)
  }, [said, unsaved])

  return {
    valueOf: (question) => said[question] ?? stored.get(question)?.value ?? '',
    isOwn: (question) => said[question] !== undefined || stored.get(question)?.own === true,
    type: (more) => keep({ said: { ...latest.current.said, ...more }, seen: Object.keys(latest.current.said).length > 0 ? latest.current.seen : reached.current }),
    // The page is asked anew by what follows.
    flush: () => send(undefined, false),
    unsaved,
    answer,
    async yield() {
      const question = answer?.kind === 'refused' ? answer.facts?.['question'] : undefined
      keep({ said: Object.fromEntries(Object.entries(latest.current.said).filter(([one]) => one !== question)), seen: latest.current.seen })
      setAnswer(undefined)
      await refresh()
    },
    insist: () => send(reached.current),
  }
}
