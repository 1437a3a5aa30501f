import { collection, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Day, Instant } from '../kernel/time'
import type { Period } from './period'
import type { Part } from './template'

export interface By {
  readonly personId: string
  readonly name: string
}

/** What stands under one question of a report. */
export interface Answer {
  readonly value: string
  /** The saving by which it was set; 0 where it was brought along and nobody has touched it. */
  readonly edition: number
  readonly by: string
  readonly at: Instant
}

/** A paper that goes with a part. */
export interface Paper {
  readonly part: Part
  readonly file: string
  readonly name: string
  /** The saving by which it was added. */
  readonly edition: number
  readonly by: string
  readonly at: Instant
}

/** The secretariat sends a report back: what about, and which parts it found missing. */
export interface Remark {
  readonly at: Instant
  readonly by: By
  readonly text: string
  readonly missing: readonly Part[]
}

/** draft → handed (in) → accepted, or returned and handed in again. */
export const REPORT_STATES = ['draft', 'handed', 'returned', 'accepted'] as const
export type ReportState = (typeof REPORT_STATES)[number]

export const reportStateName: Record<ReportState, string> = { draft: '在写', handed: '已报送', returned: '退回', accepted: '已收下' }

/** What a unit reports on a period (VI2c); one document, `_id` is `unit:period`. */
export interface Report extends Versioned {
  readonly unitId: string
  readonly unitName: string
  readonly period: string
  readonly every: Period['every']
  readonly state: ReportState
  /** Counts the savings, and what is done with papers. */
  readonly edition: number
  /** Who made the last edition; null before the first. */
  readonly touched: { readonly at: Instant; readonly by: string } | null
  readonly answers: Readonly<Record<string, Answer>>
  readonly papers: readonly Paper[]
  /** The period from which answers were brought along. */
  readonly from: string | null
  /** The handing-in that decides whether the report was on time; null before one, and after one that was found incomplete. */
  readonly counted: { readonly at: Instant; readonly dueOn: Day; readonly onTime: boolean } | null
  /** The last handing-in. */
  readonly handed: { readonly at: Instant; readonly by: By } | null
  readonly remarks: readonly Remark[]
  readonly accepted: { readonly at: Instant; readonly by: By } | null
}

export const reports = collection<Report>('reports')
export const reportId = (unitId: string, period: string): string => factId(unitId, period)

/** Whether the secretariat has something to read: what is being written is the unit's own. */
export const isHanded = ({ state }: Pick<Report, 'state'>): boolean => state === 'handed' || state === 'accepted'

/** How it stands with something that a unit owes. `none` is owed by nobody now. */
export const DUTY_STATES = ['done', 'late', 'owed', 'overdue', 'returned', 'none'] as const
export type DutyState = (typeof DUTY_STATES)[number]

export const dutyStateName: Record<DutyState, string> = {
  done: '已办',
  late: '迟了',
  owed: '待办',
  overdue: '逾期',
  returned: '退回待改',
  none: '—',
}

/** Whether there is something left to do. */
export const isOpen = (state: DutyState): boolean => state === 'owed' || state === 'overdue' || state === 'returned'

/** Which units were urged about a month, and when; `_id` is the month. */
export interface DutyUrging extends Versioned {
  readonly last: Readonly<Record<string, Instant>>
  readonly by: string
}

export const dutyUrgings = collection<DutyUrging>('dutyUrgings')
