import { useDraft } from 'client/platform/device/draft'
import { useState } from 'react'
import type { Day } from 'shared/kernel/time'
import type { MeetingPlan } from 'shared/meeting/model'
import type { MeetingView } from 'shared/meeting/operations'
import { differences } from 'shared/meeting/rules'
import { EMPTY, type Form, formOf, planIn, planOf, type Step } from './form'

interface Kept {
  form: Form
  step: Step
  reason: string
  /** The plan in the cloud when the writing began; null for a new meeting. */
  base: MeetingPlan | null
  /** Set as soon as a draft lies in the cloud. */
  meetingId: string
  edition: number
}

/** What is the same from one meeting to the next, remembered on this device. */
const HABITS = { term: '', place: '', directions: '', contactName: '', contactPhone: '' }

/** What was typed, kept through leaving; and how it stands to what lies in the cloud. */
export function useKept(meeting: MeetingView | null, today: Day) {
  const { draft: habits, change: learn } = useDraft('edit-habits', HABITS)
  const start: Kept = meeting
    ? { form: formOf(meeting), step: 0, reason: '', base: planIn(meeting), meetingId: meeting._id, edition: meeting.edition }
    : { form: { ...EMPTY, ...habits }, step: 0, reason: '', base: null, meetingId: '', edition: 0 }
  const { draft, change, discard } = useDraft<Kept>(`edit:${meeting?._id ?? ''}`, start)

  const [goesOn, setGoesOn] = useState(() => JSON.stringify(draft.form) !== JSON.stringify(start.form))
  /** What somebody else has changed since the writing began. */
  const moved = meeting && draft.base && meeting.edition > draft.edition ? differences(draft.base, meeting) : []

  return {
    ...draft,
    edition: Math.max(draft.edition, meeting?.edition ?? 0),
    plan: planOf(draft.form, today, draft.base),
    goesOn,
    moved,
    change,
    type: (part: Partial<Form>) => change({ form: { ...draft.form, ...part } }),
    startAnew() {
      setGoesOn(false)
      change({ ...start, step: draft.step })
    },
    done() {
      const { term, place, directions, contactName, contactPhone } = draft.form
      learn({ term, place, directions, contactName, contactPhone })
      discard()
    },
  }
}

export type Keeping = ReturnType<typeof useKept>
