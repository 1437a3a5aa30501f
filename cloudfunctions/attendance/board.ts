import { isHere } from 'shared/attendance/model'
import { board, type Outlook } from 'shared/attendance/operations'
import { isAway } from 'shared/attendance/rules'
import type { Quorum } from 'shared/charter/quorum'
import { holdsVice, postName } from 'shared/charter/sittings'
import { type Decision, isRefusal } from 'shared/kernel/decision'
import { factsByPerson, isLate, quorumForecast, quorumNow, recordOf, testsOf } from 'shared/meeting/presence'
import { decideCallToOrder, decideClose, decideInquorate } from 'shared/meeting/rules'
import { callerAs } from '../kit/context'
import { answers } from '../kit/outcome'
import { mayRead, meetingOr, noMeeting } from '../meeting/read'
import { rollOfMeeting } from '../person/read'
import { factsOfMeeting, viewOfCheckIn, viewOfReply } from './read'

export const readBoard = answers(board, async ({ meetingId }, ctx) => {
  const { db, charter, caller, now } = ctx
  const [meeting, facts] = await Promise.all([meetingOr(db, meetingId, caller.capabilities.has('convene')), factsOfMeeting(db, meetingId)])
  if (isRefusal(meeting)) return meeting
  if (!mayRead(meeting, ctx)) return noMeeting
  const roll = await rollOfMeeting(db, charter, meeting)
  const byPerson = factsByPerson(facts)
  const isSecretariat = caller.capabilities.has('register')
  const seesReasons = isSecretariat || caller.capabilities.has('except')

  const rows = roll.map((entry) => {
    const { reply, checkIn, read, explanation, observer } = byPerson.get(entry.personId) ?? {}
    const { personId, name, pinyin, initials, unitName, phone } = entry
    return {
      personId, name, pinyin, initials, unitName,
      phone: isSecretariat ? phone : '',
      posts: entry.posts.map((post) => postName(charter, post)),
      vice: holdsVice(charter, entry.posts),
      seat: entry.entitled ? ('entitled' as const) : ('observer' as const),
      read: read === true,
      reply: viewOfReply(reply, { reasons: seesReasons, logistics: isSecretariat }),
      checkIn: viewOfCheckIn(checkIn),
      late: checkIn?.annulled === null && isLate(charter, meeting, checkIn),
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
    counts: {
      entitled: entitled.length,
      here: entitled.filter((row) => row.here).length,
      attend: entitled.filter((row) => row.reply?.choice === 'attend').length,
      leave: entitled.filter((row) => row.reply && isAway(row.reply.choice)).length,
      observer: entitled.filter((row) => row.reply?.choice === 'observer').length,
      unanswered: entitled.filter((row) => row.reply === null && row.checkIn === null).length,
      read: entitled.filter((row) => row.read).length,
      observersHere: rows.filter((row) => row.substituteHere || (row.seat === 'observer' && row.here)).length,
    },
    quorum: outlookOf(quorumNow(charter, meeting, roll, byPerson)),
    forecast: outlookOf(quorumForecast(charter, meeting, roll, byPerson)),
    registers: isSecretariat,
    orderRefused: refusalOf(decideCallToOrder(charter, { meeting, roll, facts, by, isSecretariat }, now)),
    inquorateRefused: refusalOf(decideInquorate(charter, { meeting, roll, facts, by, isSecretariat }, undefined, now)),
    closeRefused: refusalOf(decideClose(meeting, by, isSecretariat, now)),
  }
})

const refusalOf = (decision: Decision<unknown>) =>
  isRefusal(decision) ? { code: decision.code, message: decision.message, clause: decision.clause } : null

function outlookOf(quorum: Quorum | null): Outlook | null {
  if (!quorum) return null
  const [first] = quorum.tests
  return { ...recordOf(quorum), information: testsOf(quorum.information), missing: quorum.missing, missingVice: quorum.missingVice, have: first!.have, need: first!.need } as Outlook
}
