import { attendanceId, type CheckIn, checkIns, type Sheet, sheets } from 'shared/attendance/model'
import { confirmRefused, decideConfirmSheet, decideEnterSheet, decideRejectSheet, noSheet, type SheetFacts, type Signer } from 'shared/attendance/sheet'
import { confirmSheet, enterSheet, readSheets, rejectSheet } from 'shared/attendance/sheet-operations'
import { doorClosed } from 'shared/attendance/rules'
import { accept, isRefusal, type Refusal } from 'shared/kernel/decision'
import { fullTime } from 'shared/kernel/time'
import { type Meeting, meetings } from 'shared/meeting/model'
import { seatOf } from 'shared/meeting/roll'
import { personsWhoMay } from '../identity/read'
import { progressOf } from '../kit/batch'
import { callerAs, type Context } from '../kit/context'
import { PICTURES, takeOwn } from '../kit/files'
import { answers, change, commit, commits, type EventDraft } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { personsById, rollOfMeeting } from '../person/read'
import { refusalOf } from './board'
import { factsOfMeeting, sheetPage, sheetsOf } from './read'

export const enter = commits(enterSheet, async ({ meetingId, sheetId, edition, personIds, photo }, ctx) => {
  const { charter, now } = ctx
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const sheet = sheetId === undefined ? undefined : await sheetAt(ctx, meetingId, sheetId)
  if (sheetId !== undefined && !sheet) return noSheet
  const facts = await factsOf(ctx, meeting, sheet, personIds)
  const decided = decideEnterSheet(charter, facts, { photo, edition }, ctx.newId(), now)
  if (isRefusal(decided)) return decided
  const taken = photo === undefined ? accept(decided.value.photo) : await takeOwn(ctx, photo, 'sheets', { kinds: PICTURES, field: 'photo' })
  if (isRefusal(taken)) return taken
  return commit(accept({ ...decided.value, photo: taken.value }), (next) => ({
    answer: { sheetId: next._id, edition: next.edition },
    changes: [change(sheets, next)],
    event: told(meeting, next, 'attendance.sheetEntered', facts.others.map((one) => one.personId), '请确认纸质签到表', `${next.by.name}录入 ${next.personIds.length} 人，请对照照片确认`),
  }))
})

export const confirm = commits(confirmSheet, async ({ meetingId, sheetId, edition }, ctx) => {
  const found = await waiting(ctx, meetingId, sheetId)
  if (isRefusal(found)) return found
  const decided = decideConfirmSheet(ctx.charter, found, edition, ctx.now)
  if (isRefusal(decided)) return decided
  const { checkIns: made, meeting } = decided.value
  const batch = ctx.newId()
  const sheet: Sheet = { ...decided.value.sheet, batch }
  const rows = made.map(({ _id, v: _, ...fields }) => ({ collection: checkIns.name, _id, fields, once: true }))
  return {
    kind: 'commit',
    answer: { sheetId, signers: made.length },
    changes: [change(sheets, sheet), change(meetings, meeting)],
    guards: [],
    event: told(meeting, sheet, 'attendance.sheetConfirmed', [sheet.by.personId], '纸质签到表已确认', `${ctx.caller.name}确认，${made.length} 人计入到会`),
    batch: { id: batch, rows, of: meetingId },
  }
})

export const reject = commits(rejectSheet, async ({ meetingId, sheetId, edition, reason }, ctx) => {
  const [meeting, sheet] = await Promise.all([meetingOr(ctx.db, meetingId, false), sheetAt(ctx, meetingId, sheetId)])
  if (isRefusal(meeting)) return meeting
  const by = callerAs(ctx)
  return commit(decideRejectSheet({ meeting, sheet, by }, edition, reason, ctx.now), (next) => ({
    answer: { sheetId, at: ctx.now },
    changes: [change(sheets, next)],
    ...(next.by.personId !== by.personId && {
      event: told(meeting, next, 'attendance.sheetRejected', [next.by.personId], '纸质签到表被退回', `${by.name}：${reason}`),
    }),
  }))
})

export const read = answers(readSheets, async ({ meetingId, sheetId }, ctx) => {
  const { db, charter, now } = ctx
  const meeting = await meetingOr(db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const [all, facts, roll, others] = await Promise.all([sheetsOf(db, meetingId), factsOfMeeting(db, meetingId), rollOfMeeting(db, charter, meeting), othersOf(ctx)])
  const asked = sheetId === undefined ? all.at(-1) : all.find(({ _id }) => _id === sheetId)
  if (sheetId !== undefined && !asked) return noSheet
  const [photo, progress] = await Promise.all([
    asked && ctx.files.address(asked.photo, 'opening'),
    asked?.batch === undefined ? undefined : progressOf(db, asked.batch),
  ])
  const entries = new Map(facts.flatMap((fact) => (fact.fact === 'checkIn' ? [[fact.personId, fact] as const] : [])))
  const people = new Map(roll.map((entry) => [entry.personId, entry]))
  const signersOf = (sheet: Sheet): Signer[] =>
    sheet.personIds.map((personId) => {
      const entry = people.get(personId)
      const seat = entry ? (entry.entitled ? 'entitled' : 'observer') : 'none'
      return { personId, name: entry?.name ?? '名单外的人', seat, checkIn: entries.get(personId) }
    })
  const { title, startsAt, place, status } = meeting
  const closed = doorClosed(charter, meeting, now)
  const by = callerAs(ctx)
  return {
    meetingId, me: by.personId, title, startsAt, place, status, others,
    closed: closed ? refusalOf(closed) : null,
    persons: roll.map(({ personId, name, pinyin, initials, unitId, unitName, entitled }) => {
      const checkIn = entries.get(personId)
      const standing = !checkIn ? ('none' as const) : checkIn.annulled ? ('annulled' as const) : ('here' as const)
      return { personId, name, pinyin, initials, unitId, unitName, seat: entitled ? ('entitled' as const) : ('observer' as const), standing, method: checkIn?.method ?? null }
    }),
    sheets: all.map((sheet) => {
      const refused = confirmRefused(charter, { meeting, sheet, signers: signersOf(sheet), others, by })
      const { _id, edition, state, at, settled } = sheet
      return {
        sheetId: _id, edition, state, at, by: sheet.by,
        personIds: [...sheet.personIds],
        settled: settled && { at: settled.at, by: settled.by, reason: settled.reason ?? null },
        confirmRefused: refused ? refusalOf(refused) : null,
      }
    }),
    photo: asked && photo !== undefined ? { sheetId: asked._id, address: photo } : null,
    progress: progress ? { done: progress.done, of: progress.of } : null,
  }
})

const sheetAt = async ({ db }: Context, meetingId: string, sheetId: string): Promise<Sheet | undefined> => {
  const sheet = await db.get(sheets, sheetId)
  return sheet?.meetingId === meetingId ? sheet : undefined
}

/** A sheet of this meeting with what the confirmation follows from. */
async function waiting(ctx: Context, meetingId: string, sheetId: string): Promise<Refusal | SheetFacts> {
  const [meeting, sheet] = await Promise.all([meetingOr(ctx.db, meetingId, false), sheetAt(ctx, meetingId, sheetId)])
  if (isRefusal(meeting)) return meeting
  return sheet ? factsOf(ctx, meeting, sheet, sheet.personIds) : noSheet
}

async function factsOf(ctx: Context, meeting: Meeting, sheet: Sheet | undefined, personIds: readonly string[]): Promise<SheetFacts> {
  const ids = [...new Set(personIds)].map((personId) => attendanceId(meeting._id, personId, 'checkIn'))
  const [persons, entries, others] = await Promise.all([
    personsById(ctx.db, personIds),
    ids.length === 0 ? [] : ctx.db.find<CheckIn>(checkIns, { _id: { in: ids } }),
    othersOf(ctx),
  ])
  const byId = new Map(persons.map((person) => [person._id, person]))
  const signers = personIds.map((personId): Signer => {
    const person = byId.get(personId)
    const checkIn = entries.find((entry) => entry.personId === personId)
    return { personId, name: person?.name ?? '此人', seat: person ? seatOf(ctx.charter, meeting, person) : 'none', checkIn }
  })
  return { meeting, sheet, signers, others, by: callerAs(ctx) }
}

const othersOf = async ({ db, charter, caller, now }: Context) =>
  (await personsWhoMay(db, charter, 'register', now)).filter(({ _id }) => _id !== caller.personId).map(({ _id, name }) => ({ personId: _id, name }))

function told({ _id: meetingId, title, startsAt, place }: Meeting, sheet: Sheet, type: string, personIds: readonly string[], what: string, asks: string): EventDraft {
  return {
    type,
    audience: { kind: 'persons', personIds },
    title: `${what}：${title}`.slice(0, 80),
    body: `${fullTime(startsAt)}\n${place}\n${asks}`,
    told: { what, when: sheet.at, where: place, asks },
    page: sheetPage(meetingId, sheet._id),
  }
}
