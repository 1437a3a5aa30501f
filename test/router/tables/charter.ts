import { EVERYBODY, type May } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'charter.evaluate': EVERYBODY,
}

export const samples: SamplesOf = () => ({
  'charter.evaluate': {
    as: 'nobody',
    input: { charter: 'qixian', body: 'council', session: 'adhoc', matter: 'major', entitled: 6, present: 4, attended: 4, viceEntitled: 4, vicePresent: 3, yes: 3, no: 1, abstain: 0 },
  },
})
