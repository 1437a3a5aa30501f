import { accept, refuse, type Decision, type Refusal } from 'shared/kernel/decision'
import type { Body, Charter, Rule, Tie } from './charter'
import { bodyById } from './lookup'
import { impossible, type Question } from './question'
import { grounds, quorumOf } from './quorum'
import { applyRule, disagree, missingCount, rulesFor, type Test } from './rule'
import { votes } from './wording'

export type Outcome = 'PASSED' | 'FAILED' | 'NO_QUORUM' | 'TIED'

/** A question that the texts leave open and this verdict rests on. */
export interface RestsOn {
  readonly ruling: string
  readonly title: string
  readonly chosen: string
  /** Read but not applied. */
  readonly rejected: readonly string[]
  readonly confirmed: boolean
}

/** What the program computes. What the chair declares is another field, elsewhere. */
export interface Verdict {
  readonly outcome: Outcome
  /** Texts or readings that all apply come to different outcomes; the strictest decided. */
  readonly clash: boolean
  /** A majority of one half is met to the vote. */
  readonly exactHalf: boolean
  /** The tests applied: without a quorum no majority is tested. */
  readonly tests: readonly Test[]
  readonly information: readonly Test[]
  /** For the minutes. */
  readonly sentence: string
  readonly remarks: readonly string[]
  readonly readings: readonly RestsOn[]
  readonly basis: '软件默认口径' | '已确认解释' | '条文原文'
  /** How a tie is broken, where the outcome is one. */
  readonly tie: Tie | null
}

/**
 * What the charter says about a vote. Refusals: UNKNOWN_BODY, UNKNOWN_SESSION, UNKNOWN_MATTER, IMPOSSIBLE_COUNT,
 * MISSING_COUNT, CHARTER_SILENT, each naming the field. Abstainers and those who do not vote stay in the base.
 */
export function evaluate(charter: Charter, question: Question): Decision<Verdict> {
  const body = bodyById(charter, question.body)
  if (!body || body.sessions.length === 0) return refuse('UNKNOWN_BODY', '这个机构没有表决规则', { field: 'body' })
  const quorumRules = rulesFor(charter, question, 'quorum')
  const majorityRules = rulesFor(charter, question, 'majority')
  const flaw =
    unknown(charter, body, question) ??
    impossible(charter, question) ??
    missingCount(charter, question, binding([...quorumRules, ...majorityRules]))
  if (flaw) return flaw
  if (binding(majorityRules).length === 0) {
    return refuse('CHARTER_SILENT', '条文没有写明这类事项以多少票通过，须先由解释机关确认', { field: 'matter' })
  }

  const quorum = quorumOf(charter, question)
  const applied = quorum.stands ? binding(majorityRules) : []
  const majority = applied.map((rule) => applyRule(charter, body, rule, question))
  const tied = quorum.stands && question.yes > 0 && question.yes === question.no ? tieOf(body) : null
  const outcome = outcomeOf(quorum.stands, majority, tied)
  const clash = disagree(quorum.stands ? majority : quorum.tests)
  const exactHalf = majority.some((t) => t.exactHalf)
  const readings = restsOn(charter, [...binding(quorumRules), ...applied])
  return accept({
    outcome,
    clash,
    exactHalf,
    tests: [...quorum.tests, ...majority],
    information: quorum.information,
    sentence: sentenceOf(charter, question, quorum.tests, majority, outcome, tied),
    remarks: remarksOf(quorum.tests, majority, question, { clash, exactHalf }),
    readings,
    basis: basisOf(readings),
    tie: outcome === 'TIED' ? tied : null,
  })
}

const binding = (rules: readonly Rule[]): Rule[] => rules.filter((rule) => rule.force === 'binding')

/** A tie is broken only where the charter says how; elsewhere the thresholds alone decide. */
const tieOf = (body: Body): Tie | null => (body.tie === null || body.tie.rule === 'count' ? null : body.tie.rule)

function unknown(charter: Charter, body: Body, { session, matter }: Question): Refusal | undefined {
  if (!body.sessions.includes(session)) return refuse('UNKNOWN_SESSION', '没有这种会议性质', { field: 'session' })
  if (!charter.matters.includes(matter)) return refuse('UNKNOWN_MATTER', '没有这类事项', { field: 'matter' })
  return undefined
}

function outcomeOf(stands: boolean, majority: readonly Test[], tie: Tie | null): Outcome {
  if (!stands) return 'NO_QUORUM'
  if (tie) return tie === 'fails' ? 'FAILED' : 'TIED'
  return majority.every((t) => t.holds) ? 'PASSED' : 'FAILED'
}

const ENDINGS: Readonly<Record<Outcome, string>> = {
  PASSED: '通过',
  FAILED: '未通过',
  NO_QUORUM: '未达法定人数，不能表决',
  TIED: '票数相等',
}

const TIES: Readonly<Record<Tie, string>> = {
  count: '',
  presider: '，由主持人决定',
  revote: '，重新表决',
  lot: '，抽签决定',
  fails: '，票数相等视为未通过',
}

function sentenceOf(
  charter: Charter,
  question: Question,
  quorum: readonly Test[],
  majority: readonly Test[],
  outcome: Outcome,
  tie: Tie | null,
): string {
  if (outcome === 'NO_QUORUM') return `${grounds(quorum, question)}：${ENDINGS.NO_QUORUM}。`
  const tests = majority.map((t) => t.sentence).join('；')
  return `${votes(charter, question.yes)}，${tests}：${ENDINGS[outcome]}${tie ? TIES[tie] : ''}。`
}

function remarksOf(
  quorum: readonly Test[],
  majority: readonly Test[],
  { present }: Question,
  { clash, exactHalf }: { clash: boolean; exactHalf: boolean },
): string[] {
  const wide = majority.find((t) => t.of === 'entitled' && t.base > present)
  return [
    ...(clash ? ['各条文或口径的结论不一致，须全部满足，按较严的一项核算。'] : []),
    ...(exactHalf ? ['恰好半数。'] : []),
    ...(wide ? [`按全体计算，在场 ${present} 人中须有 ${wide.need} 人同意。`] : []),
    ...(quorum.length === 0 ? ['条文没有写明法定人数。'] : []),
  ]
}

function restsOn(charter: Charter, rules: readonly Rule[]): RestsOn[] {
  const ids = new Set(rules.flatMap((rule) => Object.keys(rule.under ?? {})))
  return charter.rulings
    .filter((ruling) => ids.has(ruling.id))
    .map(({ id, title, readings, chosen, confirmed }) => ({
      ruling: id,
      title,
      chosen: readings.find((r) => r.id === chosen)?.says ?? chosen,
      rejected: readings.filter((r) => r.id !== chosen).map((r) => r.says),
      confirmed: confirmed !== null,
    }))
}

function basisOf(readings: readonly RestsOn[]): Verdict['basis'] {
  if (readings.length === 0) return '条文原文'
  return readings.every((r) => r.confirmed) ? '已确认解释' : '软件默认口径'
}
