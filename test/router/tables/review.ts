import { CHECKS, GROUP, OBJECTED } from 'test/review/prepared'
import { BOUND, type May, SECRETARIAT } from '../capabilities'
import type { SamplesOf } from '../samples'

export const may: May = {
  'review.queue': SECRETARIAT,
  'review.item': SECRETARIAT,
  'review.approve': SECRETARIAT,
  'review.return': SECRETARIAT,
  'review.takeDown': SECRETARIAT,
  'review.restore': SECRETARIAT,
  'review.keep': SECRETARIAT,
  'review.lend': SECRETARIAT,
  'review.report': BOUND,
  'review.group': SECRETARIAT,
  'review.approveMany': SECRETARIAT,
}

export const samples: SamplesOf = () => ({
  'review.queue': { as: 'secretary', input: { list: 'waiting' } },
  'review.item': { as: 'secretary', input: { checkId: CHECKS.objected } },
  'review.approve': { as: 'secretary', input: { checkId: CHECKS.waiting } },
  'review.return': { as: 'secretary', input: { checkId: CHECKS.waiting, reason: '内容不完整' } },
  'review.takeDown': { as: 'secretary', input: { checkId: CHECKS.objected, reason: '与事实不符' } },
  'review.restore': { as: 'secretary', input: { checkId: CHECKS.down, reason: '单位已更正' } },
  'review.keep': { as: 'secretary', input: { checkId: CHECKS.objected, reason: '已向单位核实' } },
  'review.lend': { as: 'wx:secretary', input: { checkId: CHECKS.stuck } },
  'review.group': { as: 'secretary', input: { groupId: GROUP.id } },
  'review.approveMany': { as: 'secretary', input: { groupId: GROUP.id, checkIds: [CHECKS.imported] } },
  'review.report': { as: 'director01', input: { kind: 'showcase', subjectId: OBJECTED, reason: 'false', says: '建校没有四十年' } },
})
