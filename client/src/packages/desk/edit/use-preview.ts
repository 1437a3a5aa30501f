import { useArrived } from 'client/parts/desk/arrived'
import { useCharter } from 'client/parts/law'
import { useQuery } from 'client/platform/cloud/query'
import type { Instant } from 'shared/kernel/time'
import { isStatutory, type MeetingPlan, type Session } from 'shared/meeting/model'
import { foreseeSession, type MeetingView, type Warning } from 'shared/meeting/operations'
import type { Refusal } from 'shared/kernel/decision'
import { previewChange, previewPublish } from './preview'

export interface ShownPreview {
  readonly session: Session | null
  readonly warnings: readonly Warning[]
  readonly refusal: Refusal | undefined
  readonly changed: readonly string[]
}

const NOTHING: ShownPreview = { session: null, warnings: [], refusal: undefined, changed: [] }

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
  const { kind, startsAt } = plan
  // A draft does not count for itself, so the question stays the same when it gets an id.
  const foreseen = useQuery(foreseeSession, !skip && isStatutory(kind) ? { kind, startsAt, ...(before && { meetingId: before._id }) } : undefined)
  const arrived = useArrived(skip ? undefined : before?._id)
  const charter = useCharter()
  if (skip) return NOTHING
  const session = foreseen.is === 'ready' ? foreseen.value.session : null
  const around = { charter, meetingId, now, arrived, session }
  const preview = before ? previewChange(before, plan, reason, around) : { ...previewPublish(plan, around), changed: [] }
  // What rests on facts that are still on their way would be said and taken back.
  return { ...preview, session, ...(isStatutory(kind) && session === null && { warnings: [] }) }
}
