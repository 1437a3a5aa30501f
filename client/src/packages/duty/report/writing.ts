import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { useEffect, useRef, useState } from 'react'
import { type ReportPage, saveReport } from 'shared/duty/operations'

/** So many milliseconds after the last touch what was written goes to the cloud. */
const PAUSE = 3000

type Said = Readonly<Record<string, string>>

export interface Writing {
  /** What stands under a question: as typed, else as stored. */
  readonly valueOf: (question: string) => string
  /** Whether a question was answered in this period, and not merely brought along. */
  readonly isOwn: (question: string) => boolean
  readonly type: (said: Said) => void
  /** Sends what is not stored yet; the edition that then stands, undefined where it was not stored. */
  readonly flush: () => Promise<number | undefined>
  readonly busy: boolean
  /** Something typed is only on this device so far. */
  readonly unsaved: boolean
  readonly answer: Answer<unknown> | undefined
  /** After another has written the same: take his text, or put mine over it. */
  readonly yield: () => Promise<unknown>
  readonly insist: () => Promise<unknown>
}

/** Writes a report bit by bit: kept on the device at once, in the cloud a moment later, and never over what somebody else wrote meanwhile. */
export function useWriting(report: ReportPage, refresh: () => Promise<unknown>): Writing {
  const { period, edition, answers } = report
  const { draft, change, discard } = useDraft<{ said: Said; seen: number }>(`report:${report.reportId}`, { said: {}, seen: edition })
  const saving = useCommand(saveReport, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const stored = new Map(answers.map((one) => [one.question, one]))
  const latest = useRef(draft)
  latest.current = draft
  const { said } = draft
  const unsaved = Object.keys(said).length > 0

  function keep(next: { said: Said; seen: number }): void {
    latest.current = next
    change(next)
    if (Object.keys(next.said).length === 0) discard()
  }

  async function send(seen: number): Promise<number | undefined> {
    const sent = latest.current.said
    const heard = await saving.run({ period: period.key, edition: seen, answers: Object.entries(sent).map(([question, value]) => ({ question, value })) })
    if (!heard) return undefined
    setAnswer(heard)
    if (heard.kind !== 'accepted') return undefined
    const left = Object.entries(latest.current.said).filter(([question, value]) => sent[question] !== value)
    keep({ said: Object.fromEntries(left), seen: heard.value.edition })
    return heard.value.edition
  }

  const flush = async () => (Object.keys(latest.current.said).length > 0 ? send(latest.current.seen) : edition)

  const flushing = useRef(flush)
  flushing.current = flush
  useEffect(() => {
    if (!unsaved) return undefined
    const soon = setTimeout(() => void flushing.current(), PAUSE)
    return () => clearTimeout(soon)
  }, [said, unsaved])

  return {
    valueOf: (question) => said[question] ?? stored.get(question)?.value ?? '',
    isOwn: (question) => said[question] !== undefined || stored.get(question)?.own === true,
    type: (more) => keep({ said: { ...latest.current.said, ...more }, seen: Object.keys(latest.current.said).length > 0 ? latest.current.seen : edition }),
    flush,
    busy: saving.busy,
    unsaved,
    answer: answer?.kind === 'accepted' ? undefined : answer,
    async yield() {
      const question = answer?.kind === 'refused' ? answer.facts?.['question'] : undefined
      keep({ said: Object.fromEntries(Object.entries(latest.current.said).filter(([one]) => one !== question)), seen: latest.current.seen })
      setAnswer(undefined)
      await refresh()
    },
    async insist() {
      await send(edition)
    },
  }
}
