import { pastId } from 'shared/meeting/past'
import { DAY, HOUR, MINUTE } from 'shared/kernel/time'
import { EVERYBODY, BOUND, SECRETARIAT, DESK_AND_CHAIRS, CHAIR, type May } from '../capabilities'
import { NOW, pastCouncil, person, plan, SCAN } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'meeting.home': EVERYBODY,
  'meeting.list': BOUND,
  'meeting.get': BOUND,
  'meeting.session': SECRETARIAT,
  'meeting.calendar': BOUND,
  'meeting.pastRoll': SECRETARIAT,
  'meeting.registerPast': SECRETARIAT,
  'meeting.correctPast': SECRETARIAT,
  'meeting.past': SECRETARIAT,
  'meeting.openPaper': BOUND,
  'meeting.addHandout': SECRETARIAT,
  'meeting.dropHandout': SECRETARIAT,
  'meeting.tellHandouts': SECRETARIAT,
  'meeting.openHandout': BOUND,
  'meeting.draft': SECRETARIAT,
  'meeting.publish': SECRETARIAT,
  'meeting.change': SECRETARIAT,
  'meeting.postpone': SECRETARIAT,
  'meeting.cancel': SECRETARIAT,
  'meeting.adoptCalendar': SECRETARIAT,
  'meeting.setDoor': SECRETARIAT,
  'meeting.delegateChair': CHAIR,
  'meeting.callToOrder': DESK_AND_CHAIRS,
  'meeting.declareInquorate': DESK_AND_CHAIRS,
  'meeting.close': DESK_AND_CHAIRS,
}

const PAST = pastId('council', 1, 1)
const someone = (meetingId: string, account: string) => ({ meetingId, personId: person(account) })

export const samples: SamplesOf = (p) => ({
  'meeting.home': { as: 'director01', input: {} },
  'meeting.list': { as: 'director01', input: { shelf: 'coming', beyond: NOW - DAY } },
  'meeting.get': { as: 'director01', input: { meetingId: p.coming } },
  'meeting.session': { as: 'secretary', input: { kind: 'assembly', startsAt: NOW + DAY, meetingId: p.draft } },
  'meeting.calendar': { as: 'director01', input: { year: 2026 } },
  'meeting.pastRoll': { as: 'secretary', input: { kind: 'council', startsAt: pastCouncil().startsAt } },
  'meeting.registerPast': { as: 'secretary', input: { ...pastCouncil({ number: 2 }) } },
  'meeting.correctPast': { as: 'secretary', input: { meetingId: PAST, edition: 1, ...pastCouncil({ place: '第二会议室' }), reason: '抄错了地点' } },
  'meeting.past': { as: 'secretary', input: { meetingId: PAST } },
  'meeting.openPaper': { as: 'director01', input: { meetingId: PAST, file: 0 } },
  'meeting.addHandout': { as: 'secretary', input: { meetingId: p.coming, topic: '审议年度工作报告', name: '工作报告.pdf', file: SCAN } },
  'meeting.dropHandout': { as: 'secretary', input: { meetingId: p.coming, name: '议程.pdf', at: NOW } },
  'meeting.tellHandouts': { as: 'secretary', input: { meetingId: p.coming } },
  'meeting.openHandout': { as: 'director01', input: { meetingId: p.coming, name: '议程.pdf' } },
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
  'meeting.setDoor': { as: 'secretary', input: { meetingId: p.hall, fixed: true, shared: true } },
  'meeting.callToOrder': { as: 'chair', input: { meetingId: p.hall } },
  'meeting.declareInquorate': { as: 'chair', input: { meetingId: p.empty, nextAt: NOW + DAY }, later: 5 * MINUTE },
  'meeting.close': { as: 'chair', input: { meetingId: p.inSession }, later: HOUR },
  'meeting.adoptCalendar': { as: 'secretary', input: { year: 2027, days: ['2027-03-18'], adoptedOn: '2026-12-04', resolution: '理事长会〔2026〕4号' } },
})
