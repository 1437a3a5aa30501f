import { command, query } from '../kernel/operation'
import { array, count, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { STATUSES } from '../meeting/model'
import { METHODS, SHEET_STATES } from './model'
import { refused } from './operations'

const by = object({ personId: id, name: text(20) })
/** As many names as one sheet may have. */
export const MOST_SIGNERS = 200

export const enterSheet = command('attendance.enterSheet', {
  needs: 'register',
  says: '录入一份纸质签到表：勾选签了字的人，附照片，待另一人确认；退回或写错的可再交',
  input: object({
    meetingId: id,
    /** The sheet that is corrected, and the edition of it that was corrected. */
    sheetId: optional(id),
    edition: optional(count),
    personIds: list(id, MOST_SIGNERS),
    /** The caller's own upload; of a sheet that is corrected the former one stands without it. */
    photo: optional(text(300)),
  }),
  output: object({ sheetId: id, edition: count }),
})

const one = { meetingId: id, sheetId: id, edition: count }

export const confirmSheet = command('attendance.confirmSheet', {
  needs: 'register',
  says: '确认他人录入的纸质签到表：对过照片，未签到的人自此计入到会',
  input: object(one),
  /** How many names are on it. */
  output: object({ sheetId: id, signers: count }),
})

export const rejectSheet = command('attendance.rejectSheet', {
  needs: 'register',
  says: '退回一份纸质签到表，须说明原因，录入的人改后再交',
  input: object({ ...one, reason: text(200) }),
  output: object({ sheetId: id, at: instant }),
})

export const readSheets = query('attendance.sheets', {
  needs: 'register',
  says: '一次会议的纸质签到表：名单、每份的状态，带所问的一份（不问则是最近一份）的照片',
  input: object({ meetingId: id, sheetId: optional(id) }),
  output: object({
    meetingId: id,
    /** The caller. */
    me: id,
    title: text(60),
    startsAt: instant,
    place: text(80),
    status: picklist(STATUSES),
    /** Why nobody can be taken down as present now. */
    closed: nullable(refused),
    /** Everybody who is invited, and how each stands by now. */
    persons: array(
      object({
        personId: id,
        name: text(20),
        pinyin: note(80),
        initials: note(20),
        unitId: id,
        unitName: text(60),
        seat: picklist(['entitled', 'observer']),
        standing: picklist(['none', 'here', 'annulled']),
        method: nullable(picklist(METHODS)),
      }),
    ),
    /** By when they were handed in. */
    sheets: array(
      object({
        sheetId: id,
        edition: count,
        state: picklist(SHEET_STATES),
        at: instant,
        by,
        personIds: array(id),
        settled: nullable(object({ at: instant, by, reason: nullable(text(200)) })),
        /** Why the caller cannot confirm it; null where he can. */
        confirmRefused: nullable(refused),
      }),
    ),
    /** Who else may confirm. */
    others: array(by),
    /** Of the sheet that was asked for, or of the latest: where its photo can be fetched for some minutes, and how far its check-ins are written. */
    photo: nullable(object({ sheetId: id, address: text(2000) })),
    progress: nullable(object({ done: count, of: count })),
  }),
})

export type SheetsView = Infer<typeof readSheets.output>
export type SheetView = SheetsView['sheets'][number]
