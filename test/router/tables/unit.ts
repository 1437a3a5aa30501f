import { SECRETARIAT, type May } from '../capabilities'
import { SCAN } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'unit.get': SECRETARIAT,
  'unit.add': SECRETARIAT,
  'unit.correct': SECRETARIAT,
  'unit.registerAgreement': SECRETARIAT,
}

export const samples: SamplesOf = () => ({
  'unit.get': { as: 'secretary', input: { unitId: 'unit-05' } },
  'unit.add': { as: 'secretary', input: { name: '汾水职业技术学院', kind: 'school', creditCode: '91350100M000100Y43', since: '2026-11-01' } },
  'unit.correct': {
    as: 'secretary',
    input: { unitId: 'unit-05', name: '新名职业学校', kind: 'school', creditCode: '91350100M000100Y43', since: '2025-12-20', renamedOn: '2026-09-01' },
  },
  'unit.registerAgreement': {
    as: 'secretary',
    input: { unitId: 'unit-05', state: 'onFile', signedOn: '2025-12-20', file: SCAN, note: '原件在档案室' },
  },
})
