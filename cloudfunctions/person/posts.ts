import { isRefusal, refuse } from 'shared/kernel/decision'
import { type Person, persons } from 'shared/person/model'
import { addPerson, correctPerson, endPost, holdPost, strikePost } from 'shared/person/posts-operations'
import { decideAdd, decideCorrect, noUnit } from 'shared/person/correct'
import { decideEnd, decideHold, decideStrike, keepingPosts } from 'shared/person/posts'
import { units } from 'shared/unit/model'
import { administratorsOf } from '../identity/read'
import type { Context } from '../kit/context'
import { change, commit, commits, guard } from '../kit/outcome'
import { speller } from '../kit/spell'
import { personById, personsOfUnit, personsWithPosts } from './read'
import { withScan } from './terms'
import { changesOf } from './write'

export const noPerson = refuse('NO_PERSON', '名册上没有这个人', { field: 'personId' })

const named = ({ _id, name }: Person) => ({ personId: _id, name })
const withPhone = ({ db }: Context, phone: string | undefined) => (phone === undefined ? [] : db.find(persons, { phone }))

export const add = commits(addPerson, async ({ unitId, ...facts }, ctx) => {
  const [unit, samePhone, spelling] = await Promise.all([ctx.db.get(units, unitId), withPhone(ctx, facts.phone), speller().then((spell) => spell(facts.name))])
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
  const spelling = given.name === undefined || given.name === person.name ? person : (await speller())(given.name)
  const { pinyin, initials } = spelling
  const decision = decideCorrect(person, { ...given, unit }, { pinyin, initials }, samePhone, ctx.now)
  if (isRefusal(decision)) return decision
  const changes = await changesOf(ctx.db, decision.value)
  return commit(decision, (next) => ({ answer: named(next), changes }))
})

/** Two persons change where one follows the other; their identities are then more than a commit holds, and follow as rows. */
export const hold = commits(holdPost, async ({ personId, ...given }, ctx) => {
  const { db, charter, caller, now } = ctx
  const scanned = await withScan(given, ctx)
  if (isRefusal(scanned)) return scanned
  const holding = scanned.value
  const person = await personById(db, personId)
  if (!person) return noPerson
  const [unit, ofUnit, holders] = await Promise.all([db.get(units, person.unitId), personsOfUnit(db, person.unitId), personsWithPosts(db, [holding.post])])
  const colleagues = ofUnit.filter(({ _id }) => _id !== personId)
  // Of a post that a unit has once, no second is registered at the same moment.
  const guards = unit ? [guard(units, unit)] : []
  const decision = decideHold(charter, { person, colleagues, holders }, holding, caller.name, now)
  if (isRefusal(decision)) return decision
  const { posts, followed, over } = decision.value
  const next: Person = { ...person, posts }
  const superseded = holders.flatMap(({ _id, v }) => (over.has(_id) ? [{ collection: persons.name, _id, at: v, fields: { posts: over.get(_id) } }] : []))
  if (!followed) {
    const changes = await changesOf(db, next)
    const rows = superseded.length > 0 ? { batch: { id: ctx.newId(), rows: superseded } } : {}
    return { kind: 'commit', answer: { ...named(next), ended: null }, changes, guards, ...rows }
  }
  const before = colleagues.find(({ _id }) => _id === followed.personId)!
  const ended: Person = { ...before, posts: followed.posts }
  const rows = [next, ended].filter(({ bound }) => bound).map(({ _id }) => ({ collection: persons.name, _id, fields: {} }))
  return {
    kind: 'commit',
    answer: { ...named(next), ended: before.name },
    changes: [change(persons, next), change(persons, ended)],
    guards,
    batch: { id: ctx.newId(), rows: [...rows, ...superseded] },
  }
})

export const end = commits(endPost, async ({ personId, post, from, until, reason }, ctx) => {
  const person = await personById(ctx.db, personId)
  if (!person) return noPerson
  const others = await keepersBeside(person, ctx)
  const decision = decideEnd(ctx.charter, person, { others }, { post, from }, until, reason, ctx.caller.name, ctx.now)
  if (isRefusal(decision)) return decision
  const changes = await changesOf(ctx.db, { ...person, posts: decision.value })
  return commit(decision, () => ({ answer: named(person), changes, guards: others.map((other) => guard(persons, other)) }))
})

export const strike = commits(strikePost, async ({ personId, post, from }, ctx) => {
  const person = await personById(ctx.db, personId)
  if (!person) return noPerson
  const others = await keepersBeside(person, ctx)
  const decision = decideStrike(ctx.charter, person, { others }, { post, from }, ctx.now)
  if (isRefusal(decision)) return decision
  const changes = await changesOf(ctx.db, { ...person, posts: decision.value })
  return commit(decision, () => ({ answer: named(person), changes, guards: others.map((other) => guard(persons, other)) }))
})

/** The others who can keep the roll today and sign in; they are held still, or two who go at once would leave nobody. */
const keepersBeside = async ({ _id, posts }: Person, { db, charter, now }: Context): Promise<readonly Person[]> =>
  posts.some(({ post }) => keepingPosts(charter).includes(post)) ? (await administratorsOf(db, charter, now)).filter((other) => other._id !== _id) : []
