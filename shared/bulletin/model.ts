import { collection, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Day, Instant } from '../kernel/time'
import type { Review, Reviewed } from '../review/model'

/** What a contribution tells of. */
export const CONTRIBUTION_KINDS = ['activity', 'experience', 'case', 'result'] as const
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]

export const contributionKindName: Record<ContributionKind, string> = {
  activity: '动态',
  experience: '经验',
  case: '案例',
  result: '成果',
}

/** draft → submitted → returned (and handed in again), adopted or declined. */
export const CONTRIBUTION_STATES = ['draft', 'submitted', 'returned', 'adopted', 'declined'] as const
export type ContributionState = (typeof CONTRIBUTION_STATES)[number]

export const contributionStateName: Record<ContributionState, string> = {
  draft: '草稿',
  submitted: '已交',
  returned: '退回修改',
  adopted: '采用',
  declined: '不采用',
}

/** Most pictures of one contribution, and of a whole issue. */
export const MOST_PICTURES = 9
export const MOST_IN_ISSUE = 30
/** Most items of an issue. */
export const MOST_ITEMS = 60

export interface Picture {
  /** A file of the cloud's own folders, which names nobody. */
  readonly file: string
  readonly caption: string
}

/** What somebody writes: the same for the author and for the editor's copy. */
export interface Content {
  readonly kind: ContributionKind
  readonly title: string
  readonly text: string
  readonly pictures: readonly Picture[]
}

/** Written by a unit's informant for the bulletin (VI2c). Nobody but the author and the editors sees it. */
export interface Contribution extends Versioned, Content {
  readonly author: { readonly personId: string; readonly name: string }
  readonly unitId: string
  readonly unitName: string
  readonly state: ContributionState
  /** Counts how often the author has written it. */
  readonly edition: number
  /** When the author last wrote it. */
  readonly at: Instant
  /** When it was first handed in: to that month it counts. */
  readonly handedAt?: Instant
  /** What the editors said last: what to mend, or why it is not taken. */
  readonly remark?: { readonly at: Instant; readonly by: string; readonly says: string }
  /** When it was adopted or declined, and by whom. */
  readonly decided?: { readonly at: Instant; readonly by: string }
  /** The editors' copy; the author's words stay as they were. */
  readonly edited?: { readonly title: string; readonly text: string; readonly by: string; readonly at: Instant }
  /** The issue that carries it; empty once adopted, until one does. */
  readonly issueId?: string
  /** WeChat's look at what was handed in last. */
  readonly review?: Review
}

export const contributions = collection<Contribution>('contributions')
/** Those that were handed in. */
export const handedIn = collection<Contribution & Reviewed>('contributions')

/** A piece of an issue. */
export interface Item {
  readonly _id: string
  /** The heading under which it stands. */
  readonly section: string
  readonly title: string
  readonly text: string
  /** Who supplied it, as it is printed. */
  readonly byline: string
  readonly pictures: readonly Picture[]
  /** The source that drafted it, as long as nobody has written in it. */
  readonly source?: string
  readonly contributionId?: string
}

/** `2026年第3期（总第15期）` */
export interface IssueNumber {
  readonly year: number
  readonly inYear: number
  readonly total: number
}

/** What stands around the items: note of the editors, and to whom it goes. */
export interface Frame {
  readonly title: string
  /** 按语 */
  readonly note: string
  /** 报、送、发 */
  readonly reports: string
  readonly sends: string
  readonly distributes: string
  /** 共印份数; 0 where it is not printed. */
  readonly copies: number
}

/** One issue of the bulletin (VI2d). Published, nothing of it changes any more; a draft may be dropped, and then neither. */
export const ISSUE_STATES = ['draft', 'published', 'dropped'] as const
export interface Issue extends Versioned, Frame {
  readonly state: (typeof ISSUE_STATES)[number]
  /** Counts the changes of the draft. */
  readonly edition: number
  /** The days that it tells of. */
  readonly from: Day
  readonly until: Day
  readonly items: readonly Item[]
  readonly begun: { readonly at: Instant; readonly by: string; readonly personId: string }
  readonly number?: IssueNumber
  readonly published?: { readonly at: Instant; readonly by: string }
  readonly dropped?: { readonly at: Instant; readonly by: string }
  readonly review?: Review
}

export const issues = collection<Issue>('issues')
/** Those that were sent to be looked at. */
export const sentIssues = collection<Issue & Reviewed>('issues')

/** The number that was given last; written by each publishing, so that none is given twice and none left out. */
export interface IssueNumbers extends Versioned, IssueNumber {
  readonly publishedAt: Instant
  /** The last issue that appeared on paper only, from which the numbers go on; registered once, before the first publishing here. */
  readonly registered?: { readonly inYear: number; readonly total: number; readonly day: Day; readonly source: string; readonly at: Instant; readonly by: string }
}

export const issueNumbers = collection<IssueNumbers>('issueNumbers')
export const NUMBERS_ID = 'numbers'

/** Written by each beginning and each change of days, so that of two at once one sees the other's draft. */
export interface DraftDays extends Versioned {
  readonly at: Instant
}

export const draftDays = collection<DraftDays>('issueNumbers')
export const DRAFT_DAYS_ID = 'draftDays'

/** That somebody has read an issue; `_id` is `issue:person`. */
export interface IssueRead {
  readonly _id: string
  readonly issueId: string
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  readonly at: Instant
}

export const issueReads = collection<IssueRead>('issueReads')
export const issueReadId = (issueId: string, personId: string): string => factId(issueId, personId)

export const NEWS_KINDS = ['news', 'policy'] as const
export type NewsKind = (typeof NEWS_KINDS)[number]
export const newsKindName: Record<NewsKind, string> = { news: '新闻', policy: '政策' }

/** News or a policy (VI2e), as a text, as a link, or both. */
export interface News extends Reviewed {
  readonly kind: NewsKind
  readonly title: string
  /** Who published it first. */
  readonly source: string
  readonly day: Day
  readonly text: string
  readonly link: string
  readonly author: { readonly personId: string; readonly name: string }
  readonly edition: number
  readonly at: Instant
  /** `day:id`, by which lists are sorted and go on. */
  readonly key: string
}

export const news = collection<News>('news')

/** `2026年第3期（总第15期）` */
export const numberText = ({ year, inYear, total }: IssueNumber): string => `${year}年第${inYear}期（总第${total}期）`
