import { accept, isRefusal, refuse } from 'shared/kernel/decision'
import { type Person, persons } from 'shared/person/model'
import { addPerson, correctPerson, endPost, holdPost, strikePost } from 'shared/person/posts-operations'
import { decideAdd, decideCorrect, noUnit } from 'shared/person/correct'
import { decideEnd, decideHold, decideStrike, type Keepers, keepingPosts } from 'shared/person/posts'
import { units } from 'shared/unit/model'
import type { Context } from '../kit/context'
import { isFromInbox } from '../kit/files'
import { change, commit, commits } from '../kit/outcome'
import { personById, personsOfUnit, personsWithPosts } from './read'
import { notUploaded } from './terms'
import { spell } from './spell'
import { changesOf } from './write'

export const noPerson = refuse('NO_PERSON', '名册上没有这个人', { field: 'personId' })

const named = ({ _id, name }: Person) => ({ personId: _id, name })
const withPhone = ({ db }: Context, phone: string | undefined) => (phone === undefined ? [] : db.find(persons, { phone }))

export const add = commits(addPerson, async ({ unitId, ...facts }, ctx) => {
  const [unit, samePhone, spelling] = await Promise.all([ctx.db.get(units, unitId), withPhone(ctx, facts.phone), spell(facts.name)])
  const birth = facts.birth === '' ? undefined : facts.birth
  return commit(decideAdd({ ...facts, birth, ...spelling }, { unit, samePhone }, ctx.newId(), ctx.now), (person) => ({
    answer: named(person),
    changes: [change(persons, person)],
  }))
})

export const correct = commits(correctPerson, async ({ personId, unitId, ...given }, ctx) => {
  const [person, unit, samePhone] = await Promise.all([
    personById(ctx.db, personId),
    unitId === undefined ? undefined : ctx.db.get(units, unitId),
    withPhone(ctx, given.phone),
  ])
  if (!person) return noPerson
  if (unitId !== undefined && !unit) return noUnit
  const spelling = given.name === undefined || given.name === person.name ? person : await spell(given.name)
  const { pinyin, initials } = spelling
  const decision = decideCorrect(person, { ...given, unit }, { pinyin, initials }, samePhone, ctx.now)
  if (isRefusal(decision)) return decision
  const changes = await changesOf(ctx.db, decision.value)
  return commit(decision, (next) => ({ answer: named(next), changes }))
})

/** Two persons change where one follows the other; their identities are then more than a commit holds, and follow as rows. */
export const hold = commits(holdPost, async ({ personId, ...holding }, ctx) => {
  const { db, charter, caller, now } = ctx
  if (holding.file !== undefined && !isFromInbox(holding.file, ctx.subject)) return notUploaded
  const person = await personById(db, personId)
  if (!person) return noPerson
  const colleagues = (await personsOfUnit(db, person.unitId)).filter(({ _id }) => _id !== personId)
  const decision = decideHold(charter, { person, colleagues }, holding, caller.name, now)
  if (isRefusal(decision)) return decision
  const { posts, followed } = decision.value
  const next: Person = { ...person, posts }
  if (!followed) {
    const changes = await changesOf(db, next)
    return commit(accept(next), () => ({ answer: { ...named(next), ended: null }, changes }))
  }
  const before = colleagues.find(({ _id }) => _id === followed.personId)!
  const ended: Person = { ...before, posts: followed.posts }
  const rows = [next, ended].filter(({ bound }) => bound).map(({ _id }) => ({ collection: persons.name, _id, fields: {} }))
  return {
    kind: 'commit',
    answer: { ...named(next), ended: before.name },
    changes: [change(persons, next), change(persons, ended)],
    guards: [],
    batch: { id: ctx.newId(), rows },
  }
})

export const end = commits(endPost, async ({ personId, post, from, until, reason }, ctx) => {
  const person = await personById(ctx.db, personId)
  if (!person) return noPerson
  const decision = decideEnd(ctx.charter, person, await keepers(ctx), { post, from }, until, reason, ctx.caller.name, ctx.now)
  if (isRefusal(decision)) return decision
  const changes = await changesOf(ctx.db, { ...person, posts: decision.value })
  return commit(decision, () => ({ answer: named(person), changes }))
})

export const strike = commits(strikePost, async ({ personId, post, from }, ctx) => {
  const person = await personById(ctx.db, personId)
  if (!person) return noPerson
  const decision = decideStrike(ctx.charter, person, await keepers(ctx), { post, from }, ctx.now)
  if (isRefusal(decision)) return decision
  const changes = await changesOf(ctx.db, { ...person, posts: decision.value })
  return commit(decision, () => ({ answer: named(person), changes }))
})

const keepers = async ({ db, charter }: Context): Promise<Keepers> => ({ others: await personsWithPosts(db, keepingPosts(charter)) })
