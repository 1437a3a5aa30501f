import { type CheckIn, checkIns, type PendingScan } from 'shared/attendance/model'
import { decideScan, foreign, scanAnswered } from 'shared/attendance/door'
import { checkIn } from 'shared/attendance/door-operations'
import { accept, isRefusal, type Refusal } from 'shared/kernel/decision'
import type { Collection } from 'shared/kernel/collection'
import { readLink } from 'shared/kernel/link'
import { seatOf } from 'shared/meeting/roll'
import { callerAs } from '../kit/context'
import { append, appends } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { checkInOf, pendingOf } from './read'
import { readToken } from './ticket'

/** A code that says nothing true of anybody is refused, whatever is stored already. */
const NEVER = ['FORGED', 'FIXED_OFF', 'NOT_INVITED']

export const scan = appends(checkIn, async ({ code, queued = false }, ctx) => {
  const link = readLink(code)
  if (link?.kind !== 'checkIn') return foreign
  const { meetingId } = link
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return foreign
  const { personId, held } = ctx.caller
  const facts = {
    meeting,
    person: callerAs(ctx),
    seat: seatOf(ctx.charter, meeting, { _id: personId, posts: held }),
    ticket: readToken(meeting.door, meetingId, link.token, ctx.now),
    queued,
  }
  let decision = decideScan(ctx.charter, facts, ctx.now)
  if (isRefusal(decision) ? !NEVER.includes(decision.code) : decision.value.fact === 'pending') {
    // Whoever is in already, or asks again because the answer was lost, is told what is stored.
    const stored = (await checkInOf(ctx.db, meetingId, personId)) ?? (isRefusal(decision) ? await pendingOf(ctx.db, meetingId, personId) : undefined)
    if (stored) decision = accept(stored)
  }
  if (isRefusal(decision)) return about(meetingId, decision)
  return append(decision, checkIns as Collection<CheckIn | PendingScan>, (stored) => {
    const answer = scanAnswered(stored)
    return isRefusal(answer) ? about(meetingId, answer) : answer
  })
})

/** The entry in the record of refusals is found by its meeting. */
const about = (meetingId: string, refusal: Refusal): Refusal => ({ ...refusal, facts: { ...refusal.facts, meetingId } })
