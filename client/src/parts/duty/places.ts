import { backTo, open } from 'client/platform/navigate'

const DESK = 'packages/duty/desk/index'

/** Ways to the pages about what units owe and report. */
export const openReport = (period: string): void => open('packages/duty/report/index', { period })
export const openReading = (reportId: string): void => open('packages/duty/read/index', { reportId })
export const openReportDesk = (): void => open(DESK)
export const backToReportDesk = (): void => backTo(DESK)
export const openMyDuties = (): void => open('packages/duty/mine/index')
export const openDutyBoard = (): void => open('packages/duty/board/index')
