import { backTo, open } from 'client/platform/navigate'

/** Ways between the pages of the bulletin. */
export const openContribution = (contributionId: string): void => open('packages/bulletin/contribution/index', { contributionId })
/** A contribution to go on with, or a new one. */
export const openWriting = (contributionId = ''): void => open('packages/bulletin/write/index', { contributionId })
export const openMyContributions = (): void => open('packages/bulletin/mine/index')
export const backToContribution = (contributionId: string): void => backTo('packages/bulletin/contribution/index', { contributionId })

export const openIssue = (issueId: string): void => open('packages/bulletin/issue/index', { issueId })
export const openCompose = (issueId: string): void => open('packages/bulletin/compose/index', { issueId })
export const openReaders = (issueId: string): void => open('packages/bulletin/readers/index', { issueId })
export const openCounts = (): void => open('packages/bulletin/counts/index')
export const openStart = (): void => open('packages/bulletin/start/index')
export const openNews = (newsId: string): void => open('packages/bulletin/news/index', { newsId })
/** An entry to be corrected, or a new one. */
export const openNewsForm = (newsId = ''): void => open('packages/bulletin/news-form/index', { newsId })
/** After it was written: the list of all, with what is looked at still. */
export const backToDesk = (): void => backTo('packages/bulletin/desk/index')
