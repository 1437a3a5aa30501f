import { accept } from 'shared/kernel/decision'
import { copyId, noticeCopies, noticeMarks, notices } from 'shared/message/notice/model'
import { confirmNotice, markNotice } from 'shared/message/notice/operations'
import { decideConfirm, decideMark } from 'shared/message/notice/rules'
import { append, appends } from '../../kit/outcome'

export const mark = appends(markNotice, async ({ noticeId }, { db, caller, now }) => {
  const copy = await db.get(noticeCopies, copyId(noticeId, caller.personId))
  return append(decideMark(copy, 'read', now), noticeMarks, ({ at }) => accept({ at }))
})

export const confirm = appends(confirmNotice, async ({ noticeId }, { db, caller, now }) => {
  const [notice, copy] = await Promise.all([db.get(notices, noticeId), db.get(noticeCopies, copyId(noticeId, caller.personId))])
  return append(decideConfirm(notice, copy, now), noticeMarks, ({ at }) => accept({ at }))
})
