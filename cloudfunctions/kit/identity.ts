import { computerIn, computers, isLetIn, type Principal, principals } from 'shared/identity/model'
import type { Instant } from 'shared/kernel/time'
import type { Subject } from './context'
import type { Reader } from './database'

/** Who calls, and the entry by which he is somebody. */
export interface Identity {
  readonly subject: Subject
  readonly principal: Principal | undefined
}

/**
 * The entry of a subject. A computer that a phone has let in acts by the phone's entry under its own subject; one whose time
 * is over, or whose phone is somebody else by now, is not signed in.
 */
export async function identityOf(db: Reader, subject: Subject, now: Instant): Promise<Identity> {
  if (subject === undefined) return { subject, principal: undefined }
  const id = computerIn(subject)
  if (id === undefined) return { subject, principal: await db.get(principals, subject) }
  const computer = await db.get(computers, id)
  const behind = computer && (await db.get(principals, computer.subject))
  return computer && isLetIn(computer, behind, now) ? { subject, principal: { ...behind, _id: subject } } : { subject: undefined, principal: undefined }
}
