import { organisationName } from 'shared/charter/sittings'
import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import type { Infer } from 'shared/kernel/schema'
import { checkOf, checks } from 'shared/review/model'
import { type Course, type Training, trainings } from 'shared/training/model'
import { tellGroupTraining, tellTraining, writtenTrainings } from 'shared/training/operations'
import { decideTell, noTraining, textsOf } from 'shared/training/rules'
import { callerAs, type Context } from '../kit/context'
import { takeOwn } from '../kit/files'
import { answers, change, commit, commits } from '../kit/outcome'

const LISTED = 60
/** In whose name the secretariat offers trainings. */
const GROUP = 'group'

const ownUnit = ({ caller: { unitId, unitName } }: Context) => ({ unitId, unitName })
const ofGroup = ({ charter }: Context) => ({ unitId: GROUP, unitName: `${organisationName(charter)}秘书处` })

export const tell = commits(tellTraining, (given, ctx) => handIn(ctx, ownUnit(ctx), given))
export const tellOfGroup = commits(tellGroupTraining, (given, ctx) => handIn(ctx, ofGroup(ctx), given))

async function handIn(ctx: Context, unit: Pick<Training, 'unitId' | 'unitName'>, { trainingId, edition, paper: given, ...texts }: Infer<typeof tellTraining.input>) {
  const { caller, db, newId, now: at, subject } = ctx
  const known = trainingId === undefined ? undefined : await db.get(trainings, trainingId)
  if (trainingId !== undefined && !known) return noTraining
  const paper = texts.form === 'paper' ? await paperOf(ctx, known, given) : null
  if (isRefusal(paper)) return paper
  const _id = known?._id ?? newId()
  const by = callerAs(ctx)
  const course: Course = { ...texts, link: texts.form === 'paper' ? '' : texts.link, paper }
  return commit(decideTell({ _id, known, course, edition, unit, by }, at), (next) => {
    const check = checkOf({
      kind: 'training', subjectId: _id, edition: next.review.edition, title: course.title, texts: textsOf(course), pictures: [],
      unitName: caller.unitName, author: by, subject, at,
    })
    return { answer: { trainingId: _id, edition: next.review.edition }, changes: [change(trainings, next), change(checks, check)] }
  })
}

/** A paper just uploaded is taken into a folder that names nobody; without one, the paper that was there stays. */
async function paperOf(ctx: Context, known: Training | undefined, given: { file?: string | undefined; name: string } | undefined): Promise<Course['paper'] | Refusal> {
  if (given === undefined) return null
  if (given.file === undefined) return known?.course.paper ?? null
  const kept = await takeOwn(ctx, given.file, 'trainings', { field: 'paper.file', unsent: '请先上传培训文件' })
  return isRefusal(kept) ? kept : { file: kept.value, name: given.name }
}

export const written = answers(writtenTrainings, async (_, { db, caller }) => {
  const all = caller.capabilities.has('moderate')
  const own = (unitId: string) => (caller.capabilities.has('inform') && unitId === caller.unitId) || (all && unitId === GROUP)
  if (!all && !caller.capabilities.has('inform')) return refuse('NOT_YOURS', '培训由信息员、理事和秘书处发布')
  const found = await db.find(trainings, all ? {} : { unitId: caller.unitId }, { order: { field: 'writtenAt', direction: 'desc' }, limit: LISTED })
  return {
    trainings: found.map(({ _id, unitId, unitName, course: { paper, audience, ...course }, review: { state, edition, at, reason }, published }) => ({
      trainingId: _id, unitName, own: own(unitId), group: unitId === GROUP, ...course, paper: paper?.name ?? null, audience: [...audience],
      review: { state, edition, at, reason }, published: published !== undefined && state !== 'down',
    })),
  }
})
