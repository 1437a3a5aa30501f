import { type AttendanceFact, isAway } from '../attendance/model'
import type { Charter } from '../charter/charter'
import { doorLead } from '../charter/sittings'
import { clock, type Instant, MINUTE } from '../kernel/time'
import type { Meeting, RollEntry } from './model'
import { factsByPerson } from './presence'

/** So long before the door opens people are reminded: time to be on the way, and late enough to be of this meeting. */
export const REMIND_AHEAD = 30 * MINUTE

/**
 * Whether it is time to remind of the check-in: once for each start, so that a meeting moved to later has its own. Whoever
 * was invited after that time has only just been told, and a meeting that should have begun needs no reminder.
 */
export function isReminderDue(charter: Charter, { status, startsAt, publishedAt = 0, reminded }: Meeting, at: Instant): boolean {
  const from = startsAt - doorLead(charter) - REMIND_AHEAD
  return status === 'published' && reminded !== startsAt && publishedAt < from && from <= at && at < startsAt
}

/** Those who have answered 参加 or nothing, and are not there already. */
export function whomToRemind(roll: readonly RollEntry[], facts: readonly AttendanceFact[]): string[] {
  const byPerson = factsByPerson(facts)
  return roll.map(({ personId }) => personId).filter((personId) => {
    const { reply, checkIn } = byPerson.get(personId) ?? {}
    return !isAway(reply?.choice) && checkIn === undefined
  })
}

/** What is asked of them. */
export function reminderSays(charter: Charter, { startsAt }: Pick<Meeting, 'startsAt'>, at: Instant): string {
  const opens = startsAt - doorLead(charter)
  return at < opens ? `签到 ${clock(opens)} 开始，到会场请扫屏幕上的码` : '签到已经开始，到会场请扫屏幕上的码'
}
