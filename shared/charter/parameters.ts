/** `MM-DD` */
type MonthDay = string

/** What a charter may leave open, and the shape of each answer. Days are calendar days. */
export interface Parameters {
  /** When the yearly meeting is due, and from when its absence alarms. */
  readonly yearEndWindow: {
    readonly body: string
    readonly from: MonthDay
    readonly to: MonthDay
    readonly alarmFrom: MonthDay
  }
  /** Days between notice and meeting, by body and session. A shorter notice is warned of, never refused. */
  readonly leadDays: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Before the start, check-in opens. */
  readonly doorLead: { readonly minutes: number }
  readonly lateTolerance: { readonly minutes: number }
  readonly leaveDeadline: { readonly warnHours: number }
  /** Between two urgings of the same people about the same meeting. */
  readonly urgeInterval: { readonly hours: number }
  /** Leaves per person and calendar year at the meetings of these bodies together. */
  readonly leaveQuota: { readonly perYear: number; readonly bodies: readonly string[] }
  /** By body: the post that may be asked to take the chair, and how many; `null` where the chair cannot be delegated. */
  readonly chairDelegation: Readonly<Record<string, { readonly to: string; readonly most: number } | null>>
  readonly votingMode: { readonly usual: 'open'; readonly secretIfTheMeetingDecides: readonly string[] }
  readonly castingVote: boolean
  readonly quorumAtEachVote: boolean
  readonly vacanciesCount: boolean
  readonly remoteCounts: boolean
  readonly circulationVote: boolean
  readonly substituteVotes: boolean
  readonly onePersonOneUnit: boolean
  readonly membershipEndsWithTerm: boolean
  readonly newChairNominates: boolean
  /** The same post again and again: `null` is without limit. */
  readonly termsInRow: number | null
  readonly byElectionTerm: 'remainder' | 'full'
  readonly ageOn: 'election-day' | 'whole-term'
  /** Who the "competent department" is. `null` until it is named. */
  readonly authority: string | null
  readonly registered: boolean
  readonly visitsPerTerm: number
  readonly reportEvery: 'month' | 'quarter' | 'year'
  /** Days after a period's end up to which its report is on time. */
  readonly reportDue: { readonly days: number }
  readonly bulletinEvery: 'month' | 'quarter' | 'year'
  readonly forumEvery: 'month' | 'quarter' | 'year'
  readonly bankFreshness: { readonly staleDays: number; readonly hiddenDays: number }
  readonly postingLife: { readonly days: number; readonly renewFromDay: number }
  /** Hours of training that make one person-day. */
  readonly trainingDay: { readonly hours: number }
  readonly assessmentYear: { readonly year: 'calendar'; readonly selfScoreMonth: number }
  readonly unassessedYearBreaksStreak: boolean
  readonly newMemberMonths: number
  readonly objectionWorkingDays: number
  /** Years by class of document; `null` is for ever. */
  readonly retentionYears: Readonly<Record<string, number | null>>
  readonly destructionWaitDays: number
  readonly loanDays: number
  readonly applicantApproverKeeperDiffer: boolean
  /** Of so many different persons a member may see the whole number in a day; the secretariat's apart. */
  readonly phoneLooks: { readonly perDay: number }
}

/** A charter, as far as its settings go. */
interface Settled {
  readonly parameters: { readonly [K in keyof Parameters]?: { readonly value: Parameters[K] } }
}

/** The value in force, or `null` where this charter leaves it open: then ask, never guess. */
export function parameter<K extends keyof Parameters>(charter: Settled, key: K): Parameters[K] | null {
  const found = charter.parameters[key]
  return found === undefined ? null : found.value
}

/** Days of notice due before a meeting of `body`, `null` where nothing is said. */
export function leadDays(charter: Settled, body: string, session: string): number | null {
  return parameter(charter, 'leadDays')?.[body]?.[session] ?? null
}
