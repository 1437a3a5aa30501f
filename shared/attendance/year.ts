import type { Charter } from '../charter/charter'
import { leavesPerYear, postName } from '../charter/sittings'
import { type HeldPost, postsOn } from '../identity/model'
import { query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, nullable, object, picklist, text } from '../kernel/schema'
import { type Day, daysBetween } from '../kernel/time'
import { excusedOnPaper, type Meeting, MEETING_KINDS, PRESENCES, STATUSES } from '../meeting/model'
import type { Seat } from './rules'

export const myYear = query('attendance.myYear', {
  needs: 'attend',
  says: '我的一年：参加了哪些会、怎样计的、请假用了几次，任期到何时',
  input: object({ year: count }),
  output: object({
    year: count,
    /** By date. How I counted is known once a meeting is closed. */
    meetings: array(
      object({
        meetingId: id,
        title: text(80),
        kind: picklist(MEETING_KINDS),
        startsAt: instant,
        status: picklist(STATUSES),
        entitled: boolean(),
        presence: nullable(picklist(PRESENCES)),
      }),
    ),
    /** Closed meetings at which I was entitled, and how many of them I attended; late and early leavers were there. */
    of: count,
    attended: count,
    late: count,
    /** Of the statutory meetings of the year; `quota` and `left` are null where the charter sets no number (MR7.7b). */
    leaves: object({ used: count, quota: nullable(count), left: nullable(count) }),
    /** Posts held today; `days` until the last one of the term, that day counted as 0; null without a term and once it has run out. */
    posts: array(object({ name: text(40), from: day, until: nullable(day), days: nullable(count), ranOut: boolean() })),
  }),
})
export type MyYear = Infer<typeof myYear.output>

export interface YearFacts {
  readonly personId: string
  readonly held: readonly HeldPost[]
  /** The meetings that begin in the year, with the person's seat at each. */
  readonly meetings: readonly { readonly meeting: Pick<Meeting, '_id' | 'title' | 'kind' | 'startsAt' | 'status' | 'final' | 'paper'>; readonly seat: Seat }[]
  /** The meetings of the year for which leave was asked and not taken back. */
  readonly leaves: readonly string[]
}

const THERE = ['present', 'late', 'left']

/** One person's year from the frozen results: nothing is counted anew. A meeting cancelled, or moved out of the year, gives its leave back. */
export function yearOfPerson(charter: Charter, year: number, { personId, held, meetings, leaves }: YearFacts, today: Day): MyYear {
  const shown = meetings
    .filter(({ meeting, seat }) => seat !== 'none' && meeting.status !== 'draft' && meeting.status !== 'cancelled')
    .map(({ meeting: { _id, title, kind, startsAt, status, final }, seat }) => {
      const entry = final?.entries.find((one) => one.personId === personId)
      return { meetingId: _id, title, kind, startsAt, status, entitled: entry?.entitled ?? seat === 'entitled', presence: entry?.presence ?? null }
    })
    .sort((a, b) => a.startsAt - b.startsAt)
  const counted = shown.filter(({ entitled, presence }) => entitled && presence !== null)
  const standing = new Set(meetings.filter(({ meeting }) => meeting.status !== 'cancelled').map(({ meeting }) => meeting._id))
  const used = leaves.filter((meetingId) => standing.has(meetingId)).length + meetings.filter(({ meeting }) => excusedOnPaper(meeting, personId)).length
  const quota = leavesPerYear(charter)
  return {
    year,
    meetings: shown,
    of: counted.length,
    attended: counted.filter(({ presence }) => THERE.includes(presence!)).length,
    late: counted.filter(({ presence }) => presence === 'late').length,
    leaves: quota === Infinity ? { used, quota: null, left: null } : { used, quota, left: Math.max(0, quota - used) },
    posts: held
      .filter((post) => postsOn([post], today).length > 0)
      .map(({ post, from, until = null }) => {
        const ranOut = until !== null && until < today
        return { name: postName(charter, post), from, until, days: until === null || ranOut ? null : daysBetween(today, until), ranOut }
      }),
  }
}
