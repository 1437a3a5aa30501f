import { backTo, open } from 'client/platform/navigate'

const MINE = 'packages/demand/mine/index'

/** Ways between the pages of supply and demand. */
export const openPosting = (postingId: string): void => open('packages/demand/posting/index', { postingId })
/** A posting to be changed, or a new one. */
export const openPostingForm = (postingId = ''): void => open('packages/demand/edit/index', { postingId })
/** A new one, filled in from a need of the bank. */
export const openPostingFrom = (entryId: string): void => open('packages/demand/edit/index', { entryId })
export const openThread = (threadId: string): void => open('packages/demand/thread/index', { threadId })
export const openMine = (tab: 'postings' | 'threads' = 'postings'): void => open(MINE, { tab })
export const backToMine = (): void => backTo(MINE, { tab: 'postings' })
