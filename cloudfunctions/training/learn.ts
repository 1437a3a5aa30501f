import { accept, refuse } from 'shared/kernel/decision'
import { type Day, dayOf } from 'shared/kernel/time'
import { type Course, finishes, finishId, shownOf, type Training, trainings } from 'shared/training/model'
import { finishTraining, getTraining, listTrainings, type TrainingPlace, whoFinished } from 'shared/training/operations'
import { decideFinish, hoursADay, noTraining, whyNotFinish } from 'shared/training/rules'
import { units } from 'shared/unit/model'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { answers, append, appends } from '../kit/outcome'

/** So many are listed at once. */
const LISTED = 40

const cardOf = ({ _id, unitName }: Training, { title, form, hours, from, until, audience }: Course, finishedAt: number | null) => ({
  trainingId: _id, title, unitName, form, hours, from, until, audience: [...audience], finishedAt,
})

/** What comes after a place; those that end on one day follow each other by their ids. */
async function read(db: Reader, over: boolean, today: Day, after: TrainingPlace | undefined, limit: number): Promise<readonly Training[]> {
  // Overnight what was running may have ended: what is still asked for begins today.
  const from = after && after.until < today === over ? after : undefined
  const sameDay = from ? await db.find(trainings, { until: from.until, _id: { gt: from.trainingId } }, { limit }) : []
  if (sameDay.length === limit) return sameDay
  const until = over ? { gt: '' as const, lt: from?.until ?? today } : from ? { gt: from.until } : { gte: today }
  const others = await db.find(trainings, { until }, { order: { field: 'until', direction: over ? 'desc' : 'asc' }, limit: limit - sameDay.length })
  return [...sameDay, ...others]
}

export const list = answers(listTrainings, async ({ over, after }, { db, caller, charter, now }) => {
  const found = await read(db, over, dayOf(now), after, LISTED + 1)
  const page = found.slice(0, LISTED)
  const last = page.at(-1)
  const mine = page.length === 0 ? [] : await db.find(finishes, { _id: { in: page.map(({ _id }) => finishId(_id, caller.personId)) } })
  const at = new Map(mine.map((one) => [one.trainingId, one.at]))
  return {
    trainings: page.flatMap((training) => {
      const course = shownOf(training)?.course
      return course ? [cardOf(training, course, at.get(training._id) ?? null)] : []
    }),
    next: last && found.length > LISTED ? { until: last.until as Day, trainingId: last._id } : null,
    hoursADay: hoursADay(charter),
  }
})

const oversees = ({ caller }: Pick<Context, 'caller'>, { unitId }: Training): boolean =>
  caller.capabilities.has('moderate') || (caller.capabilities.has('inform') && unitId === caller.unitId)

export const get = answers(getTraining, async ({ trainingId }, ctx) => {
  const { db, caller, files, now } = ctx
  const [training, done, unit] = await Promise.all([db.get(trainings, trainingId), db.find(finishes, { trainingId }), db.get(units, caller.unitId)])
  const course = shownOf(training)?.course
  if (!training || !course) return noTraining
  const address = course.paper && (await files.address(course.paper.file, 'page'))
  return {
    ...cardOf(training, course, done.find(({ personId }) => personId === caller.personId)?.at ?? null),
    about: course.about,
    link: course.link,
    paper: course.paper && address ? { name: course.paper.name, address } : null,
    finished: done.length,
    whyNot: whyNotFinish(course, unit?.kind, dayOf(now))?.message ?? null,
    oversees: oversees(ctx, training),
  }
})

export const finish = appends(finishTraining, async ({ trainingId, note }, { db, caller, now }) => {
  const [training, unit] = await Promise.all([db.get(trainings, trainingId), db.get(units, caller.unitId)])
  const { personId, name, unitId, unitName } = caller
  const decision = decideFinish({ training, person: { personId, name, unitId, unitName }, kind: unit?.kind, note }, now)
  return append(decision, finishes, ({ at, hours }) => accept({ at, hours }))
})

export const finishedBy = answers(whoFinished, async ({ trainingId }, ctx) => {
  const [training, done] = await Promise.all([
    ctx.db.get(trainings, trainingId),
    ctx.db.find(finishes, { trainingId }, { order: { field: 'at', direction: 'asc' } }),
  ])
  if (!training) return noTraining
  if (!oversees(ctx, training)) return refuse('NOT_YOURS', '谁学完了，只有发培训的单位和秘书处看得到', { field: 'trainingId' })
  const names = [...new Set(done.map(({ unitName }) => unitName))].sort()
  return {
    title: training.published?.course.title ?? training.course.title,
    hoursADay: hoursADay(ctx.charter),
    hours: done.reduce((sum, { hours }) => sum + hours, 0),
    units: names.map((unitName) => ({ unitName, persons: done.filter((one) => one.unitName === unitName).map(({ name, at, note }) => ({ name, at, note })) })),
  }
})
