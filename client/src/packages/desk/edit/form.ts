import { type Flaw, type Infer, parse } from 'shared/kernel/schema'
import { addDays, chinaTime, type Day, type Instant, wallTime } from 'shared/kernel/time'
import { isStatutory, type MeetingKind, meetingKindName, type MeetingPlan } from 'shared/meeting/model'
import { plan as planSchema } from 'shared/meeting/operations'

/** What the secretariat types, as typed; `planOf` makes the plan of it. */
export interface Form {
  kind: MeetingKind
  title: string
  term: string
  number: string
  /** `2026-12-18`; empty until chosen. */
  day: string
  from: string
  until: string
  /** Another day only where the meeting runs over midnight or several days. */
  lastDay: string
  replyDay: string
  replyTime: string
  place: string
  directions: string
  contactName: string
  contactPhone: string
  topics: MeetingPlan['topics'][number][]
  papers: MeetingPlan['papers'][number][]
  logistics: MeetingPlan['logistics']
  invited: string[]
  basis: string
}

export const EMPTY: Form = {
  kind: 'assembly',
  title: '',
  term: '',
  number: '',
  day: '',
  from: '09:00',
  until: '11:30',
  lastDay: '',
  replyDay: '',
  replyTime: '18:00',
  place: '',
  directions: '',
  contactName: '',
  contactPhone: '',
  topics: [{ title: '', matter: 'ordinary' }],
  papers: [],
  logistics: { companions: false, lodging: false, meals: false, plate: false },
  invited: [],
  basis: '',
}

/** A plan as operations take it. */
export type Plan = Infer<typeof planSchema>

export const STEPS = ['时间', '地点', '议题', '人员', '核对'] as const
export type Step = 0 | 1 | 2 | 3 | 4

/** The step on which a field of the plan is filled in. */
const STEP_OF: Record<string, Step> = {
  kind: 0, title: 0, term: 0, number: 0, startsAt: 0, endsAt: 0, replyBy: 0, basis: 0,
  place: 1, directions: 1, contactName: 1, contactPhone: 1,
  topics: 2, papers: 2,
  invited: 3, logistics: 3,
}

const NAMES: Record<string, string> = {
  title: '会议名称', term: '届', number: '次', startsAt: '开会时间', endsAt: '结束时间', replyBy: '答复截止',
  place: '地点', directions: '路线', contactName: '联系人', contactPhone: '联系电话',
  topics: '议题', papers: '材料', invited: '邀请名单', basis: '依据',
}

const TIMES = ['startsAt', 'endsAt', 'replyBy']

export interface Gap extends Flaw {
  readonly step: Step
  /** Nothing was filled in yet, which is no mistake while one is still writing. */
  readonly missing: boolean
}

/** `plan.topics.0.title` and `topics.0.title` alike. */
export const stepOf = (field: string): Step => STEP_OF[field.replace(/^plan\./, '').split('.')[0]!] ?? 4

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 as titles write it: 十二, 二十. */
export function inChinese(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  if (tens === 0) return DIGITS[n] ?? String(n)
  if (tens > 9) return String(n)
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones > 0 ? DIGITS[ones] : ''}`
}

/** What the meeting is called when nothing else is typed: 第二届第三次理事大会. */
export function usualTitle({ kind, term, number }: Pick<Form, 'kind' | 'term' | 'number'>): string {
  const counted = (text: string, unit: string) => (Number(text) > 0 ? `第${inChinese(Number(text))}${unit}` : '')
  return isStatutory(kind) ? `${counted(term, '届')}${counted(number, '次')}${meetingKindName[kind]}` : meetingKindName[kind]
}

/** An answer is wanted two days ahead, and never before today, unless something else is chosen. */
export function usualReplyDay(day: Day, today: Day): Day {
  const early = day === '' ? '' : addDays(day, -2)
  return early !== '' && early < today ? today : early
}

/** No number until both are chosen. What was not touched stays to the second: a form shows minutes only. */
function instantOf(day: string, time: string, before: Instant | undefined): number {
  if (day === '' || time === '') return Number.NaN
  return before !== undefined && wallTime(before) === `${day}T${time}` ? before : chinaTime(`${day}T${time}`)
}

/** The plan as it would be sent. Times that are not chosen yet are no numbers, which the schema will say. */
export function planOf(form: Form, today: Day, before: Pick<MeetingPlan, 'startsAt' | 'endsAt' | 'replyBy'> | null): Plan {
  const { kind, day, from, until, lastDay, replyDay, replyTime, topics, papers, logistics, invited } = form
  const text = (typed: string) => typed.trim()
  return {
    kind,
    title: text(form.title) || usualTitle(form),
    term: Number(form.term || 0),
    number: Number(form.number || 0),
    startsAt: instantOf(day, from, before?.startsAt),
    endsAt: instantOf(lastDay || day, until, before?.endsAt),
    replyBy: instantOf(replyDay || usualReplyDay(day, today), replyTime, before?.replyBy),
    place: text(form.place),
    directions: text(form.directions),
    contactName: text(form.contactName),
    contactPhone: text(form.contactPhone),
    topics: topics.filter((topic) => text(topic.title) !== '').map(({ title, matter }) => ({ title: text(title), matter })),
    papers: papers.filter((paper) => text(paper.title + paper.text) !== '').map(({ title, text: body }) => ({ title: text(title), text: text(body) })),
    logistics: { ...logistics },
    invited: [...invited],
    basis: text(form.basis),
  }
}

/** The form as it stands for a stored plan; the inverse of `planOf`. */
export function formOf(plan: MeetingPlan): Form {
  const [day, from] = wallTime(plan.startsAt).split('T') as [string, string]
  const [lastDay, until] = wallTime(plan.endsAt).split('T') as [string, string]
  const [replyDay, replyTime] = wallTime(plan.replyBy).split('T') as [string, string]
  const { kind, title, place, directions, contactName, contactPhone, topics, papers, logistics, invited, basis } = plan
  return {
    kind, title, day, from, until, replyDay, replyTime, place, directions, contactName, contactPhone, basis,
    lastDay: lastDay === day ? '' : lastDay,
    term: plan.term === 0 ? '' : String(plan.term),
    number: plan.number === 0 ? '' : String(plan.number),
    topics: topics.map((topic) => ({ ...topic })),
    papers: papers.map((paper) => ({ ...paper })),
    logistics: { ...logistics },
    invited: [...invited],
  }
}

const PLAN_KEYS = Object.keys(planSchema.entries) as (keyof MeetingPlan)[]

/** Only the plan of a meeting, in one order of fields, so that two plans can be compared. */
export const planIn = (meeting: MeetingPlan): MeetingPlan => Object.fromEntries(PLAN_KEYS.map((key) => [key, meeting[key]])) as unknown as MeetingPlan

/** What the cloud's own schema would not take, in words, each with the step that mends it. */
export function gapsOf(plan: MeetingPlan): Gap[] {
  const read = parse(planSchema, plan)
  if ('value' in read) return []
  return read.flaws.map(({ field, message }) => {
    const [name = '', place] = field.split('.')
    const which = place === undefined ? '' : `第 ${Number(place) + 1} 项`
    const missing = message === '不能为空' || (TIMES.includes(name) && Number.isNaN(plan[name as keyof MeetingPlan]))
    const called = `${NAMES[name] ?? name}${which}`
    return { field, step: stepOf(field), missing, message: missing ? `还没有填${called}` : `${called}：${message}` }
  })
}
