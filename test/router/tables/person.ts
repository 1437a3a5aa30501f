import { SECRETARIAT, type May } from '../capabilities'
import { ROLL_FILE } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'person.roll': SECRETARIAT,
  'person.rollTemplate': SECRETARIAT,
  'person.checkImport': SECRETARIAT,
  'person.applyImport': SECRETARIAT,
  'person.importProgress': SECRETARIAT,
}

export const samples: SamplesOf = (p) => ({
  'person.roll': { as: 'secretary', input: {} },
  'person.rollTemplate': { as: 'secretary', input: { filled: true } },
  'person.checkImport': { as: 'secretary', input: { fileId: ROLL_FILE } },
  'person.applyImport': { as: 'secretary', input: { fileId: ROLL_FILE, digest: p.rollDigest } },
  'person.importProgress': { as: 'secretary', input: { batchId: 'batch-of-nobody' } },
})
