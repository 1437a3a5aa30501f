import { collection, type Versioned } from '../kernel/collection'
import type { Day, Instant } from '../kernel/time'

/** A post held by a person from a day on; `until` is the last day of its term. */
export interface HeldPost {
  /** Id of a post of the charter. */
  readonly post: string
  readonly from: Day
  readonly until?: Day
  /** On what it rests: a resolution, a letter of delegation, the roll of an earlier year. */
  readonly source?: string
  /** A scan of it, as a file id. */
  readonly file?: string
  /** It ended, or ends, with that day: why, and who wrote that down. Without it the term runs out and the office goes on. */
  readonly ended?: End
}

export interface End {
  readonly why: string
  readonly by: string
  readonly at: Instant
  /** It rests on this holding of the same post alone, and falls with it (decision 28). */
  readonly successor?: Successor
}

/** The holding by which a post was taken up: whose, and since when. */
export interface Successor {
  readonly personId: string
  readonly from: Day
  /** The last day of the term that it cut short, null where there was none; absent where the term had its time. */
  readonly cut?: Day | null
}

/** What somebody has agreed to when binding: which text, and when. */
export interface Consent {
  readonly version: string
  readonly at: Instant
}

/**
 * An identity and the person it is bound to, once: `_id` is `provider:subject`, the provider `wx` or `tcb`.
 * The person's name, unit and posts are copied here by the commit that changes them, so that a call reads one document.
 */
export interface Principal extends Versioned {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  readonly posts: readonly HeldPost[]
  readonly boundAt?: Instant
  /** By an invitation's code, by WeChat's phone number, or as the founder. */
  readonly boundBy?: 'code' | 'phone' | 'founding'
  readonly consent?: Consent
  /** The identity is nobody any more. The entry stays as a record and may be bound again. */
  readonly unbound?: { readonly at: Instant; readonly by: string; readonly why: string }
}

export const principals = collection<Principal>('principals')

export type Provider = 'wx' | 'tcb'
export const providerOf = (subject: string): Provider => (subject.startsWith('wx:') ? 'wx' : 'tcb')

export const BROWSERS = { edge: 'Edge', chrome: 'Chrome', firefox: 'Firefox', safari: 'Safari', qq: 'QQ 浏览器', se: '360 浏览器', wechat: '微信', other: '浏览器' } as const
export const SYSTEMS = { windows: 'Windows 电脑', mac: '苹果电脑', linux: 'Linux 电脑', android: '安卓设备', ios: 'iPhone 或 iPad', other: '其他设备' } as const
/** What a browser says of itself; nobody vouches for it. */
export interface Machine {
  readonly browser: keyof typeof BROWSERS
  readonly system: keyof typeof SYSTEMS
}
export const machineName = ({ browser, system }: Machine): string => `${BROWSERS[browser]} · ${SYSTEMS[system]}`

/**
 * A computer that somebody's phone has let in, or turned away; `_id` is the id that custom login knows it by, its subject
 * `computer:<_id>`. It copies nothing of the person: it is whoever `subject` is, and nobody once that identity is nobody.
 */
export interface Computer extends Versioned {
  readonly personId: string
  /** The identity that said so. */
  readonly subject: string
  readonly machine: Machine
  readonly askedAt: Instant
  /** When the phone said yes or no. */
  readonly at: Instant
  readonly until: Instant
  readonly ended: { readonly at: Instant; readonly why: 'refused' | 'left' | 'crowded' } | null
}

export const computers = collection<Computer>('computers')

/** That the ticket of a computer was handed out, once; `_id` is the computer. */
export interface Entrance extends Versioned {
  readonly at: Instant
  /** Made by the browser for this one taking: who asks again with it has lost the answer. */
  readonly once: string
}

export const entrances = collection<Entrance>('entrances')

const COMPUTER = 'computer:'
export const computerSubject = (id: string): string => COMPUTER + id
/** The computer behind a subject; undefined where it is none. */
export const computerIn = (subject: string): string | undefined => (subject.startsWith(COMPUTER) ? subject.slice(COMPUTER.length) : undefined)

/** Whether a computer may act for the identity that let it in: not ended, not over, and that identity never unbound or bound anew since. */
export const isLetIn = ({ personId, at, until, ended }: Computer, principal: Principal | undefined, now: Instant): principal is Principal =>
  ended === null && now < until && principal !== undefined && !principal.unbound && principal.personId === personId && (principal.boundAt ?? 0) <= at

/**
 * The one-time code that binds whoever brings it to a person; `_id` is the person, so that nobody has two. It is used up when
 * the person has joined since it was issued (`Person.joinedAt`): by this code or in any other way.
 */
export interface Invitation extends Versioned {
  /** Eight characters, as `readCode` answers them. */
  readonly code: string
  readonly issuedAt: Instant
  /** The person who issued it. */
  readonly issuedBy: string
  readonly expiresAt: Instant
  readonly withdrawn: { readonly at: Instant; readonly by: string } | null
  /** The codes before this one, all void. */
  readonly earlier: readonly string[]
}

export const invitations = collection<Invitation>('invitations')

/**
 * The one-time word by which the first administrator of an empty environment is let in; `_id` is `founding`. Deploying writes
 * it as version 1; it is spent by the guard of the founding commit, which makes that 2.
 */
export interface Founding extends Versioned {
  /** SHA-256 of the word, in hex. */
  readonly hash: string
}

export const foundings = collection<Founding>('foundings')
export const FOUNDING_ID = 'founding'
export const isSpent = (founding: Founding): boolean => founding.v > 1

/** Whether a post is held on a day: a term that has run out leaves its holder in office until it is taken up or ended. */
export const isHeldOn = ({ from, until, ended }: HeldPost, day: Day): boolean =>
  from <= day && (until === undefined || day <= until || !ended || (ended.successor !== undefined && day < ended.successor.from))

/** The posts held on a day, each once. */
export const postsOn = (posts: readonly HeldPost[], day: Day): string[] => [...new Set(posts.filter((held) => isHeldOn(held, day)).map((held) => held.post))]
