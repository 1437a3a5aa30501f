import { accept, type Decision, refuse } from '../kernel/decision'
import { fullTime, type Instant } from '../kernel/time'
import { foundIn } from './machine'
import type { Act, Check, Finding, Objection, ObjectionReason, Review, ReviewState, Verdict } from './model'

export type By = { readonly personId: string; readonly name: string }

/** What a decision makes of an examination and of the document's review. */
export interface Judgement {
  readonly check: Check
  readonly review: Review
  /** The examination of a newer edition, which ends with it. */
  readonly newer?: Check
}

/** What is known before somebody decides on an edition. */
export interface JudgeFacts {
  readonly check: Check | undefined
  /** The document's, which may be of a newer edition; undefined where the document is gone. */
  readonly review: Review | undefined
  /** Why nothing of what was handed in last waits to be judged any more, as a sentence; undefined while it does. */
  readonly over?: string | undefined
  /** The edition that others see now. */
  readonly shown: number | undefined
  /** The edition that others would see again if what was taken down were not. */
  readonly hidden?: number | undefined
  /** The examination of the edition that was handed in last, where that is a newer one. */
  readonly newer?: Check | undefined
  readonly by: By
  /** The others who may approve, by name. */
  readonly others: readonly string[]
}

export const objectionName: Record<ObjectionReason, string> = {
  false: '内容不实',
  private: '泄露个人信息',
  indecent: '言语不当',
  advertising: '广告推销',
  infringing: '侵犯权利',
  other: '其他',
}

/** Chips for returning and taking down; whoever decides may add to them. */
export const RETURN_REASONS = ['内容不完整', '与事实不符', '有个人信息', '图片不合适', '不属于这里的内容', '表述请再改一改'] as const

const judged = (check: Check, act: Act, state: Check['state'], by: By | null, reason: string, at: Instant): Check => ({
  ...check,
  state,
  claimedAt: null,
  stuck: null,
  log: [...check.log, { act, at, by, reason }],
})

const reviewAs = (check: Check, state: ReviewState, by: By | null, reason: string | null, at: Instant): Review => ({
  state, edition: check.edition, at, by, reason,
})

/** What follows from WeChat's verdict: what it finds faulty goes back, what it doubts is for a person, the rest as the kind has it. */
export function afterVerdict(check: Check, findings: readonly Finding[], verdict: Verdict, person: boolean, at: Instant): Judgement {
  const found = foundIn(findings).join('；')
  const seen = { ...check, findings, verdict }
  if (verdict === 'faulty') {
    const reason = `微信内容安全检查没有通过（${found}）。请修改后再交；若认为有误，请联系秘书处`
    return { check: judged(seen, 'returned', 'returned', null, reason, at), review: reviewAs(check, 'returned', null, reason, at) }
  }
  if (verdict === 'doubtful' || person) {
    return { check: judged(seen, 'checked', 'person', null, found, at), review: reviewAs(check, 'waiting', null, null, at) }
  }
  return { check: judged(seen, 'approved', 'done', null, '', at), review: reviewAs(check, 'approved', null, null, at) }
}

/** The edition that lies before whoever decides, if it still is what its author has handed in last. */
function current({ check, review, over }: Pick<JudgeFacts, 'check' | 'review' | 'over'>): Decision<Judgement> {
  if (!check) return refuse('NO_CHECK', '没有这份待审内容', { field: 'checkId' })
  if (!review) return refuse('WITHDRAWN', '作者已经撤掉了这份内容，不用审了', { field: 'checkId' })
  if (review.edition !== check.edition) return refuse('MOVED', '作者已经交了新的一稿，请看新稿再定', { field: 'checkId' })
  if (over !== undefined && isUndecided(review)) return refuse('OVER', `${over}，不用审了`, { field: 'checkId' })
  return accept({ check, review })
}

const isUndecided = ({ state }: Review): boolean => state === 'checking' || state === 'waiting'

const settledSays: Record<Exclude<ReviewState, 'checking' | 'waiting'>, (what: string) => string> = {
  approved: (what) => `${what}通过了这一稿；要撤下，请点「下架」`,
  returned: (what) => `${what}退回了这一稿；请等作者改后再交`,
  down: (what) => `${what}下架了这份内容；下架有误的可以恢复，要改的请作者再交`,
}

const settled = ({ state, by, at }: Review) =>
  refuse('SETTLED', settledSays[state as keyof typeof settledSays](by ? `${by.name}已于 ${fullTime(at)} ` : '系统已'), { field: 'checkId' })

/** Nobody vouches for his own words while somebody else can. */
const own = ({ check, by, others }: JudgeFacts) =>
  check!.author.personId === by.personId && others.length > 0
    ? refuse('OWN_WRITING', `自己写的不能自己通过，请${others.slice(0, 3).join('、')}审核`)
    : undefined

/** Whether it may be public now, as far as a person has to say. */
export function decideApprove(facts: JudgeFacts, at: Instant): Decision<Judgement> {
  const found = current(facts)
  if (found.kind === 'refused') return found
  const { check, review } = found.value
  if (review.state === 'checking') return refuse('NOT_CHECKED', '微信还没有检查完，检查完才能通过', { field: 'checkId' })
  if (review.state !== 'waiting') return settled(review)
  return own(facts) ?? accept({ check: judged(check, 'approved', 'done', facts.by, '', at), review: reviewAs(check, 'approved', facts.by, null, at) })
}

/** Several at once that somebody has looked at: what WeChat doubts is judged by itself. A refusal counts instead of quoting, as it is kept on record. */
export function decideApproveMany(all: readonly JudgeFacts[], groupId: string, at: Instant): Decision<Judgement[]> {
  if (all.length === 0) return refuse('NOTHING_SEEN', '没有要通过的', { field: 'checkIds' })
  const judgements: Judgement[] = []
  for (const [n, facts] of all.entries()) {
    const field = `checkIds.${n}`
    if (facts.check && facts.check.group?.id !== groupId) return refuse('NOT_OF_GROUP', '不是同一次导入的，请分别审核', { field })
    if (facts.check?.verdict === 'doubtful' || (facts.check?.objections ?? 0) > 0) return refuse('DOUBTFUL', `第 ${n + 1} 条要单独审核`, { field })
    const one = decideApprove(facts, at)
    if (one.kind === 'refused') return { ...one, field, message: `第 ${n + 1} 条：${one.message}` }
    judgements.push(one.value)
  }
  return accept(judgements)
}

/** Back to its author with the reason; also what WeChat has not finished with. */
export function decideReturn(facts: JudgeFacts, reason: string, at: Instant): Decision<Judgement> {
  const found = current(facts)
  if (found.kind === 'refused') return found
  const { check, review } = found.value
  if (!isUndecided(review)) return settled(review)
  if (reason === '') return refuse('NO_REASON', '请写明退回的原因，作者会看到', { field: 'reason' })
  return accept({ check: judged(check, 'returned', 'returned', facts.by, reason, at), review: reviewAs(check, 'returned', facts.by, reason, at) })
}

/**
 * Away from the public, because of an objection or by itself. A newer edition that waits goes back to its author with it: he
 * hands in again what he still wants to say.
 */
export function decideTakeDown({ check, review, shown, newer, by }: JudgeFacts, reason: string, at: Instant): Decision<Judgement> {
  if (!check) return refuse('NO_CHECK', '没有这份内容', { field: 'checkId' })
  if (!review || shown !== check.edition) {
    const way = check.objections > 0 ? '；举报核实后，点「核实过，保留」' : ''
    return refuse('NOT_PUBLIC', `这一稿现在没有公开，不用下架${way}`, { field: 'checkId' })
  }
  if (reason === '') return refuse('NO_REASON', '请写明下架的原因，作者会看到', { field: 'reason' })
  const next = { ...judged(check, 'down', 'done', by, reason, at), objections: 0 }
  return accept({
    check: next,
    review: { ...reviewAs(check, 'down', by, reason, at), edition: review.edition },
    ...(newer && isOpen(newer) && { newer: judged(newer, 'returned', 'returned', by, `公开的第 ${check.edition} 稿下架，这一稿随之退回：${reason}`, at) }),
  })
}

/** The edition that was taken down by mistake is public again; a newer one that went with it stays with its author. */
export function decideRestore(facts: JudgeFacts, reason: string, at: Instant): Decision<Judgement> {
  const { check, review, hidden, newer, by } = facts
  if (!check) return refuse('NO_CHECK', '没有这份内容', { field: 'checkId' })
  if (review?.state !== 'down') {
    const found = current(facts)
    return found.kind === 'refused' ? found : refuse('NOT_DOWN', '这份内容没有下架，不用恢复', { field: 'checkId' })
  }
  if (hidden !== check.edition) {
    const way = hidden === undefined ? '请作者再交一稿' : `下架的是第 ${hidden} 稿，请在那一稿上恢复`
    return refuse('NOT_DOWN', `这一稿没有公开过；${way}`, { field: 'checkId' })
  }
  if (reason === '') return refuse('NO_REASON', '请写明恢复的原因', { field: 'reason' })
  const refused = own(facts)
  if (refused) return refused
  const last = newer?.log.at(-1)
  const restored = reviewAs(check, 'approved', by, null, at)
  return accept({
    check: judged(check, 'restored', 'done', by, reason, at),
    review: review.edition === check.edition ? restored : { ...restored, state: 'returned', edition: review.edition, by: last?.by ?? by, reason: last?.reason ?? reason },
  })
}

/** WeChat or a person has still to say something of it. */
export const isOpen = ({ state }: Pick<Check, 'state'>): boolean => state === 'waiting' || state === 'asked' || state === 'person'

/** What its author takes back is not examined any more; undefined where nothing waits. */
export const endedBy = (check: Check | undefined): Check | undefined => (check && isOpen(check) ? { ...check, state: 'over', claimedAt: null, stuck: null } : undefined)

/**
 * What is decided where the writing is at home settles its examination too, so that nobody is asked a second time; undefined
 * where nothing waits.
 */
export function decidedElsewhere(
  check: Check | undefined,
  { act, by, reason }: { readonly act: 'approved' | 'returned'; readonly by: By; readonly reason: string },
  at: Instant,
): Judgement | undefined {
  if (!check || !isOpen(check)) return undefined
  const state = act === 'approved' ? 'done' : 'over'
  return { check: judged(check, act, state, by, reason, at), review: reviewAs(check, act, by, reason === '' ? null : reason, at) }
}

/** Somebody has looked into the objections and leaves it public. */
export function decideKeep(facts: JudgeFacts, reason: string, at: Instant): Decision<Check> {
  const { check, by } = facts
  if (!check) return refuse('NO_CHECK', '没有这份内容', { field: 'checkId' })
  if (check.objections === 0) return refuse('NO_OBJECTION', '没有待处理的举报', { field: 'checkId' })
  if (reason === '') return refuse('NO_REASON', '请写明核实的结果', { field: 'reason' })
  const refused = own(facts)
  return refused ?? accept({ ...check, objections: 0, log: [...check.log, { act: 'kept', at, by, reason }] })
}

/** WeChat checks in the name of somebody of the secretariat, who has WeChat open: before all others, while he has. */
export function decideLend(check: Check | undefined, subject: string): Decision<Check> {
  if (!check) return refuse('NO_CHECK', '没有这份待审内容', { field: 'checkId' })
  if (check.state === 'over' || check.state === 'returned') return refuse('OVER', '这一稿不用再检查了', { field: 'checkId' })
  if (check.state !== 'waiting' && check.state !== 'asked') return refuse('CHECKED', '微信已经检查过了', { field: 'checkId' })
  if (!subject.startsWith('wx:')) return refuse('NOT_IN_WECHAT', '请在手机微信里打开审核台，再点这里')
  return accept({ ...check, lent: subject, nextAt: 0, tries: 0 })
}

export interface ObjectFacts {
  /** Of the edition that others see now. */
  readonly check: Check | undefined
  readonly before: Objection | undefined
  readonly by: Objection['by']
}

/** A member objects to what is public; once to an edition, the first word stands. */
export function decideObject(
  { check, before, by }: ObjectFacts,
  objectionId: string,
  said: { readonly reason: ObjectionReason; readonly says: string },
  at: Instant,
): Decision<{ readonly objection: Objection; readonly check: Check; readonly first: boolean }> {
  if (!check) {
    return refuse('NOT_PUBLIC', '这份内容已经不在公开的地方，不用举报了', { field: 'subjectId' })
  }
  if (before) return accept({ objection: before, check, first: false })
  if (check.author.personId === by.personId) return refuse('OWN_WRITING', '这是您自己写的，请直接修改或撤下')
  if (said.reason === 'other' && said.says === '') return refuse('NO_WORDS', '请写明有什么问题', { field: 'says' })
  const objection: Objection = { _id: objectionId, v: 0, checkId: check._id, at, by, ...said }
  return accept({ objection, check: { ...check, objections: check.objections + 1 }, first: true })
}
