import type { Instant } from '../kernel/time'
import { DAY } from '../kernel/time'
import { type Answer, type AskingPage, type Credit, creditId, MOST_ASKED, type Purpose, type Templates } from './model'
import { templateFor, works } from './purpose'

/** Who said no is left in peace for so long. */
const PEACE = 7 * DAY
/** More than this in hand, and nobody need be asked. */
const ENOUGH = 3

/** What a page asks for, the most useful there first. */
const ASKED_ON: Record<AskingPage, readonly Purpose[]> = {
  reply: ['change', 'urge', 'notice'],
  home: ['notice', 'urge', 'change'],
  confirm: ['task', 'urge', 'result'],
  desk: ['task', 'notice', 'change'],
}

export interface Worth {
  readonly purpose: Purpose
  readonly templateId: string
  readonly left: number
}

/** What is worth asking for on a page: where least is left first, at most three, none that was refused of late or barred. */
export function worthAsking(page: AskingPage, book: Templates | undefined, credits: readonly Credit[], now: Instant): readonly Worth[] {
  return ASKED_ON[page]
    .flatMap((purpose): Worth[] => {
      const template = templateFor(book, purpose)
      if (!works(template)) return []
      const credit = credits.find((one) => one.templateId === template.templateId)
      return barred(credit, now) ? [] : [{ purpose, templateId: template.templateId, left: credit?.left ?? 0 }]
    })
    .filter(({ left }) => left < ENOUGH)
    .sort((a, b) => a.left - b.left)
    .slice(0, MOST_ASKED)
}

const barred = (credit: Credit | undefined, now: Instant): boolean =>
  credit?.refused !== undefined && (credit.refused.how !== 'reject' || now < credit.refused.at + PEACE)

/** The credit after an answer: each yes is one message more. */
export function afterAnswer(stored: Credit | undefined, who: Pick<Credit, 'personId' | 'templateId'>, answer: Answer, now: Instant): Credit {
  const { personId, templateId } = who
  const { v = 0, left = 0 } = stored ?? {}
  const next = { _id: creditId(personId, templateId), v, personId, templateId }
  return answer === 'accept' ? { ...next, left: left + 1 } : { ...next, left, refused: { how: answer, at: now } }
}
