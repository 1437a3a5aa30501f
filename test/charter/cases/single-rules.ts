import { bodyOf, charterOf, majority, moreThan, orMore, quorum } from './build'

const board = bodyOf({ id: 'board', members: '理事' })

/** Elected by more than half of all who are due, whoever has come. */
export const electedByAllDue = charterOf({
  id: 'elected-by-all-due',
  bodies: [{ ...board, tie: { rule: 'revote', clause: '选举办法' } }],
  rules: [majority({ body: 'board', clause: '选举办法', least: moreThan(1, 2, 'entitled') })],
})

/** A board that may not meet without a supervisor in the room. */
export const withSupervisor = charterOf({
  id: 'with-supervisor',
  words: { 'others.supervisors': '监事到会' },
  bodies: [board],
  rules: [
    quorum({ body: 'board', clause: '章程', least: orMore(2, 3, 'entitled') }),
    quorum({ body: 'board', clause: '章程', have: 'others.supervisors', least: orMore(1, 1, 'one') }),
    majority({ body: 'board', clause: '章程', least: orMore(2, 3, 'present') }),
  ],
})

/** Half must come, more than half of all must agree. */
export const halfComesAllDecide = charterOf({
  id: 'half-comes-all-decide',
  bodies: [board],
  rules: [
    quorum({ body: 'board', clause: '章程', least: orMore(1, 2, 'entitled') }),
    majority({ body: 'board', clause: '章程', least: moreThan(1, 2, 'entitled') }),
  ],
})

/** Nothing is written about a quorum; half of all supervisors must agree. */
export const supervisorsSilent = charterOf({
  id: 'supervisors-silent',
  bodies: [bodyOf({ id: 'supervisors', members: '监事', role: 'supervising' })],
  rules: [majority({ body: 'supervisors', clause: '规则', least: orMore(1, 2, 'entitled') })],
})

/** Two thirds of those present; when opinions are gravely divided, also more than half of all. */
export const graveDivision = charterOf({
  id: 'grave-division',
  bodies: [board],
  rules: [
    quorum({ body: 'board', clause: '章程', least: orMore(2, 3, 'entitled') }),
    majority({ body: 'board', clause: '章程', least: orMore(2, 3, 'present') }),
    majority({ body: 'board', clause: '章程', trigger: '分歧严重', least: moreThan(1, 2, 'entitled') }),
  ],
})

/** A standing meeting that lives by its deputies, who lose their seat by staying away. */
export const deputiesOnly = charterOf({
  id: 'deputies-only',
  words: { viceChairs: '副会长' },
  bodies: [bodyOf({ id: 'office', members: '成员', role: 'standing' })],
  rules: [
    quorum({ body: 'office', clause: '规则', have: 'viceChairsPresent', least: orMore(2, 3, 'viceChairs') }),
    majority({ body: 'office', clause: '规则', least: orMore(1, 2, 'present') }),
  ],
  absences: [{ post: 'deputy', times: 3, consecutive: false, effect: '丧失副会长资格', clause: '规则' }],
})
