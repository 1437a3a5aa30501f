import { openPosting } from 'client/parts/demand/places'
import { kindSaid } from 'client/parts/demand/wording'
import { Badge, type Tone } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { type Column, Table } from 'client/ui/table'
import { closingName } from 'shared/demand/model'
import type { MyPosting } from 'shared/demand/operations'
import { sayDay } from 'shared/kernel/time'

interface OwnProps {
  postings: readonly MyPosting[]
  onRenew: (posting: MyPosting) => void
  busy: boolean
}

/** The unit's postings; what can be renewed first. */
export function Own({ postings, onRenew, busy }: OwnProps) {
  if (postings.length === 0) return null
  const columns: readonly Column<MyPosting>[] = [
    { title: '标题', share: 3, cell: ({ postingId, title }) => <LinkTap says={title} onTap={() => openPosting(postingId)} /> },
    { title: '类别', share: 2, cell: kindSaid },
    { title: '状态', share: 2, cell: (posting) => <Badge {...stateOf(posting)} /> },
    { title: '到期', share: 2, cell: (posting) => (posting.renewable ? <LinkTap says={busy ? '请稍候' : '仍有效，续期'} label={`续期${posting.title}`} onTap={() => onRenew(posting)} /> : posting.lastGood === null ? '—' : sayDay(posting.lastGood)) },
  ]
  const sorted = [...postings].sort((a, b) => Number(b.renewable) - Number(a.renewable))
  return <Table columns={columns} rows={sorted} keyOf={({ postingId }) => postingId} />
}

export function stateOf({ review, closed, age }: Pick<MyPosting, 'review' | 'closed' | 'age'>): { tone: Tone; says: string } {
  if (closed !== null) return { tone: 'plain', says: `已关闭：${closingName[closed]}` }
  if (review === 'checking' || review === 'waiting') return { tone: 'brand', says: '审核中' }
  if (review === 'returned') return { tone: 'danger', says: '已退回，请修改' }
  if (review === 'down') return { tone: 'danger', says: '已下架' }
  switch (age) {
    case 'ending':
      return { tone: 'warn', says: '快到期' }
    case 'stale':
      return { tone: 'warn', says: '已过期' }
    case 'hidden':
      return { tone: 'danger', says: '久未续期，别人看不到' }
    default:
      return { tone: 'ok', says: '有效' }
  }
}
