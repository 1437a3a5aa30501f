import { EVERYBODY, INFORM, type May, SECRETARIAT } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'showcase.group': EVERYBODY,
  'showcase.units': EVERYBODY,
  'showcase.unit': EVERYBODY,
  'showcase.own': INFORM,
  'showcase.tell': INFORM,
  'showcase.ownGroup': SECRETARIAT,
  'showcase.tellGroup': SECRETARIAT,
}

const told = {
  summary: '一所县里的职业学校', introduction: '建校四十年，开设五个专业。', trades: ['装备制造'], strengths: '', offers: '', website: '', pictures: [], edition: 0,
}

export const samples: SamplesOf = () => ({
  'showcase.group': { as: 'nobody', input: {} },
  'showcase.units': { as: 'nobody', input: {} },
  'showcase.unit': { as: 'nobody', input: { unitId: 'unit-05' } },
  'showcase.own': { as: 'officer03', input: {} },
  'showcase.ownGroup': { as: 'secretary', input: {} },
  'showcase.tell': { as: 'officer03', input: told },
  'showcase.tellGroup': { as: 'secretary', input: { ...told, edition: 1 } },
})
