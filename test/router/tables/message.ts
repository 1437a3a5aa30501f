import { BOUND, SECRETARIAT, type May } from '../capabilities'
import { DAY } from 'shared/kernel/time'
import { noticeContent, PAPER } from '../notices'
import { NOW } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'message.inbox': BOUND,
  'message.read': BOUND,
  'message.readAll': BOUND,
  'message.asks': BOUND,
  'message.granted': BOUND,
  'message.templates': SECRETARIAT,
  'message.setTemplates': SECRETARIAT,
  'message.receipts': SECRETARIAT,
  'message.urge': SECRETARIAT,
  'message.notices': BOUND,
  'message.notice': BOUND,
  'message.openNoticePaper': BOUND,
  'message.markNotice': BOUND,
  'message.confirmNotice': BOUND,
  'message.noticeDesk': SECRETARIAT,
  'message.previewNotice': SECRETARIAT,
  'message.draftNotice': SECRETARIAT,
  'message.dropNotice': SECRETARIAT,
  'message.sendNotice': SECRETARIAT,
  'message.scheduleNotice': SECRETARIAT,
  'message.recallNotice': SECRETARIAT,
  'message.withdrawNotice': SECRETARIAT,
  'message.noteNumbers': SECRETARIAT,
  'message.noticeReceipts': SECRETARIAT,
  'message.urgeNotice': SECRETARIAT,
}

export const samples: SamplesOf = (p) => ({
  'message.inbox': { as: 'director01', input: {} },
  'message.read': { as: 'director01', input: { deliveryId: p.message } },
  'message.readAll': { as: 'director01', input: {} },
  'message.asks': { as: 'wx:director01', input: { page: 'reply' } },
  'message.granted': { as: 'wx:director01', input: { asked: [{ purpose: 'notice', answer: 'accept' }, { purpose: 'change', answer: 'reject' }] } },
  'message.templates': { as: 'secretary', input: {} },
  'message.setTemplates': {
    as: 'secretary',
    input: { edition: 1, templates: [{ purpose: 'notice', templateId: 'another-one', fields: [{ key: 'thing1', holds: 'what' }, { key: 'time2', holds: 'when' }] }] },
  },
  'message.receipts': { as: 'secretary', input: { meetingId: p.coming } },
  'message.urge': { as: 'secretary', input: { meetingId: p.coming, whom: 'unanswered' } },
  'message.notices': { as: 'director01', input: { year: 2026 } },
  'message.notice': { as: 'director01', input: { noticeId: p.notices.sent } },
  'message.openNoticePaper': { as: 'director01', input: { noticeId: p.notices.sent, place: 0 } },
  'message.markNotice': { as: 'director01', input: { noticeId: p.notices.sent } },
  'message.confirmNotice': { as: 'director01', input: { noticeId: p.notices.sent } },
  'message.noticeDesk': { as: 'secretary', input: {} },
  'message.previewNotice': { as: 'secretary', input: { scope: noticeContent().scope } },
  'message.draftNotice': { as: 'secretary', input: { notice: noticeContent({ papers: [{ name: '附件.pdf', file: PAPER }] }) } },
  'message.dropNotice': { as: 'secretary', input: { noticeId: p.notices.draft, edition: 1 } },
  'message.sendNotice': { as: 'secretary', input: { noticeId: p.notices.draft, edition: 1 } },
  'message.scheduleNotice': { as: 'secretary', input: { noticeId: p.notices.draft, edition: 1, sendAt: NOW + DAY } },
  'message.recallNotice': { as: 'secretary', input: { noticeId: p.notices.scheduled } },
  'message.withdrawNotice': { as: 'secretary', input: { noticeId: p.notices.sent, reason: '日期写错了' } },
  'message.noteNumbers': { as: 'secretary', input: { last: 12 } },
  'message.noticeReceipts': { as: 'secretary', input: { noticeId: p.notices.sent } },
  'message.urgeNotice': { as: 'secretary', input: { noticeId: p.notices.sent, whom: 'unconfirmed' } },
})
