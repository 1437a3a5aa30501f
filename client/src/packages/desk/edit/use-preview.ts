import { useArrived } from 'client/parts/desk/arrived'
import { useCharter } from 'client/parts/law'
import { useQuery } from 'client/platform/cloud/query'
import { type Instant, yearOf } from 'shared/kernel/time'
import type { MeetingPlan, Session } from 'shared/meeting/model'
import { getCalendar, listMeetings, type MeetingView, type Warning } from 'shared/meeting/operations'
import type { Refusal } from 'shared/kernel/decision'
import { previewChange, previewPublish } from './preview'

export interface ShownPreview {
  readonly session: Session | null
  readonly warnings: readonly Warning[]
  readonly refusal: Refusal | undefined
  readonly changed: readonly string[]
}

const NOTHING: ShownPreview = { session: null, warnings: [], refusal: undefined, changed: [] }
const EVERYTHING = {}

interface Asking {
  readonly plan: MeetingPlan
  /** The published meeting that is being changed. */
  readonly before: MeetingView | null
  readonly reason: string
  readonly meetingId: string
  readonly now: Instant
  /** The plan is not whole yet. */
  readonly skip: boolean
}

/** What the cloud will answer, from the same rules and the facts they rest on. */
export function usePreview({ plan, before, reason, meetingId, now, skip }: Asking): ShownPreview {
  const calendar = useQuery(getCalendar, !skip && plan.kind === 'council' ? { year: yearOf(plan.startsAt) } : undefined)
  const others = useQuery(listMeetings, !skip && plan.kind === 'assembly' ? EVERYTHING : undefined)
  const arrived = useArrived(skip ? undefined : before?._id)
  const charter = useCharter()
  if (skip) return NOTHING
  const around = {
    charter,
    meetingId,
    now,
    arrived,
    calendar: calendar.is === 'ready' ? calendar.value.calendar : null,
    others: others.is === 'ready' ? others.value.meetings : [],
  }
  const waiting = (plan.kind === 'council' && calendar.is === 'loading') || (plan.kind === 'assembly' && others.is === 'loading')
  const preview = before ? previewChange(before, plan, reason, around) : { ...previewPublish(plan, around), changed: [] }
  // What rests on facts that are still on their way would be said and taken back.
  return waiting ? { ...preview, session: null, warnings: [] } : preview
}
