import { query } from '../kernel/operation'
import { count, id, object, optional, picklist, text } from '../kernel/schema'

/** What can be printed of a meeting, or of a year. */
export const DOCUMENT_KINDS = ['notice', 'signIn', 'leaves', 'nameCards', 'attendance', 'year'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const documentName: Record<DocumentKind, string> = {
  notice: '会议通知',
  signIn: '签到表',
  leaves: '请假名单',
  nameCards: '席卡',
  attendance: '到会情况',
  year: '年度出勤',
}

export const make = query('document.make', {
  needs: 'register',
  says: '生成一份文书：会议通知、签到表、请假名单、席卡、到会情况，或全年出勤',
  input: object({
    kind: picklist(DOCUMENT_KINDS),
    /** For all but the year's attendance. */
    meetingId: optional(id),
    year: optional(count),
    /** The number of the notice within the year; left blank on the paper where it is not given. */
    number: optional(count),
  }),
  output: object({ name: text(120), address: text(2000) }),
})
