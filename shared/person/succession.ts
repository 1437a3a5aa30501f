import type { Charter } from '../charter/charter'
import { postById } from '../charter/lookup'
import { seatingPosts } from '../charter/sittings'
import type { HeldPost } from '../identity/model'
import { addDays, type Instant } from '../kernel/time'
import type { Person } from './model'

type Posted = Pick<Person, '_id' | 'unitId' | 'posts'>

/** The post by which a unit sits in the highest body, and the one that answers for it. */
export function unitPosts(charter: Charter): { readonly director: string | undefined; readonly officer: string | undefined } {
  const supreme = charter.bodies.find(({ role }) => role === 'supreme')
  return {
    director: supreme && seatingPosts(charter, supreme.id)[0],
    officer: charter.posts.find(({ capabilities }) => capabilities.includes('represent'))?.id,
  }
}

/** Whoever takes over a post of which there is one may begin so many days before the term of the one before him was to end. */
const EARLY = 180
/** Of a post that several hold, only a beginning about the end of the term tells that it was taken over. */
const ABOUT = 30

/** Whether a post whose term ends has been taken up: by the same person again, or, where it can be told, by another. */
export function isSucceeded(charter: Charter, person: Posted, held: HeldPost, everybody: readonly Posted[]): boolean {
  const { director, officer } = unitPosts(charter)
  const ofUnit = held.post === director || held.post === officer
  const single = ofUnit || postById(charter, held.post)?.atMost === 1
  const begins = addDays(held.until!, -(single ? EARLY : ABOUT))
  return everybody.some((other) =>
    other.posts.some(
      (next) =>
        next.post === held.post && next.from > held.from &&
        (other._id === person._id || (next.from >= begins && (!ofUnit || other.unitId === person.unitId))),
    ),
  )
}

/** A post as it is registered: one without a term is over with its last day, while a term runs out and the office goes on. */
export const asRegistered = (charter: Charter, held: HeldPost, at: Instant): HeldPost =>
  held.until === undefined || held.ended || postById(charter, held.post)?.termYears != null
    ? held
    : { ...held, ended: { why: '任职登记到这一天为止', by: '名册登记', at } }

/**
 * The posts of everybody for whom a term is over by what is registered now. One that runs out leaves its holder in office
 * (`postsOn`) until it is taken up, so that the end is written down with the succession.
 */
export function endedBySuccession(charter: Charter, everybody: readonly Posted[], at: Instant): ReadonlyMap<string, readonly HeldPost[]> {
  const ended = { why: '已由他人接任，或本人已连任', by: '名册登记', at }
  const isOver = (person: Posted, held: HeldPost): boolean => held.until !== undefined && !held.ended && isSucceeded(charter, person, held, everybody)
  return new Map(
    everybody
      .filter((person) => person.posts.some((held) => isOver(person, held)))
      .map((person) => [person._id, person.posts.map((held) => (isOver(person, held) ? { ...held, ended } : held))]),
  )
}
