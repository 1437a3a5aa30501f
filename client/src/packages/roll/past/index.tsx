import { withWayOut } from 'client/parts/gate'
import { openMeeting } from 'client/parts/places'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { OnDuty } from 'client/parts/desk/duty'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { dayOf } from 'shared/kernel/time'
import { type PastRecord, readPast } from 'shared/meeting/past-operations'
import { type PastDraft, draftOf, emptyDraft } from './draft'
import { PastForm } from './form'
import { Registered } from './registered'

/** A meeting of the past from its minutes on paper: registered, or corrected. */
export default function PastPage() {
  const meetingId = useQueryText('meetingId')
  return (
    <OnDuty needs="administer" title="补录会议">
      {meetingId === '' ? <New /> : <Correction meetingId={meetingId} />}
    </OnDuty>
  )
}

interface Outcome {
  readonly meetingId: string
  readonly title: string
  readonly remarks: readonly { readonly message: string; readonly clause?: string | undefined }[]
}

function New() {
  const now = useServerNow()
  const [start] = useState<PastDraft>(() => emptyDraft(dayOf(now)))
  const [outcome, setOutcome] = useState<Outcome>()
  if (outcome) return <Registered {...outcome} onAnother={() => setOutcome(undefined)} />
  return <PastForm start={start} onStored={setOutcome} onKnown={openMeeting} />
}

function Correction({ meetingId }: { meetingId: string }) {
  const asked = useQuery(readPast, { meetingId })
  const [outcome, setOutcome] = useState<Outcome>()
  if (outcome) return <Registered {...outcome} />
  if (asked.is === 'ready') {
    const { meetingId: _, edition, history: __, ...record } = asked.value
    return <PastForm key={edition} start={draftOf(record as PastRecord)} correcting={{ meetingId, edition }} onStored={setOutcome} onKnown={openMeeting} />
  }
  return (
    <Screen title="更正补录" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}
