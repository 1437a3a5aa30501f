import { BOUND, type May, SECRETARIAT } from '../capabilities'
import { person, SCAN } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'department.list': BOUND,
  'department.get': BOUND,
  'department.setUp': SECRETARIAT,
  'department.correct': SECRETARIAT,
  'department.addMembers': SECRETARIAT,
  'department.appointHead': SECRETARIAT,
  'department.endMember': SECRETARIAT,
  'department.dissolve': SECRETARIAT,
  'department.scan': SECRETARIAT,
}

const departmentId = 'department-1'

export const samples: SamplesOf = (p) => ({
  'department.list': { as: 'director01', input: {} },
  'department.get': { as: 'director01', input: { departmentId } },
  'department.setUp': {
    as: 'secretary',
    input: { name: '资金监管部', purpose: '看管合作资金。', body: 'department', since: '2026-11-01', source: '理事大会〔2026〕3号', file: SCAN },
  },
  'department.correct': {
    as: 'secretary',
    input: { departmentId, name: '成员联络部', purpose: '联系成员单位。', since: '2025-12-20', source: '理事大会〔2025〕2号', file: SCAN },
  },
  'department.addMembers': { as: 'secretary', input: { departmentId, personIds: [person('officer05'), person('officer06')], since: '2026-12-01' } },
  'department.appointHead': { as: 'secretary', input: { departmentId, personId: person('director20'), since: '2026-12-01' } },
  'department.endMember': { as: 'secretary', input: { departmentId, personId: person('officer03'), left: '2026-12-08', reason: '调离本单位' } },
  'department.dissolve': { as: 'secretary', input: { departmentId, on: '2026-12-08', source: '理事大会〔2026〕9号', file: SCAN } },
  'department.scan': { as: 'secretary', input: { departmentId: p.department, of: 'setUp' } },
})
