import { attendance } from 'shared/attendance/model'
import { audit } from 'shared/audit/model'
import { organisationName, postName } from 'shared/charter/sittings'
import { type Computer, computerIn, entrances, isLetIn, machineName, type Principal, providerOf } from 'shared/identity/model'
import { departmentRoleName } from 'shared/department/model'
import { inbox } from 'shared/message/model'
import { meetings } from 'shared/meeting/model'
import { operations } from 'shared/operations'
import { corrections, phoneLooks, purposeName } from 'shared/person/contacts-model'
import { type Holdings, readable } from 'shared/person/export'
import { exportMine, mine, type MyData } from 'shared/person/mine'
import { stintsOf } from '../department/read'
import { computersOf, principalsOf } from '../identity/read'
import type { Context } from '../kit/context'
import { handOut } from '../kit/files'
import { answers } from '../kit/outcome'
import { personById, personsById } from './read'

/** As many entries of one kind as a page shows, and as an export holds. */
const SHOWN = 50
const EXPORTED = 2000

const latest = (limit: number) => ({ order: { field: 'at', direction: 'desc' }, limit }) as const

export const readMine = answers(mine, (_, ctx) => dataOf(ctx, SHOWN))

async function dataOf({ db, caller, charter, subject, now }: Context, limit: number): Promise<MyData> {
  const { personId } = caller
  const [person, recent, looks, asked, stints] = await Promise.all([
    personById(db, personId),
    computersOf(db, personId),
    db.find(phoneLooks, { personId }, latest(limit)),
    db.find(corrections, { personId }, latest(limit)),
    stintsOf(db, personId),
  ])
  if (!person) throw new Error(`principal ${subject} belongs to nobody`)
  const identities = await principalsOf(db, person)
  const here = recent.filter((one) => isLetIn(one, identities.find(({ _id }) => _id === one.subject), now))
  const entered = here.length === 0 ? [] : await db.find(entrances, { _id: { in: here.map(({ _id }) => _id) } })
  return {
    name: person.name,
    unitName: person.unitName,
    title: person.title,
    phone: person.phone,
    birth: person.birth ?? '',
    posts: person.posts.map(({ post, from, until, source }) => ({ name: postName(charter, post), from, until: until ?? null, source: source ?? '' })),
    departments: stints.map(({ department: { name }, stint: { role, since, left, why = '' } }) => ({ name, role: departmentRoleName[role], since, left: left ?? null, why })),
    identities: identities.map((one) => identityOf(one, subject)),
    computers: here.map((one) => computerOf(one, subject, entered.some(({ _id }) => _id === one._id))),
    looks: looks.map(({ at, by, purpose }) => ({ at, name: by.name, unitName: by.unitName, purpose })),
    corrections: asked.map(({ _id, item, says, at, state, settled }) => ({ correctionId: _id, item, says, at, state, note: settled?.note ?? '' })),
  }
}

const identityOf = ({ _id, boundAt, boundBy, consent }: Principal, subject: string): MyData['identities'][number] => ({
  kind: providerOf(_id),
  current: _id === subject,
  boundAt: boundAt ?? null,
  boundBy: boundBy ?? null,
  consentedAt: consent?.at ?? null,
})

const computerOf = ({ _id, machine, at, until }: Computer, subject: string, entered: boolean): MyData['computers'][number] => ({
  computerId: _id, machine: machineName(machine), at, until, entered, current: computerIn(subject) === _id,
})

export const exportOfMine = answers(exportMine, async ({ format }, ctx) => {
  const all = await holdingsOf(ctx)
  // A mark at the beginning, without which old editors take Chinese for something else.
  const content = Buffer.from(format === 'json' ? JSON.stringify(all, null, 2) : `\uFEFF${readable(all)}`)
  const name = `${all.mine.name}的个人资料.${format === 'json' ? 'json' : 'txt'}`
  return handOut(ctx, name, content)
})

/** What an operation does, without its conditions. */
const inWords = (name: string): string => operations.find((one) => one.name === name)?.says.split(/[：，；]/)[0] ?? name

async function holdingsOf(ctx: Context): Promise<Holdings> {
  const { db, caller: { personId }, charter, now } = ctx
  const [own, facts, messages, looked, acts] = await Promise.all([
    dataOf(ctx, EXPORTED),
    db.find(attendance, { personId }),
    db.find(inbox, { personId, channel: 'inbox' }, latest(EXPORTED)),
    db.find(phoneLooks, { 'by.personId': personId }, latest(EXPORTED)),
    db.find(audit, { personId, refused: { in: [true, false] } }, latest(EXPORTED)),
  ])
  const [seen, about] = await Promise.all([
    personsById(db, looked.map((look) => look.personId)),
    facts.length === 0 ? [] : db.find(meetings, { _id: { in: [...new Set(facts.map(({ meetingId }) => meetingId))] } }),
  ])
  const names = new Map(seen.map(({ _id, name }) => [_id, name]))
  return {
    group: organisationName(charter),
    at: now,
    mine: own,
    attendance: facts,
    messages: messages.map(({ at, title, body }) => ({ at, title, body })),
    looked: looked.map((look) => ({ at: look.at, name: names.get(look.personId) ?? '已不在名册的人', purpose: purposeName[look.purpose] })),
    acts: acts.map(({ at, operation, refusal }) => ({ at, operation: inWords(operation), refused: refusal !== undefined })),
    titles: Object.fromEntries(about.map(({ _id, title }) => [_id, title])),
  }
}
