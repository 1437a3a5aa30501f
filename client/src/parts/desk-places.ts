import { open } from 'client/platform/navigate'

/** Ways to the pages of the secretariat; the board and the editor stand in `places.ts`. */
export const openPostpone = (meetingId: string): void => open('packages/desk/postpone/index', { meetingId })
export const openCancel = (meetingId: string): void => open('packages/desk/cancel/index', { meetingId })
/** The council's calendar of a year. */
export const openCalendar = (year?: number): void => open('packages/desk/calendar/index', year === undefined ? {} : { year: String(year) })
