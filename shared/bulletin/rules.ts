import { accept, type Decision, isRefusal, refuse, type Refusal } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import { underReview } from '../review/model'
import type { Content, Contribution } from './model'

type Author = Pick<Contribution, 'author' | 'unitId' | 'unitName'>
type By = { readonly name: string }

export const noContribution = refuse('NO_CONTRIBUTION', '没有这份稿件，或者作者已经撤回', { field: 'contributionId' })
const moved = refuse('MOVED', '这份稿件刚在别处改过，请重新打开再改', { field: 'edition' })

/** WeChat has found fault with what was handed in: the author has it again. */
const foundFaulty = ({ state, review }: Pick<Contribution, 'state' | 'review'>): boolean => state === 'submitted' && review?.state === 'returned'

/** Whether the author may write in it now. */
export const isOpen = (contribution: Pick<Contribution, 'state' | 'review'>): boolean =>
  contribution.state === 'draft' || contribution.state === 'returned' || foundFaulty(contribution)

/** What the author is asked to mend, by the editors or by WeChat's check; undefined where nothing is. */
export function toMend(contribution: Pick<Contribution, 'state' | 'review' | 'remark'>): string | undefined {
  if (contribution.state === 'returned') return contribution.remark?.says
  return foundFaulty(contribution) ? (contribution.review?.reason ?? '内容检查没有通过，请修改') : undefined
}

/** The author keeps what is written so far. `edition` is the one that was read, 0 for a new one. */
export function decideKeep(
  stored: Contribution | undefined,
  content: Content,
  { author, edition, newId }: { readonly author: Author; readonly edition: number; readonly newId: string },
  at: Instant,
): Decision<Contribution> {
  if (!stored) return edition === 0 ? accept({ _id: newId, v: 0, ...author, ...content, state: 'draft', edition: 1, at }) : noContribution
  if (stored.author.personId !== author.author.personId) return noContribution
  if (!isOpen(stored)) return refuse('HANDED_IN', handedIn[stored.state as keyof typeof handedIn], { field: 'contributionId' })
  if (stored.edition !== edition) return moved
  return accept({ ...stored, ...content, edition: edition + 1, at })
}

const handedIn = {
  submitted: '稿件已交给秘书处；处理以前要改，请先撤回',
  adopted: '稿件已经采用，不能再改',
  declined: '这份稿件没有采用，请另写一份',
}

/** The author hands in what has been written. */
export function decideHandIn(written: Contribution, at: Instant): Decision<Contribution> {
  if (written.title === '') return refuse('NO_TITLE', '请写标题', { field: 'title' })
  if (written.text === '') return refuse('NO_TEXT', '请写正文', { field: 'text' })
  return accept({ ...written, state: 'submitted', handedAt: written.handedAt ?? at, review: underReview(written.edition, at) })
}

/** Why its examination is not wanted any more: somebody has decided, or the author has it again. */
export const overFor = ({ state }: Pick<Contribution, 'state'>): string | undefined =>
  state === 'submitted' ? undefined : state === 'draft' ? '作者已经撤回这份稿件' : settled[state]

/** The author takes back what nobody has decided on: a draft again, which nobody else sees and which counts for no month. */
export function decideWithdraw(stored: Contribution | undefined, edition: number, by: Contribution['author']): Decision<Contribution> {
  if (!stored || stored.author.personId !== by.personId) return noContribution
  if (stored.state === 'draft') return refuse('NOT_HANDED_IN', '这份稿件还没有交，不用撤回', { field: 'contributionId' })
  if (isOpen(stored)) return refuse('YOURS_AGAIN', '这份稿件已退回给您，可以直接修改', { field: 'contributionId' })
  if (stored.state !== 'submitted') return refuse('SETTLED', `${settled[stored.state]}，不能撤回`, { field: 'contributionId' })
  if (stored.edition !== edition) return moved
  const { review: _r, handedAt: _h, edited: _e, ...rest } = stored
  return accept({ ...rest, state: 'draft' })
}

/** What an editor may decide on: handed in, as it was seen, and not found faulty by the check. */
function inHand(stored: Contribution | undefined, edition: number): Contribution | Refusal {
  if (!stored || stored.state === 'draft') return noContribution
  if (stored.state !== 'submitted') return refuse('SETTLED', settled[stored.state], { field: 'contributionId' })
  if (stored.edition !== edition) return moved
  return foundFaulty(stored) ? refuse('FAULTY', '内容检查没有通过，已退给作者修改', { field: 'contributionId' }) : stored
}

const settled = { returned: '这份稿件已退给作者修改', adopted: '这份稿件已经采用', declined: '这份稿件已定为不采用' }

export function decideReturn(stored: Contribution | undefined, edition: number, says: string, by: By, at: Instant): Decision<Contribution> {
  const found = inHand(stored, edition)
  return isRefusal(found) ? found : accept({ ...found, state: 'returned', remark: { at, by: by.name, says } })
}

export function decideDecline(stored: Contribution | undefined, edition: number, says: string, by: By, at: Instant): Decision<Contribution> {
  const found = inHand(stored, edition)
  return isRefusal(found) ? found : accept({ ...found, state: 'declined', remark: { at, by: by.name, says }, decided: { at, by: by.name } })
}

/** The editors write in a copy; given back the author's own words, the copy is gone. */
export function decideEdit(
  stored: Contribution | undefined,
  edition: number,
  { title, text }: Pick<Content, 'title' | 'text'>,
  by: By,
  at: Instant,
): Decision<Contribution> {
  const found = inHand(stored, edition)
  if (isRefusal(found)) return found
  const { edited: _, ...rest } = found
  return accept(title === found.title && text === found.text ? rest : { ...rest, edited: { title, text, by: by.name, at } })
}

/**
 * Taken for an issue to come. What has not been looked at by WeChat waits: a check that is down adopts nothing. What WeChat
 * doubts needs somebody else's eyes than its author's, as long as `others` may look.
 */
export function decideAdopt(
  stored: Contribution | undefined,
  edition: number,
  { by, others }: { readonly by: Contribution['author']; readonly others: readonly string[] },
  at: Instant,
): Decision<Contribution> {
  const found = inHand(stored, edition)
  if (isRefusal(found)) return found
  if (found.review?.state === 'waiting' && found.author.personId === by.personId && others.length > 0) {
    return refuse('OWN_WRITING', `微信对这份稿件存疑，自己写的请${others.slice(0, 3).join('、')}看过再采用`, { field: 'contributionId' })
  }
  if (found.review?.state === 'checking') return refuse('CHECKING', '系统还在检查文字和图片，通过以后才能采用', { field: 'contributionId' })
  if (found.review?.state === 'down') return refuse('DOWN', '这份稿件已被下架', { field: 'contributionId' })
  return accept({ ...found, state: 'adopted', issueId: '', decided: { at, by: by.name } })
}
