import { backTo, open } from 'client/platform/navigate'

/** Ways between the pages of the bulletin. */
export const openContribution = (contributionId: string): void => open('packages/bulletin/contribution/index', { contributionId })
/** A contribution to go on with, or a new one. */
export const openWriting = (contributionId = ''): void => open('packages/bulletin/write/index', { contributionId })
export const openMyContributions = (): void => open('packages/bulletin/mine/index')
export const backToContribution = (contributionId: string): void => backTo('packages/bulletin/contribution/index', { contributionId })
