import { PERIOD, REPORT_PAPER } from 'test/duty/prepared'
import { BOUND, INFORM, type May, SECRETARIAT } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'duty.report': INFORM,
  'duty.save': INFORM,
  'duty.addPaper': INFORM,
  'duty.dropPaper': INFORM,
  'duty.handIn': INFORM,
  'duty.openPaper': BOUND,
  'duty.reports': SECRETARIAT,
  'duty.readReport': SECRETARIAT,
  'duty.return': SECRETARIAT,
  'duty.accept': SECRETARIAT,
  'duty.figures': SECRETARIAT,
  'duty.mine': INFORM,
  'duty.board': SECRETARIAT,
  'duty.urge': SECRETARIAT,
  'duty.boardSheet': SECRETARIAT,
}

const paper = { part: 'case', name: '订单班协议.pdf' }

export const samples: SamplesOf = () => ({
  'duty.report': { as: 'officer03', input: { period: PERIOD } },
  'duty.save': { as: 'officer03', input: { period: PERIOD, edition: 1, answers: [{ question: 'partners', value: '6' }] } },
  'duty.addPaper': { as: 'officer03', input: { period: PERIOD, part: 'summary', file: REPORT_PAPER, name: '总结.pdf', edition: 2 } },
  'duty.dropPaper': { as: 'officer03', input: { period: PERIOD, ...paper, edition: 2 } },
  'duty.handIn': { as: 'officer03', input: { period: PERIOD, edition: 2 } },
  'duty.openPaper': { as: 'officer03', input: { reportId: `unit-03:${PERIOD}`, ...paper } },
  'duty.reports': { as: 'secretary', input: { period: PERIOD } },
  'duty.readReport': { as: 'secretary', input: { reportId: `unit-04:${PERIOD}` } },
  'duty.return': { as: 'secretary', input: { reportId: `unit-04:${PERIOD}`, edition: 1, text: '案例请写得具体些', missing: ['case'] } },
  'duty.accept': { as: 'secretary', input: { reportId: `unit-04:${PERIOD}`, edition: 1 } },
  'duty.figures': { as: 'secretary', input: { period: PERIOD } },
  'duty.mine': { as: 'officer03', input: {} },
  'duty.board': { as: 'secretary', input: { month: '2026-12' } },
  'duty.urge': { as: 'secretary', input: { month: '2026-12', unitIds: ['unit-05'] } },
  'duty.boardSheet': { as: 'secretary', input: { month: '2026-12' } },
})
