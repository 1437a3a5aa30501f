/** Who may call what, written by hand from the charter and kept apart from the code. */
export const ROLES = ['nobody', 'visitor', 'director01', 'chair', 'vice2', 'secretary-general', 'secretary', 'officer03'] as const
export type Role = (typeof ROLES)[number]

const EVERYBODY: readonly Role[] = ROLES
const BOUND: readonly Role[] = ['director01', 'chair', 'vice2', 'secretary-general', 'secretary', 'officer03']
const INVITED: readonly Role[] = ['director01', 'chair', 'vice2', 'secretary-general']
const SECRETARIAT: readonly Role[] = ['secretary-general', 'secretary']
const DESK_AND_CHAIRS: readonly Role[] = ['chair', 'vice2', 'secretary-general', 'secretary']
const CHAIR: readonly Role[] = ['chair']
const OFFICER: readonly Role[] = ['officer03']

export const MAY: Readonly<Record<string, readonly Role[]>> = {
  'identity.me': EVERYBODY,
  'charter.evaluate': EVERYBODY,
  'person.roll': SECRETARIAT,
  'meeting.home': EVERYBODY,
  'meeting.list': BOUND,
  'meeting.get': BOUND,
  'meeting.calendar': BOUND,
  'meeting.draft': SECRETARIAT,
  'meeting.publish': SECRETARIAT,
  'meeting.change': SECRETARIAT,
  'meeting.postpone': SECRETARIAT,
  'meeting.cancel': SECRETARIAT,
  'meeting.adoptCalendar': SECRETARIAT,
  'meeting.delegateChair': CHAIR,
  'meeting.callToOrder': DESK_AND_CHAIRS,
  'meeting.declareInquorate': DESK_AND_CHAIRS,
  'meeting.close': DESK_AND_CHAIRS,
  'attendance.form': BOUND,
  'attendance.markRead': BOUND,
  'attendance.reply': INVITED,
  'attendance.replyFor': OFFICER,
  'attendance.withdrawReply': INVITED,
  'attendance.explain': INVITED,
  'attendance.acknowledgeLeave': SECRETARIAT,
  'attendance.exceptLeave': CHAIR,
  'attendance.checkInFor': SECRETARIAT,
  'attendance.seatObserver': SECRETARIAT,
  'attendance.recordLeaving': SECRETARIAT,
  'attendance.recordReturn': SECRETARIAT,
  'attendance.annul': SECRETARIAT,
  'attendance.reinstate': SECRETARIAT,
  'attendance.board': DESK_AND_CHAIRS,
}
