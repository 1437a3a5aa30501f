import { bankDuties } from './banks'
import { contributionDuties } from './contributions'
import type { Duty } from './duty'
import { postingDuties } from './postings'
import { reportDuties } from './reports'

/** Everything that a unit owes in a month, in the order of the board. */
export const DUTIES: readonly Duty[] = [reportDuties, bankDuties, postingDuties, contributionDuties]
