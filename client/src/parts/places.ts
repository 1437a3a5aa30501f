import { backTo, open } from 'client/platform/navigate'

const DETAIL = 'packages/meeting/detail/index'

/** Ways to the pages about a meeting, so that an address is written once. */
export const openMeeting = (meetingId: string): void => open(DETAIL, { meetingId })
/** From a page below the meeting's own: to that page, wherever one came from. */
export const backToMeeting = (meetingId: string): void => backTo(DETAIL, { meetingId })

/** The own answer, or that of a colleague whom the information officer answers for. */
export const openReply = (meetingId: string, personId?: string): void =>
  open('packages/meeting/reply/index', { meetingId, ...(personId && { personId }) })
export const openExplain = (meetingId: string): void => open('packages/meeting/explain/index', { meetingId })
export const openDelegate = (meetingId: string): void => open('packages/meeting/delegate/index', { meetingId })
export const openException = (meetingId: string, personId = ''): void => open('packages/meeting/exception/index', { meetingId, personId })
export const openPaper = (meetingId: string, place: number): void =>
  open('packages/meeting/paper/index', { meetingId, place: String(place) })
export const openPresence = (meetingId: string): void => open('packages/meeting/presence/index', { meetingId })

export const openBoard = (meetingId: string): void => open('packages/desk/board/index', { meetingId })
/** A draft to go on with, or a new one. */
export const openDraft = (meetingId = ''): void => open('packages/desk/edit/index', { meetingId })

/** Where an identity becomes a person, with the code from a letter if there is one. */
export const openBind = (code = ''): void => open('packages/account/bind/index', { code })
/** From the page on which a letter was scanned. */
export const bindInstead = (code: string): void => backTo('packages/account/bind/index', { code })
/** Where a phone is asked about a computer; from the scan's page that takes its place. */
export const openSignIn = (code: string): void => open('packages/account/sign-in/index', { code })
export const signInInstead = (code: string): void => backTo('packages/account/sign-in/index', { code })
export const openPrivacy = (): void => open('packages/account/privacy/index')
export const openFounding = (): void => open('packages/account/found/index')
