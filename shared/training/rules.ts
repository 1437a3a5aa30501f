import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import { accept, type Decision, refuse, type Refusal } from '../kernel/decision'
import { type Day, dayOf, type Instant, yearOf } from '../kernel/time'
import { underReview } from '../review/model'
import { type UnitKind, unitKindName } from '../unit/model'
import { type Course, type Finish, finishId, MOST, shownOf, type Training } from './model'

/** An address that a browser opens, and nothing else. */
const ADDRESS = /^https:\/\/[0-9a-z-]+(?:\.[0-9a-z-]+)+(?::\d{1,5})?(?:[/?#][^\s"'<>\\]*)?$/i

/** A course as far as a form can see it: with or without its paper. */
export type CourseForm = Omit<Course, 'paper'> & { readonly paper: boolean }

/** Why it cannot be handed in as it is; the form says it before anybody asks the cloud. */
export function whyNotTell({ title, about, form, link, paper, hours, from, until }: CourseForm, today: Day): { readonly field: string; readonly message: string } | undefined {
  if (title.trim() === '') return { field: 'title', message: '请写培训名称' }
  if (about.trim() === '') return { field: 'about', message: '请写学什么、适合谁' }
  if (form === 'paper' && !paper) return { field: 'paper', message: '请上传培训文件' }
  if (form !== 'paper' && !ADDRESS.test(link)) return { field: 'link', message: '网址应以 https:// 开头，中间没有空格' }
  if (!Number.isInteger(hours) || hours < 1 || hours > MOST.hours) return { field: 'hours', message: `学时填 1 到 ${MOST.hours} 的整数` }
  if (from === '') return { field: 'from', message: '请选开始日期' }
  if (until === '') return { field: 'until', message: '请选截止日期' }
  if (until < from) return { field: 'until', message: '截止日期不能早于开始日期' }
  if (until < today) return { field: 'until', message: '截止日期已经过了' }
  return undefined
}

export interface Telling {
  readonly _id: string
  readonly known: Training | undefined
  readonly course: Course
  /** The edition that the writer had before him; 0 for a new one. */
  readonly edition: number
  readonly unit: { readonly unitId: string; readonly unitName: string }
  readonly by: Training['by']
}

/** Hands in a training, or its next edition. What was approved before stays meanwhile, unless it was taken down. */
export function decideTell({ _id, known, course, edition, unit, by }: Telling, at: Instant): Decision<Training> {
  if (known && known.unitId !== unit.unitId) return noTraining
  const wrong = whyNotTell({ ...course, paper: course.paper !== null }, dayOf(at))
  if (wrong) return refuse('NOT_WHOLE', wrong.message, { field: wrong.field })
  const last = known?.review.edition ?? 0
  if (edition !== last) return refuse('NEWER_EDITION', '刚刚有人交过新的一稿，请先看那一稿，再改', { field: 'edition' })
  const published = known?.review.state === 'down' ? undefined : known?.published
  return accept({
    _id,
    v: known?.v ?? 0,
    ...(known ? { unitId: known.unitId, unitName: known.unitName } : unit),
    by,
    course,
    until: published?.course.until ?? '',
    writtenAt: at,
    review: underReview(last + 1, at),
    ...(published && { published }),
    ...(known?.toldAt !== undefined && { toldAt: known.toldAt }),
  })
}

/** All that others would read of it, for the checker. */
export const textsOf = ({ title, about, link, paper }: Course): readonly string[] => [title, about, link, paper?.name ?? ''].filter((text) => text !== '')

export const noTraining: Refusal = refuse('NO_TRAINING', '没有这个培训，或者它已经撤下', { field: 'trainingId' })

export interface Finishing {
  readonly training: Training | undefined
  readonly person: { readonly personId: string; readonly name: string; readonly unitId: string; readonly unitName: string }
  readonly kind: UnitKind | undefined
  readonly note: string
}

/** Somebody says that he has finished a training: within its days, and if it is for his unit's people. */
export function decideFinish({ training, person, kind, note }: Finishing, at: Instant): Decision<Finish> {
  const course = shownOf(training)?.course
  if (!training || !course) return noTraining
  const why = whyNotFinish(course, kind, dayOf(at))
  if (why) return why
  return accept({
    _id: finishId(training._id, person.personId),
    trainingId: training._id,
    title: course.title,
    ofUnitId: training.unitId,
    ...person,
    year: yearOf(at),
    hours: course.hours,
    at,
    note,
  })
}

/** Why it cannot be marked as finished now; undefined where it can. */
export function whyNotFinish({ from, until, audience }: Pick<Course, 'from' | 'until' | 'audience'>, kind: UnitKind | undefined, today: Day): Refusal | undefined {
  if (today < from) return refuse('NOT_BEGUN', `${from} 开始，到那天才能标记完成`, { field: 'trainingId' })
  if (today > until) return refuse('OVER', `${until} 已经截止，不能再标记完成`, { field: 'trainingId' })
  if (audience.length > 0 && (kind === undefined || !audience.includes(kind))) {
    return refuse('NOT_FOR_YOU', `这个培训面向${audience.map((one) => unitKindName[one]).join('、')}的人`, { field: 'trainingId' })
  }
  return undefined
}

/** Hours that make a person-day; null where the group has not said. */
export const hoursADay = (charter: Charter): number | null => parameter(charter, 'trainingDay')?.hours ?? null

/** Person-days as tenths, rounded half up; in integers throughout. */
export const tenthsOfDays = (hours: number, aDay: number): number => Math.floor((hours * 20 + aDay) / (2 * aDay))

/** `2.5 人日` */
export const daysSay = (hours: number, aDay: number | null): string => {
  if (aDay === null) return `${hours} 学时`
  const tenths = tenthsOfDays(hours, aDay)
  return `${Math.floor(tenths / 10)}.${tenths % 10} 人日`
}

/** What has been finished, by a unit: its own people's, and by anybody of what it offers. */
export interface Trained {
  readonly persons: number
  readonly finishes: number
  readonly hours: number
  /** Hours that people of any unit spent on what this unit offers. */
  readonly offered: number
}

export function trainedBy(unitId: string, done: readonly Finish[]): Trained {
  const own = done.filter((one) => one.unitId === unitId)
  return {
    persons: new Set(own.map(({ personId }) => personId)).size,
    finishes: own.length,
    hours: sum(own),
    offered: sum(done.filter(({ ofUnitId }) => ofUnitId === unitId)),
  }
}

const sum = (of: readonly Finish[]): number => of.reduce((hours, one) => hours + one.hours, 0)
