import { issueChecked, shownIssue } from 'shared/bulletin/issue-rules'
import { handedIn, news, sentIssues } from 'shared/bulletin/model'
import { postings, threadNotes } from 'shared/demand/model'
import { approvedPosting } from 'shared/demand/rules'
import { pageOfContribution, pageOfIssue, pageOfNews } from '../bulletin/read'
import type { Collection } from 'shared/kernel/collection'
import type { Instant } from 'shared/kernel/time'
import { type Approved, isPublic, type Reviewed, type ReviewKind } from 'shared/review/model'
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
}

/** The edition of a document that others see now. */
export const shownBy = ({ shown }: Kind, document: Reviewed | undefined): number | undefined =>
  document && (shown ? shown(document) : isPublic(document) ? document.review.edition : undefined)

/** Where nothing follows but being public. */
export const merelyPublic = <T extends Reviewed>(document: T): Approved<T> => ({ document })

/** One line of the register, whose document is what its own hook takes. */
export const kind = <T extends Reviewed>(one: Kind<T>): Kind => one as unknown as Kind

/** Everything that goes through review, each domain's line its own. */
export const KINDS: readonly Kind[] = [
  // The editors' adoption is the person's approval; nothing of it is public before the issue that carries it.
  kind({ kind: 'contribution', collection: handedIn, name: '投稿', person: false, page: pageOfContribution, approved: merelyPublic, shown: () => undefined }),
  kind({ kind: 'showcase', collection: showcases, name: '展示页', person: true, page: pageOf, approved, shown: (showcase) => shownOf(showcase)?.edition }),
  kind({
    kind: 'posting', collection: postings, name: '供需信息', person: true,
    page: (postingId) => `packages/demand/posting/index?postingId=${postingId}`,
    approved: approvedPosting,
  }),
  kind({
    kind: 'step', collection: threadNotes, name: '对接说明', person: false,
    page: (note) => `packages/demand/thread/index?threadId=${note.slice(0, note.lastIndexOf(':'))}`,
    approved: merelyPublic,
  }),
  kind({ kind: 'entry', collection: entries, name: '人才库条目', person: true, page: (id) => `packages/talent/entry/index?entryId=${id}`, approved: merelyPublic }),
  kind({
    kind: 'training', collection: trainings, name: '在线培训', person: true, approved: approvedTraining, shown: (training) => shownOfTraining(training)?.edition,
    page: (trainingId) => `packages/training/item/index?trainingId=${trainingId}`,
  }),
  // Who publishes is the person; clean, it waits for that.
  kind({ kind: 'issue', collection: sentIssues, name: '简报', person: false, page: pageOfIssue, approved: issueChecked, shown: shownIssue }),
  kind({ kind: 'news', collection: news, name: '新闻政策', person: false, page: pageOfNews, approved: merelyPublic }),
]

export type KindOf = (kind: ReviewKind) => Kind | undefined

export const kindAmong = (kinds: readonly Kind[]): KindOf => (kind) => kinds.find((one) => one.kind === kind)
