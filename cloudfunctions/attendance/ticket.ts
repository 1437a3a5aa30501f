import { createHmac, timingSafeEqual } from 'node:crypto'
import { GRACE, type Ticket, windowAt, windowUntil } from 'shared/attendance/door'
import { ALPHABET } from 'shared/kernel/id'
import type { Instant } from 'shared/kernel/time'
import type { Door } from 'shared/meeting/model'

/**
 * A token is eleven signs: four name the window, seven are of an HMAC over meeting and window. With the meeting's id and
 * a dot that makes 32, the most that the scene of a mini-program code holds.
 */
const LABEL = 4
const MAC = 7
/** `zzzz` is no window: it stands for the code on paper. So windows are counted up to there and from 0 again, after 121 days. */
const PAPER = 'zzzz'
const CYCLE = 32 ** LABEL - 1

type Key = Pick<Door, 'key'>

export const tokenOf = (door: Key, meetingId: string, window: number): string => label(window % CYCLE) + macOf(door, meetingId, String(window))

export const paperToken = (door: Key, meetingId: string): string => PAPER + macOf(door, meetingId, PAPER)

/** What a token proves at a moment, by the cloud's clock; the window is the latest that its four signs can mean. */
export function readToken(door: Key, meetingId: string, token: string, at: Instant): Ticket {
  const [named, mac] = [token.slice(0, LABEL), token.slice(LABEL)]
  const madeFor = (what: string) => same(mac, macOf(door, meetingId, what))
  if (token.length !== LABEL + MAC) return { kind: 'forged' }
  if (named === PAPER) return { kind: madeFor(PAPER) ? 'fixed' : 'forged' }
  const now = windowAt(at)
  const place = [...named].reduce((sum, sign) => sum * 32 + ALPHABET.indexOf(sign), 0)
  const window = now - ((((now - place) % CYCLE) + CYCLE) % CYCLE)
  if (madeFor(String(window))) return { kind: at < windowUntil(window) + GRACE ? 'good' : 'stale', window }
  return { kind: madeFor(String(window + CYCLE)) ? 'early' : 'forged' }
}

function label(place: number): string {
  let signs = ''
  for (let rest = place, n = 0; n < LABEL; n++, rest = Math.floor(rest / 32)) signs = ALPHABET[rest % 32] + signs
  return signs
}

function macOf({ key }: Key, meetingId: string, what: string): string {
  const digest = createHmac('sha256', key).update(`${meetingId}\n${what}`).digest()
  return [...digest.subarray(0, MAC)].map((byte) => ALPHABET[byte % 32]).join('')
}

/** Signs that are no ASCII are longer in bytes than they look. */
function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
