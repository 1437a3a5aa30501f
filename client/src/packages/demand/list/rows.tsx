import { openPosting } from 'client/parts/demand/places'
import { lineOf, standingSaid } from 'client/parts/demand/wording'
import { Badge } from 'client/ui/card'
import { Cell, List } from 'client/ui/list'
import type { PostingCard } from 'shared/demand/operations'

export interface RowsProps {
  postings: readonly PostingCard[]
}

/** WeChat wants at most 60 children of one parent. */
export const Rows = ({ postings }: RowsProps) => (
  <List>
    {postings.map((posting) => (
      <Cell key={posting.postingId} title={posting.title} note={`${lineOf(posting)} · ${standingSaid(posting.standing)}`} value={markOf(posting)} onTap={() => openPosting(posting.postingId)} />
    ))}
  </List>
)

/** What one should know before opening it. */
export function markOf({ own, age }: Pick<PostingCard, 'own' | 'age'>) {
  if (age === 'stale') return <Badge tone="warn" says="久未确认" />
  return own ? <Badge tone="brand" says="本单位" /> : undefined
}
