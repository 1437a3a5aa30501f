import { BOUND, INFORM, type May, SECRETARIAT } from '../capabilities'
import { BANK_FILE, OFFICER_PAPER } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'talent.banks': BOUND,
  'talent.list': BOUND,
  'talent.own': INFORM,
  'talent.get': BOUND,
  'talent.mine': BOUND,
  'talent.requests': BOUND,
  'talent.add': INFORM,
  'talent.edit': INFORM,
  'talent.confirm': INFORM,
  'talent.renewConsent': INFORM,
  'talent.agree': BOUND,
  'talent.withdraw': BOUND,
  'talent.remove': INFORM,
  'talent.paper': BOUND,
  'talent.exportOwn': INFORM,
  'talent.exportAll': SECRETARIAT,
  'talent.ask': BOUND,
  'talent.answer': INFORM,
  'talent.answerMyself': BOUND,
  'talent.look': BOUND,
  'talent.template': INFORM,
  'talent.checkImport': INFORM,
  'talent.applyImport': INFORM,
  'talent.importProgress': INFORM,
}

const skilled = { name: '林教师', trade: '数控加工' }
const agreed = { purposes: ['teaching'], until: '2027-06-30' }

export const samples: SamplesOf = (p) => ({
  'talent.banks': { as: 'officer03', input: {} },
  'talent.list': { as: 'director01', input: { bank: 'teacher', text: '数控' } },
  'talent.own': { as: 'officer03', input: { bank: 'student' } },
  'talent.get': { as: 'director01', input: { entryId: 'student-1' } },
  'talent.mine': { as: 'secretary-general', input: {} },
  'talent.requests': { as: 'vice2', input: {} },
  'talent.add': { as: 'officer03', input: { bank: 'teacher', fields: skilled, personId: 'person-officer03' } },
  'talent.edit': { as: 'officer03', input: { entryId: 'teacher-1', edition: 1, fields: { ...skilled, title: '教授' } } },
  'talent.confirm': { as: 'officer03', input: { entries: [{ entryId: 'teacher-1', v: 1 }] } },
  'talent.renewConsent': { as: 'officer03', input: { entryId: 'teacher-1', ...agreed, file: OFFICER_PAPER } },
  'talent.agree': { as: 'secretary-general', input: { entryId: 'teacher-asked', ...agreed } },
  'talent.withdraw': { as: 'officer03', input: { entryId: 'teacher-1' } },
  'talent.remove': { as: 'officer03', input: { entryId: 'student-1' } },
  'talent.paper': { as: 'officer03', input: { entryId: 'student-1', of: 'consent' } },
  'talent.exportOwn': { as: 'officer03', input: { bank: 'student' } },
  'talent.exportAll': { as: 'secretary', input: { bank: 'student' } },
  'talent.ask': { as: 'director01', input: { entryId: 'student-1', purpose: 'practice', says: '想安排到车间实习' } },
  'talent.answer': { as: 'officer03', input: { requestId: 'student-1:person-vice2', agrees: true, until: '2027-01-31', file: OFFICER_PAPER, reason: '' } },
  'talent.answerMyself': { as: 'officer03', input: { requestId: 'student-2:person-director01', agrees: true, reason: '' } },
  'talent.look': { as: 'vice2', input: { requestId: 'student-2:person-vice2' } },
  'talent.template': { as: 'officer03', input: { bank: 'student' } },
  'talent.checkImport': { as: 'officer03', input: { bank: 'student', fileId: BANK_FILE } },
  'talent.applyImport': {
    as: 'officer03',
    input: { bank: 'student', fileId: BANK_FILE, digest: p.bankDigest, consent: { purposes: ['practice'], until: '2027-06-30', file: OFFICER_PAPER, list: '2026 级名单' } },
  },
  'talent.importProgress': { as: 'officer03', input: {} },
})
