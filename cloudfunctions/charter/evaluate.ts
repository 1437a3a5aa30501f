import { evaluate } from 'shared/charter/evaluate'
import { evaluateVote } from 'shared/charter/operations'
import { isRefusal } from 'shared/kernel/decision'
import { answersAnyone } from '../kit/outcome'

export const calculate = answersAnyone(evaluateVote, async (input, { charter }) => {
  const verdict = evaluate(charter, input)
  return isRefusal(verdict) ? verdict : verdict.value
})
