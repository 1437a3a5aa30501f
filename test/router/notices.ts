import { createHash } from 'node:crypto'
import { chinaTime } from 'shared/kernel/time'
import { draftNotice, type NoticeDraft, scheduleNotice, sendNotice } from 'shared/message/notice/operations'
import type { Hall } from './hall'

/** A paper that the secretary has put into the own folder, and where it lies once it was taken over. */
export const PAPER = 'cloud://local.files/inbox/demo-secretary/plan.pdf'
const CONTENT = '%PDF-1.7 a paper'
export const NOTICE_FILE = `cloud://local.files/notices/${createHash('sha256').update(CONTENT).digest('hex')}.pdf`

/** What is written of a notice, for a test to change. */
export const noticeContent = (over: Partial<NoticeDraft> = {}): NoticeDraft => ({
  title: '关于报送年度总结的通知',
  text: '请各单位报送年度总结。\n一、内容\n全年工作和下年打算。',
  papers: [],
  scope: { units: 'all', kinds: [], posts: [], departments: [], personIds: [] },
  confirmBy: chinaTime('2026-12-20T18:00'),
  numbered: true,
  ...over,
})

export interface PreparedNotices {
  readonly draft: string
  readonly scheduled: string
  /** With a paper and a number, to everybody. */
  readonly sent: string
}

export async function prepareNotices(hall: Hall): Promise<PreparedNotices> {
  const write = async (over: Partial<NoticeDraft> = {}) => (await hall.must('secretary', draftNotice, { notice: noticeContent(over) })).noticeId
  const [draft, scheduled, sent] = [await write({ title: '草拟的通知' }), await write({ title: '定时的通知' }), await write({ papers: [{ name: '总结样式.pdf', file: PAPER }] })]
  await hall.must('secretary', scheduleNotice, { noticeId: scheduled, edition: 1, sendAt: chinaTime('2026-12-09T09:00') })
  await hall.must('secretary', sendNotice, { noticeId: sent, edition: 1 })
  return { draft, scheduled, sent }
}
