import type { Charter } from 'shared/charter/charter'
import { postName } from 'shared/charter/sittings'
import { membersOn } from 'shared/department/model'
import type { HeldPost } from 'shared/identity/model'
import { isRefusal, refuse } from 'shared/kernel/decision'
import { dayOf, type Instant } from 'shared/kernel/time'
import { type Person, persons, type Term, terms } from 'shared/person/model'
import { decideStrike } from 'shared/person/posts'
import { getPerson, type HeldPostView, register } from 'shared/person/posts-operations'
import { hasRunOut, placeOn, remarksOnGroup, remarksOnPerson, remarksOnUnit, shownPosts, unitNameOn } from 'shared/person/standing'
import { openTerms, turnsOf } from 'shared/person/succession'
import { calledOn } from 'shared/person/correct'
import { type Unit, UNIT_KINDS, units } from 'shared/unit/model'
import { departmentsOf } from '../department/read'
import { answers } from '../kit/outcome'
import { noPerson } from './posts'

/** The lead school first, then by kind, then as they came onto the roll. */
const inOrder = (all: readonly Unit[]): Unit[] =>
  [...all].sort((a, b) => Number(b.lead) - Number(a.lead) || UNIT_KINDS.indexOf(a.kind) - UNIT_KINDS.indexOf(b.kind))

export const readRegister = answers(register, async ({ on }, { db, charter, now }) => {
  const today = dayOf(now)
  const day = on ?? today
  if (day > today) return refuse('AHEAD', '只能查到今天为止的名册', { field: 'on' })
  const [everybody, everyUnit, everyTerm] = await Promise.all([
    db.find(persons, {}, { order: { field: 'pinyin', direction: 'asc' } }),
    db.find(units, {}),
    db.find(terms, {}),
  ])
  const shown = everybody
    .map((person) => ({ person, place: placeOn(person, day), posts: shownPosts(charter, person, everybody, day) }))
    .filter(({ posts }) => day === today || posts.length > 0)
  return {
    on: day,
    today,
    units: inOrder(everyUnit.filter(({ since }) => since === undefined || since <= day)).map((unit) => {
      const people = shown.filter(({ place }) => place.unitId === unit._id)
      const ofPeople = people.flatMap(({ person }) =>
        remarksOnPerson(charter, person, everybody, day).map((remark) => ({ ...remark, message: `${person.name}：${remark.message}`, personId: person._id })),
      )
      return {
        unitId: unit._id,
        name: unitNameOn(unit, day),
        kind: unit.kind,
        lead: unit.lead,
        agreement: unit.agreement?.state ?? ('missing' as const),
        people: people.map(({ person, place, posts }) => ({
          personId: person._id,
          name: person.name,
          initials: person.initials,
          title: place.title,
          posts: posts.map(({ post }) => postName(charter, post)),
        })),
        remarks: [...remarksOnUnit(charter, unit, people.map(({ person }) => person), day), ...ofPeople],
      }
    }),
    remarks: remarksOnGroup(charter, everybody, day),
    terms: [...everyTerm].sort((a, b) => a.number - b.number).map((term) => termView(term, everyTerm, today)),
  }
})

/** A 届 that is over is flagged while no later one has begun. */
const termView = ({ number, from, until, source, file }: Term, all: readonly Term[], today: string) => ({
  number, from, until, source,
  scan: file !== undefined,
  over: until < today && !all.some((other) => other.number > number),
})

export const readPerson = answers(getPerson, async ({ personId }, { db, charter, now }) => {
  const today = dayOf(now)
  const [everybody, everyUnit, departments] = await Promise.all([db.find(persons, {}), db.find(units, {}), departmentsOf(db, personId, today)])
  const person = everybody.find(({ _id }) => _id === personId)
  if (!person) return noPerson
  const byId = new Map(everyUnit.map((unit) => [unit._id, unit]))
  const { name, unitId, unitName, title, phone, birth, bound, posts, earlier = [] } = person
  return {
    personId, name, unitId, unitName, title, phone, birth, today,
    bound: Object.keys(bound ?? {}).length > 0,
    posts: [...posts].reverse().map((held): HeldPostView => ({
      post: held.post,
      name: postName(charter, held.post),
      from: held.from,
      ...(held.until !== undefined && { until: held.until }),
      ...(held.source && { source: held.source }),
      ...(held.ended && { ended: held.ended.why }),
      struck: struckWith(charter, person, held, everybody, now),
      scan: held.file !== undefined,
      state: stateOf(held, hasRunOut(charter, person, held, everybody, today), today),
    })),
    earlier: earlier.map((place) => ({ until: place.until, unitName: calledOn(byId, place, place.until), title: place.title })),
    departments: departments.map((one) => ({ departmentId: one._id, name: one.name, since: membersOn(one, today).find((stint) => stint.personId === personId)!.since })),
    remarks: remarksOnPerson(charter, person, everybody, today),
    choices: charter.posts.map(({ id, name: says, termYears }) => ({ post: id, name: says, years: termYears, open: openTerms(charter, person, id, everybody) })),
    units: inOrder(everyUnit).map(({ _id, name: says }) => ({ unitId: _id, name: says })),
  }
})

function stateOf({ until }: { readonly until?: string }, ranOut: boolean, today: string): HeldPostView['state'] {
  if (ranOut) return 'over'
  return until === undefined || today <= until ? 'held' : 'past'
}

/** What becomes of other terms when a post is struck, in words; that somebody must be left who keeps the roll is asked when it is. */
function struckWith(charter: Charter, person: Person, held: HeldPost, everybody: readonly Person[], now: Instant): string[] {
  const holders = everybody.filter(({ posts }) => posts.some(({ post }) => post === held.post))
  const struck = decideStrike(charter, { person, holders }, { others: everybody }, held, '', now)
  if (isRefusal(struck)) return []
  return [...turnsOf(charter, person, struck.value.posts), ...holders.flatMap((other) => turnsOf(charter, other, struck.value.others.get(other._id) ?? other.posts))]
}
