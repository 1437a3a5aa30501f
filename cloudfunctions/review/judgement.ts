import type { Instant } from 'shared/kernel/time'
import { events } from 'shared/message/model'
import { type Act, type Check, checks, type Decided, type Reviewed } from 'shared/review/model'
import { shorten } from 'shared/review/machine'
import type { Judgement } from 'shared/review/rules'
import type { Transaction } from '../kit/database'
import { change, type Change, type EventDraft } from '../kit/outcome'
import { digest } from '../kit/receipts'
import type { Kind } from './kinds'

/** What a judgement writes: the document, the check, word to the author, and what the kind itself has to tell. */
export interface Consequence {
  readonly document: Reviewed
  readonly check: Check
  readonly newer?: Check
  readonly toAuthor?: EventDraft
  readonly further?: EventDraft
}

export function consequence(kind: Kind, document: Reviewed, { check, review, newer }: Judgement, at: Instant): Consequence {
  const decided = check.log.at(-1)!
  const next = { ...document, review }
  const { document: approved, event: further } = decided.act === 'approved' ? kind.approved(next, at) : { document: next, event: undefined }
  const toAuthor = wordToAuthor(kind, check, decided)
  return { document: approved, check, ...(newer && { newer }), ...(toAuthor && { toAuthor }), ...(further && { further }) }
}

const SAYS: Partial<Record<Act, string>> = { approved: '已通过', returned: '被退回', down: '已下架', restored: '已恢复公开' }

/** Nobody is told that the machine has found nothing. */
function wordToAuthor({ name, page }: Kind, { title, author, subjectId }: Check, { act, at, by, reason }: Decided): EventDraft | undefined {
  const says = SAYS[act]
  if (says === undefined || (act === 'approved' && by === null)) return undefined
  const asks = act === 'returned' ? '请按意见修改后再交' : says
  return {
    type: `review.${act}`,
    audience: { kind: 'persons', personIds: [author.personId] },
    title: shorten(`${name}${says}：${title}`, 80),
    body: shorten(reason === '' ? asks : `${reason}${act === 'returned' && by !== null ? `\n${asks}` : ''}`, 500),
    told: { what: title, when: at, where: name, asks },
    page: page(subjectId),
  }
}

/** An event of a fact that happens once to an edition: writing it twice is writing it once. */
const eventId = ({ _id, log }: Check, which: string): string => digest(['review', _id, log.length, which])

/** What a command changes; the author's word is the commit's own event. */
export const changesOf = (kind: Kind, { document, check, newer, further }: Consequence, at: Instant): readonly Change[] => [
  change(kind.collection, document),
  change(checks, check),
  ...(newer ? [change(checks, newer)] : []),
  ...(further ? [change(events, { ...further, _id: eventId(check, 'further'), v: 0, at, expanded: false })] : []),
]

/** The same by the job, which has read both documents in this transaction. */
export async function carryOut(tx: Transaction, kind: Kind, { document, check, toAuthor, further }: Consequence, at: Instant): Promise<void> {
  await tx.put(kind.collection, { ...document, v: document.v + 1 })
  await tx.put(checks, { ...check, v: check.v + 1 })
  for (const [which, event] of Object.entries({ toAuthor, further })) {
    if (event) await tx.put(events, { ...event, _id: eventId(check, which), v: 1, at, expanded: false })
  }
}
