import { BOUND, INVITED, SECRETARIAT, type May } from '../capabilities'
import { person } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'person.contacts': BOUND,
  'person.revealPhone': BOUND,
  'person.mine': BOUND,
  'person.exportMine': BOUND,
  'person.askCorrection': BOUND,
  'person.corrections': SECRETARIAT,
  'person.settleCorrection': SECRETARIAT,
  'attendance.myYear': INVITED,
}

export const samples: SamplesOf = (p) => ({
  'person.contacts': { as: 'officer03', input: {} },
  'person.revealPhone': { as: 'officer03', input: { personId: person('chair'), purpose: 'call' } },
  'person.mine': { as: 'officer03', input: {} },
  'person.exportMine': { as: 'director01', input: { format: 'text' } },
  'person.askCorrection': { as: 'director01', input: { item: 'phone', says: '号码换了，新号码请电话核对' } },
  'person.corrections': { as: 'secretary', input: {} },
  'person.settleCorrection': { as: 'secretary', input: { correctionId: p.correction, outcome: 'kept', note: '与证件一致' } },
  'attendance.myYear': { as: 'director01', input: { year: 2026 } },
})
