import { bodyOf, charterOf, majority, moreThan, orMore, quorum } from './build'

const undated = { from: null, until: null }
const WEIGHTY = ['charter', 'removal']

/** A society of persons: weighty matters by two thirds of everybody, admission by turnout, ties broken by the chair. */
export const wholeMembership = charterOf({
  id: 'whole-membership',
  matters: ['ordinary', 'admission', ...WEIGHTY],
  bodies: [
    bodyOf({ id: 'members', members: '正式成员', role: 'supreme', termYears: 1 }),
    bodyOf({ id: 'board', members: '理事', termYears: 1, tie: { rule: 'presider', clause: '理事会规则' } }),
  ],
  rules: [
    quorum({ body: 'members', clause: '章程', matters: ['ordinary', ...WEIGHTY], least: orMore(2, 3, 'entitled') }),
    quorum({ body: 'members', clause: '纳新', matters: ['admission'], have: 'cast', least: orMore(3, 5, 'entitled') }),
    majority({ body: 'members', clause: '章程', matters: ['ordinary'], least: orMore(1, 2, 'present') }),
    majority({ body: 'members', clause: '章程', matters: WEIGHTY, least: orMore(2, 3, 'entitled') }),
    majority({ body: 'members', clause: '纳新', matters: ['admission'], least: moreThan(1, 1, 'no') }),
    quorum({ body: 'board', clause: '理事会规则', least: orMore(2, 3, 'entitled') }),
    majority({ body: 'board', clause: '理事会规则', matters: ['ordinary'], least: orMore(1, 2, 'present') }),
    majority({ body: 'board', clause: '理事会规则', matters: WEIGHTY, least: orMore(2, 3, 'entitled') }),
  ],
  quotas: [
    {
      id: 'sameOrganisation',
      name: '来自同一外部组织的理事',
      least: null,
      most: { num: 3, den: 10, strict: false },
      of: 'director',
      clause: '章程',
      ...undated,
    },
  ],
})
