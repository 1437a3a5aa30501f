import { HOUR, MINUTE } from 'shared/kernel/time'
import { NOW, person, plan, type Prepared } from './hall'

/** A call that is accepted in the prepared group: as whom, with what, and so many milliseconds after NOW. */
export interface Sample {
  readonly as: string
  readonly input: Record<string, unknown>
  readonly later?: number
}

const DAY = 24 * HOUR

/** One for each operation, by hand; an operation without one is red. */
export const samplesOf = (p: Prepared): Readonly<Record<string, Sample>> => {
  const someone = (meetingId: string, account: string) => ({ meetingId, personId: person(account) })
  return {
    'identity.me': { as: 'nobody', input: {} },
    'charter.evaluate': {
      as: 'nobody',
      input: { charter: 'qixian', body: 'council', session: 'adhoc', matter: 'major', entitled: 6, present: 4, attended: 4, viceEntitled: 4, vicePresent: 3, yes: 3, no: 1, abstain: 0 },
    },
    'person.roll': { as: 'secretary', input: {} },
    'meeting.home': { as: 'director01', input: {} },
    'meeting.list': { as: 'director01', input: {} },
    'meeting.get': { as: 'director01', input: { meetingId: p.coming } },
    'meeting.calendar': { as: 'director01', input: { year: 2026 } },
    'meeting.draft': {
      as: 'secretary',
      input: {
        meetingId: p.draft,
        edition: 1,
        plan: { ...plan(NOW + 21 * DAY), papers: [{ title: '报告', text: '要点' }], invited: [person('secretary')], directions: '直行' },
      },
    },
    'meeting.publish': { as: 'secretary', input: { meetingId: p.draft, edition: 1 } },
    'meeting.change': { as: 'secretary', input: { meetingId: p.empty, edition: 1, plan: plan(NOW + 3 * DAY), reason: '场地调整' } },
    'meeting.postpone': {
      as: 'secretary',
      input: { meetingId: p.empty, startsAt: NOW + DAY, endsAt: NOW + DAY + HOUR, replyBy: NOW + HOUR, reason: '大雪' },
    },
    'meeting.cancel': { as: 'secretary', input: { meetingId: p.empty, reason: '大雪' } },
    'meeting.delegateChair': { as: 'chair', input: { ...someone(p.coming, 'vice2'), reason: '出差' } },
    'meeting.callToOrder': { as: 'chair', input: { meetingId: p.hall } },
    'meeting.declareInquorate': { as: 'chair', input: { meetingId: p.empty, nextAt: NOW + DAY }, later: 5 * MINUTE },
    'meeting.close': { as: 'chair', input: { meetingId: p.inSession }, later: HOUR },
    'meeting.adoptCalendar': { as: 'secretary', input: { year: 2027, days: ['2027-03-18'], adoptedOn: '2026-12-04', resolution: '理事长会〔2026〕4号' } },
    'attendance.form': { as: p.officer, input: someone(p.coming, 'director05') },
    'attendance.markRead': { as: 'director01', input: { meetingId: p.coming } },
    'attendance.reply': {
      as: 'director04',
      input: {
        meetingId: p.coming,
        choice: 'observer',
        reason: '出差',
        substitute: { name: '林代会', title: '主任' },
        logistics: { companions: 1, lodging: 'single', meals: true, plate: '晋A00000' },
      },
    },
    'attendance.replyFor': { as: p.officer, input: { ...someone(p.coming, 'director05'), choice: 'attend', reason: '' } },
    'attendance.withdrawReply': { as: 'director01', input: { meetingId: p.coming } },
    'attendance.explain': { as: 'director31', input: { meetingId: p.inSession, reason: '堵车' }, later: 5 * MINUTE },
    'attendance.acknowledgeLeave': { as: 'secretary', input: someone(p.coming, 'director02') },
    'attendance.exceptLeave': { as: 'chair', input: { ...someone(p.coming, 'director03'), reason: '公务' } },
    'attendance.checkInFor': { as: 'secretary', input: someone(p.hall, 'director31') },
    'attendance.seatObserver': { as: 'secretary', input: someone(p.hall, 'director23') },
    'attendance.recordLeaving': { as: 'secretary', input: { ...someone(p.hall, 'director20'), note: '有事' } },
    'attendance.recordReturn': { as: 'secretary', input: someone(p.hall, 'director21') },
    'attendance.annul': { as: 'secretary', input: { ...someone(p.hall, 'director20'), reason: '认错了人' } },
    'attendance.reinstate': { as: 'secretary', input: { ...someone(p.hall, 'director22'), reason: '本人在场' } },
    'attendance.board': { as: 'secretary', input: { meetingId: p.hall } },
  }
}
