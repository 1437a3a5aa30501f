import type { DutyState } from 'shared/duty/model'
import type { Period } from 'shared/duty/period'
import type { Day } from 'shared/kernel/time'
import type { Unit } from 'shared/unit/model'
import type { Context } from '../../kit/context'

/** How one unit stands with one duty, in words for its people, and where it is done. */
export interface Standing {
  readonly state: DutyState
  readonly says: string
  /** A page of the mini-program with its query. */
  readonly page: string
  /** The verb on its button. */
  readonly does: string
}

/** Something that units owe in a month: a column of the board. */
export interface Column {
  readonly key: string
  readonly title: string
  readonly dueOn: Day | null
  readonly clause?: string
  readonly of: (unit: Unit) => Standing
}

/** A kind of duty: what is due in the month, for these units; one read or two, by index, however many they are. */
export type Duty = (ctx: Pick<Context, 'db' | 'charter' | 'now'>, month: Period, units: readonly Unit[]) => Promise<readonly Column[]>
