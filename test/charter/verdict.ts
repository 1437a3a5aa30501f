import { isRefusal } from 'shared/kernel/decision'
import type { Charter } from 'shared/charter/charter'
import { evaluate, type Verdict } from 'shared/charter/evaluate'
import type { Question } from 'shared/charter/question'

/** The verdict of a question that must not be refused. */
export function verdictOf(charter: Charter, question: Question): Verdict {
  const decision = evaluate(charter, question)
  if (isRefusal(decision)) throw new Error(`${decision.code} ${decision.field}: ${decision.message}`)
  return decision.value
}

/** `PASSED`, `FAILED clash`, `PASSED half`, … */
export const inShort = ({ outcome, clash, exactHalf }: Verdict): string =>
  [outcome, ...(clash ? ['clash'] : []), ...(exactHalf ? ['half'] : [])].join(' ')
