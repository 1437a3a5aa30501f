import type { Push } from './model'

/** The page that a push opens, with its query: where one does what it asks. */
export function pageOf({ purpose, meetingId, page }: Pick<Push, 'purpose' | 'meetingId' | 'page'>): string {
  if (page !== undefined) return page
  if (meetingId === undefined) return 'packages/message/inbox/index'
  return `packages/meeting/${purpose === 'urge' ? 'reply' : 'detail'}/index?meetingId=${meetingId}`
}
