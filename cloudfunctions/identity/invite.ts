import { organisationName, postName } from 'shared/charter/sittings'
import { codeFrom, showCode } from 'shared/identity/code'
import { type Invitation, invitations, postsOn } from 'shared/identity/model'
import { board, invite, letters, withdrawInvitation } from 'shared/identity/operations'
import { decideWithdraw, issued, stateOf } from 'shared/identity/rules'
import { accept, refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { persons } from 'shared/person/model'
import type { Row } from '../kit/batch'
import type { Reader } from '../kit/database'
import { answers, batch, change, commit, commits, guard } from '../kit/outcome'
import { personById, personsById, wholeRoll } from '../person/read'
import { administers } from './read'

export const inviteSome = commits(invite, async ({ personIds }, ctx) => {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return refuse('NOBODY', '请先选择要邀请的人', { field: 'personIds' })
  const [invited, earlier] = await Promise.all([personsById(ctx.db, ids), invitationsOf(ctx.db, ids)])
  if (invited.length < ids.length) return refuse('NOT_ON_ROLL', '所选的人里有的已不在名册上，请刷新后重选', { field: 'personIds' })
  const rows = ids.map((id) => rowOf(issued(earlier.get(id), id, codeFrom(ctx.newId()), ctx.caller.personId, ctx.now)))
  return batch(accept(rows), ctx, (_, count) => ({ invited: count }))
})

export const withdrawOne = commits(withdrawInvitation, async ({ personId }, ctx) => {
  const [invitation, person] = await Promise.all([ctx.db.get(invitations, personId), personById(ctx.db, personId)])
  return commit(decideWithdraw(invitation, person, ctx.caller.personId, ctx.now), (withdrawn) => ({
    answer: {},
    changes: [change(invitations, withdrawn)],
    // Whoever joins meanwhile has used it.
    guards: [guard(persons, person!)],
  }))
})

export const readBoard = answers(board, async (_, { db, charter, now }) => {
  const [roll, invited] = await Promise.all([wholeRoll(db), db.find(invitations, {})])
  const byPerson = new Map(invited.map((invitation) => [invitation._id, invitation]))
  const rows = roll.map((person) => {
    const { _id: personId, name, pinyin, initials, unitName, title, bound, joinedAt = null } = person
    const invitation = byPerson.get(personId)
    return {
      personId, name, pinyin, initials, unitName, title, joinedAt,
      posts: postsOn(person.posts, dayOf(now)).map((post) => postName(charter, post)),
      administers: administers(charter, person, now),
      bound: { wx: bound?.wx !== undefined, tcb: bound?.tcb !== undefined },
      invitation: { state: stateOf(invitation, person, now), until: invitation?.expiresAt ?? null },
    }
  })
  return { administrators: rows.filter((row) => row.administers && (row.bound.wx || row.bound.tcb)).length, persons: rows }
})

export const readLetters = answers(letters, async ({ personIds }, { db, charter, now, caller }) => {
  const invited = [...(personIds ? await invitationsOf(db, personIds) : new Map((await db.find(invitations, {})).map((one) => [one._id, one]))).values()]
  const [people, sender] = await Promise.all([personsById(db, invited.map(({ _id }) => _id)), personById(db, caller.personId)])
  const byPerson = new Map(invited.map((invitation) => [invitation._id, invitation]))
  return {
    group: organisationName(charter),
    contact: { name: caller.name, phone: sender?.phone ?? '' },
    letters: people
      .filter((person) => stateOf(byPerson.get(person._id), person, now) === 'open')
      .sort((a, b) => (a.unitName === b.unitName ? (a.pinyin < b.pinyin ? -1 : 1) : a.unitName < b.unitName ? -1 : 1))
      .map(({ _id: personId, name, unitName, title }) => {
        const { code, expiresAt: until } = byPerson.get(personId)!
        return { personId, name, unitName, title, code: showCode(code), until }
      }),
  }
})

async function invitationsOf(db: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, Invitation>> {
  const found = personIds.length === 0 ? [] : await db.find(invitations, { _id: { in: [...new Set(personIds)] } })
  return new Map(found.map((one) => [one._id, one]))
}

/** A code that was taken back or replaced before its batch came to it is not written over. */
const rowOf = ({ _id, v, ...fields }: Invitation): Row => ({ collection: invitations.name, _id, at: v, fields })
