import type { Body, Charter, Rule } from './charter'

/** Plain words for counts that a charter does not call otherwise. No title of a post is among them. */
const WORDS: Readonly<Record<string, string>> = {
  entitled: '应到人数',
  present: '到会',
  presentAtVote: '表决时在场',
  attended: '参会',
  viceChairs: '副职',
  yes: '同意',
  no: '反对',
  abstain: '弃权',
  cast: '投票',
}

const word = (charter: Charter, key: string): string => charter.words[key] ?? WORDS[key] ?? key

/** How a field of the input is called in a refusal. */
export function label(charter: Charter, field: string): string {
  if (field === 'viceEntitled') return `${word(charter, 'viceChairs')}应到`
  if (field === 'vicePresent') return `${word(charter, 'viceChairs')}${word(charter, 'present')}`
  return word(charter, field)
}

/** A clause as people cite it: `章程第十二条（二）`. */
export function cite(charter: Charter, id: string): string {
  const clause = charter.clauses.find((c) => c.id === id)
  return clause ? `${clause.document}${clause.article}` : id
}

interface Numbers {
  readonly base: number
  readonly need: number
  readonly have: number
  readonly holds: boolean
}

/** One test in words, without its full stop. `moved`: people have left, so "present" needs saying when. */
export function testSentence(charter: Charter, body: Body, rule: Rule, n: Numbers, moved: boolean): string {
  const unit = rule.stage === 'majority' ? '票' : '人'
  const end = `需 ${n.need} ${unit}（${cite(charter, rule.clause)}）${n.holds ? '成立' : '不成立'}`
  if (rule.stage === 'majority') return `${baseOf(charter, body, rule, n.base, moved)}，${end}`
  const have = `${attendance(charter, rule, moved)} ${n.have} 人`
  return rule.least.of === 'one' ? `${have}，${end}` : `${baseOf(charter, body, rule, n.base, moved)}，${have}，${end}`
}

function baseOf(charter: Charter, body: Body, rule: Rule, base: number, moved: boolean): string {
  const { of } = rule.least
  if (of === 'entitled') return `${body.members} ${base} 人`
  if (of === 'yes' || of === 'no' || of === 'abstain' || of === 'cast') return `${word(charter, of)} ${base} 票`
  return `${word(charter, of === 'present' && moved ? 'presentAtVote' : of)} ${base} 人`
}

function attendance(charter: Charter, rule: Rule, moved: boolean): string {
  if (rule.have.startsWith('others.')) return word(charter, rule.have)
  if (rule.have === 'attended') return word(charter, 'attended')
  return word(charter, moved ? 'presentAtVote' : 'present')
}

/** `同意 14 票` */
export const votes = (charter: Charter, n: number): string => `${word(charter, 'yes')} ${n} 票`

/** How the deputies of the chair are called. */
export const deputies = (charter: Charter): string => word(charter, 'viceChairs')
