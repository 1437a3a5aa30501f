import type { Push } from './model'

/** The page that a push opens, with its query: where one does what it asks. */
export function pageOf({ purpose, meetingId }: Pick<Push, 'purpose' | 'meetingId'>): string {
  if (meetingId === undefined) return 'packages/message/inbox/index'
  return `packages/meeting/${purpose === 'urge' ? 'reply' : 'detail'}/index?meetingId=${meetingId}`
}
