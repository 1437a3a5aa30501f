import type { Charter } from 'shared/charter/charter'
import { postCapabilities } from 'shared/charter/lookup'
import { postName } from 'shared/charter/sittings'
import { postsOn } from 'shared/identity/model'
import { accept, refuse } from 'shared/kernel/decision'
import { type Day, dayOf } from 'shared/kernel/time'
import { contacts, type ContactUnit, revealPhone } from 'shared/person/contacts'
import { phoneLooks } from 'shared/person/contacts-model'
import { decideReveal, maskPhone } from 'shared/person/contacts-rules'
import { type Person, persons } from 'shared/person/model'
import { type Unit, UNIT_KINDS, units } from 'shared/unit/model'
import { append, answers, appends } from '../kit/outcome'

export const readContacts = answers(contacts, async (_, { db, caller, charter, now }) => {
  const [everybody, members] = await Promise.all([
    db.find(persons, {}, { order: { field: 'pinyin', direction: 'asc' } }),
    db.find(units, {}),
  ])
  return {
    me: caller.personId,
    units: unitsOf(everybody, members),
    persons: everybody.map(({ _id, name, pinyin, initials, unitId, title, posts, phone }) => ({
      personId: _id,
      name, pinyin, initials, unitId, title,
      posts: postsOn(posts, dayOf(now)).map((post) => postName(charter, post)),
      phone: maskPhone(phone),
    })),
  }
})

/** The units that somebody belongs to. */
function unitsOf(everybody: readonly Person[], members: readonly Unit[]): ContactUnit[] {
  const known = new Map(members.map((unit) => [unit._id, unit]))
  const found = [...new Map(everybody.map(({ unitId, unitName }) => [unitId, unitName]))].map(([unitId, name]): ContactUnit => {
    const unit = known.get(unitId)
    return { unitId, name: unit?.name ?? name, kind: unit?.kind ?? null, lead: unit?.lead ?? false }
  })
  const place = ({ kind }: ContactUnit) => (kind === null ? UNIT_KINDS.length : UNIT_KINDS.indexOf(kind))
  return found.sort((a, b) => place(a) - place(b) || Number(b.lead) - Number(a.lead) || byName.compare(a.name, b.name))
}

/** Phones sort Chinese in different ways; the cloud does it for all of them. */
const byName = new Intl.Collator('zh')

export const reveal = appends(revealPhone, async ({ personId, purpose }, { db, caller, charter, now }) => {
  const day = dayOf(now)
  const [person, today] = await Promise.all([
    db.get(persons, personId),
    db.find(phoneLooks, { 'by.personId': caller.personId, day }),
  ])
  const by = { personId: caller.personId, name: caller.name, unitName: caller.unitName }
  const facts = { person, today, by, ofOffice: person !== undefined && isOfOffice(charter, person, day) }
  return append(decideReveal(charter, facts, purpose, now), phoneLooks, (stored) =>
    stored.personId === personId ? accept({ personId, phone: person!.phone }) : overtaken,
  )
})

/** At the same moment the same caller asked for somebody else. */
const overtaken = refuse('ASK_AGAIN', '刚才同时在查看另一个人的电话，请再点一次', { field: 'personId' })

/** Whom members turn to: those who convene. */
const isOfOffice = (charter: Charter, { posts }: Person, day: Day): boolean => postCapabilities(charter, postsOn(posts, day)).has('convene')
