import { BOUND, type May } from '../capabilities'
import { person } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'person.contacts': BOUND,
  'person.revealPhone': BOUND,
}

export const samples: SamplesOf = () => ({
  'person.contacts': { as: 'officer03', input: {} },
  'person.revealPhone': { as: 'officer03', input: { personId: person('chair'), purpose: 'call' } },
})
