import { Badge, Notice, type Tone } from 'client/ui/card'
import type { Review, ReviewState as State } from 'shared/review/model'

const BADGE: Record<State, { tone: Tone; says: string }> = {
  checking: { tone: 'plain', says: '检查中' },
  waiting: { tone: 'brand', says: '待审核' },
  approved: { tone: 'ok', says: '已公开' },
  returned: { tone: 'warn', says: '被退回' },
  down: { tone: 'danger', says: '已下架' },
}

const SAYS: Partial<Record<State, string>> = {
  checking: '已交。系统正在检查文字和图片，一般几分钟；查完由秘书处审核，通过以前别人看不到。',
  waiting: '检查已过，等秘书处审核；通过以前别人看不到。',
}

/** Where something stands in review, in two or three characters. */
export const ReviewBadge = ({ state }: { state: State }) => <Badge {...BADGE[state]} />

/** The same for its author, in a sentence, with the reason where there is one; nothing once it is public. */
export function ReviewState({ review: { state, reason } }: { review: Pick<Review, 'state' | 'reason'> }) {
  const says = SAYS[state]
  if (says !== undefined) return <Notice tone="brand" says={says} />
  if (state === 'approved') return null
  return <Notice tone="warn" says={`${state === 'returned' ? '被退回，请修改后再交' : '已下架'}${reason === null ? '。' : `：${reason}`}`} />
}
