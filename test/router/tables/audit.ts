import type { May } from '../capabilities'
import { person } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'audit.list': ['chair', 'secretary-general'],
}

export const samples: SamplesOf = (p) => ({
  'audit.list': { as: 'chair', input: { before: 4_000_000_000_000, meetingId: p.coming, by: person('secretary'), refusedOnly: false } },
})
