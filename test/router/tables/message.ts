import { BOUND, SECRETARIAT, type May } from '../capabilities'
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
})
