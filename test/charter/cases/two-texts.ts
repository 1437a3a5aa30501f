import type { Rule, Ruling } from 'shared/charter/charter'
import { bodyOf, charterOf, majority, moreThan, orMore, quorum } from './build'

/** The same bar in the charter, with the number included, and in the rules, without it. */
const bothTexts = (
  make: typeof quorum,
  body: string,
  num: number,
  den: number,
  of: 'entitled' | 'present',
  matter?: string,
): Rule[] => {
  const matters = matter === undefined ? undefined : [matter]
  const at = { body, matters }
  return [
    make({ ...at, clause: '章程', voice: '章程', least: orMore(num, den, of), under: { bar: ['both', 'charter'] } }),
    make({ ...at, clause: '规则', voice: '规则', least: moreThan(num, den, of), under: { bar: ['both', 'rules'] } }),
  ]
}

const bar: Ruling = {
  id: 'bar',
  title: '以上还是超过',
  texts: [{ clause: '章程', says: '以上' }, { clause: '规则', says: '超过' }],
  effect: '恰好达到时两份文本结论不同。',
  readings: ['both', 'charter', 'rules'].map((id) => ({ id, says: id, source: id })),
  chosen: 'both',
  ruling: '两份文本同时满足。',
  changedBy: { body: 'congress' },
  confirmed: null,
}

const strictOnly = (body: string): Rule[] => [
  quorum({ body, clause: '规则', least: moreThan(2, 3, 'entitled') }),
  majority({ body, clause: '规则', least: moreThan(1, 2, 'present') }),
]

const twoThirdsTwice = (body: string): Rule[] => [
  quorum({ body, clause: '章程', least: orMore(2, 3, 'entitled') }),
  majority({ body, clause: '章程', least: orMore(2, 3, 'present') }),
]

const share = (den: number) => ({ num: 1, den, strict: false })
const ofBoard = { least: null, most: null, of: 'director', from: null, until: null }

/** A federation of several levels whose charter says "two thirds or more" where its own rules say "more than". */
export const twoTexts = charterOf({
  id: 'two-texts',
  matters: ['ordinary', 'election', 'extension'],
  rulings: [bar],
  bodies: [
    bodyOf({ id: 'congress', members: '代表', role: 'supreme', termYears: 2 }),
    bodyOf({ id: 'board', members: '理事', termYears: 2 }),
    bodyOf({ id: 'standing', members: '常务理事', role: 'standing' }),
    bodyOf({ id: 'supervisors', members: '监事', role: 'supervising' }),
    bodyOf({ id: 'joint', members: '人员' }),
    bodyOf({ id: 'team', members: '会员' }),
  ],
  rules: [
    ...bothTexts(quorum, 'congress', 2, 3, 'entitled'),
    ...bothTexts(majority, 'congress', 1, 2, 'present', 'ordinary'),
    majority({ body: 'congress', clause: '章程', matters: ['extension'], least: orMore(2, 3, 'present') }),
    ...bothTexts(quorum, 'board', 2, 3, 'entitled'),
    ...bothTexts(majority, 'board', 2, 3, 'present', 'ordinary'),
    majority({ body: 'board', clause: '规则', matters: ['election'], least: moreThan(1, 2, 'present') }),
    ...twoThirdsTwice('standing'),
    ...twoThirdsTwice('supervisors'),
    ...strictOnly('joint'),
    ...strictOnly('team'),
  ],
  quotas: [
    { ...ofBoard, id: 'callBoard', name: '联名召开', least: share(3), clause: '规则' },
    { ...ofBoard, id: 'coopted', name: '增补', most: share(5), clause: '章程' },
    { ...ofBoard, id: 'standing', name: '常务理事', most: share(3), clause: '章程' },
  ],
})
