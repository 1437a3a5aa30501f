import { BOUND, INFORM, type May, SECRETARIAT } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'training.list': BOUND,
  'training.get': BOUND,
  'training.tell': INFORM,
  'training.tellGroup': SECRETARIAT,
  'training.finish': BOUND,
  'training.written': BOUND,
  'training.finished': BOUND,
  'training.year': SECRETARIAT,
  'training.sheet': SECRETARIAT,
}

const told = {
  edition: 0, title: '焊接安全', about: '上岗前要看的。', form: 'video', link: 'https://v.example.org/weld', hours: 2, from: '2026-12-08', until: '2026-12-31',
  audience: ['enterprise'],
}

export const samples: SamplesOf = () => ({
  'training.list': { as: 'director01', input: { over: false } },
  'training.get': { as: 'director01', input: { trainingId: 'training-shown' } },
  'training.tell': { as: 'officer03', input: told },
  'training.tellGroup': { as: 'secretary', input: told },
  'training.finish': { as: 'director02', input: { trainingId: 'training-shown', note: '全科组一起看的' } },
  'training.written': { as: 'officer03', input: {} },
  'training.finished': { as: 'secretary', input: { trainingId: 'training-shown' } },
  'training.year': { as: 'secretary', input: { year: 2026 } },
  'training.sheet': { as: 'secretary', input: { year: 2026 } },
})
