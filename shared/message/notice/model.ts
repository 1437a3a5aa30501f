import type { Reference } from '../../document/model'
import { collection, type Document, type Versioned } from '../../kernel/collection'
import { factId } from '../../kernel/id'
import type { Instant } from '../../kernel/time'
import type { UnitKind } from '../../unit/model'

/** draft ⇄ scheduled → sent → withdrawn; a draft can be dropped. Nothing that was sent is edited. */
export const NOTICE_STATES = ['draft', 'scheduled', 'sent', 'withdrawn', 'dropped'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

export const noticeStateName: Record<NoticeState, string> = {
  draft: '草稿',
  scheduled: '定时待发',
  sent: '已发',
  withdrawn: '已撤回',
  dropped: '已删除',
}

/** Which units are meant: none where only departments and persons are. */
export const SCOPE_UNITS = ['all', 'kinds', 'none'] as const

/**
 * Whom a notice is for: those of the units who hold one of the posts, all of them where no post is named; and besides the
 * members of the departments and the named persons.
 */
export interface Scope {
  readonly units: (typeof SCOPE_UNITS)[number]
  readonly kinds: readonly UnitKind[]
  /** Ids of posts of the charter. */
  readonly posts: readonly string[]
  readonly departments: readonly string[]
  readonly personIds: readonly string[]
}

/** A file that goes with a notice, kept in the cloud's own folder. */
export interface NoticePaper {
  readonly name: string
  readonly file: string
}

export interface NoticeContent {
  readonly title: string
  readonly text: string
  readonly papers: readonly NoticePaper[]
  readonly scope: Scope
  /** Until when everybody confirms that he has read it; null where nobody need. */
  readonly confirmBy: Instant | null
  /** It takes a number (发文字号) when it is sent. */
  readonly numbered: boolean
  /** The notice that this one puts right. */
  readonly corrects: string | null
}

/** 通知公告: what the secretariat tells the members, other than meetings. */
export interface Notice extends Versioned, NoticeContent {
  readonly state: NoticeState
  /** Counts what was written, so that nobody writes over what he has not seen. */
  readonly edition: number
  /** Who wrote it last, and when. */
  readonly by: { readonly personId: string; readonly name: string }
  readonly at: Instant
  /** When it shall be sent; null unless scheduled. */
  readonly sendAt: Instant | null
  /** Why it was not sent at its time. */
  readonly held: { readonly at: Instant; readonly message: string } | null
  readonly sentAt?: Instant
  readonly number?: Reference
  /** How many it was sent to. */
  readonly audience?: { readonly persons: number; readonly units: number }
  /** Whether everybody has his copy and the message is under way; absent until it is sent. */
  readonly spread?: boolean
  readonly withdrawn?: { readonly at: Instant; readonly by: string; readonly reason: string }
}

export const notices = collection<Notice>('notices')

/** Somebody to whom a notice was sent, with the unit of that day. */
export interface Reader {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  /** The names of the departments by which he is meant; absent where he is by none. */
  readonly departments?: readonly string[]
}

/** Whom a notice was sent to, frozen when it was; `_id` is the notice. */
export interface NoticeAudience extends Versioned {
  readonly readers: readonly Reader[]
}

export const noticeAudiences = collection<NoticeAudience>('noticeAudiences')

/** A notice in somebody's list; `_id` is `notice:person`. */
export interface NoticeCopy extends Document {
  readonly noticeId: string
  readonly personId: string
  /** When it was sent. */
  readonly at: Instant
  readonly confirmBy: Instant | null
}

export const noticeCopies = collection<NoticeCopy>('noticeCopies')
export const copyId = (noticeId: string, personId: string): string => factId(noticeId, personId)

export const MARKS = ['read', 'confirm'] as const
export type Mark = (typeof MARKS)[number]

/** Somebody has read a notice, or confirmed that he has; `_id` is `notice:person:mark`. */
export interface NoticeMark extends Document {
  readonly noticeId: string
  readonly personId: string
  readonly mark: Mark
  readonly at: Instant
}

export const noticeMarks = collection<NoticeMark>('noticeMarks')
export const noticeMarkId = (noticeId: string, personId: string, mark: Mark): string => factId(noticeId, personId, mark)

export const NOTICE_URGED = ['unread', 'unconfirmed'] as const
export type NoticeUrged = (typeof NOTICE_URGED)[number]

const PAGE = 'packages/notice/detail/index?noticeId='

/** What a message about a notice opens, and which notice that is. */
export const noticeAddress = (noticeId: string): string => `${PAGE}${noticeId}`
export const noticeAt = (page: string | undefined): string | undefined => (page?.startsWith(PAGE) ? page.slice(PAGE.length) : undefined)
