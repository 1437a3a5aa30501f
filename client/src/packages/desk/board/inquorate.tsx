import type { Conduct } from 'client/parts/meeting/conduct'
import { useDraft } from 'client/platform/device/draft'
import { Button } from 'client/ui/form/button'
import { Card } from 'client/ui/card'
import { WhenField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useSurroundings } from 'client/ui/frame/surroundings'
import { useState } from 'react'
import type { BoardView } from 'shared/attendance/operations'
import { chinaTime, type Instant } from 'shared/kernel/time'

interface InquorateProps {
  refused: BoardView['inquorateRefused']
  conduct: Conduct
  meetingId: string
  now: Instant
}

/** 流会: when the quorum cannot be reached, with the next date if it is known already. */
export function Inquorate({ refused, conduct, meetingId, now }: InquorateProps) {
  const { openClause } = useSurroundings()
  const [open, setOpen] = useState(false)
  const { draft, change, discard } = useDraft(`inquorate:${meetingId}`, { day: '', time: '09:00' })
  const nextAt = draft.day === '' ? undefined : chinaTime(`${draft.day}T${draft.time}`)
  const past = nextAt !== undefined && nextAt <= now ? '下次开会时间应在今后' : undefined
  const clause = refused?.clause

  if (!open) {
    return (
      <Button
        says="人数不够，宣布流会"
        onTap={() => setOpen(true)}
        whyNot={refused?.message}
        onWhy={clause ? () => openClause(clause) : undefined}
      />
    )
  }
  return (
    <Card title="宣布流会">
      <View className="soft">流会时的人数会记录在案。下次时间定了可以一并通知，没定可以不填。</View>
      <List>
        <WhenField label="下次日期" kind="date" value={draft.day} onChoose={(day) => change({ day })} error={past} />
        <WhenField label="下次时间" kind="time" value={draft.time} onChoose={(time) => change({ time })} />
      </List>
      <Button
        kind="danger"
        says="宣布流会并通知"
        busy={conduct.busy}
        whyNot={refused?.message ?? past}
        onTap={() => void conduct.declareInquorate(nextAt).then((declared) => declared && discard())}
      />
      <Button says="先不宣布" onTap={() => setOpen(false)} />
    </Card>
  )
}
