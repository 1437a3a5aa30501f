import { isAway, isHere } from 'shared/attendance/model'
import { windowAt, windowFrom, windowUntil } from 'shared/attendance/door'
import { projector, receipt, type Standing } from 'shared/attendance/door-operations'
import { checkInOpensAt, doorClosed } from 'shared/attendance/rules'
import { receiptNumber } from 'shared/attendance/door'
import { isRefusal } from 'shared/kernel/decision'
import { linkPath, linkScene } from 'shared/kernel/link'
import { factsByPerson, lateMinutes, quorumNow, type FactsOfPerson } from 'shared/meeting/presence'
import type { RollEntry } from 'shared/meeting/model'
import { seatOf } from 'shared/meeting/roll'
import { answers } from '../kit/outcome'
import { meetingOr, mayRead, noMeeting } from '../meeting/read'
import { rollOfMeeting } from '../person/read'
import { outlookOf, refusalOf } from './board'
import { storedFacts } from './read'
import { paperToken, tokenOf } from './ticket'

/** Codes handed out ahead, besides the one of the moment: the screen lives on them while the network is away. */
const AHEAD = 2

export const project = answers(projector, async ({ meetingId }, ctx) => {
  const { db, charter, now } = ctx
  const [meeting, facts] = await Promise.all([meetingOr(db, meetingId, false), storedFacts(db, meetingId)])
  if (isRefusal(meeting)) return meeting
  const roll = await rollOfMeeting(db, charter, meeting)
  const byPerson = factsByPerson(facts)
  const own = (entry: RollEntry): FactsOfPerson => byPerson.get(entry.personId) ?? {}
  const entitled = roll.filter((entry) => entry.entitled)
  const out = entitled.filter((entry) => !isHere(own(entry).checkIn))
  const { kind, title, startsAt, place, status, door } = meeting
  const closed = doorClosed(charter, meeting, now)
  const addressed = (token: string) => ({ path: linkPath({ kind: 'checkIn', meetingId, token }), scene: linkScene({ kind: 'checkIn', meetingId, token }) })
  const windows = closed ? [] : Array.from({ length: 1 + AHEAD }, (_, i) => windowAt(now) + i)
  return {
    meetingId, kind, title, startsAt, place, status,
    closed: closed ? refusalOf(closed) : null,
    opensAt: checkInOpensAt(charter, meeting),
    shared: door.shared,
    codes: windows.map((window) => ({ from: windowFrom(window), until: windowUntil(window), ...addressed(tokenOf(door, meetingId, window)) })),
    fixed: door.fixed ? addressed(paperToken(door, meetingId)) : null,
    here: entitled.length - out.length,
    entitled: entitled.length,
    quorum: outlookOf(quorumNow(charter, meeting, roll, byPerson)),
    missing: out.filter((entry) => !isAway(own(entry).reply?.choice)).map(named),
    onLeave: out.filter((entry) => isAway(own(entry).reply?.choice)).map(named),
    pending: roll.filter((entry) => waits(own(entry))).length,
  }
})

const named = ({ personId, name, unitName }: RollEntry) => ({ personId, name, unitName })

/** A scan that only the desk can settle. */
const waits = ({ pending, checkIn }: FactsOfPerson): boolean => pending?.settled === null && checkIn === undefined

export const readReceipt = answers(receipt, async ({ meetingId }, ctx) => {
  const { db, charter, caller } = ctx
  const [meeting, facts] = await Promise.all([meetingOr(db, meetingId, false), storedFacts(db, meetingId)])
  if (isRefusal(meeting)) return meeting
  const seat = seatOf(charter, meeting, { _id: caller.personId, posts: caller.held })
  if (seat === 'none' && !mayRead(meeting, ctx)) return noMeeting
  const roll = await rollOfMeeting(db, charter, meeting)
  const byPerson = factsByPerson(facts)
  const { checkIn, pending } = byPerson.get(caller.personId) ?? {}
  const counted = facts.filter((fact) => fact.fact === 'checkIn' && fact.annulled === null).map((fact) => fact as typeof checkIn & object)
  const entitled = roll.filter((entry) => entry.entitled)
  const { title, startsAt, place, status } = meeting
  const standing: Standing = checkIn
    ? checkIn.annulled ? 'annulled' : 'counted'
    : pending ? (pending.settled?.confirmed === false ? 'declined' : 'pending') : 'none'
  const arrivedAt = checkIn?.arrivedAt ?? pending?.scannedAt ?? null
  return {
    meetingId, title, startsAt, place, status, standing, seat, arrivedAt,
    number: arrivedAt === null ? null : receiptNumber({ meetingId, personId: caller.personId }, arrivedAt),
    method: checkIn?.method ?? null,
    rank: standing === 'counted' ? counted.filter((other) => isBefore(other, checkIn!)).length + 1 : null,
    lateBy: checkIn?.annulled === null ? lateMinutes(charter, meeting, checkIn) : 0,
    remark: checkIn?.annulled?.reason ?? checkIn?.special?.text ?? (standing === 'declined' ? (pending!.settled!.reason ?? null) : null),
    here: entitled.filter(({ personId }) => isHere(byPerson.get(personId)?.checkIn)).length,
    entitled: entitled.length,
    quorum: outlookOf(quorumNow(charter, meeting, roll, byPerson)),
  }
})

const isBefore = (one: { arrivedAt: number; _id: string }, other: { arrivedAt: number; _id: string }): boolean =>
  one.arrivedAt < other.arrivedAt || (one.arrivedAt === other.arrivedAt && one._id < other._id)
