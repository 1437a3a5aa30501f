import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { REVIEW_STATES } from '../review/model'
import { UNIT_KINDS } from '../unit/model'
import { FORMS, MOST } from './model'

const audience = list(picklist(UNIT_KINDS, '没有这种单位类别'), UNIT_KINDS.length)
const form = picklist(FORMS)
const card = object({
  trainingId: id,
  title: text(MOST.title),
  unitName: text(60),
  form,
  hours: count,
  from: day,
  until: day,
  audience,
  /** When I finished it. */
  finishedAt: nullable(instant),
})

/** A place in a list: behind this training and the day on which it ends. */
const place = object({ until: day, trainingId: id })
export type TrainingPlace = Infer<typeof place>

export const listTrainings = query('training.list', {
  needs: 'member',
  says: '在线培训：正在进行的，或已经结束的，一次至多四十个，我学完了没有',
  input: object({ over: boolean(), after: optional(place) }),
  output: object({
    trainings: array(card),
    /** Ask for what comes after this place, for more. */
    next: nullable(place),
    hoursADay: nullable(count),
  }),
})

export const getTraining = query('training.get', {
  needs: 'member',
  says: '一个在线培训：学什么、在哪里学、我能不能标记完成',
  input: object({ trainingId: id }),
  output: object({
    ...card.entries,
    about: text(MOST.about),
    link: note(MOST.link),
    /** The paper's name, and where it can be fetched now. */
    paper: nullable(object({ name: text(120), address: text(2000) })),
    /** How many have finished it. */
    finished: count,
    whyNot: nullable(text(80)),
    /** May see who has. */
    oversees: boolean(),
  }),
})

const courseIn = {
  trainingId: optional(id),
  edition: count,
  title: text(MOST.title),
  about: text(MOST.about),
  form,
  link: note(MOST.link),
  /** An upload of one's own, or, unchanged, the name alone. */
  paper: optional(object({ file: optional(text(300)), name: text(120) })),
  hours: count,
  from: day,
  until: day,
  audience,
}
const told = object({ trainingId: id, edition: count })

export const tellTraining = command('training.tell', {
  needs: 'inform',
  says: '本单位发一个在线培训，或改一稿；审核通过后成员才看得到',
  hides: ['title', 'about', 'link'],
  input: object(courseIn),
  output: told,
})

export const tellGroupTraining = command('training.tellGroup', {
  needs: 'moderate',
  says: '秘书处发一个在线培训，或改一稿；同样先过审核',
  hides: ['title', 'about', 'link'],
  input: object(courseIn),
  output: told,
})

export const finishTraining = command('training.finish', {
  needs: 'member',
  says: '我学完了：在规定的日子里标记一次',
  input: object({ trainingId: id, note: note(MOST.note) }),
  output: object({ at: instant, hours: count }),
})

export const writtenTrainings = query('training.written', {
  needs: 'member',
  says: '写过的培训和审核情况：信息员看本单位的，秘书处看全部',
  input: object({}),
  output: object({
    trainings: array(
      object({
        trainingId: id,
        unitName: text(60),
        /** May be changed by whoever asks; `group`: in the name of the secretariat. */
        own: boolean(),
        group: boolean(),
        /** As it was handed in last. */
        title: text(MOST.title),
        about: text(MOST.about),
        form,
        link: note(MOST.link),
        paper: nullable(text(120)),
        hours: count,
        from: day,
        until: day,
        audience,
        review: object({ state: picklist(REVIEW_STATES), edition: count, at: instant, reason: nullable(text(500)) }),
        published: boolean(),
      }),
    ),
  }),
})

export const whoFinished = query('training.finished', {
  needs: 'member',
  says: '一个培训谁学完了（发培训的单位和秘书处）',
  input: object({ trainingId: id }),
  output: object({
    title: text(MOST.title),
    hoursADay: nullable(count),
    hours: count,
    units: array(object({ unitName: text(60), persons: array(object({ name: text(20), at: instant, note: note(MOST.note) })) })),
  }),
})

export const trainingYear = query('training.year', {
  needs: 'moderate',
  says: '一年里各单位的培训：人次、学时、人日',
  input: object({ year: count }),
  output: object({
    year: count,
    hoursADay: nullable(count),
    rows: array(object({ unitId: id, unitName: text(60), persons: count, finishes: count, hours: count, offered: count })),
  }),
})

export const trainingSheet = query('training.sheet', {
  needs: 'moderate',
  says: '一年的培训统计（.xlsx）：各单位一张表，每人每次一张表',
  input: object({ year: count }),
  output: object({ name: text(120), address: text(2000) }),
})

export type TrainingCard = Infer<typeof card>
export type TrainingPage = Infer<typeof getTraining.output>
export type WrittenTraining = Infer<typeof writtenTrainings.output>['trainings'][number]
