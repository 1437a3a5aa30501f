import { board } from 'shared/attendance/operations'
import { checkInOpensAt } from 'shared/attendance/rules'
import type { Capability } from 'shared/kernel/capability'
import { type Meeting, meetings, calendarId, calendars, shelved } from 'shared/meeting/model'
import { getCalendar, getMeeting, listMeetings, type Colleague, type Duties, type MeetingCard, type MeetingView, type Mine } from 'shared/meeting/operations'
import { seatOf } from 'shared/meeting/roll'
import { warningsOf } from 'shared/meeting/convene'
import type { FactsOfPerson } from 'shared/meeting/presence'
import { chairPost, postName } from 'shared/charter/sittings'
import { isRefusal } from 'shared/kernel/decision'
import { factsOfPerson, repliesOf, viewOfCheckIn, viewOfReply } from '../attendance/read'
import type { Context } from '../kit/context'
import { upTo } from '../kit/database'
import { answers } from '../kit/outcome'
import { personsOfUnit } from '../person/read'
import { mayOpenHandouts, mayRead, meetingOr, noMeeting } from './read'

export const cardOf = ({ _id, kind, title, status, session, startsAt, endsAt, place, paper }: Meeting): MeetingCard => ({
  _id, kind, title, status, session, startsAt, endsAt, place, ...(paper && { paper: true }),
})

/** What the caller has to do with a meeting, from his own facts there. */
export const mineOf = (ctx: Pick<Context, 'caller' | 'charter'>, meeting: Meeting, facts: FactsOfPerson): Mine => ({
  seat: seatOf(ctx.charter, meeting, { _id: ctx.caller.personId, posts: ctx.caller.held }),
  read: facts.read === true,
  reply: viewOfReply(facts.reply),
  checkIn: viewOfCheckIn(facts.checkIn),
  pending: facts.pending?.settled === null && !facts.checkIn,
  doorAt: checkInOpensAt(ctx.charter, meeting),
  explanation: facts.explanation?.reason ?? null,
  presence: presenceIn(meeting, ctx.caller.personId),
})

const presenceIn = ({ final }: Meeting, personId: string) => final?.entries.find((entry) => entry.personId === personId)?.presence ?? null

/** As many as are listed at once. */
const LISTED = 60
/** What a card shows nothing of. */
const UNLISTED = ['order', 'topics', 'papers', 'handouts', 'history']

/** Of what is to come the nearest first, of the rest the latest. */
export const list = answers(listMeetings, async ({ shelf, beyond }, ctx) => {
  const { personId, held, capabilities } = ctx.caller
  const convenes = capabilities.has('convene')
  const status = { in: shelved[shelf].filter((one) => convenes || one !== 'draft') }
  const onwards = shelf === 'coming'
  const found = await ctx.db.find(
    meetings,
    { status, ...(beyond !== undefined && { startsAt: onwards ? { gt: beyond } : { lt: beyond } }) },
    { order: { field: 'startsAt', direction: onwards ? 'asc' : 'desc' }, limit: LISTED + 1, without: UNLISTED },
  )
  const page = upTo(found, LISTED, ({ startsAt }) => startsAt)
  const readable = page.filter((meeting) => mayRead(meeting, ctx))
  const coming = readable.filter(isComing).map((meeting) => meeting._id)
  const own = coming.length > 0 ? await repliesOf(ctx.db, coming, [personId]) : []
  return {
    meetings: readable.map((meeting) => ({
      ...cardOf(meeting),
      seat: seatOf(ctx.charter, meeting, { _id: personId, posts: held }),
      choice: own.find((reply) => reply.meetingId === meeting._id)?.choice ?? null,
      presence: presenceIn(meeting, personId),
    })),
    convenes,
    next: page.length < found.length ? page.at(-1)!.startsAt : null,
  }
})

const isComing = ({ status }: Meeting): boolean => status === 'published' || status === 'inSession'

export const page = answers(getMeeting, async ({ meetingId }, ctx) => {
  const [meeting, facts] = await Promise.all([
    meetingOr(ctx.db, meetingId, ctx.caller.capabilities.has('convene')),
    factsOfPerson(ctx.db, meetingId, ctx.caller.personId),
  ])
  if (isRefusal(meeting)) return meeting
  if (!mayRead(meeting, ctx)) return noMeeting
  return {
    meeting: viewOf(meeting, ctx),
    mine: mineOf(ctx, meeting, facts),
    duties: dutiesAt(meeting, ctx),
    colleagues: ctx.caller.capabilities.has('represent') ? await colleaguesAt(meeting, ctx) : [],
    warnings: ctx.caller.capabilities.has('convene') && meeting.status === 'draft' ? warningsOf(ctx.charter, meeting, meeting.session, ctx.now) : [],
  }
})

function dutiesAt(meeting: Meeting, { caller, charter }: Context): Duties {
  const office = chairPost(charter, meeting.kind)
  return {
    presides: meeting.presiding?.personId === caller.personId,
    delegates: caller.capabilities.has('delegate') && office !== undefined && caller.posts.includes(office),
    excepts: caller.capabilities.has('except'),
    watches: caller.capabilities.has(board.needs as Capability),
    convenes: caller.capabilities.has('convene'),
  }
}

/** Those of the officer's own unit who sit at the meeting, with what they or he have answered. */
async function colleaguesAt(meeting: Meeting, { caller, charter, db }: Context): Promise<Colleague[]> {
  const seated = (await personsOfUnit(db, caller.unitId)).filter(
    (person) => person._id !== caller.personId && seatOf(charter, meeting, person) !== 'none',
  )
  const given = seated.length > 0 ? await repliesOf(db, [meeting._id], seated.map((person) => person._id)) : []
  return seated.map(({ _id: personId, name }) => {
    const reply = given.find((one) => one.personId === personId)
    return { personId, name, choice: reply?.choice ?? null, onBehalf: reply?.onBehalf ?? false }
  })
}

export const calendar = answers(getCalendar, async ({ year }, { db }) => {
  const found = await db.get(calendars, calendarId(year))
  return { year, calendar: found ? { days: [...found.days], adoptedOn: found.adoptedOn, resolution: found.resolution } : null }
})

/** Names of posts instead of their ids; reasons of leave are the secretariat's to see. */
function viewOf(meeting: Meeting, ctx: Context): MeetingView {
  const { charter, caller } = ctx
  const seesNotes = caller.capabilities.has('register')
  const named = <F extends NonNullable<Meeting['order'] | Meeting['final']>>(frozen: F) => ({
    ...frozen,
    entries: frozen.entries.map(({ note, special, posts, ...entry }) => ({
      ...entry,
      posts: posts.map((post) => postName(charter, post)),
      ...(seesNotes && note !== undefined && { note }),
      ...(seesNotes && special !== undefined && { special }),
    })),
  })
  return {
    ...meeting,
    handouts: mayOpenHandouts(meeting, ctx) ? (meeting.handouts ?? []) : [],
    ...(meeting.order && { order: named(meeting.order) }),
    ...(meeting.final && { final: named(meeting.final) }),
  } as unknown as MeetingView
}
