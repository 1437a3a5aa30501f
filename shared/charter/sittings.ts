import { HOUR, type Day, type Instant, MINUTE } from '../kernel/time'
import type { Charter } from './charter'
import { bodyById, postById, seatsOf } from './lookup'
import { leadDays, parameter } from './parameters'

/** The name of the organisation itself (CH1). */
export const organisationName = (charter: Charter): string => charter.words['organisation'] ?? charter.name

/** What stands before the year in the number of a document: `祁职教集团〔2026〕5号`. */
export const referencePrefix = (charter: Charter): string => charter.words['reference'] ?? organisationName(charter)

/** The posts that seat their holders on a body with a vote. */
export const seatingPosts = seatsOf

export const postName = (charter: Charter, post: string): string => postById(charter, post)?.name ?? post

/** The post that takes the chair at the body's meetings; undefined where the texts name none. */
export const chairPost = (charter: Charter, body: string): string | undefined => bodyById(charter, body)?.chairs ?? undefined

/** The post to which the chair of this body may be delegated; null where the texts allow it to nobody (CH12.1d, X27). */
export const delegablePost = (charter: Charter, body: string): string | null => parameter(charter, 'chairDelegation')?.[body]?.to ?? null

/** Whether somebody counts among the deputies of the chair, who have a quorum of their own (CH13.2c). */
export const holdsVice = (charter: Charter, posts: readonly string[]): boolean =>
  Object.values(parameter(charter, 'chairDelegation') ?? {}).some((delegation) => delegation !== null && posts.includes(delegation.to))

/** How much later than the start is late, in milliseconds (MR7.5). */
export const lateAfter = (charter: Charter): Instant => (parameter(charter, 'lateTolerance')?.minutes ?? 0) * MINUTE

/** How long before the start the door opens for check-in, in milliseconds. */
export const doorLead = (charter: Charter): Instant => (parameter(charter, 'doorLead')?.minutes ?? 0) * MINUTE

/** Less notice of a leave than this is remarked on, in milliseconds (MR7.7a). */
export const shortLeaveNotice = (charter: Charter): Instant => (parameter(charter, 'leaveDeadline')?.warnHours ?? 0) * HOUR

/** Leaves that excuse, per person and calendar year; Infinity where nothing is said (MR7.7b, X28). */
export const leavesPerYear = (charter: Charter): number => parameter(charter, 'leaveQuota')?.perYear ?? Infinity

/** Whether a leave still excuses: it is not counted, within the year's number, or excepted by the chair (MR7.7b, X28). */
export const leaveExcuses = (charter: Charter, { ordinal, exception }: { readonly ordinal?: number | undefined; readonly exception?: unknown }): boolean =>
  ordinal === undefined || ordinal <= leavesPerYear(charter) || exception !== undefined

/** Days of notice due before a meeting; where the session is unknown, the longest of its kinds (MR5). */
export function noticeDays(charter: Charter, body: string, session: string): number {
  const known = leadDays(charter, body, session)
  if (known !== null) return known
  return Math.max(0, ...Object.values(parameter(charter, 'leadDays')?.[body] ?? {}))
}

/** The days between which the yearly meeting of the highest body is due, and from when its absence alarms (CH12.1a). */
export function yearEnd(charter: Charter, year: number): { from: Day; until: Day; alarmFrom: Day } {
  const window = parameter(charter, 'yearEndWindow')
  const on = (monthDay: string | undefined, otherwise: string) => `${year}-${monthDay ?? otherwise}`
  return { from: on(window?.from, '01-01'), until: on(window?.to, '12-31'), alarmFrom: on(window?.alarmFrom, '12-31') }
}

/** Of how many different persons a member may see the whole phone number in a day. */
export const phoneLooksPerDay = (charter: Charter): number => parameter(charter, 'phoneLooks')?.perDay ?? Infinity
