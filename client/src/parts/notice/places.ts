import { backTo, open } from 'client/platform/navigate'

const DETAIL = 'packages/notice/detail/index'

/** Ways between the pages about notices. */
export const openNotices = (): void => open('packages/notice/list/index')
export const openNotice = (noticeId: string): void => open(DETAIL, { noticeId })
export const backToNotice = (noticeId: string): void => backTo(DETAIL, { noticeId })
/** A draft to go on with; a new one that puts another right; or a new one. */
export const openNoticeDraft = (of: { noticeId?: string; corrects?: string } = {}): void =>
  open('packages/notice/edit/index', { noticeId: of.noticeId ?? '', corrects: of.corrects ?? '' })
export const openNoticeReceipts = (noticeId: string): void => open('packages/notice/receipts/index', { noticeId })
