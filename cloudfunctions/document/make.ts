import { type DocumentKind, documentName, make } from 'shared/document/operations'
import { noticeOf } from 'shared/document/notice'
import { attendanceSheet, leaveSheet, nameCards, signInSheet, yearSheets } from 'shared/document/sheets'
import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { type Meeting, meetings } from 'shared/meeting/model'
import { units } from 'shared/unit/model'
import { factsOfMeeting } from '../attendance/read'
import type { Context } from '../kit/context'
import { answers } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { rollOfMeeting } from '../person/read'
import { cardsFile, letterFile, sheetFile } from './docx'
import { type Draft, drafted, makeFile } from './read'
import { workbookFile } from './xlsx'

export const makeDocument = answers(make, async ({ kind, meetingId, year, number }, ctx) => {
  const draft = kind === 'year' ? await ofYear(ctx, year) : await ofMeeting(ctx, kind, meetingId, number)
  return isRefusal(draft) ? draft : makeFile(ctx, draft)
})

async function ofYear({ charter, db }: Context, year: number | undefined): Promise<Draft | Refusal> {
  if (year === undefined || year < 2000 || year > 2099) return refuse('BAD_INPUT', '请选择年份', { field: 'year' })
  const [held, members] = await Promise.all([
    db.find(meetings, { status: 'closed', startsAt: { gte: chinaTime(`${year}-01-01T00:00`), lt: chinaTime(`${year + 1}-01-01T00:00`) } }),
    db.find(units, {}),
  ])
  return drafted(`${year}年出勤.xlsx`, yearSheets(charter, year, held, members), workbookFile)
}

async function ofMeeting(ctx: Context, kind: Exclude<DocumentKind, 'year'>, meetingId: string | undefined, number: number | undefined): Promise<Draft | Refusal> {
  if (meetingId === undefined) return refuse('BAD_INPUT', '请选择会议', { field: 'meetingId' })
  const { charter, db, now } = ctx
  const meeting = await meetingOr(db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const named = (extension: string) => `${meeting.title} ${documentName[kind]}.${extension}`
  if (kind === 'notice') return drafted(named('docx'), noticeOf(charter, meeting, number, now), letterFile)
  if (kind === 'attendance') {
    if (!isCounted(meeting)) return refuse('NOT_CLOSED', '会议闭会、到会名单定下以后才有到会情况', { field: 'meetingId' })
    return drafted(named('xlsx'), [attendanceSheet(charter, meeting)], workbookFile)
  }
  const [roll, facts] = await Promise.all([rollOfMeeting(db, charter, meeting), factsOfMeeting(db, meetingId)])
  if (roll.length === 0) return refuse('NOBODY', '这次会议还没有参会的人', { field: 'meetingId' })
  switch (kind) {
    case 'signIn':
      return drafted(named('docx'), signInSheet(charter, meeting, roll, facts), sheetFile)
    case 'leaves':
      return drafted(named('xlsx'), [leaveSheet(charter, meeting, roll, facts)], workbookFile)
    case 'nameCards':
      return drafted(named('docx'), nameCards(charter, roll), cardsFile)
  }
}

const isCounted = (meeting: Meeting): meeting is Meeting & { final: NonNullable<Meeting['final']> } => meeting.final !== undefined
