import tcb from '@cloudbase/node-sdk'
import type { Charter } from 'shared/charter/charter'
import { postCapabilities } from 'shared/charter/lookup'
import { computerSubject, type HeldPost, postsOn, type Principal } from 'shared/identity/model'
import type { Capability } from 'shared/kernel/capability'
import { dayOf, type Instant } from 'shared/kernel/time'
import type { Reader } from './database'
import type { Files } from './files'
import type { SignInKey } from './sign-in-key'
import type { Wechat } from './wechat'

/** Who is calling, as the platform vouches for it: `wx:<openid>`, `tcb:<uid>`, or by custom login `computer:<id>`; undefined for a visitor. */
export type Subject = string | undefined

/** The person behind a call, with the posts held today and what they allow. */
export interface Caller {
  readonly subject: string
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  /** Posts held today. */
  readonly posts: readonly string[]
  /** All posts with their days, for questions about another day. */
  readonly held: readonly HeldPost[]
  readonly capabilities: ReadonlySet<Capability>
}

/** What a handler may use: facts, the time of the request, and fresh ids. It never writes. */
export interface Context {
  /** When the request arrived; the stamp of all that it records. */
  readonly now: Instant
  readonly db: Reader
  /** The law at that moment. */
  readonly charter: Charter
  readonly caller: Caller
  readonly subject: string
  readonly newId: () => string
  readonly files: Files
  readonly wechat: Wechat
  readonly signInKey: () => SignInKey | undefined
}

/** The context of a query that anybody may ask. */
export type PublicContext = Omit<Context, 'caller' | 'subject'> & { readonly caller: Caller | undefined; readonly subject: Subject }

/** The context of a command that an identity may give before it is bound to a person. */
export type IdentityContext = Omit<Context, 'caller'> & { readonly caller: Caller | undefined }

/**
 * Reads the identity that the platform put into the call's own context.
 * Nothing in the event is believed, and `process.env` may belong to the call before.
 */
export function subjectOf(context: unknown): Subject {
  const own = environmentOf(context)
  if (own['WX_OPENID']) return `wx:${own['WX_OPENID']}`
  // Only our tickets let a computer in; which of the two names it is for a real environment to say (docs/assumptions.md).
  const computer = [own['TCB_CUSTOM_USER_ID'], own['TCB_UUID']].find((id) => id !== undefined && /^pc-[0-9a-z]{18}$/.test(id))
  if (computer !== undefined) return computerSubject(computer)
  if (own['TCB_UUID'] && own['TCB_ISANONYMOUS_USER'] !== 'true') return `tcb:${own['TCB_UUID']}`
  return undefined
}

/** Called by a timer of the platform; what an event says of itself proves nothing. */
export const isTimer = (context: unknown): boolean => environmentOf(context)['TRIGGER_SRC'] === 'timer'

/** Ways by which somebody or another function of ours calls: the mini-program, tools, HTTP, timers, functions (platform's `SOURCE`). */
const NOT_WECHAT = ['wx_client', 'wx_devtools', 'wx_localdebug', 'wx_http', 'wx_trigger', 'wx_crawler', 'scf']

/**
 * Whether WeChat's message push may have called. The platform names no source of its own for it (docs/assumptions.md), so this
 * only shuts out everybody who is known: a page's user, the mini-program, tools, HTTP, timers, other functions.
 */
export function mayBeWechat(context: unknown): boolean {
  const own = environmentOf(context)
  const sources = String(own['TCB_SOURCE'] ?? '').split(',')
  return !own['TCB_UUID'] && !own['TRIGGER_SRC'] && !sources.some((source) => NOT_WECHAT.includes(source))
}

const environmentOf = (context: unknown) => tcb.getCloudbaseContext(context as never) as unknown as Record<string, string | undefined>

/** The person of an identity, with what the posts held on the day of `now` allow. */
export function callerOf(principal: Principal, charter: Charter, now: Instant): Caller {
  const posts = postsOn(principal.posts, dayOf(now))
  return {
    subject: principal._id,
    personId: principal.personId,
    name: principal.name,
    unitId: principal.unitId,
    unitName: principal.unitName,
    posts,
    held: principal.posts,
    capabilities: postCapabilities(charter, posts),
  }
}

/** The caller as records name whoever did something. */
export const callerAs = ({ caller }: Pick<Context, 'caller'>): { personId: string; name: string } => ({
  personId: caller.personId,
  name: caller.name,
})
