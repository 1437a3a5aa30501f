import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { fullTime } from 'shared/kernel/time'
import { type Progress, urgings, urgingId } from 'shared/message/model'
import { noticeAddress, noticeAudiences, type Notice, type NoticeMark, noticeMarks, notices, type NoticeUrged, type Reader } from 'shared/message/notice/model'
import { makeNoticeFile, noticeReceipts, urgeNotice } from 'shared/message/notice/operations'
import { announcementOf } from 'shared/document/notice'
import { decideUrgeNotice, noticeProgress } from 'shared/message/notice/rules'
import { receiptSheet } from 'shared/message/notice/sheet'
import { callerAs, type Context } from '../../kit/context'
import { answers, change, commit, commits, guard } from '../../kit/outcome'
import { makeLetter, makeWorkbook } from '../../document/read'
import { personsById } from '../../person/read'
import { byUnit, countOf, reachIn } from '../reach'
import { noticeOr, referenceSays } from './facts'

export const receiptsOfNotice = answers(noticeReceipts, async ({ noticeId }, ctx) => {
  const sent = await sentNotice(ctx, noticeId)
  if (isRefusal(sent)) return sent
  const { notice, readers, progress } = sent
  const personIds = readers.map(({ personId }) => personId)
  const [persons, reach, urged] = await Promise.all([
    personsById(ctx.db, personIds),
    reachIn(ctx.db, { page: noticeAddress(noticeId) }, personIds),
    ctx.db.find(urgings, { _id: { in: [urgingId(noticeId, 'unread'), urgingId(noticeId, 'unconfirmed')] } }),
  ])
  const byId = new Map(persons.map((person) => [person._id, person]))
  // Name and unit are of the day of sending; title and number are those by which one reaches him today.
  const told = readers.map((reader) => ({ ...reader, title: byId.get(reader.personId)?.title ?? '', phone: byId.get(reader.personId)?.phone ?? '' }))
  const groupOf = (whom: NoticeUrged) => {
    const last = urged.find((urging) => urging.whom === whom)
    const targets = meant(whom, readers, progress).length
    const decided = decideUrgeNotice(ctx.charter, notice, whom, last, targets, callerAs(ctx), ctx.now)
    return {
      targets,
      ...(last && { lastAt: last.at, lastBy: last.by }),
      refused: isRefusal(decided) ? { code: decided.code, message: decided.message } : null,
    }
  }
  return {
    noticeId,
    title: notice.title,
    state: notice.state,
    reference: referenceSays(ctx.charter, notice.number),
    sentAt: notice.sentAt!,
    confirmBy: notice.confirmBy,
    counts: { unread: countOf(progress, 'unread'), read: countOf(progress, 'read'), confirmed: countOf(progress, 'confirmed') },
    departments: byDepartment(readers),
    units: byUnit(told, ctx.caller.capabilities.has('register'), reach, progress),
    unread: groupOf('unread'),
    unconfirmed: notice.confirmBy === null ? null : groupOf('unconfirmed'),
    pushes: reach.on,
  }
})

export const urgeReaders = commits(urgeNotice, async ({ noticeId, whom }, ctx) => {
  const sent = await sentNotice(ctx, noticeId)
  if (isRefusal(sent)) return sent
  const { notice, readers, progress } = sent
  const personIds = meant(whom, readers, progress)
  const last = await ctx.db.get(urgings, urgingId(noticeId, whom))
  const { title, confirmBy, sentAt } = notice
  const asks = confirmBy === null ? '请阅读' : `请在 ${fullTime(confirmBy)} 前确认已阅`
  return commit(decideUrgeNotice(ctx.charter, notice, whom, last, personIds.length, callerAs(ctx), ctx.now), (next) => ({
    answer: { at: next.at, urged: personIds.length },
    changes: [change(urgings, next)],
    guards: [guard(notices, notice)],
    event: {
      type: 'notice.urged',
      audience: { kind: 'persons', personIds },
      title: `${confirmBy === null ? '请阅读' : '请确认'}：${title}`,
      body: asks,
      told: { what: title, when: confirmBy ?? sentAt!, where: '', asks },
      page: noticeAddress(noticeId),
    },
  }))
})

export const makeFileOf = answers(makeNoticeFile, async ({ noticeId, kind }, ctx) => {
  if (kind === 'letter') {
    const notice = await noticeOr(ctx.db, noticeId)
    return isRefusal(notice) ? notice : makeLetter(ctx, `${notice.title}.docx`, announcementOf(ctx.charter, notice, notice.scope.units === 'all', ctx.now))
  }
  const sent = await sentNotice(ctx, noticeId)
  if (isRefusal(sent)) return sent
  const { notice, readers, progress, marks } = sent
  return makeWorkbook(ctx, `${notice.title} 回执.xlsx`, [receiptSheet(notice, referenceSays(ctx.charter, notice.number), readers, progress, marks)])
})

const meant = (whom: NoticeUrged, readers: readonly Reader[], progress: ReadonlyMap<string, Progress>): readonly string[] =>
  readers.map(({ personId }) => personId).filter((personId) => (whom === 'unread' ? progress.get(personId) === 'unread' : progress.get(personId) !== 'confirmed'))

/** By which departments they were meant, each with its readers. */
function byDepartment(readers: readonly Reader[]) {
  const found = new Map<string, string[]>()
  for (const { personId, departments = [] } of readers) {
    for (const name of departments) found.set(name, [...(found.get(name) ?? []), personId])
  }
  return [...found].map(([name, personIds]) => ({ name, personIds }))
}

interface Sent {
  readonly notice: Notice
  readonly readers: readonly Reader[]
  readonly marks: readonly NoticeMark[]
  readonly progress: ReadonlyMap<string, Progress>
}

/** A notice that went out, with whom it went to and how far everybody is with it. */
async function sentNotice({ db }: Pick<Context, 'db'>, noticeId: string): Promise<Sent | Refusal> {
  const [notice, audience, marks] = await Promise.all([noticeOr(db, noticeId), db.get(noticeAudiences, noticeId), db.find(noticeMarks, { noticeId })])
  if (isRefusal(notice)) return notice
  if (!audience) return refuse('NOT_SENT', '这份通知还没有发出', { field: 'noticeId' })
  return { notice, readers: audience.readers, marks, progress: noticeProgress(audience.readers, marks) }
}
