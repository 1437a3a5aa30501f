import { THREAD } from 'test/demand/prepared'
import { BOUND, EVERYBODY, INFORM, SECRETARIAT, type May } from '../capabilities'
import { person } from '../hall'
import type { SamplesOf } from '../samples'

export const may: May = {
  'demand.list': BOUND,
  'demand.get': BOUND,
  'demand.form': INFORM,
  'demand.submit': INFORM,
  'demand.renew': INFORM,
  'demand.close': INFORM,
  'demand.mine': INFORM,
  'demand.publicList': EVERYBODY,
  'demand.subscribe': BOUND,
  'demand.ask': INFORM,
  'demand.step': INFORM,
  'demand.stepByPhone': SECRETARIAT,
  'demand.urge': SECRETARIAT,
  'demand.thread': BOUND,
  'demand.threads': INFORM,
  'demand.allThreads': SECRETARIAT,
}

const said = {
  edition: 0, side: 'supply', kind: 'training', title: '安全生产培训', fields: { topic: '安全生产' }, region: 'online', place: '', number: 50,
  from: '2026-12-20', until: '2026-12-25', description: '线上，十六学时', contactId: person('officer03'), pictures: [],
}

export const samples: SamplesOf = () => ({
  'demand.list': { as: 'director01', input: { side: 'need', text: '数控' } },
  'demand.get': { as: 'officer03', input: { postingId: 'posting-of-05' } },
  'demand.form': { as: 'officer03', input: { postingId: 'posting-of-03' } },
  'demand.submit': { as: 'officer03', input: said },
  'demand.renew': { as: 'officer03', input: { postingId: 'posting-of-03' } },
  'demand.close': { as: 'officer03', input: { postingId: 'posting-of-03', why: 'met' } },
  'demand.mine': { as: 'officer03', input: {} },
  'demand.publicList': { as: 'nobody', input: {} },
  'demand.subscribe': { as: 'director01', input: { topics: ['supply/training'] } },
  'demand.ask': { as: 'officer03', input: { postingId: 'posting-of-09', note: '想借用一周' } },
  'demand.step': { as: 'officer03', input: { threadId: THREAD, act: 'withdraw', note: '', seen: 2 } },
  'demand.stepByPhone': { as: 'secretary', input: { threadId: THREAD, end: 'owner', act: 'talk', note: '厂方电话里同意洽谈', seen: 2 } },
  'demand.urge': { as: 'secretary', input: { threadId: THREAD } },
  'demand.thread': { as: 'officer03', input: { threadId: THREAD } },
  'demand.threads': { as: 'officer03', input: {} },
  'demand.allThreads': { as: 'secretary', input: { open: true } },
})
