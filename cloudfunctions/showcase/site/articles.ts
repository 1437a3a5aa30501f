import type { Instant } from 'shared/kernel/time'
import type { Reader } from '../../kit/database'
import type { Article } from './pages'

/** What has been published besides the pages of units: by no domain so far. */
export const articlesOf = async (_db: Reader): Promise<readonly Article[]> => []

/** Whether any of it was published, or taken away, since then. */
export const newArticles = async (_db: Reader, _since: Instant): Promise<boolean> => false
