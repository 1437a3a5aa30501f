import { isHanded, type Report, reportId, reports } from 'shared/duty/model'
import { addPaper, dropPaper, getReport, handIn, openPaper, saveReport } from 'shared/duty/operations'
import { readPeriod } from 'shared/duty/period'
import { decideAddPaper, decideDropPaper, decideHandIn, decidePeriod, decideSave, newReport } from 'shared/duty/rules'
import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { callerAs, type Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { isFromInbox } from '../kit/files'
import { answers, change, commit, commits } from '../kit/outcome'
import { viewOf } from './view'

/** The unit's last report of the same kind that is earlier. */
async function reportBefore(db: Reader, { unitId, every, key }: { unitId: string; every: Report['every']; key: string }): Promise<Report | undefined> {
  const [last] = await db.find(reports, { unitId, every, period: { lt: key } }, { order: { field: 'period', direction: 'desc' }, limit: 1 })
  return last
}

/** The caller's report on a period, and, where there is none yet, the one from which it would begin. */
async function own({ db, caller, charter, now }: Context, key: string) {
  const found = readPeriod(key)
  const existing = found && (await db.get(reports, reportId(caller.unitId, key)))
  const decided = decidePeriod(charter, found, existing, dayOf(now))
  if (isRefusal(decided)) return decided
  const period = decided.value
  const before = existing ? undefined : await reportBefore(db, { unitId: caller.unitId, every: period.every, key })
  return { period, existing, before }
}

export const readOwn = answers(getReport, async ({ period: key }, ctx) => {
  const found = await own(ctx, key)
  if (isRefusal(found)) return found
  const { period, existing, before } = found
  if (existing) return viewOf(ctx.charter, period, existing)
  const { unitId, unitName } = ctx.caller
  return { ...viewOf(ctx.charter, period, newReport({ unit: { unitId, unitName }, period, before })), state: null }
})

export const save = commits(saveReport, async ({ period: key, edition, answers: said }, ctx) => {
  const found = await own(ctx, key)
  if (isRefusal(found)) return found
  const { unitId, unitName } = ctx.caller
  const decision = decideSave({ unit: { unitId, unitName }, ...found, edition, answers: said, by: callerAs(ctx) }, ctx.now)
  return commit(decision, (next) => ({ answer: { edition: next.edition, at: ctx.now }, changes: [change(reports, next)] }))
})

export const add = commits(addPaper, async ({ period: key, file, part, name, edition }, ctx) => {
  if (!isFromInbox(file, ctx.subject)) return refuse('NOT_UPLOADED', '请先上传材料', { field: 'file' })
  const report = await ownOrNone(ctx, key)
  if (isRefusal(report)) return report
  const put = (kept: string) => decideAddPaper({ report, paper: { part, name }, edition, by: callerAs(ctx) }, kept, ctx.now)
  const may = put('')
  if (isRefusal(may)) return may
  const kept = await ctx.files.take(file, `reports/${may.value._id.replace(/:/g, '-')}`)
  if (isRefusal(kept)) return kept
  return commit(put(kept.value), stored)
})

export const drop = commits(dropPaper, async ({ period: key, part, name, edition }, ctx) => {
  const report = await ownOrNone(ctx, key)
  if (isRefusal(report)) return report
  return commit(decideDropPaper({ report, paper: { part, name }, edition, by: callerAs(ctx) }, ctx.now), stored)
})

const stored = (next: Report) => ({
  answer: { papers: next.papers.map(({ part, name }) => ({ part, name })), edition: next.edition },
  changes: [change(reports, next)],
})

const ownOrNone = async ({ db, caller }: Context, key: string): Promise<Report | undefined | Refusal> =>
  readPeriod(key) ? db.get(reports, reportId(caller.unitId, key)) : refuse('NO_PERIOD', '没有这一期', { field: 'period' })

export const hand = commits(handIn, async ({ period: key, edition }, ctx) => {
  const found = await own(ctx, key)
  if (isRefusal(found)) return found
  return commit(decideHandIn(ctx.charter, found.period, found.existing, edition, callerAs(ctx), ctx.now), (next) => ({
    answer: { at: ctx.now, onTime: next.counted!.onTime },
    changes: [change(reports, next)],
  }))
})

export const open = answers(openPaper, async ({ reportId: id, part, name }, { db, caller, files }) => {
  const report = await db.get(reports, id)
  const mine = report?.unitId === caller.unitId && caller.capabilities.has('inform')
  const theirs = report !== undefined && isHanded(report) && caller.capabilities.has('moderate')
  const paper = mine || theirs ? report.papers.find((one) => one.part === part && one.name === name) : undefined
  const address = paper && (await files.address(paper.file, 'opening'))
  return paper && address ? { address, name: paper.name } : refuse('NO_PAPER', '没有这个材料', { field: 'reportId' })
})
