import { subjectsOf } from 'shared/identity/rules'
import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { type Person, persons } from 'shared/person/model'
import { addPerson, correctPerson, endPost, holdPost, strikePost } from 'shared/person/posts-operations'
import { decideAdd, decideCorrect, noUnit } from 'shared/person/correct'
import { decideEnd, decideHold, decideMoved, decideStrike, type Held, unitPostsIn } from 'shared/person/posts'
import { keepingPosts, keepsLess, keepsOn } from 'shared/person/keepers'
import { units } from 'shared/unit/model'
import { stayingAdministratorsOf } from '../identity/read'
import type { Context } from '../kit/context'
import { change, commit, commits, guard } from '../kit/outcome'
import { speller } from '../kit/spell'
import { openRoll, personById, personsByPhone, personsWithPosts } from './read'
import { withScan } from './terms'
import { registered, type Turn } from './write'

export const noPerson = refuse('NO_PERSON', '名册上没有这个人', { field: 'personId' })

const named = ({ _id, name }: Person) => ({ personId: _id, name })
const withPhone = ({ db }: Context, phone: string | undefined) => (phone === undefined ? [] : personsByPhone(db, phone))

export const add = commits(addPerson, async ({ unitId, ...facts }, ctx) => {
  const open = await openRoll(ctx.db)
  if (isRefusal(open)) return open
  const [unit, samePhone, spelling] = await Promise.all([ctx.db.get(units, unitId), withPhone(ctx, facts.phone), speller().then((spell) => spell(facts.name))])
  const birth = facts.birth === '' ? undefined : facts.birth
  return commit(decideAdd({ ...facts, birth, ...spelling }, { unit, samePhone }, ctx.newId(), ctx.now), (person) => ({
    answer: named(person),
    changes: [change(persons, person)],
    guards: [open.still],
  }))
})

export const correct = commits(correctPerson, async ({ personId, unitId, ...given }, ctx) => {
  const open = await openRoll(ctx.db)
  if (isRefusal(open)) return open
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
  const ofUnit = decision.value.unitId === person.unitId ? [] : unitPostsIn(ctx.charter, person)
  const holders = ofUnit.length === 0 ? [] : await personsWithPosts(ctx.db, ofUnit)
  const moved: Held = ofUnit.length === 0 ? { posts: person.posts, others: new Map() } : decideMoved(ctx.charter, decision.value, holders, ctx.caller.name, ctx.now)
  const next = { ...decision.value, posts: moved.posts }
  const turns = turnsIn(moved, holders)
  const own = { before: person, after: next }
  const keepers = await keepersLeft([own, ...turns], ctx)
  if (isRefusal(keepers)) return keepers
  return registered(ctx, own, turns, named(next), [open.still, ...keepers.map((keeper) => guard(persons, keeper))])
})

/** Whoever is followed, and all whose terms are over by it, change in the same commit. */
export const hold = commits(holdPost, async ({ personId, ...given }, ctx) => {
  const { db, charter, caller, now } = ctx
  const open = await openRoll(db)
  if (isRefusal(open)) return open
  const scanned = await withScan(given, ctx)
  if (isRefusal(scanned)) return scanned
  const holding = scanned.value
  const [person, holders] = await Promise.all([personById(db, personId), personsWithPosts(db, [holding.post])])
  if (!person) return noPerson
  const decision = decideHold(charter, { person, holders }, holding, caller.name, now)
  if (isRefusal(decision)) return decision
  const own = { before: person, after: { ...person, posts: decision.value.posts } }
  const turns = turnsIn(decision.value, holders)
  const keepers = await keepersLeft([own, ...turns], ctx)
  if (isRefusal(keepers)) return keepers
  const answer = { ...named(person), ended: turns.map(({ before }) => before.name) }
  return registered(ctx, own, turns, answer, [open.still, ...keepers.map((keeper) => guard(persons, keeper))])
})

const turnsIn = ({ others }: Held, holders: readonly Person[]): Turn[] =>
  holders.flatMap((before) => {
    const posts = others.get(before._id)
    return posts ? [{ before, after: { ...before, posts } }] : []
  })

/** Whoever still keeps the roll and can sign in once others have left their posts, to be held still; or nobody would be left. */
async function keepersLeft(turns: readonly Turn[], { db, charter, now }: Context): Promise<readonly Person[] | Refusal> {
  const today = dayOf(now)
  const lost = turns.find(({ before, after }) => keepsLess(charter, before.posts, after.posts, today))
  if (!lost || turns.some(({ after }) => keepsOn(charter, after.posts, today) && subjectsOf(after).length > 0)) return []
  const gone = new Set(turns.map(({ before }) => before._id))
  const keeper = (await stayingAdministratorsOf(db, charter, now)).find((one) => !gone.has(one._id))
  return keeper ? [keeper] : refuse('LAST_KEEPER', `${lost.before.name}是最后一个能管理名册的人（写明了结束日期的不算），请先让接手的人绑定，再登记接任`, { field: 'post' })
}

export const end = commits(endPost, async ({ personId, post, from, until, reason }, ctx) => {
  const open = await openRoll(ctx.db)
  if (isRefusal(open)) return open
  const person = await personById(ctx.db, personId)
  if (!person) return noPerson
  const others = await keepersBeside(person, ctx)
  const decision = decideEnd(ctx.charter, person, { others }, { post, from }, until, reason, ctx.caller.name, ctx.now)
  if (isRefusal(decision)) return decision
  return registered(ctx, { before: person, after: { ...person, posts: decision.value } }, [], named(person), [open.still, ...others.map((other) => guard(persons, other))])
})

export const strike = commits(strikePost, async ({ personId, post, from }, ctx) => {
  const { db, charter, caller, now } = ctx
  const open = await openRoll(db)
  if (isRefusal(open)) return open
  const [person, holders] = await Promise.all([personById(db, personId), personsWithPosts(db, [post])])
  if (!person) return noPerson
  const others = await keepersBeside(person, ctx)
  const decision = decideStrike(charter, { person, holders }, { others }, { post, from }, caller.name, now)
  if (isRefusal(decision)) return decision
  const turns = turnsIn(decision.value, holders)
  const answer = { ...named(person), restored: turns.map(({ before }) => before.name) }
  return registered(ctx, { before: person, after: { ...person, posts: decision.value.posts } }, turns, answer, [open.still, ...others.map((other) => guard(persons, other))])
})

/** The others who can sign in and go on keeping the roll; they are held still, or two who go at once would leave nobody. */
const keepersBeside = async ({ _id, posts }: Person, { db, charter, now }: Context): Promise<readonly Person[]> =>
  posts.some(({ post }) => keepingPosts(charter).includes(post)) ? (await stayingAdministratorsOf(db, charter, now)).filter((other) => other._id !== _id) : []
