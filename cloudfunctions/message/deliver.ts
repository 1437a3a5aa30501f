import type { Charter } from 'shared/charter/charter'
import { factId } from 'shared/kernel/id'
import { deliveries, type Event, events } from 'shared/message/model'
import { meetings } from 'shared/meeting/model'
import { Conflict, type Database, type Reader } from '../kit/database'
import { personsWithPosts, rollOfMeeting } from '../person/read'

/**
 * Expands every event that is not yet out into one inbox entry a person. The entry's `_id` is event, person and channel,
 * so running twice, or after a crash half-way, adds nothing twice and leaves nothing out.
 */
export async function deliverEvents(db: Database, charter: Charter): Promise<number> {
  let delivered = 0
  for (const event of await db.find(events, { expanded: false }, { order: { field: 'at', direction: 'asc' } })) {
    for (const personId of await audienceOf(db, charter, event)) {
      const { _id: eventId, at, title, body, meetingId } = event
      const delivery = { _id: factId(eventId, personId, 'inbox'), eventId, personId, channel: 'inbox', at, title, body } as const
      if (await db.insert(deliveries, meetingId === undefined ? delivery : { ...delivery, meetingId })) delivered++
    }
    await settle(db, event)
  }
  return delivered
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

async function audienceOf(db: Reader, charter: Charter, { audience }: Event): Promise<readonly string[]> {
  switch (audience.kind) {
    case 'persons':
      return audience.personIds
    case 'posts':
      return (await personsWithPosts(db, audience.posts)).map((person) => person._id)
    case 'meeting': {
      const meeting = await db.get(meetings, audience.meetingId)
      return meeting ? (await rollOfMeeting(db, charter, meeting)).map((entry) => entry.personId) : []
    }
  }
}
