import { chinaTime } from 'shared/kernel/time'
import { approved, type Course, type Finish, finishId, type Training } from 'shared/training/model'

const AT = chinaTime('2026-12-01T09:00')

export const course = (over: Partial<Course> = {}): Course => ({
  title: '数控机床操作入门', about: '适合新教师，讲编程和对刀。', form: 'video', link: 'https://v.example.org/cnc', paper: null,
  hours: 8, from: '2026-12-01', until: '2026-12-31', audience: [], ...over,
})

export const waiting = (_id: string, over: Partial<Training> = {}): Training => ({
  _id, v: 1, unitId: 'unit-03', unitName: '示范三校', by: { personId: 'person-officer03', name: '信息员' }, course: course(), until: '', writtenAt: AT,
  review: { state: 'waiting', edition: 1, at: AT, by: null, reason: null }, ...over,
})

/** As the desk leaves it that approves it. */
export const shown = (_id: string, over: Partial<Training> = {}): Training => {
  const training = waiting(_id, over)
  return approved({ ...training, review: { ...training.review, state: 'approved' } }, AT).document
}

export const finished = (trainingId: string, personId: string, over: Partial<Finish> = {}): Finish => ({
  _id: finishId(trainingId, personId), trainingId, title: course().title, ofUnitId: 'unit-03', personId, name: '示人', unitId: 'unit-05', unitName: '示范五校',
  year: 2026, hours: 8, at: AT, note: '', ...over,
})

/** One that members see and somebody has finished, and one that waits for its approval. */
export const preparedTrainings = {
  trainings: [shown('training-shown'), waiting('training-waiting')],
  trainingFinishes: [finished('training-shown', 'person-director05', { note: '看了两遍' })],
}
