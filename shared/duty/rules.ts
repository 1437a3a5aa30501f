import type { Charter } from '../charter/charter'
import { accept, type Decision, refuse } from '../kernel/decision'
import { clock, type Day, dayOf, type Instant, nearTime } from '../kernel/time'
import { type Answer, type By, type DutyState, isHanded, type Paper, type Report, reportId, type ReportState } from './model'
import { dueOn, type Period, reportsEvery } from './period'
import { type Part, partName, PARTS, flawOf, type Question, questionsFor } from './template'

/** A part that is not done, and what in it is not. */
export interface Gap {
  readonly part: Part
  readonly questions: readonly string[]
}

/** Whether a question is answered: something stands there, and somebody of this period has put it there or looked at it. */
export const isAnswered = (answer: Answer | undefined): boolean => answer !== undefined && answer.value !== '' && answer.edition > 0

/** What is still missing of the five parts, in their order. */
export function gapsIn(questions: readonly Question[], answers: Report['answers']): Gap[] {
  return PARTS.flatMap((part) => {
    const open = questions.filter((question) => question.part === part && !isAnswered(answers[question.id]))
    return open.length === 0 ? [] : [{ part, questions: open.map(({ label }) => label) }]
  })
}

/** `还缺 基础数据、典型案例` */
export const gapsSay = (gaps: readonly Pick<Gap, 'part'>[]): string => `还缺 ${gaps.map(({ part }) => partName[part]).join('、')}`

/** The answers with which a report begins: those of the period before, to be looked at one by one. */
export const carriedFrom = (period: Period, before: Report | undefined): Report['answers'] =>
  Object.fromEntries(
    questionsFor(period).flatMap(({ id }) => {
      const last = before?.answers[id]
      return last && last.value !== '' ? [[id, { ...last, edition: 0 }]] : []
    }),
  )

/** Whether a period is one that a unit reports on now. */
export function decidePeriod(charter: Charter, period: Period | undefined, existing: Report | undefined, today: Day): Decision<Period> {
  if (!period) return refuse('NO_PERIOD', '没有这一期', { field: 'period' })
  if (existing) return accept(period)
  if (!reportsEvery(charter).includes(period.every)) return refuse('NOT_ASKED', `现在不按${EVERY[period.every]}报送`, { field: 'period', clause: 'VI2c' })
  if (period.from > today) return refuse('NOT_BEGUN', `${period.name}还没有开始`, { field: 'period' })
  return accept(period)
}

const EVERY: Record<Period['every'], string> = { month: '月', quarter: '季度', year: '年' }

export interface Saving {
  readonly unit: { readonly unitId: string; readonly unitName: string }
  readonly period: Period
  readonly existing: Report | undefined
  /** The unit's last report of the same kind, where there is none of this period yet. */
  readonly before: Report | undefined
  /** The saving that whoever writes has seen. */
  readonly edition: number
  readonly answers: readonly { readonly question: string; readonly value: string }[]
  readonly by: By
}

/** A report before anything is written: empty but for what is brought along. */
export const newReport = ({ unit, period, before }: Pick<Saving, 'unit' | 'period' | 'before'>): Report => ({
  _id: reportId(unit.unitId, period.key),
  v: 0,
  ...unit,
  period: period.key,
  every: period.every,
  state: 'draft',
  edition: 0,
  touched: null,
  answers: carriedFrom(period, before),
  papers: [],
  from: before?.period ?? null,
  counted: null,
  handed: null,
  remarks: [],
  accepted: null,
})

/**
 * Keeps what somebody has written. Two officers may write at once, each at other questions; where the answer to a question
 * has been set by another since it was seen, nothing is kept and it is said whose it is. The same value again says that
 * what was brought along still holds.
 */
export function decideSave(saving: Saving, at: Instant): Decision<Report> {
  const { period, edition, answers, by } = saving
  const report = saving.existing ?? newReport(saving)
  const closed = closedTo(report)
  if (closed) return closed
  const questions = new Map(questionsFor(period).map((question) => [question.id, question]))
  const next: Record<string, Answer> = { ...report.answers }
  for (const [place, { question: id, value: given }] of answers.entries()) {
    const question = questions.get(id)
    if (!question) return refuse('NO_QUESTION', '没有这一问，请更新小程序', { field: `answers.${place}.question` })
    const value = given.trim()
    const flaw = flawOf(question, value)
    if (flaw) return refuse('BAD_ANSWER', flaw, { field: `answers.${place}.value` })
    const stands = report.answers[id]
    if (stands && stands.edition > edition && stands.value !== value) {
      return refuse('MOVED', `「${question.label}」${nearTime(stands.at, at)} 由${stands.by}写过，请先看一看再改`, {
        field: `answers.${place}.value`,
        facts: { by: stands.by, at: stands.at, question: id },
      })
    }
    next[id] = { value, edition: report.edition + 1, by: by.name, at }
  }
  return accept({ ...touch(report, by, at), answers: next })
}

const touch = (report: Report, by: By, at: Instant): Report => ({ ...report, edition: report.edition + 1, touched: { at, by: by.name } })

/** So many papers go with one report. */
export const MOST_PAPERS = 20

/** A change of one paper, which is known by its part and its name. */
export interface PaperChange {
  readonly report: Report | undefined
  readonly paper: Pick<Paper, 'part' | 'name'>
  /** The edition that whoever changes it has seen. */
  readonly edition: number
  readonly by: By
}

/** Adds a paper, in the place of one of the same name that has been seen. */
export function decideAddPaper(adding: PaperChange, file: string, at: Instant): Decision<Report> {
  const { paper, by } = adding
  const found = papersBeside(adding, '请看过再添，或换个文件名', at)
  if (found.kind === 'refused') return found
  const { report, others } = found.value
  if (others.length >= MOST_PAPERS) return refuse('TOO_MANY', `一份报送最多 ${MOST_PAPERS} 个材料`, { field: 'file' })
  const next = touch(report, by, at)
  return accept({ ...next, papers: [...others, { ...paper, file, edition: next.edition, by: by.name, at }] })
}

/** Takes a paper away; one that is gone already is no mistake. */
export function decideDropPaper(dropping: PaperChange, at: Instant): Decision<Report> {
  const found = papersBeside(dropping, '请看过再去掉', at)
  if (found.kind === 'refused') return found
  const { report, others } = found.value
  return accept(others.length === report.papers.length ? report : { ...touch(report, dropping.by, at), papers: others })
}

/** The papers beside the one that is to change, unless another has put that one there since it was looked at. */
function papersBeside({ report, paper: { part, name }, edition }: PaperChange, wayOut: string, at: Instant): Decision<{ report: Report; others: readonly Paper[] }> {
  if (!report) return refuse('NOTHING_WRITTEN', '请先写一点内容，再添材料', { field: 'period' })
  const closed = closedTo(report)
  if (closed) return closed
  const isIt = (paper: Paper) => paper.part === part && paper.name === name
  const stands = report.papers.find(isIt)
  if (stands && stands.edition > edition) {
    return refuse('MOVED', `「${name}」${nearTime(stands.at, at)} 由${stands.by}添过，${wayOut}`, { field: 'edition', facts: { by: stands.by, at: stands.at } })
  }
  return accept({ report, others: report.papers.filter((one) => !isIt(one)) })
}

function closedTo({ state, handed }: Report) {
  if (!isHanded({ state })) return undefined
  const says = state === 'accepted' ? '秘书处已收下，要改请联系秘书处退回' : `${handed?.by.name ?? ''}已报送，要改请联系秘书处退回`
  return refuse('HANDED_IN', says, { field: 'period' })
}

/**
 * Hands a report in, whole or not at all (AT1.2). The first handing-in decides whether it was on time, and what is mended
 * afterwards changes nothing; only a report that came back as incomplete is counted anew.
 */
export function decideHandIn(charter: Charter, period: Period, report: Report | undefined, edition: number, by: By, at: Instant): Decision<Report> {
  if (!report) return refuse('NOTHING_WRITTEN', '还什么都没有写', { field: 'period' })
  const closed = closedTo(report)
  if (closed) return closed
  if (report.edition !== edition) return refuse('MOVED', `刚有人改过这份报送（${lastTouch(report)}），请看过再报`, { field: 'edition' })
  const gaps = gapsIn(questionsFor(period), report.answers)
  if (gaps.length > 0) return refuse('INCOMPLETE', gapsSay(gaps), { field: 'period', clause: 'VI2c' })
  const due = dueOn(charter, period)
  return accept({
    ...report,
    state: 'handed',
    counted: report.counted ?? { at, dueOn: due, onTime: dayOf(at) <= due },
    handed: { at, by },
  })
}

const lastTouch = ({ touched }: Report): string => (touched ? `${touched.by} ${clock(touched.at)}` : '')

/** The secretariat sends a report back with a remark; with parts named that it found missing, the report counts as not handed in. */
export function decideReturn(report: Report | undefined, text: string, missing: readonly Part[], edition: number, by: By, at: Instant): Decision<Report> {
  const open = toBeRead(report, edition, ['handed', 'accepted'])
  if (open.kind === 'refused') return open
  const kept = open.value
  return accept({
    ...kept,
    state: 'returned',
    counted: missing.length > 0 ? null : kept.counted,
    accepted: null,
    remarks: [...kept.remarks, { at, by, text, missing: PARTS.filter((part) => missing.includes(part)) }],
  })
}

export function decideAccept(report: Report | undefined, edition: number, by: By, at: Instant): Decision<Report> {
  const open = toBeRead(report, edition, ['handed'])
  return open.kind === 'refused' ? open : accept({ ...open.value, state: 'accepted', accepted: { at, by } })
}

function toBeRead(report: Report | undefined, edition: number, states: readonly ReportState[]): Decision<Report> {
  if (!report || report.state === 'draft') return refuse('NO_REPORT', '没有这份报送', { field: 'reportId' })
  if (report.state === 'accepted' && !states.includes('accepted')) {
    return refuse('SETTLED', `${report.accepted?.by.name ?? '秘书处'}已收下这份报送`, { field: 'reportId' })
  }
  if (report.state === 'returned') return refuse('SETTLED', `${report.remarks.at(-1)?.by.name ?? '秘书处'}已退回这份报送`, { field: 'reportId' })
  if (report.edition !== edition) return refuse('MOVED', '本单位改过又报了一次，请重新看过', { field: 'edition' })
  return accept(report)
}

/** How a unit stands with a report on a day. */
export function reportDuty(report: Pick<Report, 'state' | 'counted'> | undefined, due: Day, today: Day): DutyState {
  if (report?.state === 'returned') return 'returned'
  if (report && isHanded(report)) return report.counted?.onTime ? 'done' : 'late'
  return today > due ? 'overdue' : 'owed'
}
