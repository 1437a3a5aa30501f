import { open } from 'client/platform/navigate'
import type { ReviewKind } from 'shared/review/model'

/** Where a member says what is wrong with something public. */
export const openReport = (kind: ReviewKind, subjectId: string): void => open('packages/review/report/index', { kind, subjectId })

/** One edition as the secretariat judges it. */
export const openReviewItem = (checkId: string, list = ''): void => open('packages/review/item/index', { checkId, ...(list && { list }) })

/** Many that were handed in at once. */
export const openReviewGroup = (groupId: string): void => open('packages/review/group/index', { groupId })
