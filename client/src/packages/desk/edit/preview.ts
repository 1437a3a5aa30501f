import type { Charter } from 'shared/charter/charter'
import { isRefusal, type Refusal } from 'shared/kernel/decision'
import { type Instant, yearOf } from 'shared/kernel/time'
import { calendarId, type Meeting, type MeetingPlan, type Session } from 'shared/meeting/model'
import { sessionOf, warningsOf } from 'shared/meeting/convene'
import type { MeetingCard, MeetingView, Warning } from 'shared/meeting/operations'
import { decideChange, decideMove, decidePublish, differences } from 'shared/meeting/rules'

export interface KnownCalendar {
  readonly days: readonly string[]
  readonly adoptedOn: string
  readonly resolution: string
}

export interface Around {
  /** The law that stands. */
  readonly charter: Charter
  readonly meetingId: string
  /** The council's calendar of the year, where one was adopted. */
  readonly calendar: KnownCalendar | null
  readonly others: readonly Pick<MeetingCard, '_id' | 'kind' | 'status' | 'startsAt'>[]
  /** So many have checked in. */
  readonly arrived: number
  readonly now: Instant
}

export interface Preview {
  readonly session: Session | null
  readonly warnings: readonly Warning[]
  readonly refusal: Refusal | undefined
}

const HELD: readonly MeetingCard['status'][] = ['published', 'inSession', 'closing', 'closed']

const nobody = { personId: '', name: '' }

function sessionHere(plan: MeetingPlan, { charter, meetingId, calendar, others, now }: Around): Session | null {
  const year = yearOf(plan.startsAt)
  const adopted = calendar && ({ _id: calendarId(year), v: 0, body: 'council', year, ...calendar } as const)
  const assemblies = others.filter((other) => other.kind === 'assembly' && HELD.includes(other.status) && other._id !== meetingId)
  return sessionOf(charter, plan, adopted ?? undefined, assemblies, now)
}

/** What the cloud would say to publishing this plan, by the same rules. */
export function previewPublish(plan: MeetingPlan, around: Around): Preview {
  const session = sessionHere(plan, around)
  const draft: Meeting = { ...plan, _id: around.meetingId, v: 0, edition: 0, status: 'draft', session: null, presiding: null, door: { key: '', fixed: false, shared: false }, history: [] }
  const decision = decidePublish(draft, { session, chair: undefined }, nobody, around.now)
  return { session, warnings: warningsOf(around.charter, plan, session, around.now), refusal: isRefusal(decision) ? decision : undefined }
}

/** The same for a change after the notice, with what differs. */
export function previewChange(before: MeetingView, plan: MeetingPlan, reason: string, around: Around): Preview & { readonly changed: readonly string[] } {
  const session = sessionHere(plan, around)
  const decisions = [
    decideChange(before as unknown as Meeting, plan, session, reason, nobody, around.now),
    decideMove(before, plan.startsAt, around.arrived, 'plan.startsAt'),
  ]
  return {
    session,
    warnings: warningsOf(around.charter, plan, session, around.now),
    refusal: decisions.find(isRefusal),
    changed: differences(before, plan),
  }
}
