import { collection, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Instant } from '../kernel/time'
import type { UnitKind } from '../unit/model'

/** Whom an event concerns, as a question to be asked when it is sent out. */
export type Audience =
  | { readonly kind: 'persons'; readonly personIds: readonly string[] }
  /** Everybody who is invited to the meeting at the moment of sending. */
  | { readonly kind: 'meeting'; readonly meetingId: string }
  /** Everybody who holds one of these posts on the day of the event. */
  | { readonly kind: 'posts'; readonly posts: readonly string[] }
  /** Everybody who holds a post on the day of the event, of units of these kinds; of all units where none is named. */
  | { readonly kind: 'members'; readonly of: readonly UnitKind[] }
  /** Whoever has asked to hear of a topic of supply and demand, but for the unit that it comes from. */
  | { readonly kind: 'subscribers'; readonly topic: string; readonly except: string }

/** What the fields of a push can name one by one. */
export interface Told {
  readonly what: string
  readonly when: Instant
  readonly where: string
  /** What the reader is asked to do, and until when. */
  readonly asks: string
}

/** What happened, frozen: written by the commit that made it happen, sent out later by `jobs`. */
export interface Event extends Versioned {
  readonly type: string
  readonly at: Instant
  readonly audience: Audience
  readonly title: string
  /** Three lines at most: when, where, what is asked, until when. */
  readonly body: string
  /** Without it a push names the title, the body and the moment of the event. */
  readonly told?: Told
  readonly meetingId?: string
  /** Where one reads or does it, with its query: `packages/demand/thread/index?threadId=…`; a meeting's page needs none. */
  readonly page?: string
  /** Whom it no longer concerns, unless he is among the audience still: told in words of his own, with nothing to open. */
  readonly excused?: { readonly personIds: readonly string[]; readonly title: string; readonly body: string }
  /** Set once every delivery exists. */
  readonly expanded: boolean
}

export const events = collection<Event>('events')

/**
 * One message to one person by one channel; `_id` is `event:person:channel`, so that it exists once.
 * The inbox of the app is the channel that is guaranteed.
 */
interface Delivered extends Versioned {
  readonly eventId: string
  readonly personId: string
  readonly at: Instant
  readonly title: string
  readonly meetingId?: string
  readonly page?: string
}

export interface InboxEntry extends Delivered {
  readonly channel: 'inbox'
  readonly body: string
  readonly read: boolean
}

/**
 * waiting → claimed, by the transaction that takes the credit → sent, failed or unknown. Only a claim sends, and it is made
 * once: whoever claimed and was never heard of again leaves `unknown`, which is never sent again.
 */
export const PUSH_STATES = ['waiting', 'claimed', 'sent', 'unknown', 'failed'] as const
export type PushState = (typeof PUSH_STATES)[number]

export interface Push extends Delivered {
  readonly channel: 'wx'
  /** `wx:<openid>` */
  readonly subject: string
  readonly purpose: Purpose
  readonly templateId: string
  readonly told: Told
  readonly state: PushState
  readonly claimedAt?: Instant
  readonly doneAt?: Instant
  /** WeChat's number for why it was refused, and its words. */
  readonly code?: number
  readonly says?: string
}

export type Delivery = InboxEntry | Push

export const deliveries = collection<Delivery>('deliveries')
export const inbox = collection<InboxEntry>('deliveries')
export const pushes = collection<Push>('deliveries')

export const deliveryId = (eventId: string, personId: string, channel: Delivery['channel']): string => factId(eventId, personId, channel)

/** What a push is for; each has a template of its own in WeChat. */
export const PURPOSES = ['notice', 'change', 'urge', 'checkIn', 'task', 'result'] as const
export type Purpose = (typeof PURPOSES)[number]

/** What a field of a template can hold. */
export const SLOTS = ['what', 'when', 'where', 'asks', 'from'] as const
export type Slot = (typeof SLOTS)[number]

export interface TemplateField {
  /** As WeChat names it: `thing1`, `time2`. */
  readonly key: string
  readonly holds: Slot
}

/** A template of this environment's mini-program. */
export interface Template {
  readonly purpose: Purpose
  readonly templateId: string
  readonly fields: readonly TemplateField[]
  /** WeChat does not know it (40037): nothing is sent with it until it is set anew. */
  readonly broken?: { readonly at: Instant; readonly code: number }
  /** The last message that WeChat found faulty (47003), in its words, which name the field. */
  readonly fault?: { readonly at: Instant; readonly says: string }
}

/** The templates of an environment; one document beside the other settings. */
export interface Templates extends Versioned {
  readonly templates: readonly Template[]
  readonly by: string
  readonly at: Instant
}

export const templateBooks = collection<Templates>('settings')
export const TEMPLATES_ID = 'templates'

/** How many messages of a template a person still takes; `_id` is `person:template`, for WeChat grants them one by one. */
export interface Credit extends Versioned {
  readonly personId: string
  readonly templateId: string
  readonly left: number
  /** How the last ask ended, if not with yes: not now, barred by WeChat, or one of two with the same title. */
  readonly refused?: { readonly how: Exclude<Answer, 'accept'>; readonly at: Instant }
}

/** How somebody answered WeChat's question for one template. */
export const ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
export type Answer = (typeof ANSWERS)[number]

/** Pages that ask, and how many templates WeChat asks for at once. */
export const ASKING_PAGES = ['reply', 'home', 'confirm', 'desk'] as const
export type AskingPage = (typeof ASKING_PAGES)[number]
export const MOST_ASKED = 3

export const credits = collection<Credit>('credits')
export const creditId = (personId: string, templateId: string): string => factId(personId, templateId)

export const URGED = ['unread', 'unanswered'] as const
export type Urged = (typeof URGED)[number]

/** The last time that those of a meeting or a notice were urged; `_id` is `what:group`. */
export interface Urging extends Versioned {
  /** The meeting or the notice. */
  readonly about: string
  readonly whom: string
  readonly at: Instant
  readonly by: string
  readonly times: number
}

export const urgings = collection<Urging>('urgings')
export const urgingId = (about: string, whom: string): string => factId(about, whom)

/** How far somebody is with what he was told: a meeting asks for an answer, a notice for a confirmation or for nothing more. */
export const PROGRESSES = ['unread', 'read', 'answered', 'confirmed'] as const
export type Progress = (typeof PROGRESSES)[number]

/** Whether a push can reach somebody, or did, and if not why. */
export const REACHES = ['sent', 'onTheWay', 'ready', 'unbound', 'noCredit', 'unknown', 'failed', 'off'] as const
export type Reach = (typeof REACHES)[number]
