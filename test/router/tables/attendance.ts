import { paperToken, tokenOf } from 'cloudfunctions/attendance/ticket'
import { windowAt } from 'shared/attendance/door'
import { linkScene } from 'shared/kernel/link'
import { MINUTE } from 'shared/kernel/time'
import type { Meeting } from 'shared/meeting/model'
import { BOUND, INVITED, SECRETARIAT, DESK_AND_CHAIRS, CHAIR, OFFICER, type May } from '../capabilities'
import { NOW, person, PHOTO, type Prepared } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
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
  'attendance.checkIn': BOUND,
  'attendance.receipt': BOUND,
  'attendance.projector': SECRETARIAT,
  'attendance.confirmScan': SECRETARIAT,
  'attendance.declineScan': SECRETARIAT,
  'attendance.noteSpecial': SECRETARIAT,
  'attendance.sheets': SECRETARIAT,
  'attendance.enterSheet': SECRETARIAT,
  'attendance.confirmSheet': SECRETARIAT,
  'attendance.rejectSheet': SECRETARIAT,
}

const someone = (meetingId: string, account: string) => ({ meetingId, personId: person(account) })

/** What the screen shows at NOW; without a moment, what is printed. */
export function codeOf({ documents }: Pick<Prepared, 'documents'>, meetingId: string, at?: number): string {
  const { door } = documents['meetings']!.find(({ _id }) => _id === meetingId) as unknown as Meeting
  return linkScene({ kind: 'checkIn', meetingId, token: at === undefined ? paperToken(door, meetingId) : tokenOf(door, meetingId, windowAt(at)) })
}

export const samples: SamplesOf = (p) => ({
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
  'attendance.checkIn': { as: 'director30', input: { code: codeOf(p, p.hall, NOW), queued: false } },
  'attendance.receipt': { as: 'director20', input: { meetingId: p.hall } },
  'attendance.projector': { as: 'secretary', input: { meetingId: p.hall } },
  'attendance.confirmScan': { as: 'secretary', input: someone(p.hall, 'director28') },
  'attendance.declineScan': { as: 'secretary', input: { ...someone(p.hall, 'director29'), reason: '不在会场' } },
  'attendance.noteSpecial': { as: 'secretary', input: { ...someone(p.hall, 'director20'), note: '高速封路' } },
  'attendance.sheets': { as: 'secretary-general', input: { meetingId: p.hall, sheetId: p.sheet } },
  'attendance.enterSheet': { as: 'secretary', input: { meetingId: p.hall, sheetId: p.sheet, edition: 1, personIds: [person('director30')], photo: PHOTO } },
  'attendance.confirmSheet': { as: 'secretary-general', input: { meetingId: p.hall, sheetId: p.sheet, edition: 1 } },
  'attendance.rejectSheet': { as: 'secretary-general', input: { meetingId: p.hall, sheetId: p.sheet, edition: 1, reason: '少了一人' } },
  'attendance.board': { as: 'secretary', input: { meetingId: p.hall } },
})
