import { isRefusal, refuse } from 'shared/kernel/decision'
import { chinaTime } from 'shared/kernel/time'
import { copyId, type Mark, MARKS, type Notice, noticeCopies, noticeMarkId, noticeMarks, notices } from 'shared/message/notice/model'
import { getNotice, listNotices, noticeDesk, openNoticePaper } from 'shared/message/notice/operations'
import { noNotice } from 'shared/message/notice/rules'
import { scopeWords } from 'shared/message/notice/scope'
import { departmentsById } from '../../department/read'
import type { Context } from '../../kit/context'
import { upTo } from '../../kit/database'
import { answers } from '../../kit/outcome'
import { nameOf, noticeOr, referenceSays } from './facts'

const PAGE = 20

export const listMine = answers(listNotices, async ({ year, before }, { db, charter, caller: { personId } }) => {
  const at = {
    ...(year !== undefined && { gte: chinaTime(`${year}-01-01T00:00`) }),
    lt: Math.min(before ?? Infinity, year === undefined ? Infinity : chinaTime(`${year + 1}-01-01T00:00`)),
  }
  const where = { personId, ...((year ?? before) !== undefined && { at }) }
  const found = await db.find(noticeCopies, where, { order: { field: 'at', direction: 'desc' }, limit: PAGE + 1 })
  const page = upTo(found, PAGE, (copy) => copy.at)
  if (page.length === 0) return { notices: [] }
  const ids = page.map(({ noticeId }) => noticeId)
  const [all, marks] = await Promise.all([
    db.find(notices, { _id: { in: ids } }),
    db.find(noticeMarks, { _id: { in: ids.flatMap((id) => MARKS.map((mark) => noticeMarkId(id, personId, mark))) } }),
  ])
  const byId = new Map(all.map((notice) => [notice._id, notice]))
  const marked = new Set(marks.map(({ _id }) => _id))
  const has = (id: string, mark: Mark) => marked.has(noticeMarkId(id, personId, mark))
  return {
    notices: page.flatMap(({ noticeId, at: sentAt, confirmBy }) => {
      const notice = byId.get(noticeId)
      if (!notice) return []
      const confirmed = has(noticeId, 'confirm')
      return [{
        noticeId, title: notice.title, state: notice.state, at: sentAt, reference: referenceSays(charter, notice.number), confirmBy,
        read: confirmed || has(noticeId, 'read'), confirmed,
      }]
    }),
    ...(found.length > page.length && { before: page.at(-1)!.at }),
  }
})

const writes = ({ caller }: Pick<Context, 'caller'>): boolean => caller.capabilities.has('moderate')

export const page = answers(getNotice, async ({ noticeId }, ctx) => {
  const { db, charter, caller: { personId } } = ctx
  const [notice, copy, marks, after] = await Promise.all([
    noticeOr(db, noticeId),
    db.get(noticeCopies, copyId(noticeId, personId)),
    db.find(noticeMarks, { _id: { in: MARKS.map((mark) => noticeMarkId(noticeId, personId, mark)) } }),
    db.find(notices, { corrects: noticeId, state: 'sent' }, { limit: 1 }),
  ])
  if (isRefusal(notice)) return notice
  if (!copy && !writes(ctx)) return noNotice
  const before = notice.corrects === null ? undefined : await db.get(notices, notice.corrects)
  const departments = writes(ctx) ? await departmentsById(db, notice.scope.departments) : []
  const brief = (other: Notice | undefined) => (other ? { noticeId: other._id, title: other.title, reference: referenceSays(charter, other.number) } : null)
  const markedAt = (mark: Mark) => marks.find((one) => one.mark === mark)?.at ?? null
  const gone = notice.state === 'withdrawn' && !writes(ctx)
  const { edition, scope, numbered, by, at, sendAt, held, audience } = notice
  return {
    noticeId,
    title: notice.title,
    text: gone ? '' : notice.text,
    papers: gone ? [] : notice.papers.map(({ name }) => ({ name })),
    state: notice.state,
    reference: referenceSays(charter, notice.number),
    sentAt: notice.sentAt ?? null,
    confirmBy: notice.confirmBy,
    withdrawn: notice.withdrawn ? { at: notice.withdrawn.at, reason: notice.withdrawn.reason } : null,
    corrects: brief(before),
    correctedBy: brief(after[0]),
    mine: copy ? { readAt: markedAt('read') ?? markedAt('confirm'), confirmedAt: markedAt('confirm') } : null,
    desk: writes(ctx)
      ? {
          edition, numbered, sendAt, at, by: by.name, held: held?.message ?? null, audience: audience ?? null, scopeSays: scopeWords(charter, scope, nameOf(departments)),
          scope: { units: scope.units, kinds: [...scope.kinds], posts: [...scope.posts], departments: [...scope.departments], personIds: [...scope.personIds] },
        }
      : null,
  }
})

export const openPaper = answers(openNoticePaper, async ({ noticeId, place }, ctx) => {
  const [notice, copy] = await Promise.all([noticeOr(ctx.db, noticeId), ctx.db.get(noticeCopies, copyId(noticeId, ctx.caller.personId))])
  if (isRefusal(notice)) return notice
  if (!writes(ctx) && (!copy || notice.state === 'withdrawn')) return noNotice
  const paper = notice.papers[place]
  const address = paper && (await ctx.files.address(paper.file, 'opening'))
  if (!address) return refuse('NO_PAPER', '没有这份附件', { field: 'place' })
  // What it is says its content, whatever it was called.
  const [extension = ''] = /\.[0-9A-Za-z]{1,8}$/.exec(paper.file) ?? []
  return { address, name: `${paper.name.replace(/\.[0-9A-Za-z]{1,8}$/, '')}${extension}` }
})

export const desk = answers(noticeDesk, async ({ before }, { db, charter, now }) => {
  const [open, found] = await Promise.all([
    before === undefined ? db.find(notices, { state: { in: ['draft', 'scheduled'] } }) : [],
    db.find(notices, { sentAt: { lt: before ?? now + 1 } }, { order: { field: 'sentAt', direction: 'desc' }, limit: PAGE + 1 }),
  ])
  const sent = upTo(found, PAGE, ({ sentAt }) => sentAt)
  const card = ({ _id: noticeId, title, state, at, sentAt, number, sendAt, held, audience }: Notice) => ({
    noticeId, title, state, at: sentAt ?? at, reference: referenceSays(charter, number), sendAt, held: held?.message ?? null, audience: audience ?? null,
  })
  return {
    open: [...open].sort((a, b) => b.at - a.at).map(card),
    sent: sent.map(card),
    ...(found.length > sent.length && { before: sent.at(-1)!.sentAt! }),
  }
})
