import { SECRETARIAT, type May } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'person.roll': SECRETARIAT,
}

export const samples: SamplesOf = () => ({
  'person.roll': { as: 'secretary', input: {} },
})
