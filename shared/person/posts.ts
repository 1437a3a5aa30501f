import type { Charter } from '../charter/charter'
import { postById } from '../charter/lookup'
import type { HeldPost } from '../identity/model'
import { accept, type Decision, isRefusal, refuse, type Refusal } from '../kernel/decision'
import { type Day, dayOf, type Instant } from '../kernel/time'
import { keepsLess, keepsOn } from './keepers'
import type { Person, Term } from './model'
import { asRegistered, cutShort, isOfUnit, type Posted, settled, unitOn, unitPosts } from './succession'

export interface HoldFacts {
  readonly person: Posted
  /** All others who hold or held the post. */
  readonly holders: readonly Posted[]
}

export interface Holding {
  readonly post: string
  readonly from: Day
  readonly until?: Day
  readonly source?: string
  readonly file?: string
  /** Whom the person follows, if the post is one of which a unit has one and it is taken. */
  readonly replaces?: string
}

/** The person's posts once it stands, and those of others that change with it: over, or given back. */
export interface Held {
  readonly posts: readonly HeldPost[]
  readonly others: ReadonlyMap<string, readonly HeldPost[]>
}

type Span = Pick<HeldPost, 'from' | 'until'>

const overlap = (a: Span, b: Span): boolean => (b.until === undefined || a.from <= b.until) && (a.until === undefined || b.from <= a.until)

const inOrder = (posts: readonly HeldPost[]): HeldPost[] => [...posts].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.post < b.post ? -1 : 1))

/**
 * Registers that somebody holds or held a post. What exists on paper is taken as it is and remarked on; refused is what
 * cannot be: an unknown post, an end before the beginning, a beginning that lies ahead, the same post twice at once, and a
 * second director of a unit unless he follows the first, whose post then ends the day before (CH11a).
 */
export function decideHold(charter: Charter, { person, holders }: HoldFacts, { replaces, ...holding }: Holding, by: string, at: Instant): Decision<Held> {
  const post = postById(charter, holding.post)
  if (!post) return refuse('UNKNOWN_POST', '章程没有这个职务', { field: 'post' })
  const flaw = badSpan(holding, at)
  if (flaw) return flaw
  const again = person.posts.find((held) => held.post === holding.post && overlap(held, holding))
  if (again) return refuse('HELD_ALREADY', `${person.name}从 ${again.from} 起已任${post.name}，同一段时间不能登记两次`, { field: 'from' })
  const next = { ...person, posts: inOrder([...person.posts, asRegistered(charter, holding, at)]) }
  const others = holders.filter(({ _id }) => _id !== person._id)
  if (holding.post !== unitPosts(charter).director) return accept(heldBy(charter, [holding.post], next, others, others, by, at))
  const rivals = others.flatMap((other) => other.posts.filter((held) => held.post === holding.post && overlap(held, holding) && isOfOneUnit(person, other, held, holding)).map((held) => ({ other, held })))
  const taken = rivals.find(({ other }) => other._id !== replaces) ?? rivals[1]
  if (taken) {
    const until = taken.held.until === undefined ? '起' : ` 到 ${taken.held.until}`
    return refuse('SEAT_TAKEN', `每个单位一名${post.name}，${taken.other.name}从 ${taken.held.from}${until}任${post.name}`, {
      clause: 'CH11a', field: 'replaces', facts: { personId: taken.other._id, name: taken.other.name, from: taken.held.from },
    })
  }
  const [rival] = rivals
  if (rival && rival.held.from >= holding.from) {
    return refuse('FOLLOWS_NOBODY', `${rival.other.name}从 ${rival.held.from} 起才任${post.name}，请写明本次任职到哪一天为止`, { clause: 'CH11a', field: 'until' })
  }
  const follows = (held: HeldPost) => (held === rival?.held ? cutShort(held, { other: person, from: holding.from }, by, at) : held)
  return accept(heldBy(charter, [holding.post], next, others, others.map((one) => ({ ...one, posts: one.posts.map(follows) })), by, at))
}

/** Whether two sit for the same unit on the first day on which both would. */
const isOfOneUnit = (person: Posted, other: Posted, a: Span, b: Span): boolean => {
  const day = a.from > b.from ? a.from : b.from
  return unitOn(person, day) === unitOn(other, day)
}

/** What is registered, with the ends of these posts that follow from it; `after` are the others as it leaves them. */
function heldBy(charter: Charter, posts: readonly string[], next: Posted, before: readonly Posted[], after: readonly Posted[], by: string, at: Instant): Held {
  const over = settled(charter, posts, [next, ...after], by, at)
  const postsOf = (one: Posted) => over.get(one._id) ?? one.posts
  const changed = after.filter((one, i) => postsOf(one).some((held, n) => held !== before[i]!.posts[n]))
  return { posts: postsOf(next), others: new Map(changed.map((one) => [one._id, postsOf(one)])) }
}

function badSpan({ from, until }: Pick<HeldPost, 'from' | 'until'>, at: Instant): Refusal | undefined {
  if (from > dayOf(at)) return refuse('AHEAD', '开始日期在今后，请到那天再登记', { field: 'from' })
  if (until !== undefined && until < from) return refuse('ENDS_BEFORE', '结束日期不能早于开始日期', { field: 'until' })
  return undefined
}

/** Which of somebody's posts is meant: a post begins on a day once. */
export interface Which {
  readonly post: string
  readonly from: Day
}

/** Whoever may still keep the roll once this person has these posts; `others` are those who hold such a post today and can sign in. */
export interface Keepers {
  readonly others: readonly Pick<Person, '_id' | 'posts'>[]
}

/** Ends a post before its time, today or on an earlier or later day of the time it was held for. */
export function decideEnd(charter: Charter, person: Posted, { others }: Keepers, which: Which, until: Day, why: string, by: string, at: Instant): Decision<readonly HeldPost[]> {
  const held = find(person, which)
  if (!held) return noSuchPost
  if (until < held.from) return refuse('ENDS_BEFORE', `不能早于开始任职的 ${held.from}`, { field: 'until' })
  const ranOut = held.until !== undefined && held.until < dayOf(at) && !held.ended
  if (held.until !== undefined && until > held.until && !(ranOut && until <= dayOf(at))) return refuse('ENDS_LATER', ranOut ? '任期已满，结束日期不能在今后' : `登记的任期到 ${held.until} 为止，结束日期不能更晚`, { field: 'until' })
  const posts = person.posts.map((one) => (one === held ? { ...one, until, ended: { why, by, at } } : one))
  return keepsKeepers(charter, person, posts, others, dayOf(at))
}

/** Takes out what was registered by mistake; the record of operations keeps it. Whoever's term it had ended is in office again. */
export function decideStrike(charter: Charter, { person, holders }: HoldFacts, { others }: Keepers, which: Which, by: string, at: Instant): Decision<Held> {
  const held = find(person, which)
  if (!held) return noSuchPost
  const rest = holders.filter(({ _id }) => _id !== person._id)
  const struck = heldBy(charter, [held.post], { ...person, posts: person.posts.filter((one) => one !== held) }, rest, rest, by, at)
  const kept = keepsKeepers(charter, person, struck.posts, others, dayOf(at))
  return isRefusal(kept) ? kept : accept(struck)
}

/** The posts of a unit that somebody holds or held: they change hands with the unit where he works. */
export const unitPostsIn = (charter: Charter, { posts }: Pick<Posted, 'posts'>): string[] =>
  [...new Set(posts.map(({ post }) => post).filter((post) => isOfUnit(charter, post)))]

/** Somebody works in another unit, as is registered now: what is put right there puts right who followed whom in his `unitPostsIn`. */
export function decideMoved(charter: Charter, person: Posted, holders: readonly Posted[], by: string, at: Instant): Held {
  const rest = holders.filter(({ _id }) => _id !== person._id)
  return heldBy(charter, unitPostsIn(charter, person), person, rest, rest, by, at)
}

const find = ({ posts }: Posted, { post, from }: Which) => posts.find((held) => held.post === post && held.from === from)
const noSuchPost = refuse('NO_SUCH_POST', '名册上没有这项任职，请刷新后再看', { field: 'post' })

/** Somebody must be left who may keep the roll, or nobody could ever again be given a post. */
function keepsKeepers(charter: Charter, person: Posted, posts: readonly HeldPost[], others: Keepers['others'], today: Day): Decision<readonly HeldPost[]> {
  if (!keepsLess(charter, person.posts, posts, today) || others.some((other) => other._id !== person._id && keepsOn(charter, other.posts, today))) return accept(posts)
  return refuse('LAST_KEEPER', `${person.name}是最后一个能管理名册的人（写明了结束日期的不算），请先让接手的人登记职务并绑定`, { field: 'post' })
}

/** Registers a 届 from paper, or what is known better of one. Its length and its neighbours are remarked on, not refused. */
export function decideTerm(previous: Term | undefined, { file, ...given }: Omit<Term, '_id' | 'v' | 'by' | 'at'>, by: string, at: Instant): Decision<Term> {
  if (given.number === 0) return refuse('BAD_TERM', '届次从 1 起', { field: 'number' })
  const flaw = badSpan(given, at)
  if (flaw) return flaw
  const scan = file ?? previous?.file
  return accept({ ...given, ...(scan !== undefined && { file: scan }), _id: String(given.number), v: previous?.v ?? 0, by, at })
}
