import { EVERYBODY, type May } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'identity.me': EVERYBODY,
}

export const samples: SamplesOf = () => ({
  'identity.me': { as: 'nobody', input: {} },
})
