import { Badge } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { Cell } from 'client/ui/list'
import { type Instant, nearTime } from 'shared/kernel/time'
import type { Entry } from 'shared/message/inbox'

/** A message with all that it says, and how long ago it came. */
export const MessageRow = ({ entry: { title, body, at, read }, now, onTap }: { entry: Pick<Entry, 'title' | 'body' | 'at' | 'read'>; now: Instant; onTap: () => void }) => (
  <Cell
    title={title}
    value={read ? undefined : <Badge tone="brand" says="未读" />}
    note={
      <>
        <View className="whole">{body}</View>
        <View>{nearTime(at, now)}</View>
      </>
    }
    onTap={onTap}
  />
)
