import type { Charter } from '../charter/charter'
import { postById } from '../charter/lookup'
import { seatingPosts } from '../charter/sittings'
import type { End, HeldPost, Successor } from '../identity/model'
import { addDays, type Day, dayOf, type Instant, sayDay } from '../kernel/time'
import type { Person } from './model'

export type Posted = Pick<Person, '_id' | 'name' | 'unitId' | 'earlier' | 'posts'>

/** The post by which a unit sits in the highest body, and the one that answers for it. */
export function unitPosts(charter: Charter): { readonly director: string | undefined; readonly officer: string | undefined } {
  const supreme = charter.bodies.find(({ role }) => role === 'supreme')
  return {
    director: supreme && seatingPosts(charter, supreme.id)[0],
    officer: charter.posts.find(({ capabilities }) => capabilities.includes('represent'))?.id,
  }
}

export function isOfUnit(charter: Charter, post: string): boolean {
  const { director, officer } = unitPosts(charter)
  return post === director || post === officer
}

/** Where somebody worked on a day. */
export const unitOn = ({ earlier = [], unitId }: Pick<Person, 'unitId' | 'earlier'>, day: Day): string => earlier.find(({ until }) => day <= until)?.unitId ?? unitId

/** Whoever takes over a post of which there is one may begin so many days before the term of the one before him was to end. */
const EARLY = 180
/** Of a post that several hold, only a beginning about the end of the term tells that it was taken over. */
const ABOUT = 30

/** The first day on which another one's beginning tells that a post with a term was taken up. */
export function takenUpFrom(charter: Charter, held: HeldPost & { readonly until: Day }): Day {
  const single = isOfUnit(charter, held.post) || postById(charter, held.post)?.atMost === 1
  const begins = addDays(held.until, -(single ? EARLY : ABOUT))
  return begins > held.from ? begins : addDays(held.from, 1)
}

interface Next {
  readonly other: Posted
  readonly from: Day
}

/** Whether another one who begins on a day sits where the person sat: anywhere, or for the posts of a unit in that unit. */
function isSameSeat(charter: Charter, person: Posted, { post, until }: HeldPost, { other, from }: Next): boolean {
  if (!isOfUnit(charter, post)) return true
  const before = addDays(from, -1)
  return unitOn(other, from) === unitOn(person, until !== undefined && until < before ? until : before)
}

/** All who began later in the same seat, the first of them first. */
const laterOnes = (charter: Charter, person: Posted, held: HeldPost, everybody: readonly Posted[]): Next[] =>
  everybody
    .flatMap((other) => other.posts.filter(({ post, from }) => post === held.post && from > held.from).map(({ from }) => ({ other, from })))
    .filter((next) => next.other._id === person._id || isSameSeat(charter, person, held, next))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.other._id < b.other._id ? -1 : 1))

/** By whom a post whose term ends has been taken up: by the same person again, or, where it can be told, by another. */
function successorsOf(charter: Charter, person: Posted, held: HeldPost, everybody: readonly Posted[]): Next[] {
  if (held.until === undefined) return []
  const begins = takenUpFrom(charter, { ...held, until: held.until })
  return laterOnes(charter, person, held, everybody).filter(({ other, from }) => other._id === person._id || from >= begins)
}

/** Whether a post whose term ends has been taken up. */
export const isSucceeded = (charter: Charter, person: Posted, held: HeldPost, everybody: readonly Posted[]): boolean =>
  successorsOf(charter, person, held, everybody).length > 0

/** A post as it is registered: one without a term is over with its last day, while a term runs out and the office goes on. */
export const asRegistered = (charter: Charter, held: HeldPost, at: Instant): HeldPost =>
  held.until === undefined || held.ended || postById(charter, held.post)?.termYears != null
    ? held
    : { ...held, ended: { why: '任职登记到这一天为止', by: '名册登记', at } }

/** A post in the midst of its term, cut short the day before another begins; the term is kept, should that one fall. */
export function cutShort(held: HeldPost, follower: Next, by: string, at: Instant): HeldPost {
  const { until, ended } = held
  const cut = ended?.successor?.cut === undefined ? (until ?? null) : ended.successor.cut
  return { ...held, until: addDays(follower.from, -1), ended: { ...endBy(follower, undefined, by, at), successor: { ...named(follower), cut } } }
}

const named = ({ other, from }: Next): Successor => ({ personId: other._id, from })

const endBy = (next: Next, person: Posted | undefined, by: string, at: Instant): End => ({
  why: next.other._id === person?._id ? '本人连任' : `由${next.other.name}接任`,
  by, at, successor: named(next),
})

/**
 * The posts of everybody for whom they change by what is registered now. That a term is over because the post was taken up
 * follows from the registered posts alone: it is written down with them, and taken out again when whoever took it up is
 * struck. An end that has a reason of its own stays. `everybody` are all who hold or held the `posts` in question; of what
 * else they hold nothing can be told, because whoever took that up may not be among them.
 */
export function settled(charter: Charter, posts: readonly string[], everybody: readonly Posted[], by: string, at: Instant): ReadonlyMap<string, readonly HeldPost[]> {
  const one = (person: Posted, held: HeldPost) => (posts.includes(held.post) ? settledOne(charter, person, held, everybody, by, at) : held)
  const all = everybody.map((person) => ({ person, posts: person.posts.map((held) => one(person, held)) }))
  return new Map(all.filter(({ person, posts }) => posts.some((held, i) => held !== person.posts[i])).map(({ person, posts }) => [person._id, posts]))
}

function settledOne(charter: Charter, person: Posted, held: HeldPost, everybody: readonly Posted[], by: string, at: Instant): HeldPost {
  const { ended } = held
  if (ended && !ended.successor) return held
  const open = opened(held)
  const before = ended?.successor
  const pick = (all: readonly Next[]) => all.find(({ other, from }) => other._id === before?.personId && from === before.from) ?? all[0]

  const follower = before?.cut === undefined ? undefined : pick(followersOf(charter, person, open, everybody))
  const next = follower ?? pick(successorsOf(charter, person, open, everybody))
  const after = follower ? cutShort(open, follower, by, at) : next ? { ...open, ended: endBy(next, person, by, at) } : open
  if (next && before && isSame(before, after.ended!.successor!) && held.until === after.until) return held
  if (!next && before && hasLeft(charter, person, held, before, at)) return { ...held, ended: { why: '接任的登记已删去，本人已不在原单位', by, at } }
  return next || before ? after : held
}

/** As if nobody had taken it up. A term that was registered anew since it was cut short is the term. */
function opened({ ended, until, ...rest }: HeldPost): HeldPost {
  const { cut, from } = ended?.successor ?? {}
  const term = cut === undefined || until !== addDays(from!, -1) ? until : (cut ?? undefined)
  return { ...rest, ...(term !== undefined && { until: term }) }
}

/** Others who began in the midst of the term. */
const followersOf = (charter: Charter, person: Posted, held: HeldPost, everybody: readonly Posted[]): Next[] =>
  laterOnes(charter, person, held, everybody).filter(({ other, from }) => other._id !== person._id && (held.until === undefined || from <= held.until))

const isSame = (a: Successor, b: Successor): boolean => a.personId === b.personId && a.from === b.from && a.cut === b.cut

/** The seat of a unit is given back to nobody who works elsewhere by now. */
const hasLeft = (charter: Charter, person: Posted, { post }: HeldPost, { from }: Successor, at: Instant): boolean =>
  isOfUnit(charter, post) && unitOn(person, dayOf(at)) !== unitOn(person, addDays(from, -1))

/** What became of somebody's posts, in words. */
export function turnsOf(charter: Charter, before: Posted, after: readonly HeldPost[]): string[] {
  return after.flatMap((held) => {
    const was = before.posts.find(({ post, from }) => post === held.post && from === held.from)
    if (!was || (was.until === held.until && Boolean(was.ended) === Boolean(held.ended))) return []
    const name = `${before.name}的${postById(charter, held.post)?.name ?? held.post}`
    if (!held.ended) return [`${name}恢复在任，${held.until === undefined ? '没有届满日期' : `登记的任期到 ${sayDay(held.until)}`}`]
    return [`${name}到 ${sayDay(held.until!)} 为止`]
  })
}

/** A term that somebody's taking up the post would end, if he begins on `from` or later. */
export interface OpenTerm {
  readonly name: string
  readonly from: Day
}

/** The terms that are over once the person begins in a post, for whoever is about to register it. */
export const openTerms = (charter: Charter, person: Posted, post: string, everybody: readonly Posted[]): OpenTerm[] =>
  everybody
    .filter(({ unitId }) => !isOfUnit(charter, post) || unitId === person.unitId)
    .flatMap(({ _id, name, posts }) =>
      posts.flatMap((held) => {
        const { until } = held
        if (held.post !== post || until === undefined || held.ended) return []
        return [{ name, from: _id === person._id ? addDays(held.from, 1) : takenUpFrom(charter, { ...held, until }) }]
      }),
    )
