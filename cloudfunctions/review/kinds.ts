import { issueChecked, overForIssue, shownIssue } from 'shared/bulletin/issue-rules'
import { handedIn, news, sentIssues } from 'shared/bulletin/model'
import { overFor } from 'shared/bulletin/rules'
import { postings, threadNotes } from 'shared/demand/model'
import { approvedPosting } from 'shared/demand/rules'
import { pageOfContribution, pageOfIssue, pageOfNews } from '../bulletin/read'
import type { Collection } from 'shared/kernel/collection'
import type { Instant } from 'shared/kernel/time'
import { type Approved, type Check, isPublic, type Reviewed, type ReviewKind, type ReviewState } from 'shared/review/model'
import { pageOf, showcases, shownOf } from 'shared/showcase/model'
import { approved } from 'shared/showcase/rules'
import { entries } from 'shared/talent/model'
import { approved as approvedTraining, shownOf as shownOfTraining, trainings } from 'shared/training/model'

/** One kind of what members write: where it is stored, what it is called, and what follows when it is approved. */
export interface Kind<T extends Reviewed = Reviewed> {
  readonly kind: ReviewKind
  readonly collection: Collection<T>
  /** As the screens call it: 供需信息. */
  readonly name: string
  /** Somebody of the secretariat must approve it; otherwise it is approved as soon as WeChat has found nothing. */
  readonly person: boolean
  /** The page that shows it, with its query. */
  readonly page: (subjectId: string) => string
  /** Pure, from `shared/<domain>`; `document.review` says `approved` already. May change the document and tell people of it. */
  readonly approved: (document: T, at: Instant) => Approved<T>
  /** The edition that others see now; where it is left out, the last one while it is approved. */
  readonly shown?: (document: T) => number | undefined
  /**
   * Why what was handed in last is not to be judged any more, though nobody has judged it, as a sentence; for good: it waits again
   * only as a new edition. Undefined while it waits.
   */
  readonly over?: (document: T) => string | undefined
}

/** The edition of a document that others see now. */
export const shownBy = ({ shown }: Kind, document: Reviewed | undefined): number | undefined =>
  document && (shown ? shown(document) : isPublic(document) ? document.review.edition : undefined)

/** The edition that others would see again if what was taken down were not; undefined where nothing was. */
export const hiddenBy = (kind: Kind, document: Reviewed | undefined): number | undefined =>
  document && hasReview(document) && document.review.state === 'down' ? shownBy(kind, { ...document, review: { ...document.review, state: 'approved' } }) : undefined

/** A draft that its author has taken back is stored without a review. */
export const hasReview = ({ review }: Partial<Reviewed>): boolean => review !== undefined

/** Whether just this edition waits for WeChat or a person to say something of it. */
export function isToJudge(kind: Kind | undefined, { edition }: Pick<Check, 'edition'>, document: Reviewed | undefined, states: readonly ReviewState[]): boolean {
  if (!kind || !document || !hasReview(document)) return false
  return document.review.edition === edition && states.includes(document.review.state) && kind.over?.(document) === undefined
}

/** Where nothing follows but being public. */
export const merelyPublic = <T extends Reviewed>(document: T): Approved<T> => ({ document })

/** One line of the register, whose document is what its own hook takes. */
export const kind = <T extends Reviewed>(one: Kind<T>): Kind => one as unknown as Kind

/** Everything that goes through review, each domain's line its own. */
export const KINDS: readonly Kind[] = [
  // The editors' adoption is the person's approval; nothing of it is public before the issue that carries it.
  kind({ kind: 'contribution', collection: handedIn, name: '投稿', person: false, page: pageOfContribution, approved: merelyPublic, shown: () => undefined, over: overFor }),
  kind({ kind: 'showcase', collection: showcases, name: '展示页', person: true, page: pageOf, approved, shown: (showcase) => shownOf(showcase)?.edition }),
  kind({
    kind: 'posting', collection: postings, name: '供需信息', person: true,
    page: (postingId) => `packages/demand/posting/index?postingId=${postingId}`,
    approved: approvedPosting,
    over: ({ closed }) => (closed ? '发布的单位已经关闭了这条信息' : undefined),
  }),
  kind({
    kind: 'step', collection: threadNotes, name: '对接说明', person: false,
    page: (note) => `packages/demand/thread/index?threadId=${note.slice(0, note.lastIndexOf(':'))}`,
    approved: merelyPublic,
  }),
  kind({
    kind: 'entry', collection: entries, name: '人才库条目', person: true, page: (id) => `packages/talent/entry/index?entryId=${id}`, approved: merelyPublic,
    shown: (entry) => (entry.state === 'open' && isPublic(entry) ? entry.review.edition : undefined),
    over: ({ state }) => (state === 'removed' ? '单位已经把这一条移出人才库' : undefined),
  }),
  kind({
    kind: 'training', collection: trainings, name: '在线培训', person: true, approved: approvedTraining, shown: (training) => shownOfTraining(training)?.edition,
    page: (trainingId) => `packages/training/item/index?trainingId=${trainingId}`,
  }),
  // Who publishes is the person; clean, it waits for that.
  kind({ kind: 'issue', collection: sentIssues, name: '简报', person: false, page: pageOfIssue, approved: issueChecked, shown: shownIssue, over: overForIssue }),
  kind({ kind: 'news', collection: news, name: '新闻政策', person: false, page: pageOfNews, approved: merelyPublic }),
]

export type KindOf = (kind: ReviewKind) => Kind | undefined

export const kindAmong = (kinds: readonly Kind[]): KindOf => (kind) => kinds.find((one) => one.kind === kind)
