import type { Charter } from 'shared/charter/charter'
import { ageOn, daysOf } from 'shared/demand/life'
import type { Posting } from 'shared/demand/model'
import type { Day } from 'shared/kernel/time'

/** What everybody may see of a posting in a list. */
export const headingOf = ({ _id, side, kind, title, unitName, region, place, number, from, until }: Posting) => ({
  postingId: _id, side, kind, title, unitName, region, place, number, from, until,
})

/** What its owner is told of it besides. */
export const stateOf = (charter: Charter, { review, closed, confirmedOn }: Posting, today: Day) => ({
  review: review.state,
  reason: review.reason,
  closed: closed?.why ?? null,
  age: confirmedOn === null ? null : ageOn(charter, confirmedOn, today),
  lastGood: confirmedOn === null ? null : daysOf(charter, confirmedOn).lastGood,
})
