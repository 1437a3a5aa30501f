import { createHash, randomInt } from 'node:crypto'
import { postCapabilities } from 'shared/charter/lookup'
import { qixian } from 'shared/charter/qixian'
import { FOUNDING_ID, type Founding, foundings, isSpent, postsOn, principals, type Principal } from 'shared/identity/model'
import { dayOf, type Instant } from 'shared/kernel/time'
import type { Documents } from '../data/documents'

/** Signs that nobody mistakes for each other. */
const SIGNS = '23456789ACDEFGHJKMNPQRTVWXY'

/** Whether anybody can administer today. */
export async function isAdministered(data: Documents, now: Instant): Promise<boolean> {
  for await (const page of data.pages(principals.name)) {
    for (const { posts, unbound } of page as unknown as Principal[]) {
      if (!unbound && postCapabilities(qixian, postsOn(posts, dayOf(now))).has('administer')) return true
    }
  }
  return false
}

/**
 * Lets the first administrator in: a fresh word, of which only the hash is stored. Answers the word, which is shown once;
 * undefined where somebody administers already, or an unspent word stands and no new one is wanted.
 */
export async function openFounding(data: Documents, now: Instant, renew: boolean): Promise<string | undefined> {
  if (await isAdministered(data, now)) return undefined
  const standing = (await data.get(foundings.name, FOUNDING_ID)) as Founding | undefined
  if (standing && !isSpent(standing) && !renew) return undefined
  const word = [1, 2, 3].map(() => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]!).join('')).join('-')
  await data.put(foundings.name, { _id: FOUNDING_ID, v: 1, hash: createHash('sha256').update(word).digest('hex') })
  return word
}
