import { subjectsOf } from 'shared/identity/rules'
import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { addDays, chinaTime, dayOf } from 'shared/kernel/time'
import { type Person, persons } from 'shared/person/model'
import { addPerson, correctPerson, endPost, holdPost, strikePost } from 'shared/person/posts-operations'
import { decideAdd, decideCorrect, noUnit } from 'shared/person/correct'
import { decideEnd, decideHold, decideStrike, keepingPosts } from 'shared/person/posts'
import { units } from 'shared/unit/model'
import { administers, administratorsOf } from '../identity/read'
import type { Row } from '../kit/batch'
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
  const decision = decideHold(charter, { person, colleagues, holders }, holding, caller.name, now)
  if (isRefusal(decision)) return decision
  const { posts, followed, over } = decision.value
  const next: Person = { ...person, posts }
  const known = new Map([...ofUnit, ...holders].map((one) => [one._id, one]))
  const leaving = [...(followed ? [followed] : []), ...[...over].map(([id, ended]) => ({ personId: id, posts: ended }))].map(({ personId: id, posts: ended }) => {
    const before = known.get(id)!
    return { before, after: { ...before, posts: ended } }
  })
  const keepers = await keepersLeft(next, leaving, ctx)
  if (isRefusal(keepers)) return keepers
  // Of a post that a unit has once, no second is registered at the same moment.
  const guards = [...(unit ? [guard(units, unit)] : []), ...keepers.map((keeper) => guard(persons, keeper))]
  const answer = { ...named(next), ended: followed ? known.get(followed.personId)!.name : null }
  const [first, ...others] = leaving
  if (!first) return { kind: 'commit', answer, changes: await changesOf(db, next), guards }
  const rows: Row[] = [
    ...[next, first.after].filter(({ bound }) => bound).map(({ _id }) => ({ collection: persons.name, _id, fields: {} })),
    ...others.map(({ before, after }) => ({ collection: persons.name, _id: before._id, at: before.v, fields: { posts: after.posts } })),
  ]
  return { kind: 'commit', answer, changes: [change(persons, next), change(persons, first.after)], guards, batch: { id: ctx.newId(), rows } }
})

interface Leaving {
  readonly before: Person
  readonly after: Person
}

/** Whoever still keeps the roll and can sign in once others have left their posts, to be held still; or nobody would be left. */
async function keepersLeft(next: Person, leaving: readonly Leaving[], { db, charter, now }: Context): Promise<readonly Person[] | Refusal> {
  const last = leaving.flatMap(({ after }) => after.posts.flatMap(({ until, ended }) => (until !== undefined && ended ? [until] : []))).sort().at(-1)
  const day = last !== undefined && last >= dayOf(now) ? addDays(last, 1) : dayOf(now)
  const keeps = (person: Person): boolean => administers(charter, person, chinaTime(`${day}T00:00`))
  const lost = leaving.find(({ before, after }) => keeps(before) && !keeps(after))
  if (!lost || (keeps(next) && subjectsOf(next).length > 0)) return []
  const gone = new Set([next._id, ...leaving.map(({ before }) => before._id)])
  const keeper = (await administratorsOf(db, charter, now)).find((one) => !gone.has(one._id) && keeps(one))
  return keeper ? [keeper] : refuse('LAST_KEEPER', `${lost.before.name}是最后一个能管理名册的人，请先让接手的人绑定，再登记接任`, { field: 'post' })
}

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
