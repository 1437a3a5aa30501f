import { type Department, DEPARTMENT_BOOK, departmentBooks, departments } from 'shared/department/model'
import { addMembers, appointHead, correctDepartment, dissolveDepartment, endMember, setUpDepartment } from 'shared/department/operations'
import { decideAdd, decideCorrect, decideDissolve, decideHead, decideLeave, decideSetUp, type Entered, noDepartment } from 'shared/department/rules'
import { accept, type Decision, isRefusal, refuse } from 'shared/kernel/decision'
import { persons } from 'shared/person/model'
import type { Context } from '../kit/context'
import { takeOwn } from '../kit/files'
import { change, type Change, commit, commits, guard } from '../kit/outcome'
import { personById, personsById } from '../person/read'

const named = ({ _id: departmentId, name }: Department) => ({ departmentId, name })
const changesOf = ({ department, book }: Entered): Change[] => [change(departments, department), change(departmentBooks, book)]
const written = (entered: Entered) => ({ answer: named(entered.department), changes: changesOf(entered) })

/** What was given, with its scan taken over into the cloud's own folder. */
async function withScan<T extends { readonly file?: string | undefined }>({ file, ...given }: T, ctx: Context): Promise<Decision<Omit<T, 'file'> & { file?: string }>> {
  if (file === undefined) return accept(given)
  const taken = await takeOwn(ctx, file, 'scans')
  return isRefusal(taken) ? taken : accept({ ...given, file: taken.value })
}

export const setUp = commits(setUpDepartment, async (input, ctx) => {
  const [given, book] = await Promise.all([withScan(input, ctx), ctx.db.get(departmentBooks, DEPARTMENT_BOOK)])
  return isRefusal(given) ? given : commit(decideSetUp(ctx.charter, given.value, book, ctx.caller.name, ctx.newId(), ctx.now), written)
})

export const correct = commits(correctDepartment, async ({ departmentId, ...input }, ctx) => {
  const { db, caller, now } = ctx
  const [given, department, book] = await Promise.all([withScan(input, ctx), db.get(departments, departmentId), db.get(departmentBooks, DEPARTMENT_BOOK)])
  if (!department) return noDepartment
  return isRefusal(given) ? given : commit(decideCorrect(department, given.value, book, caller.name, now), written)
})

export const add = commits(addMembers, async ({ departmentId, personIds, since }, { db, caller, now }) => {
  const [department, known] = await Promise.all([db.get(departments, departmentId), personsById(db, personIds)])
  if (!department) return noDepartment
  const stray = personIds.findIndex((personId) => !known.some(({ _id }) => _id === personId))
  if (stray >= 0) return refuse('NO_PERSON', '名册上没有这个人', { field: `personIds.${stray}` })
  return commit(decideAdd(department, personIds, since, caller.name, now), ({ department: next, added }) => ({
    answer: { ...named(next), added: added.length },
    changes: [change(departments, next)],
  }))
})

/** Rests on the post that the person holds on the roll, which is held still. */
export const appoint = commits(appointHead, async ({ departmentId, personId, since }, { db, charter, caller, now }) => {
  const [department, person] = await Promise.all([db.get(departments, departmentId), personById(db, personId)])
  if (!department) return noDepartment
  if (!person) return refuse('NO_PERSON', '名册上没有这个人', { field: 'personId' })
  return commit(decideHead(charter, department, person, since, caller.name, now), (next) => ({
    answer: named(next),
    changes: [change(departments, next)],
    guards: [guard(persons, person)],
  }))
})

export const end = commits(endMember, async ({ departmentId, personId, left, reason }, { db, caller, now }) => {
  const department = await db.get(departments, departmentId)
  if (!department) return noDepartment
  return commit(decideLeave(department, personId, left, reason, caller.name, now), (next) => ({ answer: named(next), changes: [change(departments, next)] }))
})

export const dissolve = commits(dissolveDepartment, async ({ departmentId, ...input }, ctx) => {
  const { db, caller, now } = ctx
  const [given, department, book] = await Promise.all([withScan(input, ctx), db.get(departments, departmentId), db.get(departmentBooks, DEPARTMENT_BOOK)])
  if (!department) return noDepartment
  return isRefusal(given) ? given : commit(decideDissolve(department, given.value, book, caller.name, now), written)
})
