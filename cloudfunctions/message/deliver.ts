import type { Charter } from 'shared/charter/charter'
import { postsOn, principals } from 'shared/identity/model'
import { type Day, dayOf } from 'shared/kernel/time'
import { creditId, credits, deliveries, type Delivery, deliveryId, type Event, events, type Push, templateBooks, TEMPLATES_ID } from 'shared/message/model'
import { purposeOf, templateFor, works } from 'shared/message/purpose'
import { meetings } from 'shared/meeting/model'
import type { UnitKind } from 'shared/unit/model'
import { subscribersOf } from '../demand/read'
import { eachAbreast } from '../kit/apart'
import { Conflict, type Database, type Reader } from '../kit/database'
import { personsWithPosts, rollOfMeeting } from '../person/read'
import { unitsOfKinds } from '../unit/read'

type GoOn = () => boolean

/**
 * Expands every event that is not yet out: one inbox entry a person, and a push for those whom one can reach. The `_id` is
 * event, person and channel, so that running twice, or after a crash half-way, adds nothing twice and leaves nothing out.
 * An event that breaks holds up no other; the first break is thrown in the end.
 */
export async function deliverEvents(db: Database, charter: Charter, goOn: GoOn = () => true): Promise<number> {
  let delivered = 0
  const broken: unknown[] = []
  for (const event of await db.find(events, { expanded: false }, { order: { field: 'at', direction: 'asc' } })) {
    if (!goOn()) break
    try {
      delivered += await expand(db, charter, event, goOn)
    } catch (error) {
      broken.push(error)
    }
  }
  if (broken.length > 0) throw broken[0]
  return delivered
}

/**
 * Stores the entries that are still missing, and marks the event as out once none is: what does not fit into one turn is gone
 * on with in the next from those that are there, however many there are in all.
 */
async function expand(db: Database, charter: Charter, event: Event, goOn: GoOn): Promise<number> {
  const wanted = await entriesOf(db, charter, event)
  const there = new Set((await db.find(deliveries, { eventId: event._id }, { without: ['title', 'body', 'told'] })).map(({ _id }) => _id))
  let delivered = 0
  const whole = await eachAbreast(wanted.filter(({ _id }) => !there.has(_id)), goOn, async (entry) => {
    if (await db.insert(deliveries, entry) && entry.channel === 'inbox') delivered++
  })
  if (whole) await settle(db, event)
  return delivered
}

/** All that comes of an event: for those whom it concerns, and in other words for those whom it no longer does. */
async function entriesOf(db: Reader, charter: Charter, event: Event): Promise<readonly Delivery[]> {
  const personIds = await audienceOf(db, charter, event)
  const told = await entriesFor(db, event, personIds)
  if (!event.excused) return told
  const { personIds: excused, ...words } = event.excused
  return [...told, ...(await entriesFor(db, toldApart(event, words), excused.filter((personId) => !personIds.includes(personId))))]
}

/** The same event as it is told to those whom it no longer concerns: it opens nothing, for they may not read it any more. */
const toldApart = ({ meetingId: _, page: __, told, ...event }: Event, words: Pick<Event, 'title' | 'body'>): Event => ({
  ...event, ...words, ...(told && { told: { ...told, asks: words.title } }),
})

async function entriesFor(db: Reader, event: Event, personIds: readonly string[]): Promise<readonly Delivery[]> {
  const { _id: eventId, at, title, body } = event
  const about = aboutOf(event)
  const entries = personIds.map((personId): Delivery => ({
    _id: deliveryId(eventId, personId, 'inbox'), v: 1, eventId, personId, at, title, body, ...about, channel: 'inbox', read: false,
  }))
  return [...entries, ...(await pushesOf(db, event, personIds))]
}

/** What a message opens. */
const aboutOf = ({ meetingId, page }: Event) => ({ ...(meetingId !== undefined && { meetingId }), ...(page !== undefined && { page }) })

/** One for each person with WeChat and a credit, where the event is of a kind that has a template. */
async function pushesOf(db: Reader, event: Event, personIds: readonly string[]): Promise<readonly Push[]> {
  const purpose = purposeOf(event.type)
  if (purpose === undefined || personIds.length === 0) return []
  const template = templateFor(await db.get(templateBooks, TEMPLATES_ID), purpose)
  if (!works(template)) return []
  const { templateId } = template
  const [bound, granted] = await Promise.all([
    wechatOf(db, personIds),
    db.find(credits, { _id: { in: personIds.map((personId) => creditId(personId, templateId)) } }),
  ])
  const { _id: eventId, at, title, body, told = { what: title, when: at, where: '', asks: body } } = event
  const willing = new Set(granted.filter((credit) => credit.left > 0).map((credit) => credit.personId))
  return personIds.flatMap((personId): Push[] => {
    const subject = bound.get(personId)
    if (subject === undefined || !willing.has(personId)) return []
    const _id = deliveryId(eventId, personId, 'wx')
    return [{ _id, v: 1, eventId, personId, channel: 'wx', at, title, subject, purpose, templateId, told, state: 'waiting', ...aboutOf(event) }]
  })
}

/** Each person's identity of WeChat, the latest where a record of an earlier one is left. */
export async function wechatOf(db: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const all = personIds.length === 0 ? [] : await db.find(principals, { personId: { in: personIds } })
  const bound = all.filter(({ _id, unbound }) => _id.startsWith('wx:') && !unbound).sort((a, b) => (a.boundAt ?? 0) - (b.boundAt ?? 0))
  return new Map(bound.map(({ personId, _id }) => [personId, _id]))
}

/** Marks the event as out. Who is overtaken leaves it to whoever overtook: each has seen every entry stored. */
async function settle(db: Database, event: Event): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      const stored = await tx.get(events, event._id)
      if (stored && !stored.expanded) await tx.put(events, { ...stored, v: stored.v + 1, expanded: true })
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

async function membersOf(db: Reader, charter: Charter, of: readonly UnitKind[], day: Day): Promise<readonly string[]> {
  const [all, wanted] = await Promise.all([personsWithPosts(db, charter.posts.map(({ id }) => id)), of.length === 0 ? undefined : unitsOfKinds(db, of)])
  const unitIds = wanted && new Set(wanted.map(({ _id }) => _id))
  return all.filter(({ unitId, posts }) => (unitIds?.has(unitId) ?? true) && postsOn(posts, day).length > 0).map(({ _id }) => _id)
}

async function audienceOf(db: Reader, charter: Charter, { audience, at }: Event): Promise<readonly string[]> {
  switch (audience.kind) {
    case 'persons':
      return audience.personIds
    case 'posts':
      return (await personsWithPosts(db, audience.posts))
        .filter(({ posts }) => postsOn(posts, dayOf(at)).some((post) => audience.posts.includes(post)))
        .map((person) => person._id)
    case 'members':
      return membersOf(db, charter, audience.of, dayOf(at))
    case 'subscribers':
      return subscribersOf(db, audience.topic, audience.except)
    case 'meeting': {
      const meeting = await db.get(meetings, audience.meetingId)
      return meeting ? (await rollOfMeeting(db, charter, meeting)).map((entry) => entry.personId) : []
    }
  }
}
