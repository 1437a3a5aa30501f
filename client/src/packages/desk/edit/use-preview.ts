import { useQuery } from 'client/platform/query'
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
  /** The calendar and the other meetings have not come yet. */
  readonly waiting: boolean
}

const NOTHING: ShownPreview = { session: null, warnings: [], refusal: undefined, changed: [], waiting: false }
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
  if (skip) return NOTHING
  const around = {
    meetingId,
    now,
    calendar: calendar.is === 'ready' ? calendar.value.calendar : null,
    others: others.is === 'ready' ? others.value.meetings : [],
  }
  const waiting = (plan.kind === 'council' && calendar.is === 'loading') || (plan.kind === 'assembly' && others.is === 'loading')
  return before ? { ...previewChange(before, plan, reason, around), waiting } : { ...previewPublish(plan, around), changed: [], waiting }
}
