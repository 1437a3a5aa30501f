import type { Charter } from 'shared/charter/charter'
import { isRefusal, type Refusal } from 'shared/kernel/decision'
import type { Instant } from 'shared/kernel/time'
import type { Meeting, MeetingPlan, Session } from 'shared/meeting/model'
import { warningsOf } from 'shared/meeting/convene'
import type { MeetingView, Warning } from 'shared/meeting/operations'
import { decideChange, decideMove, decidePublish, differences } from 'shared/meeting/rules'

export interface Around {
  /** The law that stands. */
  readonly charter: Charter
  readonly meetingId: string
  /** What the cloud says such a meeting is. */
  readonly session: Session | null
  /** So many have checked in. */
  readonly arrived: number
  readonly now: Instant
}

export interface Preview {
  readonly warnings: readonly Warning[]
  readonly refusal: Refusal | undefined
}

const nobody = { personId: '', name: '' }

/** What the cloud would say to publishing this plan, by the same rules. */
export function previewPublish(plan: MeetingPlan, around: Around): Preview {
  const { session } = around
  const draft: Meeting = { ...plan, _id: around.meetingId, v: 0, edition: 0, status: 'draft', session: null, presiding: null, door: { key: '', fixed: false, shared: false }, history: [] }
  const decision = decidePublish(draft, { session, chair: undefined }, nobody, around.now)
  return { warnings: warningsOf(around.charter, plan, session, around.now), refusal: isRefusal(decision) ? decision : undefined }
}

/** The same for a change after the notice, with what differs. */
export function previewChange(before: MeetingView, plan: MeetingPlan, reason: string, around: Around): Preview & { readonly changed: readonly string[] } {
  const { session } = around
  const decisions = [
    decideChange(before as unknown as Meeting, plan, session, reason, nobody, around.now),
    decideMove(before, plan.startsAt, around.arrived, 'plan.startsAt'),
  ]
  return {
    warnings: warningsOf(around.charter, plan, session, around.now),
    refusal: decisions.find(isRefusal),
    changed: differences(before, plan),
  }
}
