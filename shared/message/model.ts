import { collection, type Document, type Versioned } from '../kernel/collection'
import type { Instant } from '../kernel/time'

/** Whom an event concerns, as a question to be asked when it is sent out. */
export type Audience =
  | { readonly kind: 'persons'; readonly personIds: readonly string[] }
  /** Everybody who is invited to the meeting at the moment of sending. */
  | { readonly kind: 'meeting'; readonly meetingId: string }
  /** Everybody who holds one of these posts at the moment of sending. */
  | { readonly kind: 'posts'; readonly posts: readonly string[] }

/** What happened, frozen: written by the commit that made it happen, sent out later by `jobs`. */
export interface Event extends Versioned {
  readonly type: string
  readonly at: Instant
  readonly audience: Audience
  readonly title: string
  /** Three lines at most: when, where, what is asked, until when. */
  readonly body: string
  readonly meetingId?: string
  /** Set once every delivery exists. */
  readonly expanded: boolean
}

export const events = collection<Event>('events')

/**
 * One message to one person by one channel; `_id` is `event:person:channel`, so that it exists once.
 * The inbox of the app is the channel that is guaranteed.
 */
export interface Delivery extends Document {
  readonly eventId: string
  readonly personId: string
  readonly channel: 'inbox'
  readonly at: Instant
  readonly title: string
  readonly body: string
  readonly meetingId?: string
}

export const deliveries = collection<Delivery>('deliveries')
