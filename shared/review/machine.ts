import { DAY, type Instant, MINUTE } from '../kernel/time'
import type { Check, Finding, HandedIn, PictureAnswer, Stuck, Verdict } from './model'

/** WeChat calls back within half an hour; after this much longer nobody waits for it any more. */
export const SILENCE = 40 * MINUTE
/** Longer than `jobs` may take, so that whoever claimed before that is no more. */
export const CLAIM_LIFE = 2 * MINUTE

/** A word cut in two by the end of a part stands whole at the beginning of the next. */
const OVERLAP = 40

/** All that others would read of an edition, in parts of at most `most` characters; no character is torn. */
export function textParts({ title, texts }: Pick<HandedIn, 'title' | 'texts'>, most: number): readonly string[] {
  const whole = [title, ...texts].map((text) => text.trim()).filter((text) => text !== '').join('\n')
  const parts: string[] = []
  for (let from = 0; from < whole.length; ) {
    const end = untorn(whole, Math.min(from + most, whole.length))
    parts.push(whole.slice(from, end))
    from = end === whole.length ? end : untorn(whole, end - OVERLAP)
  }
  return parts
}

/** The place itself, or the one before it where a character of two units would be torn. */
const untorn = (text: string, place: number): number => (/[\uD800-\uDBFF]/.test(text[place - 1] ?? '') ? place - 1 : place)

/** A text of at most so many characters, with a mark where something was left out. */
export const shorten = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, untorn(text, most - 1))}…`)

/** One part that WeChat shall look at. */
export type Part = Pick<Finding, 'of' | 'place'>

/** The findings with what WeChat has called back meanwhile; pictures that it could not see or is silent about are forgotten. */
export function gathered(findings: readonly Finding[], answers: ReadonlyMap<string, Pick<PictureAnswer, 'says' | 'label'>>, at: Instant): readonly Finding[] {
  return findings.flatMap((finding): Finding[] => {
    if (finding.says !== null) return [finding]
    const answer = answers.get(finding.trace ?? '')
    if (answer) return answer.says === null ? [] : [{ ...finding, says: answer.says, label: answer.label }]
    return at - finding.askedAt < SILENCE ? [finding] : []
  })
}

/** The parts about which WeChat has not been asked. */
export function unasked(texts: number, pictures: number, findings: readonly Finding[]): readonly Part[] {
  const known = new Set(findings.map(({ of, place }) => `${of} ${place}`))
  const all: Part[] = [
    ...Array.from({ length: texts }, (_, place): Part => ({ of: 'text', place })),
    ...Array.from({ length: pictures }, (_, place): Part => ({ of: 'picture', place })),
  ]
  return all.filter(({ of, place }) => !known.has(`${of} ${place}`))
}

/** What all findings together come to; the worst of them decides, and nothing is clean before everything was looked at. */
export function verdictOf(parts: number, findings: readonly Finding[]): Verdict | null {
  if (findings.some(({ says }) => says === 'risky')) return 'faulty'
  if (findings.length < parts || findings.some(({ says }) => says === null)) return null
  return findings.some(({ says }) => says === 'review') ? 'doubtful' : 'clean'
}

/** Pause before WeChat is asked the n-th time without having got to an end. */
export const pauseBefore = (tries: number): number => Math.min(2 ** Math.max(0, tries - 1), 30) * MINUTE

/** What one round of asking left behind: the findings, and what went wrong if anything did. */
export interface Round {
  readonly findings: readonly Finding[]
  readonly trouble: Stuck | null
}

/** The check after a round that has not come to a verdict. */
export function afterRound(check: Check, { findings, trouble }: Round, parts: number, at: Instant): Check {
  const owed = findings.length === parts
  const tries = check.tries + (trouble === null ? 0 : 1)
  return {
    ...check,
    findings,
    claimedAt: null,
    tries,
    stuck: trouble ?? (check.stuck === 'silent' || !owed ? check.stuck : null),
    state: owed ? 'asked' : 'waiting',
    nextAt: at + (owed ? MINUTE / 2 : pauseBefore(tries)),
  }
}

/** WeChat's names for what it sees in texts and pictures. */
const LABELS: Readonly<Record<number, string>> = {
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
  21000: '其他问题',
}

/** What WeChat has found, in words, each once; empty where there is nothing to say. */
export function foundIn(findings: readonly Finding[]): readonly string[] {
  const bad = findings.filter(({ says }) => says === 'risky' || says === 'review')
  return [...new Set(bad.map(({ of, place, label }) => `${of === 'text' ? '文字' : `第 ${place + 1} 张图`}：${LABELS[label] ?? '其他问题'}`))]
}

export const stuckSays: Record<Stuck, string> = {
  nobody: '作者没有绑定微信，微信不能以他的名义检查。请秘书处用手机微信打开，点「用我的微信送检」。',
  unseen: '作者两小时内没有打开过小程序，微信不肯检查。他打开后会自动再送；也可以点「用我的微信送检」。',
  silent: '微信没有给出图片的结果，正在重新送检。',
  down: '微信的检查暂时没有回音，会自动再送。检查以前不会公开。',
}

/** A returned edition waits for its author on the home page for so long. */
export const RETURNED_FOR = 30 * DAY
