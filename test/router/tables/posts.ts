import { SECRETARIAT, type May } from '../capabilities'
import { person, SCAN } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'person.register': SECRETARIAT,
  'person.get': SECRETARIAT,
  'person.add': SECRETARIAT,
  'person.correct': SECRETARIAT,
  'person.holdPost': SECRETARIAT,
  'person.endPost': SECRETARIAT,
  'person.strikePost': SECRETARIAT,
  'person.registerTerm': SECRETARIAT,
  'person.scan': SECRETARIAT,
}

/** What `director05` was given at the founding. */
const which = { personId: person('director05'), post: 'director', from: '2025-12-20' }

export const samples: SamplesOf = () => ({
  'person.register': { as: 'secretary', input: { on: '2026-03-01' } },
  'person.get': { as: 'secretary', input: { personId: person('director05') } },
  'person.add': { as: 'secretary', input: { name: '林新来', unitId: 'unit-03', title: '副校长', phone: '19900000001', birth: '1970-03' } },
  'person.correct': {
    as: 'secretary',
    input: { personId: person('director05'), name: '林改名', title: '副院长', phone: '19900000002', birth: '1966-05-12', unitId: 'unit-04', since: '2026-09-01' },
  },
  'person.holdPost': {
    as: 'secretary',
    input: { personId: person('officer05'), post: 'secretary', from: '2026-11-01', until: '2027-10-31', source: '秘书处〔2026〕2号', file: SCAN, replaces: person('director05') },
  },
  'person.endPost': { as: 'secretary', input: { ...which, until: '2026-11-30', reason: '调离本单位' } },
  'person.strikePost': { as: 'secretary', input: { ...which, reason: '登记错了人' } },
  'person.registerTerm': { as: 'secretary', input: { number: 2, from: '2026-12-01', until: '2029-11-30', source: '换届大会纪要', file: SCAN } },
  'person.scan': { as: 'secretary', input: { of: 'term', ref: '1', post: 'director', from: '2025-12-20' } },
})
