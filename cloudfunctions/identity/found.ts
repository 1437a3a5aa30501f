import { createHash } from 'node:crypto'
import type { Charter } from 'shared/charter/charter'
import { FOUNDING_ID, foundings, isSpent, principals } from 'shared/identity/model'
import { found } from 'shared/identity/operations'
import { decideBinding, decideFounding } from 'shared/identity/rules'
import { isRefusal } from 'shared/kernel/decision'
import { type Person, persons } from 'shared/person/model'
import { type Unit, units } from 'shared/unit/model'
import { change, commit, guard, joins } from '../kit/outcome'
import { speller } from '../kit/spell'
import { leadUnit } from '../unit/read'
import { comerOf } from './join'
import { administratorsOf } from './read'

export const foundGroup = joins(found, async ({ word, unit: unitName, name, title, phone, from, consent }, ctx) => {
  const { db, charter, now, newId } = ctx
  const [founding, administrators, lead, comer] = await Promise.all([
    db.get(foundings, FOUNDING_ID), administratorsOf(db, charter, now), leadUnit(db), comerOf(ctx, consent),
  ])
  const isOpen = founding !== undefined && !isSpent(founding)
  const isRight = founding?.hash === createHash('sha256').update(word).digest('hex')
  const decision = decideFounding({ isOpen, isRight, isAdministered: administrators.length > 0 }, { phone, from, consent }, now)
  if (isRefusal(decision)) return decision

  // Where the last administrator was lost, the group is there already and only needs somebody again.
  const unit: Unit = lead ?? { _id: newId(), v: 0, name: unitName, kind: 'school', lead: true }
  const spell = await speller()
  const founder: Person = {
    _id: newId(), v: 0, name, title, phone, unitId: unit._id, unitName: unit.name,
    ...spell(name),
    posts: [{ post: staffPost(charter), from, source: '平台开通时登记' }],
  }
  return commit(decideBinding({ person: founder, before: undefined }, comer, 'founding', now), ({ principal, person }) => ({
    answer: { name, unitName: unit.name },
    changes: [change(principals, principal), change(persons, person), change(units, unit)],
    guards: [guard(foundings, founding!)],
  }))
})

/** The post that administers without having been elected. */
function staffPost(charter: Charter): string {
  const post = charter.posts.find(({ by, capabilities }) => by === 'appointment' && capabilities.includes('administer'))
  if (!post) throw new Error('the charter knows no appointed post that administers')
  return post.id
}
