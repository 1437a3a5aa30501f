import { refuse, type Refusal } from 'shared/kernel/decision'
import type { Body, Charter, Count, Rule } from './charter'
import { holdsUnder } from './lookup'
import { parameter, type Parameters } from './parameters'
import { fieldOf, measure, type Question, type Sitting } from './question'
import { leastFor } from './threshold'
import { label, testSentence } from './wording'

/** One bar applied to one set of numbers. `need` and `have` are people or votes. */
export interface Test {
  readonly stage: 'quorum' | 'majority'
  readonly clause: string
  /** Other clauses that say the same. */
  readonly also: readonly string[]
  readonly of: Count
  readonly counted: Count
  readonly base: number
  readonly need: number
  readonly have: number
  readonly holds: boolean
  /** A majority of one half, met to the vote. */
  readonly exactHalf: boolean
  readonly voice: string
  /** Without its full stop: `到会 22 人，需 11 票（章程第十二条（二））成立`. */
  readonly sentence: string
}

type Asked = Sitting & Partial<Question>

/** The rules of a stage that speak about this question under the chosen readings. */
export function rulesFor(charter: Charter, asked: Asked, stage: Rule['stage']): Rule[] {
  return charter.rules.filter(
    (rule) =>
      rule.stage === stage &&
      rule.body === asked.body &&
      (!rule.sessions || rule.sessions.includes(asked.session)) &&
      (!rule.matters || (asked.matter !== undefined && rule.matters.includes(asked.matter))) &&
      (!rule.trigger || (asked.triggers ?? []).includes(rule.trigger)) &&
      (!rule.when || (measure(asked, rule.when.more) ?? 0) > (measure(asked, rule.when.than) ?? 0)) &&
      holdsUnder(charter, rule.under ?? {}) &&
      Object.entries(rule.where ?? {}).every(([key, value]) => parameter(charter, key as keyof Parameters) === value),
  )
}

/** A count that the rules ask for and the question does not give. */
export function missingCount(charter: Charter, asked: Asked, rules: readonly Rule[]): Refusal | undefined {
  for (const rule of rules) {
    for (const count of [rule.least.of, rule.have]) {
      if (measure(asked, count) === undefined) {
        const field = fieldOf(count)
        return refuse('MISSING_COUNT', `这次会议须填写${label(charter, field)}人数`, { field, clause: rule.clause })
      }
    }
  }
  return undefined
}

/** Applies one rule. Every count it names must have been given. */
export function applyRule(charter: Charter, body: Body, rule: Rule, asked: Asked): Test {
  const base = measure(asked, rule.least.of) ?? 0
  const have = measure(asked, rule.have) ?? 0
  const least = leastFor(rule.least, base)
  // A meeting of nobody is no meeting and no votes are no resolution; a body without deputies owes none.
  const need = rule.least.of === 'viceChairs' ? least : Math.max(1, least)
  const holds = have >= need
  const numbers = { base, need, have, holds }
  const isHalf = rule.stage === 'majority' && rule.least.num * 2 === rule.least.den
  const moved = asked.attended !== undefined && asked.attended > asked.present
  return {
    stage: rule.stage,
    clause: rule.clause,
    also: rule.also ?? [],
    of: rule.least.of,
    counted: rule.have,
    ...numbers,
    exactHalf: holds && isHalf && have * 2 === base,
    voice: rule.voice,
    sentence: testSentence(charter, body, rule, numbers, moved),
  }
}

/** Do those who speak here disagree? Each voice says yes when all its own tests hold. */
export function disagree(tests: readonly Test[]): boolean {
  const answers = new Map<string, boolean>()
  for (const t of tests) answers.set(t.voice, (answers.get(t.voice) ?? true) && t.holds)
  return new Set(answers.values()).size > 1
}
