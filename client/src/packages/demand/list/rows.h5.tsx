import { openPosting } from 'client/parts/demand/places'
import { kindSaid, numberSaid, periodSaid, placeSaid, standingSaid } from 'client/parts/demand/wording'
import { Badge } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { type Column, Table } from 'client/ui/table'
import type { PostingCard } from 'shared/demand/operations'
import type { RowsProps } from './rows'

const columns: readonly Column<PostingCard>[] = [
  { title: '标题', share: 3, cell: ({ postingId, title }) => <LinkTap says={title} onTap={() => openPosting(postingId)} /> },
  { title: '类别', share: 2, cell: kindSaid },
  { title: '单位', share: 3, cell: ({ unitName }) => unitName },
  { title: '先后依据', share: 2, cell: ({ standing }) => standingSaid(standing) },
  { title: '数量', cell: (posting) => numberSaid(posting) || '—' },
  { title: '地点', share: 2, cell: placeSaid },
  { title: '时间', share: 2, cell: (posting) => periodSaid(posting) || '不限' },
  { title: '状态', share: 2, cell: ({ own, age }) => (age === 'stale' ? <Badge tone="warn" says="久未确认" /> : own ? <Badge tone="brand" says="本单位" /> : '有效') },
]

export const Rows = ({ postings }: RowsProps) => <Table columns={columns} rows={postings} keyOf={({ postingId }) => postingId} />
