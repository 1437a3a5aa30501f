import type { Charter, Count } from './charter'
import { bodyById } from './lookup'
import type { Sitting } from './question'
import { applyRule, rulesFor, type Test } from './rule'
import { deputies } from './wording'

export interface Quorum {
  readonly stands: boolean
  readonly tests: readonly Test[]
  /** Tests of no force here, for the eye only. */
  readonly information: readonly Test[]
  /** How many more members must come. */
  readonly missing: number
  /** How many deputies of the chair must be among those who come. */
  readonly missingVice: number
  readonly sentence: string
  readonly clauses: readonly string[]
}

/**
 * Does the meeting stand? Counts are people and must be possible. Vice chairs that are not given are counted as none;
 * a body without statutory meetings stands always, a body with a statutory meeting never while nobody is entitled.
 */
export function quorumOf(charter: Charter, sitting: Sitting): Quorum {
  const body = bodyById(charter, sitting.body)
  if (!body || body.sessions.length === 0) {
    const sentence = '本次会议没有法定人数要求。'
    return { stands: true, tests: [], information: [], missing: 0, missingVice: 0, sentence, clauses: [] }
  }
  const rules = rulesFor(charter, sitting, 'quorum')
  const apply = (force: string) => rules.filter((r) => r.force === force).map((r) => applyRule(charter, body, r, sitting))
  const tests = apply('binding')
  const short = (...counted: Count[]) =>
    Math.max(0, ...tests.filter((t) => counted.includes(t.counted)).map((t) => t.need - t.have))
  const stands = sitting.entitled > 0 && tests.every((t) => t.holds)
  const missing = short('present', 'attended')
  const missingVice = short('viceChairsPresent')
  return {
    stands,
    tests,
    information: apply('informative'),
    missing,
    missingVice,
    sentence: `${grounds(tests, sitting)}：${ending(charter, stands, tests.length, missing, missingVice)}。`,
    clauses: [...new Set(tests.flatMap((t) => [t.clause, ...t.also]))],
  }
}

/** What the quorum rests on, in words. */
export function grounds(tests: readonly Test[], { entitled }: Sitting): string {
  if (tests.length > 0) return tests.map((t) => t.sentence).join('；')
  return entitled === 0 ? '没有应到的人' : '条文没有写明法定人数'
}

function ending(charter: Charter, stands: boolean, bars: number, missing: number, missingVice: number): string {
  if (stands) return bars > 0 ? '达到法定人数，可以开会' : '可以开会'
  if (missing === 0 && missingVice === 0) return '条件不足，不能开会'
  if (missing === 0) return `还差${deputies(charter)} ${missingVice} 人，不能开会`
  const among = missingVice > 0 ? `，其中${deputies(charter)}至少 ${missingVice} 人` : ''
  return `还差 ${Math.max(missing, missingVice)} 人${among}，不能开会`
}
