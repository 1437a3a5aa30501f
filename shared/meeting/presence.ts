import { type AttendanceFact, type CheckIn, type Explanation, isAway, isHere, type ObserverSeat, type PendingScan, type Reply } from '../attendance/model'
import type { Charter } from '../charter/charter'
import { holdsVice, lateAfter, leaveExcuses } from '../charter/sittings'
import { quorumOf, type Quorum } from '../charter/quorum'
import { type Instant, MINUTE } from '../kernel/time'
import {
  type Frozen,
  type FrozenEntry,
  isStatutory,
  type Meeting,
  PRESENCES,
  type Presence,
  type QuorumRecord,
  type RollEntry,
} from './model'

/** The facts of one person at one meeting. */
export interface FactsOfPerson {
  readonly reply?: Reply
  readonly checkIn?: CheckIn
  /** Counts for nothing. */
  readonly pending?: PendingScan
  readonly read?: boolean
  readonly explanation?: Explanation
  readonly observer?: ObserverSeat
}

/** The facts of a meeting by the id of the person they are about. */
export function factsByPerson(facts: readonly AttendanceFact[]): ReadonlyMap<string, FactsOfPerson> {
  const byPerson = new Map<string, Record<string, unknown>>()
  for (const fact of facts) {
    const own = byPerson.get(fact.personId) ?? {}
    own[fact.fact] = fact.fact === 'read' ? true : fact
    byPerson.set(fact.personId, own)
  }
  return byPerson as ReadonlyMap<string, FactsOfPerson>
}

/** Late: later than the start by more than the tolerance (MR7.5). A sheet on paper names no times, so nobody on it is late. */
export const isLate = (charter: Charter, meeting: Pick<Meeting, 'startsAt'>, checkIn: Pick<CheckIn, 'arrivedAt' | 'method'>): boolean =>
  checkIn.method !== 'paper' && checkIn.arrivedAt > meeting.startsAt + lateAfter(charter)

/** How late somebody came, in whole minutes after the start; 0 for whoever does not count as late (MR7.5). */
export const lateMinutes = (charter: Charter, meeting: Pick<Meeting, 'startsAt'>, checkIn: Pick<CheckIn, 'arrivedAt' | 'method'>): number =>
  isLate(charter, meeting, checkIn) ? Math.floor((checkIn.arrivedAt - meeting.startsAt) / MINUTE) : 0

/**
 * How one person counts by the given facts. `end` is when the meeting closed, undefined while it goes on:
 * who went out and had not come back counts as gone early only once there is an end to be early for.
 */
export function presenceOf(
  charter: Charter,
  meeting: Pick<Meeting, 'startsAt' | 'kind'>,
  { reply, checkIn, explanation }: FactsOfPerson,
  end?: Instant,
): Presence {
  if (checkIn && checkIn.annulled === null) {
    const out = checkIn.absences.find((absence) => absence.returnedAt === undefined)
    if (out && (end === undefined || out.leftAt < end - lateAfter(charter))) return 'left'
    return isLate(charter, meeting, checkIn) ? 'late' : 'present'
  }
  if (reply && isAway(reply.choice)) return leaveExcuses(charter, reply) ? 'excused' : 'explained'
  return explanation ? 'explained' : 'absent'
}

/** The quorum of a body for those who are there; null for a meeting without one (X47). */
export function quorumAmong(
  charter: Charter,
  meeting: Pick<Meeting, 'kind' | 'session'>,
  roll: readonly RollEntry[],
  isThere: (entry: RollEntry) => boolean,
): Quorum | null {
  if (!isStatutory(meeting.kind)) return null
  const entitled = roll.filter((entry) => entry.entitled)
  const vices = entitled.filter((entry) => holdsVice(charter, entry.posts))
  return quorumOf(charter, {
    body: meeting.kind,
    session: meeting.session ?? 'unknown',
    entitled: entitled.length,
    present: entitled.filter(isThere).length,
    viceEntitled: vices.length,
    vicePresent: vices.filter(isThere).length,
  })
}

/** The quorum of those in the room by these facts. */
export const quorumNow = (charter: Charter, meeting: Meeting, roll: readonly RollEntry[], facts: ReadonlyMap<string, FactsOfPerson>) =>
  quorumAmong(charter, meeting, roll, ({ personId }) => isHere(facts.get(personId)?.checkIn))

/** The quorum if those come who said so, and those who are here stay. */
export const quorumForecast = (charter: Charter, meeting: Meeting, roll: readonly RollEntry[], facts: ReadonlyMap<string, FactsOfPerson>) =>
  quorumAmong(charter, meeting, roll, ({ personId }) => {
    const own = facts.get(personId)
    return own?.reply?.choice === 'attend' || isHere(own?.checkIn)
  })

/** A quorum as it is kept: whether it stands, its tests and its sentence. */
export const recordOf = (quorum: Quorum): QuorumRecord => ({
  stands: quorum.stands,
  tests: testsOf(quorum.tests),
  sentence: quorum.sentence,
})

/** Tests as they are kept: the numbers and the clause. */
export const testsOf = (tests: Quorum['tests']): QuorumRecord['tests'] =>
  tests.map(({ clause, of, need, have, holds }) => ({ clause, of, need, have, holds }))

/** Presence at one moment, with all that a later reader needs to check it. */
export function freeze(
  charter: Charter,
  meeting: Meeting,
  roll: readonly RollEntry[],
  facts: readonly AttendanceFact[],
  at: Instant,
  end?: Instant,
): Frozen {
  const byPerson = factsByPerson(facts)
  const entries = roll.map((entry): FrozenEntry => {
    const own = byPerson.get(entry.personId) ?? {}
    const checkIn = own.checkIn?.annulled === null ? own.checkIn : undefined
    const leftAt = checkIn?.absences.find((absence) => absence.returnedAt === undefined)?.leftAt
    const note = isAway(own.reply?.choice) ? own.reply!.reason : own.explanation?.reason
    const presence = presenceOf(charter, meeting, own, end)
    const lateBy = checkIn ? lateMinutes(charter, meeting, checkIn) : 0
    const { personId, name, pinyin, initials, unitId, unitName, title, phone, posts, entitled } = entry
    return {
      personId, name, pinyin, initials, unitId, unitName, title, phone, posts, entitled,
      presence,
      ...(checkIn && { arrivedAt: checkIn.arrivedAt, method: checkIn.method }),
      ...(lateBy > 0 && { lateBy }),
      ...(presence === 'left' && end !== undefined && leftAt !== undefined && { leftBy: Math.floor((end - leftAt) / MINUTE) }),
      ...(checkIn?.special && { special: checkIn.special.text }),
      ...(leftAt !== undefined && { leftAt }),
      ...(note && { note }),
    }
  })
  const entitled = entries.filter((entry) => entry.entitled)
  const count = (presence: Presence) => entitled.filter((entry) => entry.presence === presence).length
  const substitutes = facts.filter((fact) => fact.fact === 'observer')
  const quorum = quorumNow(charter, meeting, roll, byPerson)
  return {
    at,
    charter: charter.id,
    session: meeting.session,
    entries,
    counts: Object.fromEntries(PRESENCES.map((presence) => [presence, count(presence)])) as Record<Presence, number>,
    entitled: entitled.length,
    inRoom: entitled.filter(({ personId }) => isHere(byPerson.get(personId)?.checkIn)).length,
    observers: [
      ...entries.filter((entry) => !entry.entitled && byPerson.get(entry.personId)?.checkIn?.annulled === null).map(({ name }) => name),
      ...substitutes.map((seat) => seat.substitute.name),
    ],
    door: {
      fixed: meeting.door.fixed || entries.some(({ method }) => method === 'fixed'),
      shared: meeting.door.shared,
    },
    quorum: quorum && recordOf(quorum),
  }
}
