import { isRefusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { noUnit } from 'shared/person/correct'
import { type Person, persons } from 'shared/person/model'
import { remarksOnPerson, remarksOnUnit, shownPosts } from 'shared/person/standing'
import { postName } from 'shared/charter/sittings'
import { decideAddUnit, decideAgreement, decideCorrectUnit } from 'shared/unit/agreement'
import { type Unit, units } from 'shared/unit/model'
import { addUnit, correctUnit, getUnit, registerAgreement } from 'shared/unit/operations'
import { takeOwn } from '../kit/files'
import { answers, change, commit, commits } from '../kit/outcome'
import { openRoll, renamedRows } from '../person/read'

const named = ({ _id, name }: Unit) => ({ unitId: _id, name })

export const readUnit = answers(getUnit, async ({ unitId }, { db, charter, now }) => {
  const today = dayOf(now)
  const [unit, everybody] = await Promise.all([db.get(units, unitId), db.find(persons, {}, { order: { field: 'pinyin', direction: 'asc' } })])
  if (!unit) return noUnit
  const people = everybody.filter((person) => person.unitId === unitId)
  const { name, kind, lead, creditCode, since, earlier = [], agreement } = unit
  return {
    unitId, name, kind, lead, creditCode, since, today,
    earlier: earlier.map((one) => ({ ...one })),
    agreement: {
      state: agreement?.state ?? ('missing' as const),
      ...(agreement?.signedOn && { signedOn: agreement.signedOn }),
      ...(agreement?.note && { note: agreement.note }),
      scan: agreement?.file !== undefined,
    },
    people: people.map((person: Person) => ({
      personId: person._id,
      name: person.name,
      title: person.title,
      posts: shownPosts(charter, person, everybody, today).map(({ post }) => postName(charter, post)),
      remarks: remarksOnPerson(charter, person, everybody, today).map(({ message }) => message),
    })),
    remarks: remarksOnUnit(charter, unit, people, today).map(({ message, clause }) => ({ message, ...(clause && { clause }) })),
  }
})

export const add = commits(addUnit, async (facts, ctx) => {
  const open = await openRoll(ctx.db)
  if (isRefusal(open)) return open
  const others = await ctx.db.find(units, {})
  return commit(decideAddUnit({ ...facts, creditCode: facts.creditCode?.toUpperCase() }, others, ctx.newId(), ctx.now), (unit) => ({
    answer: named(unit),
    changes: [change(units, unit)],
    guards: [open.still],
  }))
})

/** A unit's name stands with each of its people and their identities too; they follow as rows. */
export const correct = commits(correctUnit, async ({ unitId, ...given }, ctx) => {
  const open = await openRoll(ctx.db)
  if (isRefusal(open)) return open
  const others = await ctx.db.find(units, {})
  const unit = others.find(({ _id }) => _id === unitId)
  if (!unit) return noUnit
  const decision = decideCorrectUnit(unit, { ...given, ...(given.creditCode && { creditCode: given.creditCode.toUpperCase() }) }, others, ctx.now)
  if (isRefusal(decision)) return decision
  const next = decision.value
  const rows = next.name === unit.name ? [] : await renamedRows(ctx.db, unitId)
  return { kind: 'commit', answer: named(next), changes: [change(units, next)], guards: [open.still], ...(rows.length > 0 && { batch: { id: ctx.newId(), rows } }) }
})

export const fileAgreement = commits(registerAgreement, async ({ unitId, ...given }, ctx) => {
  const open = await openRoll(ctx.db)
  if (isRefusal(open)) return open
  const unit = await ctx.db.get(units, unitId)
  if (!unit) return noUnit
  const file = given.file === undefined ? undefined : await takeOwn(ctx, given.file, 'scans')
  if (file && isRefusal(file)) return file
  return commit(decideAgreement(unit, { ...given, ...(file && { file: file.value }) }, ctx.now), (next) => ({ answer: named(next), changes: [change(units, next)], guards: [open.still] }))
})
