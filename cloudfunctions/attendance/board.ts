import { isAway, isHere } from 'shared/attendance/model'
import { board, type Outlook } from 'shared/attendance/operations'
import type { Quorum } from 'shared/charter/quorum'
import { holdsVice, postName } from 'shared/charter/sittings'
import type { AuditEntry } from 'shared/audit/model'
import { receiptNumber, SCAN_REFUSALS, type ScanRefusal } from 'shared/attendance/door'
import { type Decision, isRefusal } from 'shared/kernel/decision'
import { factsByPerson, isLate, lateMinutes, quorumForecast, quorumNow, recordOf, testsOf } from 'shared/meeting/presence'
import { decideCallToOrder, decideClose, decideInquorate } from 'shared/meeting/rules'
import { callerAs } from '../kit/context'
import { answers } from '../kit/outcome'
import { mayRead, meetingOr, noMeeting } from '../meeting/read'
import { rollOfMeeting } from '../person/read'
import { factsOfMeeting, refusedScans, sheetsOf, viewOfCheckIn, viewOfReply } from './read'

export const readBoard = answers(board, async ({ meetingId }, ctx) => {
  const { db, charter, caller, now } = ctx
  const isSecretariat = caller.capabilities.has('register')
  const [meeting, facts, refused, paper] = await Promise.all([
    meetingOr(db, meetingId, caller.capabilities.has('convene')),
    factsOfMeeting(db, meetingId),
    isSecretariat ? refusedScans(db, meetingId, LOOKED_AT) : [],
    isSecretariat ? sheetsOf(db, meetingId) : [],
  ])
  if (isRefusal(meeting)) return meeting
  if (!mayRead(meeting, ctx)) return noMeeting
  const roll = await rollOfMeeting(db, charter, meeting)
  const byPerson = factsByPerson(facts)
  const seesReasons = isSecretariat || caller.capabilities.has('except')

  const rows = roll.map((entry) => {
    const { reply, checkIn, pending, read, explanation, observer } = byPerson.get(entry.personId) ?? {}
    const { personId, name, pinyin, initials, unitName, phone } = entry
    return {
      personId, name, pinyin, initials, unitName,
      phone: isSecretariat ? phone : '',
      posts: entry.posts.map((post) => postName(charter, post)),
      vice: holdsVice(charter, entry.posts),
      seat: entry.entitled ? ('entitled' as const) : ('observer' as const),
      read: read === true,
      reply: viewOfReply(reply, { reasons: seesReasons, logistics: isSecretariat }),
      checkIn: viewOfCheckIn(checkIn, { reasons: isSecretariat }),
      late: checkIn?.annulled === null && isLate(charter, meeting, checkIn),
      lateBy: checkIn?.annulled === null ? lateMinutes(charter, meeting, checkIn) : 0,
      pending:
        pending?.settled === null && !checkIn
          ? { at: pending.at, scannedAt: pending.scannedAt, why: pending.why, number: receiptNumber(pending, pending.scannedAt) }
          : null,
      here: isHere(checkIn),
      substituteHere: observer !== undefined,
      explanation: explanation ? (seesReasons ? explanation.reason : '') : null,
    }
  })
  const entitled = rows.filter((row) => row.seat === 'entitled')
  const by = callerAs(ctx)
  const { v, title, kind, status, startsAt, endsAt, presiding } = meeting
  return {
    meetingId, me: by.personId, v, title, kind, status, startsAt, endsAt,
    presiding: presiding && { personId: presiding.personId, name: presiding.name, by: presiding.by },
    rows,
    failures: failuresOf(refused),
    door: { fixed: meeting.door.fixed, shared: meeting.door.shared },
    sheets: { waiting: paper.filter(({ state }) => state === 'waiting').length, rejected: paper.filter(({ state }) => state === 'rejected').length },
    counts: {
      entitled: entitled.length,
      here: entitled.filter((row) => row.here).length,
      attend: entitled.filter((row) => row.reply?.choice === 'attend').length,
      leave: entitled.filter((row) => row.reply && isAway(row.reply.choice)).length,
      observer: entitled.filter((row) => row.reply?.choice === 'observer').length,
      unanswered: entitled.filter((row) => row.reply === null && row.checkIn === null).length,
      read: entitled.filter((row) => row.read).length,
      observersHere: rows.filter((row) => row.substituteHere || (row.seat === 'observer' && row.here)).length,
      pending: rows.filter((row) => row.pending !== null).length,
    },
    quorum: outlookOf(quorumNow(charter, meeting, roll, byPerson)),
    forecast: outlookOf(quorumForecast(charter, meeting, roll, byPerson)),
    registers: isSecretariat,
    orderRefused: refusalOf(decideCallToOrder(charter, { meeting, roll, facts, by, isSecretariat }, now)),
    inquorateRefused: refusalOf(decideInquorate(charter, { meeting, roll, facts, by, isSecretariat }, undefined, now)),
    closeRefused: refusalOf(decideClose(meeting, by, isSecretariat, now)),
  }
})

/** Of the refused scans, so many are looked at and so many shown. */
const LOOKED_AT = 200
const SHOWN = 40

/** One line for a person and a reason, with how often, the latest first. */
function failuresOf(entries: readonly AuditEntry[]) {
  const lines = new Map<string, { at: number; personId: string; name: string; code: string; says: string; times: number }>()
  for (const { at, personId, name, refusal } of entries) {
    if (!refusal) continue
    const { code, message } = refusal
    const key = `${personId} ${code}`
    const earlier = lines.get(key)
    if (earlier) earlier.times++
    else lines.set(key, { at, personId, name, code, says: (SCAN_REFUSALS[code as ScanRefusal]?.desk ?? message).slice(0, 40), times: 1 })
  }
  return [...lines.values()].slice(0, SHOWN)
}

export const refusalOf = (decision: Decision<unknown>) =>
  isRefusal(decision) ? { code: decision.code, message: decision.message, clause: decision.clause } : null

export function outlookOf(quorum: Quorum | null): Outlook | null {
  if (!quorum) return null
  const [first] = quorum.tests
  return { ...recordOf(quorum), information: testsOf(quorum.information), missing: quorum.missing, missingVice: quorum.missingVice, have: first!.have, need: first!.need } as Outlook
}
