import type { Charter } from '../charter/charter'
import { postsCarrying } from '../charter/lookup'
import { type HeldPost, isHeldOn } from '../identity/model'
import { addDays, type Day } from '../kernel/time'

/** The posts whose holders keep the roll. */
export const keepingPosts = (charter: Charter): string[] => postsCarrying(charter, 'administer')

/** Later than any end that is written down. */
const OPEN = '9999-12-31'

/** The last day on which whoever keeps the roll today still will, by what is written down: `OPEN` without an end, '' for all others. */
function keepsUntil(charter: Charter, posts: readonly HeldPost[], today: Day): Day {
  const keeping = keepingPosts(charter)
  const ends = posts.filter((held) => keeping.includes(held.post) && isHeldOn(held, today)).map(lastDay)
  return ends.sort().at(-1) ?? ''
}

function lastDay({ until, ended }: HeldPost): Day {
  if (!ended || until === undefined) return OPEN
  const handedOver = ended.successor ? addDays(ended.successor.from, -1) : until
  return handedOver > until ? handedOver : until
}

/** Whether somebody keeps the roll today and no end of that is written down: only on such a one can another's leaving rely. */
export const keepsOn = (charter: Charter, posts: readonly HeldPost[], today: Day): boolean => keepsUntil(charter, posts, today) === OPEN

/** Whether somebody will keep the roll for a shorter time than before, or not at all. */
export const keepsLess = (charter: Charter, before: readonly HeldPost[], after: readonly HeldPost[], today: Day): boolean =>
  keepsUntil(charter, after, today) < keepsUntil(charter, before, today)
