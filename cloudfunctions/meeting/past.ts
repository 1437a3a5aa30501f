import type { Charter } from 'shared/charter/charter'
import { chairPost, postName, seatingPosts } from 'shared/charter/sittings'
import { accept, type Decision, isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { dayOf, type Instant, yearOf } from 'shared/kernel/time'
import { sessionOf } from 'shared/meeting/convene'
import { calendarId, calendars, type Meeting, meetings, type RollEntry, type Session } from 'shared/meeting/model'
import { decideCorrectPast, decideRegister, leaveRows } from 'shared/meeting/past'
import { correctPast, openPaper, type PastRecord, pastRoll, readPast, registerPast } from 'shared/meeting/past-operations'
import { rollOf } from 'shared/meeting/roll'
import { terms } from 'shared/person/model'
import { callerAs, type Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { takeOwn } from '../kit/files'
import { answers, change, type Commit, commits } from '../kit/outcome'
import { personsWithPosts } from '../person/read'
import { mayRead, meetingOr, noMeeting } from './read'

type Kind = PastRecord['kind']

/** Who sat in the body on that day, as the roll has it now. */
const rollThen = async (db: Reader, charter: Charter, kind: Kind, startsAt: Instant): Promise<readonly RollEntry[]> =>
  rollOf(charter, { kind, startsAt, invited: [] }, await personsWithPosts(db, seatingPosts(charter, kind)))

/** Regular or not, by the calendar of that year and the assemblies before it. */
async function sessionThen({ db, charter }: Pick<Context, 'db' | 'charter'>, kind: Kind, startsAt: Instant): Promise<Session> {
  const [calendar, assemblies] = await Promise.all([
    kind === 'council' ? db.get(calendars, calendarId(yearOf(startsAt))) : undefined,
    kind === 'assembly' ? db.find(meetings, { kind, status: 'closed' }) : [],
  ])
  return sessionOf(charter, { kind, startsAt }, calendar, assemblies.filter((other) => other.startsAt < startsAt), startsAt) ?? 'unknown'
}

export const readPastRoll = answers(pastRoll, async ({ kind, startsAt }, ctx) => {
  const { db, charter } = ctx
  const [roll, session, known] = await Promise.all([rollThen(db, charter, kind, startsAt), sessionThen(ctx, kind, startsAt), db.find(terms, {})])
  const day = dayOf(startsAt)
  const chair = chairPost(charter, kind)
  return {
    persons: roll.map(({ personId, name, unitName, posts }) => ({
      personId, name, unitName,
      posts: posts.map((post) => postName(charter, post)),
      chairs: chair !== undefined && posts.includes(chair),
    })),
    session,
    term: known.find(({ from, until }) => from <= day && day <= until)?.number ?? null,
  }
})

export const register = commits(registerPast, async (given, ctx) => {
  const scanned = await withScans(ctx, given, [])
  if (isRefusal(scanned)) return scanned
  const { db, charter, now } = ctx
  const { kind, term, number, startsAt } = given
  const [roll, session, like] = await Promise.all([rollThen(db, charter, kind, startsAt), sessionThen(ctx, kind, startsAt), db.find(meetings, { kind, term, number })])
  const same = like.find(({ status }) => status !== 'draft' && status !== 'cancelled' && status !== 'inquorate')
  return write(ctx, decideRegister(charter, { roll, session, same, by: callerAs(ctx) }, scanned.value, now), given)
})

export const correct = commits(correctPast, async ({ meetingId, edition, reason, ...given }, ctx) => {
  const { db, charter, now } = ctx
  const meeting = await meetingOr(db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const scanned = await withScans(ctx, given, meeting.paper?.files ?? [])
  if (isRefusal(scanned)) return scanned
  const [roll, session] = await Promise.all([rollThen(db, charter, given.kind, given.startsAt), sessionThen(ctx, given.kind, given.startsAt)])
  return write(ctx, decideCorrectPast(charter, meeting, { roll, session, by: callerAs(ctx) }, scanned.value, edition, reason, now), given)
})

/** The meeting, and after it an entry in the year of each person who was excused. */
function write(ctx: Context, decision: Decision<Meeting>, { excused }: PastRecord): Refusal | Commit<{ meetingId: string; remarks: { message: string; clause?: string }[] }> {
  if (isRefusal(decision)) return decision
  const next = decision.value
  const rows = leaveRows(next, excused)
  return {
    kind: 'commit',
    answer: { meetingId: next._id, remarks: [...next.paper!.remarks] },
    changes: [change(meetings, next)],
    guards: [],
    ...(rows.length > 0 && { batch: { id: ctx.newId(), rows } }),
  }
}

/** Scans that are on the record already stay; the others are the caller's own uploads and are taken over. */
async function withScans<T extends Pick<PastRecord, 'files'>>(ctx: Context, given: T, known: readonly { readonly file: string }[]): Promise<Decision<T>> {
  const files: PastRecord['files'] = []
  for (const [place, scan] of given.files.entries()) {
    const taken = known.some(({ file }) => file === scan.file) ? accept(scan.file) : await takeOwn(ctx, scan.file, 'scans', { field: `files.${place}.file` })
    if (isRefusal(taken)) return taken
    files.push({ ...scan, file: taken.value })
  }
  return accept({ ...given, files })
}

export const past = answers(readPast, async ({ meetingId }, { db }) => {
  const meeting = await meetingOr(db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const { paper, final, kind, title, term, number, startsAt, endsAt, place, presiding, edition, history } = meeting
  if (!paper || !final || !presiding) return refuse('NOT_PAPER', '这次会议不是补录的', { field: 'meetingId' })
  const those = (presence: string) => final.entries.filter((entry) => entry.presence === presence)
  return {
    meetingId, edition, title, term, number, startsAt, endsAt, place,
    kind: kind as Kind,
    presiding: presiding.personId,
    present: those('present').map(({ personId }) => personId),
    excused: those('excused').map(({ personId, note }) => ({ personId, reason: note ?? '' })),
    observers: [...final.observers],
    resolutions: paper.resolutions.map((one) => ({ ...one })),
    source: paper.source,
    files: paper.files.map((one) => ({ ...one })),
    history: history.map(({ at, by, what, note }) => ({ at, by, what, ...(note && { note }) })),
  }
})

export const openScan = answers(openPaper, async ({ meetingId, file }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  if (!mayRead(meeting, ctx)) return noMeeting
  const scan = meeting.paper?.files[file]
  const address = scan && (await ctx.files.address(scan.file, 'opening'))
  return address === undefined ? refuse('NO_SCAN', '没有扫描件', { field: 'file' }) : { address, name: scan!.name }
})
