import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { choose, whisper } from 'client/platform/device/ask'
import { Badge, Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { arrangeIssue, dropItem, type DraftView } from 'shared/bulletin/issue-operations'
import { frameOf } from './frame'

interface ItemsProps {
  draft: DraftView
  refresh: () => Promise<unknown>
  /** Opens an item to be written, or `new`. */
  onWrite: (itemId: string) => void
}

type Act = 'write' | 'up' | 'down' | 'drop'

/** The items in their order. A tap on one asks what shall be done with it. */
export function Items({ draft, refresh, onWrite }: ItemsProps) {
  const arranging = useCommand(arrangeIssue, refresh)
  const dropping = useCommand(dropItem, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { issueId, edition, items } = draft

  async function act(place: number) {
    const { itemId } = items[place]!
    const ways: { value: Act; label: string }[] = [
      { value: 'write', label: '改这一条' },
      ...(place > 0 ? [{ value: 'up' as const, label: '上移' }] : []),
      ...(place < items.length - 1 ? [{ value: 'down' as const, label: '下移' }] : []),
      { value: 'drop', label: '拿掉' },
    ]
    const chosen = await choose(ways)
    if (chosen === 'write') return onWrite(itemId)
    if (chosen === 'up') return move(place, place - 1)
    if (chosen === 'down') return move(place, place + 1)
    if (chosen === 'drop') {
      const heard = await dropping.run({ issueId, edition, itemId })
      setAnswer(heard)
      if (heard?.kind === 'accepted') whisper('已拿掉')
    }
  }

  async function move(from: number, to: number) {
    const order = items.map(({ itemId, section }) => ({ itemId, section }))
    const [moved] = order.splice(from, 1)
    order.splice(to, 0, moved!)
    setAnswer(await arranging.run({ issueId, edition, ...frameOf(draft), order }))
  }

  return (
    <>
      <Problem answer={answer} />
      {items.length === 0 ? (
        <Card title="内容">
          <View className="soft">这几天集团没有可写的记录。可以编入采用的稿件，或自己添一条。</View>
        </Card>
      ) : (
        <List title={`内容（${items.length} 条）`} hint="点一条，可以改、移动或拿掉。">
          {items.map(({ itemId, section, title, pictures, drafted }, place) => (
            <Cell
              key={itemId}
              title={title}
              note={[section, pictures.length > 0 && `${pictures.length} 张图`].filter(Boolean).join(' · ')}
              value={drafted ? <Badge tone="brand" says="自动拟出" /> : undefined}
              onTap={() => void act(place)}
            />
          ))}
        </List>
      )}
      <Button says="添一条" onTap={() => onWrite('new')} busy={arranging.busy || dropping.busy} />
    </>
  )
}
