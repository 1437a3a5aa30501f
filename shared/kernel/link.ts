/** Where a code on a screen, a letter or a card of ours leads. */
export type Link =
  | { readonly kind: 'checkIn'; readonly meetingId: string; readonly token: string }
  | { readonly kind: 'join' | 'signIn'; readonly code: string }

/** The path of a link below the domain of the group's page. */
export const linkPath = (link: Link): string => (link.kind === 'checkIn' ? `/c/${link.meetingId}/${link.token}` : `/${letter(link)}/${link.code}`)

/** A link as the scene of a mini-program code: at most 32 characters of the few that WeChat allows there. */
export const linkScene = (link: Link): string => (link.kind === 'checkIn' ? `${link.meetingId}.${link.token}` : `${letter(link)}.${link.code}`)

const letter = ({ kind }: Link): string => (kind === 'join' ? 'j' : 's')

const PATH = /^(?:https?:\/\/[^/?#]+)?(?:\/[^?#]*?)?\/(?:c\/([0-9A-Za-z_-]{1,40})\/([0-9A-Za-z_-]{1,40})|([js])\/([0-9A-Za-z-]{4,40}))\/?(?:[?#].*)?$/
const SCENE = /^(?:([js])\.([0-9A-Za-z-]{4,40})|([0-9A-Za-z_-]{1,40})\.([0-9A-Za-z_-]{1,40}))$/

const codeLink = (letter: string, code: string): Link => (letter === 'j' ? { kind: 'join', code: code.toUpperCase() } : { kind: 'signIn', code })

/**
 * Reads what was scanned or opened: a whole address, WeChat's `q` (an address, encoded once or twice), or the `scene` of a
 * mini-program code. Undefined where it is none of ours; the domain is not looked at, the token proves itself.
 */
export function readLink(text: string): Link | undefined {
  let given = text.trim()
  for (let decoded = 0; decoded < 3; decoded++) {
    const [, meetingId, token, of, code] = PATH.exec(given) ?? []
    if (meetingId && token) return { kind: 'checkIn', meetingId, token }
    if (of && code) return codeLink(of, code)
    const [, about, told, meeting, tail] = SCENE.exec(given) ?? []
    if (about && told) return codeLink(about, told)
    if (meeting && tail) return { kind: 'checkIn', meetingId: meeting, token: tail }
    const next = decode(given)
    if (next === given) return undefined
    given = next
  }
  return undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
