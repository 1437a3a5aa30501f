import { collection, type Document } from '../kernel/collection'
import { factId } from '../kernel/id'
import { type Day, dayOf, type Instant } from '../kernel/time'
import type { Approved, Reviewed } from '../review/model'
import type { UnitKind } from '../unit/model'

/** What one learns from: something at an address, or a paper in the cloud. */
export const FORMS = ['video', 'document', 'paper'] as const
export type Form = (typeof FORMS)[number]

export const formName: Record<Form, string> = { video: '视频', document: '网上文章', paper: '文件' }

/** An online training as it was written. */
export interface Course {
  readonly title: string
  readonly about: string
  readonly form: Form
  /** `https://…` of a video or an article; empty for a paper. */
  readonly link: string
  readonly paper: { readonly file: string; readonly name: string } | null
  /** Hours that it takes, whole ones. */
  readonly hours: number
  /** First and last day on which it can be finished. */
  readonly from: Day
  readonly until: Day
  /** Whose people it is for; empty for everybody's. */
  readonly audience: readonly UnitKind[]
}

/** The most that a training holds: characters, or hours. */
export const MOST = { title: 60, about: 1000, link: 500, hours: 100, note: 200 } as const

/**
 * An online training (VI2g) of a unit, or of the secretariat for the group. `course` is what was handed in last and `review`
 * speaks of it; `published` is the last edition that was approved, which stays while the next one waits.
 */
export interface Training extends Reviewed {
  readonly unitId: string
  readonly unitName: string
  readonly by: { readonly personId: string; readonly name: string }
  readonly course: Course
  readonly published?: { readonly course: Course; readonly edition: number; readonly at: Instant }
  /** The last day of what is published; empty before anything is. */
  readonly until: Day | ''
  readonly writtenAt: Instant
  /** When the members were told of it: once, however often it is approved. */
  readonly toldAt?: Instant
}

export const trainings = collection<Training>('trainings')

/** What members see of it: nothing before an approval, nothing of one that was taken down. */
export const shownOf = (training: Training | undefined): Training['published'] =>
  training === undefined || training.review.state === 'down' ? undefined : training.published

/** What becomes of it when its edition is approved: the first time those whom it is for are told, unless it is over by then. */
export function approved(training: Training, at: Instant): Approved<Training> {
  const { _id, unitName, course, review, toldAt } = training
  const { title, form, hours, from, until, audience } = course
  const document = { ...training, until, published: { course, edition: review.edition, at } }
  if (toldAt !== undefined || dayOf(at) > until) return { document }
  return {
    document: { ...document, toldAt: at },
    event: {
      type: 'training.offered',
      audience: { kind: 'members', of: audience },
      title: `新的在线培训：${title}`,
      body: `${unitName} · ${formName[form]}，${hours} 学时\n${from} 至 ${until}`,
      page: `packages/training/item/index?trainingId=${_id}`,
    },
  }
}

/** Somebody has finished a training; `_id` is `training:person`, so that it is counted once, with the hours it then had. */
export interface Finish extends Document {
  readonly trainingId: string
  readonly title: string
  /** The unit that offered it. */
  readonly ofUnitId: string
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  readonly year: number
  readonly hours: number
  readonly at: Instant
  readonly note: string
}

export const finishes = collection<Finish>('trainingFinishes')
export const finishId = (trainingId: string, personId: string): string => factId(trainingId, personId)
