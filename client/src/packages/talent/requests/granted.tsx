import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { sayDay } from 'shared/kernel/time'
import { purposeName } from 'shared/talent/banks'
import { lookAtIdentity, type RequestRow, type ShownIdentity } from 'shared/talent/request-operations'

/** A request that was granted: who it is, is shown on a tap, which is recorded, and kept nowhere on this device. */
export function Granted({ one: { requestId, about, purpose, until } }: { one: RequestRow }) {
  const { run, busy } = useCommand(lookAtIdentity)
  const [answer, setAnswer] = useState<Answer<ShownIdentity>>()
  const shown = answer?.kind === 'accepted' ? answer.value : undefined
  return (
    <Card title={about}>
      <View className="soft">{`用于${purposeName[purpose]} · ${sayDay(until!)}前可以查看`}</View>
      <Problem answer={answer} />
      {shown ? (
        <List hint="请只用于申请时写明的用途，不要转给别人。">
          <Cell title="姓名" value={shown.name} />
          <Cell title="学校" note={shown.unitName} />
          {shown.number !== '' && <Cell title="学号" value={shown.number} />}
          {shown.phone !== '' && <Cell title="电话" value={shown.phone} />}
        </List>
      ) : (
        <Button kind="main" says="查看是谁" onTap={() => void run({ requestId }).then(setAnswer)} busy={busy} />
      )}
    </Card>
  )
}
