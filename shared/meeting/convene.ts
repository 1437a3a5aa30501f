import type { Charter } from '../charter/charter'
import { noticeDays, yearEnd } from '../charter/sittings'
import { accept, type Decision, refuse } from '../kernel/decision'
import { DAY, dayOf, daysBetween, type Instant, yearOf } from '../kernel/time'
import { type Calendar, calendarId, isStatutory, type Meeting, type MeetingPlan, type Session } from './model'
import type { Warning } from './operations'

/**
 * Regular or ad-hoc. A council session is regular only if its day stands in the calendar adopted before the notice;
 * without a calendar it is unknown and both bars apply (X2). An assembly is regular as the first of its year at
 * year-end (CH12.1a). Other meetings have neither.
 */
export function sessionOf(
  charter: Charter,
  plan: Pick<MeetingPlan, 'kind' | 'startsAt'>,
  calendar: Calendar | undefined,
  otherAssemblies: readonly Pick<Meeting, 'startsAt'>[],
  at: Instant,
): Session | null {
  const day = dayOf(plan.startsAt)
  if (plan.kind === 'council') {
    if (!calendar) return 'unknown'
    return calendar.days.includes(day) && calendar.adoptedOn <= dayOf(at) ? 'regular' : 'adhoc'
  }
  if (plan.kind === 'assembly') {
    const { from, until } = yearEnd(charter, yearOf(plan.startsAt))
    const first = otherAssemblies.every((other) => yearOf(other.startsAt) !== yearOf(plan.startsAt))
    return first && from <= day && day <= until ? 'regular' : 'adhoc'
  }
  return null
}

/** Remarks on a plan that never block (§ lead times, year-end, basis, session), for the moment of its notice. */
export function warningsOf(charter: Charter, plan: MeetingPlan, session: Session | null, at: Instant): Warning[] {
  const warnings: Warning[] = []
  if (!isStatutory(plan.kind)) return warnings
  const ahead = Math.floor((plan.startsAt - at) / DAY)
  const wanted = noticeDays(charter, plan.kind, session ?? 'unknown')
  if (ahead < wanted) {
    warnings.push({ message: `距开会只有 ${Math.max(ahead, 0)} 天，一般应提前 ${wanted} 天发出议题；可以发，但会留下提示`, clause: 'MR5' })
  }
  if (plan.kind === 'assembly') {
    const { from, until } = yearEnd(charter, yearOf(plan.startsAt))
    const day = dayOf(plan.startsAt)
    if (day < from || day > until) warnings.push({ message: '理事大会每年年底召开；不在年底的按临时大会记', clause: 'CH12.1a' })
    if (plan.basis === '') warnings.push({ message: '理事大会的时间、地点和议程由理事长会决定，请写明是哪次决议', clause: 'CH19.3' })
  }
  if (plan.kind === 'council' && session === 'adhoc') {
    warnings.push({ message: '日期不在已通过的年度会期内，按不定期会议：副理事长也须到会三分之二以上', clause: 'CH13.2c' })
  }
  if (plan.kind === 'council' && session === 'unknown') {
    warnings.push({ message: '还没有登记本年度理事长会会期，无法判断是否定期：两种法定人数都要满足', clause: 'X2' })
  }
  return warnings
}

/** Whole days left until the year-end window closes, when the yearly assembly should be planned by now and is not (CH12.1a). */
export function assemblyOverdue(charter: Charter, assemblies: readonly Pick<Meeting, 'startsAt' | 'status'>[], at: Instant): number | undefined {
  const year = yearOf(at)
  const { alarmFrom, until } = yearEnd(charter, year)
  const today = dayOf(at)
  const planned = assemblies.some((m) => yearOf(m.startsAt) === year && m.status !== 'cancelled' && m.status !== 'inquorate')
  return planned || today < alarmFrom || today > until ? undefined : daysBetween(today, until)
}

/** Registers the council's calendar. A later one replaces it and stands beside its own resolution (X2). */
export function decideCalendar(previous: Calendar | undefined, adopted: Omit<Calendar, '_id' | 'v' | 'body'>, at: Instant): Decision<Calendar> {
  if (adopted.days.length === 0) return refuse('NO_DAYS', '请至少填一个会期', { field: 'days' })
  const stray = adopted.days.findIndex((day) => !day.startsWith(`${adopted.year}-`))
  if (stray >= 0) return refuse('OTHER_YEAR', `${adopted.days[stray]} 不在 ${adopted.year} 年`, { field: `days.${stray}` })
  if (adopted.adoptedOn > dayOf(at)) return refuse('NOT_ADOPTED_YET', '通过日期不能晚于今天', { field: 'adoptedOn' })
  const days = [...new Set(adopted.days)].sort()
  return accept({ ...adopted, days, _id: calendarId(adopted.year), v: previous?.v ?? 0, body: 'council' })
}
