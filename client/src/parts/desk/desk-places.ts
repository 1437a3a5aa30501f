import { open } from 'client/platform/navigate'

/** Ways to the pages of the secretariat; the board and the editor stand in `places.ts`. */
export const openPostpone = (meetingId: string): void => open('packages/desk/postpone/index', { meetingId })
export const openCancel = (meetingId: string): void => open('packages/desk/cancel/index', { meetingId })
export const openHandouts = (meetingId: string): void => open('packages/desk/handouts/index', { meetingId })
/** What can be printed of a meeting; without one, of the year. */
export const openDocuments = (meetingId = ''): void => open('packages/desk/documents/index', { meetingId })
export const openParameter = (key: string): void => open('packages/settings/parameter/index', { key })
export const openRuling = (id: string): void => open('packages/settings/ruling/index', { id })
/** Who has joined, who is invited. */
export const openInvitations = (): void => open('packages/account/invitations/index')
/** Letters with the codes; of one person where one is named. */
export const openLetters = (personId = ''): void => open('packages/account/letter/index', { personId })
/** A meeting of the past: a new one, or one to be corrected. */
export const openPast = (meetingId = ''): void => open('packages/roll/past/index', { meetingId })
export const openRollImport = (): void => open('packages/roll/import/index')
