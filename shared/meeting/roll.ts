import type { Charter } from '../charter/charter'
import { seatingPosts } from '../charter/sittings'
import { postsOn } from '../identity/model'
import { type Day, dayOf } from '../kernel/time'
import type { Person } from '../person/model'
import { isStatutory, type Meeting, type MeetingPlan, type RollEntry } from './model'

type Plan = Pick<MeetingPlan, 'kind' | 'startsAt' | 'invited'>

/** What decides a seat: who, and the posts held over time. */
export type Holder = Pick<Person, '_id' | 'posts'>

/** 应到, 列席 by name, or neither. */
export type Seat = 'entitled' | 'observer' | 'none'

/**
 * How a person stands to a meeting on its day: `entitled` sits in the body (or is invited to a meeting without
 * statutory quorum), `observer` is invited by name to a statutory meeting.
 */
function seatOnDay(charter: Charter, plan: Plan, { _id, posts }: Holder): Seat {
  const named = plan.invited.includes(_id)
  if (!isStatutory(plan.kind)) return named ? 'entitled' : 'none'
  const seats = seatingPosts(charter, plan.kind)
  if (postsOn(posts, dayOf(plan.startsAt)).some((post) => seats.includes(post))) return 'entitled'
  return named ? 'observer' : 'none'
}

/** The seat of one person: from the frozen roll where there is one, else as posts stand on the meeting's day. */
export function seatOf(charter: Charter, meeting: Plan & Pick<Meeting, 'order' | 'final'>, holder: Holder): Seat {
  const frozen = meeting.order ?? meeting.final
  if (!frozen) return seatOnDay(charter, meeting, holder)
  const entry = frozen.entries.find(({ personId }) => personId === holder._id)
  if (!entry) return 'none'
  return entry.entitled ? 'entitled' : 'observer'
}

/** The roll of a meeting: frozen at the call to order, and until then as posts stand on its day. Sorted by pinyin. */
export function rollOf(charter: Charter, meeting: Plan & Pick<Meeting, 'order'>, persons: readonly Person[]): readonly RollEntry[] {
  if (meeting.order) return meeting.order.entries
  return persons
    .map((person) => ({ person, seat: seatOnDay(charter, meeting, person) }))
    .filter(({ seat }) => seat !== 'none')
    .map(({ person, seat }) => entryOf(person, seat === 'entitled', dayOf(meeting.startsAt)))
    .sort((a, b) => (a.pinyin === b.pinyin ? (a.personId < b.personId ? -1 : 1) : a.pinyin < b.pinyin ? -1 : 1))
}

function entryOf(person: Person, entitled: boolean, day: Day): RollEntry {
  const { _id: personId, name, pinyin, initials, unitId, unitName, title, phone } = person
  return { personId, name, pinyin, initials, unitId, unitName, title, phone, posts: postsOn(person.posts, day), entitled }
}
