import { BOUND, EVERYBODY, SECRETARIAT, type May } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'charter.evaluate': EVERYBODY,
  'charter.standing': EVERYBODY,
  'charter.settings': BOUND,
  'charter.setting': BOUND,
  'charter.changeSetting': SECRETARIAT,
  'charter.rulings': BOUND,
  'charter.ruling': BOUND,
  'charter.confirmRuling': SECRETARIAT,
}

export const samples: SamplesOf = () => ({
  'charter.evaluate': {
    as: 'nobody',
    input: { charter: 'qixian', body: 'council', session: 'adhoc', matter: 'major', entitled: 6, present: 4, attended: 4, viceEntitled: 4, vicePresent: 3, yes: 3, no: 1, abstain: 0 },
  },
  'charter.standing': { as: 'nobody', input: {} },
  'charter.settings': { as: 'director01', input: {} },
  'charter.setting': { as: 'director01', input: { key: 'leaveQuota' } },
  'charter.changeSetting': {
    as: 'secretary',
    input: { key: 'leaveQuota', value: { perYear: 3, bodies: ['assembly', 'council'] }, resolution: '理事大会〔2026〕2号', on: '2026-12-04' },
  },
  'charter.rulings': { as: 'director01', input: {} },
  'charter.ruling': { as: 'director01', input: { id: 'X3' } },
  'charter.confirmRuling': { as: 'secretary', input: { id: 'X3', reading: 'both', number: '秘释〔2026〕1号', on: '2026-12-04' } },
})
