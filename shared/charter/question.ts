import { refuse, type Refusal } from 'shared/kernel/decision'
import type { Charter, Count } from './charter'
import { label } from './wording'

/** Who was there. People with a vote only; observers are in none of these numbers. */
export interface Sitting {
  readonly body: string
  readonly session: string
  /** The roll at the call to order. */
  readonly entitled: number
  /** In the room now; for a verdict: at the moment of the vote. */
  readonly present: number
  /** Everybody who came, including those who left since; `present` where it is not given. */
  readonly attended?: number
  readonly viceEntitled?: number
  readonly vicePresent?: number
  /** Members of other groups in the room whom a charter may require, such as supervisors. */
  readonly others?: Readonly<Record<string, number>>
}

/** One vote at a sitting. Those present who are in none of the three numbers did not vote; they stay in the base. */
export interface Question extends Sitting {
  readonly matter: string
  readonly yes: number
  readonly no?: number
  readonly abstain?: number
  /** What the meeting has put on record about this vote and a rule may wait for. */
  readonly triggers?: readonly string[]
}

const LARGEST = 1_000_000
const FIELDS = ['entitled', 'present', 'attended', 'viceEntitled', 'vicePresent', 'yes', 'no', 'abstain'] as const

/** The input's field behind a count. */
export function fieldOf(count: Count): string {
  if (count === 'viceChairs') return 'viceEntitled'
  if (count === 'viceChairsPresent') return 'vicePresent'
  return count
}

/** The number of `count` in the question, `undefined` where it was not given. */
export function measure(question: Sitting & Partial<Question>, count: Count): number | undefined {
  if (count === 'one') return 1
  if (count === 'attended') return question.attended ?? question.present
  if (count === 'cast') {
    return question.yes === undefined ? undefined : question.yes + (question.no ?? 0) + (question.abstain ?? 0)
  }
  if (count === 'viceChairs') return question.viceEntitled
  if (count === 'viceChairsPresent') return question.vicePresent
  if (isOther(count)) return question.others?.[count.slice('others.'.length)]
  return question[count]
}

const isOther = (count: Count): count is `others.${string}` => count.startsWith('others.')

/** The first thing that cannot be true of these numbers, with the field at fault. */
export function impossible(charter: Charter, question: Question): Refusal | undefined {
  const given: [string, number | undefined][] = [
    ...FIELDS.map((field): [string, number | undefined] => [field, question[field]]),
    ...Object.entries(question.others ?? {}).map(([group, n]): [string, number] => [`others.${group}`, n]),
  ]
  for (const [field, n] of given) {
    if (n !== undefined && !(Number.isInteger(n) && n >= 0 && n <= LARGEST)) {
      return refuse('IMPOSSIBLE_COUNT', `${label(charter, field)}应为 0 到 ${LARGEST} 的整数`, { field })
    }
  }
  const { entitled, present, attended, viceEntitled, vicePresent, yes, no = 0, abstain = 0 } = question
  const exceeds = (field: string, what: string, n: number | undefined, bound: string, most: number | undefined) =>
    n !== undefined && most !== undefined && n > most
      ? refuse('IMPOSSIBLE_COUNT', `${what} ${n} 多于${bound} ${most}，请核对`, { field, facts: { have: n, most } })
      : undefined
  const say = (field: string) => label(charter, field)
  const bound = attended === undefined ? 'entitled' : 'attended'
  return (
    exceeds('attended', say('attended'), attended, say('entitled'), entitled) ??
    exceeds('present', say('present'), present, say(bound), attended ?? entitled) ??
    exceeds('viceEntitled', say('viceEntitled'), viceEntitled, say('entitled'), entitled) ??
    exceeds('vicePresent', say('vicePresent'), vicePresent, say('viceEntitled'), viceEntitled) ??
    exceeds('vicePresent', say('vicePresent'), vicePresent, say('present'), present) ??
    tooFewVices(charter, question) ??
    exceeds('yes', say('yes'), yes, say('present'), present) ??
    exceeds('no', `${say('yes')}、${say('no')}合计`, yes + no, say('present'), present) ??
    exceeds('abstain', `${say('yes')}、${say('no')}、${say('abstain')}合计`, yes + no + abstain, say('present'), present)
  )
}

/** The others in the room cannot be more than the others on the roll. */
function tooFewVices(charter: Charter, { entitled, present, viceEntitled, vicePresent }: Sitting): Refusal | undefined {
  if (viceEntitled === undefined || vicePresent === undefined) return undefined
  const least = present - (entitled - viceEntitled)
  if (vicePresent >= least) return undefined
  return refuse(
    'IMPOSSIBLE_COUNT',
    `${label(charter, 'present')} ${present}，其中${label(charter, 'vicePresent')}至少 ${least}，请核对`,
    { field: 'vicePresent', facts: { have: vicePresent, least } },
  )
}
