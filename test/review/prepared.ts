import { chinaTime, DAY } from 'shared/kernel/time'
import { type Check, checkId, checkOf, type CheckState, type Review } from 'shared/review/model'
import type { Showcase } from 'shared/showcase/model'
import { approvedPage, page, telling } from 'test/showcase/telling'

const NOW = chinaTime('2026-12-08T09:00')

/** Pages of units of the prepared group in each state of review, and their first editions' checks. */
const STANDING = { 'unit-21': 'waiting', 'unit-22': 'approved', 'unit-23': 'down', 'unit-24': 'checking', 'unit-25': 'waiting' } as const
const STATES: Record<(typeof STANDING)[keyof typeof STANDING], CheckState> = { waiting: 'person', approved: 'done', down: 'done', checking: 'waiting' }

export const CHECKS = {
  waiting: checkId('showcase', 'unit-21', 1),
  objected: checkId('showcase', 'unit-22', 1),
  down: checkId('showcase', 'unit-23', 1),
  stuck: checkId('showcase', 'unit-24', 1),
  imported: checkId('showcase', 'unit-25', 1),
} as const
export const OBJECTED = 'unit-22'
/** What came with many others. */
export const GROUP = { id: 'import-1', title: '虚构单位 1 条' }

const check = (subjectId: string, state: Review['state']): Check => ({
  ...checkOf({
    kind: 'showcase', subjectId, edition: 1, title: `${subjectId}的展示页`, texts: ['一所虚构的职业学校'], pictures: [], unitName: '虚构单位',
    author: { personId: 'person-officer03', name: '示三' }, subject: 'tcb:demo-officer03', at: NOW - DAY,
  }),
  v: 1,
  state: STATES[state as keyof typeof STATES],
  verdict: state === 'checking' ? null : 'clean',
  stuck: state === 'checking' ? 'nobody' : null,
  objections: subjectId === OBJECTED ? 1 : 0,
  ...(subjectId === 'unit-25' && { group: GROUP }),
})

/** What review finds in the prepared group besides what is there. */
export function reviewDocuments(documents: Readonly<Record<string, ReadonlyArray<{ readonly _id: string }>>>) {
  const pages = Object.entries(STANDING).map(([unitId, state]): Showcase => {
    if (state !== 'approved' && state !== 'down') return page(unitId, state, telling())
    const once = approvedPage(unitId, telling())
    return { ...once, review: { ...once.review, state } }
  })
  const known = { showcases: documents['showcases'] ?? [], checks: documents['checks'] ?? [] }
  return {
    showcases: [...known.showcases, ...pages],
    checks: [...known.checks, ...Object.entries(STANDING).map(([unitId, state]) => check(unitId, state))],
    objections: [
      { _id: `${CHECKS.objected}:person-director02`, v: 1, checkId: CHECKS.objected, at: NOW - DAY, by: { personId: 'person-director02', name: '示二', unitName: '虚构单位' }, reason: 'other', says: '电话不对' },
    ],
  }
}
