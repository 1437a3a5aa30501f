import type { Rule, Threshold } from '../charter'
import { undated } from './span'

type Bar = Omit<Rule, 'least' | 'force' | 'from' | 'until'> & { least: Omit<Threshold, 'strict'>; force?: Rule['force'] }

/** Every bar of these texts says 以上; whether the number itself is included is a reading (X4). */
const orMore = (bar: Bar): Rule[] =>
  [false, true].map((strict) => ({
    ...bar,
    force: bar.force ?? 'binding',
    least: { ...bar.least, strict },
    under: { ...bar.under, X4: [strict ? 'excluded' : 'included'] },
    ...undated,
  }))

const twoThirds = (of: Threshold['of']) => ({ num: 2, den: 3, of })
const half = (of: Threshold['of']) => ({ num: 1, den: 2, of })

/** The quorum is tested on those in the room at each vote, or on all who came, as the setting has it. */
const quorum = (bar: Omit<Bar, 'stage' | 'have'>): Rule[] => [
  ...orMore({ ...bar, stage: 'quorum', have: 'present', where: { quorumAtEachVote: true } }),
  ...orMore({ ...bar, stage: 'quorum', have: 'attended', where: { quorumAtEachVote: false } }),
]

/** A majority of those attending: of those in the room at the vote, of all who came, or of both (X5). */
const majority = (bar: Omit<Bar, 'stage' | 'have' | 'least'>): Rule[] => {
  const base = { ...bar, stage: 'majority' as const, have: 'yes' as const }
  const more = { more: 'attended', than: 'present' } as const
  const late = { ...base, voice: `${bar.voice}·参会`, least: half('attended') }
  return [
    ...orMore({ ...base, least: half('present'), under: { ...bar.under, X5: ['both', 'present'] } }),
    ...orMore({ ...late, when: more, under: { ...bar.under, X5: ['both'] } }),
    ...orMore({ ...late, under: { ...bar.under, X5: ['attended'] } }),
  ]
}

const assembly: readonly Rule[] = [
  ...quorum({ body: 'assembly', least: twoThirds('entitled'), clause: 'CH12.1b', also: ['MR3a'], voice: '章程' }),
  ...majority({ body: 'assembly', matters: ['ordinary'], clause: 'CH12.2', voice: '章程' }),
  ...majority({ body: 'assembly', matters: ['major'], clause: 'CH12.2', voice: '章程', under: { X3: ['both', 'charter'] } }),
  ...orMore({
    stage: 'majority',
    body: 'assembly',
    matters: ['major'],
    have: 'yes',
    least: half('entitled'),
    clause: 'MR3.1.3',
    voice: '会议制度',
    under: { X3: ['both', 'meeting-rules'] },
  }),
]

const members = { body: 'council', clause: 'MR4c', voice: '会议制度' } as const
const vices = { body: 'council', stage: 'quorum', have: 'viceChairsPresent', voice: '章程', clause: 'CH13.2c' } as const

const council: readonly Rule[] = [
  ...quorum({ ...members, least: twoThirds('entitled'), under: { X2: ['council'] } }),
  ...quorum({ ...members, least: twoThirds('others.directors'), under: { X2: ['directors'] } }),
  // The calendar tells a regular meeting from an ad-hoc one; where it cannot, both bars are asked for.
  ...orMore({ ...vices, sessions: ['adhoc', 'unknown'], least: twoThirds('viceChairs') }),
  ...orMore({ ...vices, sessions: ['regular'], least: twoThirds('viceChairs'), force: 'informative' }),
  ...majority({ body: 'council', clause: 'CH13.3', also: ['MR4.1.3'], voice: '章程' }),
]

/** The bars of the two statutory bodies under every reading; the rulings say which apply. */
export const rules: readonly Rule[] = [...assembly, ...council]
