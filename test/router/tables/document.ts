import { type May, SECRETARIAT } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = { 'document.make': SECRETARIAT }

export const samples: SamplesOf = (p) => ({
  'document.make': { as: 'secretary', input: { kind: 'notice', meetingId: p.coming, number: 5 } },
})
