import { accept, type Decision, isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { references as referenceYears } from 'shared/document/model'
import { reference } from 'shared/document/notice'
import { dayOf, yearOf } from 'shared/kernel/time'
import { type Notice, type NoticePaper, notices } from 'shared/message/notice/model'
import { draftNotice, dropNotice, noteNumbers, type NoticeDraft, previewNotice, recallNotice, scheduleNotice } from 'shared/message/notice/operations'
import { decideDraft, decideDrop, decideNumbers, decideRecall, decideSchedule } from 'shared/message/notice/rules'
import { departmentFlaw, scopeWords, unitsAmong } from 'shared/message/notice/scope'
import { departmentsById } from '../../department/read'
import { callerAs, type Context } from '../../kit/context'
import { isFromInbox } from '../../kit/files'
import { answers, change, commit, commits } from '../../kit/outcome'
import { meantBy, nameOf, noticeOr, referencesOf } from './facts'

const FOLDER = 'notices'
const SHOWN_NAMES = 12

export const preview = answers(previewNotice, async ({ scope }, { db, charter, now }) => {
  const [{ readers, persons, departments }, taken] = await Promise.all([meantBy(db, scope, now), referencesOf(db, now)])
  const flaw = departmentFlaw(scope, departments, dayOf(now))
  if (flaw) return flaw
  const unbound = readers.filter(({ personId }) => Object.keys(persons.get(personId)?.bound ?? {}).length === 0)
  return {
    scopeSays: scopeWords(charter, scope, nameOf(departments)),
    persons: readers.length,
    units: unitsAmong(readers),
    unbound: unbound.length,
    names: readers.slice(0, SHOWN_NAMES).map(({ name }) => name),
    reference: reference(charter, yearOf(now), (taken?.last ?? 0) + 1),
  }
})

export const draft = commits(draftNotice, async ({ noticeId, edition = 0, notice: said }, ctx) => {
  const before = noticeId === undefined ? undefined : await noticeOr(ctx.db, noticeId)
  if (isRefusal(before)) return before
  const corrected = said.corrects === undefined ? undefined : await noticeOr(ctx.db, said.corrects)
  if (isRefusal(corrected)) return refuse('NO_NOTICE', '要更正的通知已不在', { field: 'notice.corrects' })
  const content = { ...said, confirmBy: said.confirmBy ?? null, corrects: said.corrects ?? null }
  // Decided before any file is looked at, and again with what came of the files.
  const permitted = decideDraft(before, { ...content, papers: [] }, edition, callerAs(ctx), '', ctx.now)
  if (isRefusal(permitted)) return permitted
  const papers = await papersOf(ctx, said.papers, (before ?? corrected)?.papers ?? [])
  if (isRefusal(papers)) return papers
  return commit(decideDraft(before, { ...content, papers: papers.value }, edition, callerAs(ctx), ctx.newId(), ctx.now), saved)
})

/** The papers in their order: those that were kept, and copies of those that were just uploaded. */
async function papersOf({ files, subject }: Context, said: NoticeDraft['papers'], before: readonly NoticePaper[]): Promise<Decision<NoticePaper[]>> {
  const papers: NoticePaper[] = []
  for (const [place, { name, file, kept }] of said.entries()) {
    const field = `notice.papers.${place}.file`
    const known = kept === undefined ? undefined : before[kept]
    if (known) {
      papers.push({ ...known, name })
      continue
    }
    if (file === undefined || !isFromInbox(file, subject)) return refuse('NOT_UPLOADED', `请重新上传“${name}”`, { field })
    const taken = await files.take(file, FOLDER, { field })
    if (isRefusal(taken)) return { ...taken, message: `“${name}”：${taken.message}` }
    papers.push({ name, file: taken.value })
  }
  return accept(papers)
}

const saved = (notice: Notice) => ({ answer: { noticeId: notice._id, edition: notice.edition }, changes: [change(notices, notice)] })

/** Decides upon the notice as it is stored. */
async function upon<O>({ db }: Context, noticeId: string, decide: (notice: Notice) => Decision<Notice>, answer: (notice: Notice) => O) {
  const notice = await noticeOr(db, noticeId)
  const decision: Decision<Notice> | Refusal = isRefusal(notice) ? notice : decide(notice)
  return commit(decision, (next) => ({ answer: answer(next), changes: [change(notices, next)] }))
}

export const drop = commits(dropNotice, ({ noticeId, edition }, ctx) =>
  upon(ctx, noticeId, (notice) => decideDrop(notice, edition, callerAs(ctx), ctx.now), () => ({ noticeId })))

/** What becomes of its departments until then is looked at again when it goes out. */
export const schedule = commits(scheduleNotice, async ({ noticeId, edition, sendAt }, ctx) => {
  const notice = await noticeOr(ctx.db, noticeId)
  if (isRefusal(notice)) return notice
  const departments = await departmentsById(ctx.db, notice.scope.departments)
  return commit(decideSchedule(ctx.charter, notice, departments, edition, sendAt, callerAs(ctx), ctx.now), (next) => ({
    answer: { noticeId, sendAt },
    changes: [change(notices, next)],
  }))
})

export const recall = commits(recallNotice, ({ noticeId }, ctx) =>
  upon(ctx, noticeId, (notice) => decideRecall(notice, callerAs(ctx), ctx.now), ({ edition }) => ({ noticeId, edition })))

export const numbers = commits(noteNumbers, async ({ last }, ctx) =>
  commit(decideNumbers(await referencesOf(ctx.db, ctx.now), last, ctx.now), (next) => ({
    answer: { reference: reference(ctx.charter, next.year, next.last + 1) },
    changes: [change(referenceYears, next)],
  })))
